// @ts-check
/** The first picture: show what the address asks for, and say when the page answers. */
const Start = {
  /** Whether the stage holds a drawn figure and the words have arrived. */
  answers() {
    const { view } = Address.read();
    const drawn = document.querySelector(`#sheet-${view} .js-fill`);
    const listed = document.querySelector("#nearby button");
    return drawn !== null && listed !== null && Lookup.loaded(Address.read()) !== undefined;
  },
  /** Watch the page grow; once it answers, show the scene and stop watching. */
  watch() {
    const watcher = new MutationObserver(() => {
      if (!Start.answers()) return;
      watcher.disconnect();
      const plate = byId("plate");
      if (plate) new ResizeObserver(Framing.fit).observe(plate);
      Framing.fit();
      Scene.show();
      later(() => Scene.reveal(Address.read()));
      document.querySelector(".choice-view [aria-pressed='true']")?.scrollIntoView({ block: "nearest", inline: "center" });
      Press.rove();
      document.documentElement.dataset.ready = "1";
      idle(() => (Lookup.over(Address.read()), Lookup.ahead()));
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  },
};

if ([...Dialogs.pages].some((dialog) => dialog.open)) Dialogs.adopt();
Scene.show();
Start.watch();
Lookup.plate(Address.read().view);
