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
      Scene.reveal();
      Press.rove();
      Start.follow();
      document.documentElement.dataset.ready = "1";
    });
    watcher.observe(document.body, { childList: true, subtree: true });
  },

  /** A safety dialog that the browser opened before these scripts came stays open. */
  adopt() {
    if (Safety.dialog()?.open) Address.edit({ page: "safety" });
  },

  /** Keep the card at its beginning whenever it is replaced. */
  follow() {
    const card = document.getElementById("card");
    if (card) new MutationObserver(Press.turned).observe(card, { childList: true });
  },
};

Start.adopt();

Scene.show();
Start.watch();
Lookup.words(Address.read()).catch(() => undefined);
Lookup.figure(Address.read().view);
