// @ts-check
/** Put cards and figures in place: each is a lookup in a file that Python wrote at start. */

/** @typedef {import("./tables").WordTable} WordTable */

const Lookup = {
  /** @type {Record<string, WordTable>} Word tables that have arrived, by name. */
  tables: {},
  /** @type {Record<string, Promise<any>>} Files asked for, by address: each is asked for once. */
  asked: {},

  /**
   * The word table for an exploration, if it has arrived.
   * @param {Exploration} now
   * @returns {WordTable | undefined}
   */
  loaded(now) {
    return Lookup.tables[Lookup.name(now)];
  },

  /**
   * The name of the word table an exploration asks for.
   * @param {Exploration} now
   */
  name(now) {
    return `${now.language}-${now.words}`;
  },

  /**
   * The word table for an exploration.
   * @param {Exploration} now
   * @returns {Promise<WordTable>}
   */
  async words(now) {
    const name = Lookup.name(now);
    return (Lookup.tables[name] = await Lookup.file(TABLES.words[name]));
  },

  /**
   * A file of this app, as JSON; one that did not arrive may be asked for again.
   * @param {string} address
   * @returns {Promise<any>}
   */
  file(address) {
    Lookup.asked[address] ??= fetch(address)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(address))))
      .catch((failure) => {
        delete Lookup.asked[address];
        throw failure;
      });
    return Lookup.asked[address];
  },

  /** What the card now says, as one word: the same card is not laid twice. */
  said: "",

  /** The card of the chosen part, or the start card; the same card stays as it is. */
  async card() {
    const now = Address.read();
    const words = await Lookup.words(now);
    const said = `${Lookup.name(now)} ${now.part}`;
    Scene.describe(now);
    if (said === Lookup.said) return window.dash_clientside.no_update;
    Lookup.said = said;
    return Object.hasOwn(words.cards, now.part) ? words.cards[now.part] : words.start;
  },

  /**
   * A view's figure; one that does not arrive leaves the stage as it is, and the page says so.
   * @param {string} view
   */
  async figure(view) {
    try {
      const figure = await Lookup.file(TABLES.views[view].figure);
      document.body.removeAttribute("data-failed");
      return figure;
    } catch {
      document.body.dataset.failed = view;
      return window.dash_clientside.no_update;
    }
  },

  /** The sheet of the view on stage, the first time it is asked for; other sheets stay as they are. */
  async sheets() {
    const { no_update: keep, callback_context: context } = window.dash_clientside;
    const outputs = context.outputs_list;
    const { view } = Address.read();
    const sheet = document.getElementById(`sheet-${view}`);
    const wanted = sheet && sheet.childElementCount === 0;
    const content = wanted ? await Lookup.figure(view) : keep;
    return outputs.map((output) => (output.id === `sheet-${view}` ? content : keep));
  },
};

window.dash_clientside = Object.assign(window.dash_clientside ?? {}, {
  lookup: { card: Lookup.card, sheets: Lookup.sheets },
});
