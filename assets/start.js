// @ts-check
/** The first picture: show what the address asks for, and say when the page answers. */

const Start = {
  /** Whether the stage holds a drawn figure and the words have arrived. */
  answers() {
    const { view } = Address.read();
    const drawn = document.querySelector(`#sheet-${view} .js-fill`);
    return drawn !== null && Lookup.loaded(Address.read()) !== undefined;
  },

  /** Watch the page grow; once it answers, show the scene and stop watching. */
  watch() {
    const watcher = new MutationObserver(() => {
      if (!Start.answers()) return;
      watcher.disconnect();
      Scene.show();
      Press.rove();
      document.documentElement.dataset.ready = "1";
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  },
};

Scene.show();
Start.watch();
Lookup.words(Address.read());
Lookup.file(TABLES.views[Address.read().view].figure);
