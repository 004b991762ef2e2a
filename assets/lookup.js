// @ts-check
/** Put cards, figures and lists in place: each is a lookup in a file that Python wrote. Dash holds figures alone. */

/** @typedef {import("./tables").WordTable} WordTable */

const Lookup = {
  /** @type {Record<string, WordTable>} Word tables that have arrived, by name. */
  tables: {},
  /** @type {Record<string, Promise<any>>} Files asked for, by name: each is asked for once. */
  asked: {},
  /** What the card now says, and what the list shows, as one word: the same is not laid twice. */
  said: "",
  listed: "",
  /** The name of the words an exploration asks for. @param {Exploration} now */
  name: (now) => `${now.language}-${now.words}`,
  /** The name of the words of the view on stage. @param {Exploration} now */
  viewName: (now) => `words/${Lookup.name(now)}-${now.view}`,
  /** The word table for an exploration, if it has arrived. @param {Exploration} now @returns {WordTable | undefined} */
  loaded: (now) => Lookup.tables[Lookup.name(now)],
  /** The word table for an exploration. @param {Exploration} now @returns {Promise<WordTable>} */
  async words(now) {
    const name = Lookup.name(now);
    return (Lookup.tables[name] = await Lookup.file(`words/${name}`));
  },
  /** A file of this app, as JSON; one that did not arrive may be asked for again.
   * @param {string} name @returns {Promise<any>} */
  file(name) {
    Lookup.asked[name] ??= fetch(TABLES.files[name])
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(name))))
      .catch((failure) => (delete Lookup.asked[name], Promise.reject(failure)));
    return Lookup.asked[name];
  },
  /** A file of plates; one that does not arrive leaves the stage as it is, and is told. @param {string} name */
  plate: (name) =>
    Lookup.file(`plates/${name}`).then(
      (plate) => (document.body.removeAttribute("data-failed"), plate),
      () => void (document.body.dataset.failed = name),
    ),
  /** Lay the card, and in another language the page's frame, once the words are there. @param {Exploration} now */
  card(now) {
    const words = Lookup.loaded(now);
    const said = `${Lookup.name(now)} ${Address.focus(now)}`;
    if (!words || said === Lookup.said) return;
    Lookup.said = said;
    // The language restyles every element, even when it stays.
    if (document.documentElement.lang !== now.language) {
      document.documentElement.lang = now.language;
      for (const [id, spoken] of Object.entries(words.frame)) Object.assign(byId(id) ?? {}, spoken);
      Press.rove();
    }
    fill("card", words.cards[Address.focus(now)] ?? words.start);
    Press.turned();
  },
  /** Whether the figure of a view is there. @param {string} view */
  drawn: (view) => Boolean(byId(`sheet-${view}`)?.childElementCount),
  /** The sheet of the view on stage, the first time it is asked for: its pictures, and its figure. */
  async stage() {
    const { no_update: keep, callback_context: context } = window.dash_clientside;
    const [outputs, now] = [context.outputs_list, Address.read()];
    const { view } = now;
    const sheet = Lookup.drawn(view) ? undefined : await Lookup.plate(view);
    Lookup.picture(view, sheet);
    later(() => idle(() => Lookup.over(now)));
    return outputs.map(({ id }) => (sheet && id === `sheet-${view}` ? sheet.figure : keep));
  },
  /** Put a view's pictures in their place, once. @param {string} view @param {{pictures: string}} [sheet] */
  picture(view, sheet) {
    if (sheet && !byId(`pictures-${view}`)?.childElementCount) fill(`pictures-${view}`, sheet.pictures);
  },
  /** When idle: the pictures of the view that the next step will show. */
  async ahead() {
    const { part, view: here } = Address.read();
    const next = Scene.neighbour(part, "next") ?? "";
    const view = Address.draws(here, next) ? here : Address.home(next);
    Lookup.picture(view, await Lookup.plate(view));
  },
  /** The list beside the view on stage, and its labels; what comes when another is on stage is not shown. */
  async beside() {
    const name = Lookup.viewName(Address.read());
    if (name === Lookup.listed) return;
    const words = await Lookup.file(name);
    const now = Address.read();
    if (name !== Lookup.viewName(now)) return;
    fill("nearby", words.nearby);
    fill(`labels-${now.view}`, words.labels);
    Lookup.listed = name;
    Scene.pressed(now);
  },
  /** What lies over a sheet is drawn when first needed, after it: the other leg's nerves, and structures.
   * @param {Exploration} now */
  async over(now) {
    if (!Lookup.drawn(now.view)) return;
    for (const kind of now.side === "both" ? ["far", "structures"] : ["structures"]) {
      const [id, name] = [`${kind}-${now.view}`, `${now.view}-${kind}`];
      const sheet = byId(id);
      if (!sheet || sheet.dataset.asked || !Object.hasOwn(TABLES.files, `plates/${name}`)) continue;
      sheet.dataset.asked = "1";
      const children = await Lookup.plate(name);
      if (children) window.dash_clientside.set_props(id, { children });
    }
  },
};

// The graph waits for a Plotly that is a promise; that of Plotly's own script, once there, takes its place.
const plotly = byId("plotly");
if (plotly) window.Plotly ??= new Promise((arrived) => plotly.addEventListener("load", arrived));

window.dash_clientside = Object.assign(window.dash_clientside ?? {}, {
  lookup: { stage: Lookup.stage },
});
