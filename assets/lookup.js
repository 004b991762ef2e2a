// @ts-check
/** Put cards, figures and lists in place: each is a lookup in a file that Python wrote. Dash holds figures alone. */
/** @typedef {import("./tables").WordTable} WordTable */

const Lookup = {
  /** @type {Record<string, WordTable>} Word tables that have arrived, by name. */
  tables: {},
  /** @type {Record<string, Promise<any>>} Files asked for, by name: each is asked for once. */
  asked: {},
  /** What card and list now say, as one word: the same is not laid twice. */
  said: "",
  listed: "",
  CALM_MS: 1000,
  calm: 0,
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
  /** A file of ours, as JSON; one that did not arrive may be asked for again. @param {string} name @returns {Promise<any>} */
  file(name) {
    Lookup.asked[name] ??= fetch(TABLES.files[name])
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(name))))
      .catch((failure) => (delete Lookup.asked[name], Promise.reject(failure)));
    return Lookup.asked[name];
  },
  /** A file of plates; one that does not arrive leaves the stage as it is, and is told. @param {string} name */
  async plate(name) {
    const plate = await Lookup.file(`plates/${name}`).catch(() => undefined);
    document.body.toggleAttribute("data-failed", !plate);
    return plate;
  },
  /** Lay the card, and in another language the page's frame, once the words are there. @param {Exploration} now */
  card(now) {
    const words = Lookup.loaded(now);
    const said = `${Lookup.name(now)} ${Address.topics(now)}`;
    if (!words || said === Lookup.said) return;
    Lookup.said = said;
    // The language restyles every element, even when it stays.
    if (document.documentElement.lang !== now.language) {
      document.documentElement.lang = now.language;
      for (const [id, spoken] of Object.entries(words.frame)) Object.assign(byId(id) ?? {}, spoken);
      Press.rove();
    }
    const [headings, one, other] = ["", now.cause, now.compare].map((topic) => words.compared[topic]);
    const rows = now.compare && headings.map((heading, row) => heading + one[row] + other[row]).join("");
    fill("card", rows || (words.cards[Address.focus(now)] ?? words.start));
    Press.turned();
  },
  /** Lay a figure in its place, once. @param {string} id @param {unknown} children */
  lay(id, children) {
    const place = byId(id);
    if (!children || !place || place.dataset.laid) return;
    place.dataset.laid = "1";
    window.dash_clientside.set_props(id, { children });
  },
  /** Lay the pictures of a view, which are on their way while Plotly draws, and its figure. @param {string} view */
  async sheet(view) {
    const sheet = await Lookup.plate(view);
    if (!sheet || byId(`pictures-${view}`)?.firstElementChild) return;
    fill(`pictures-${view}`, sheet.pictures);
    Framing.show(Address.read());
    Lookup.lay(`sheet-${view}`, sheet.figure);
  },
  /** Lay what lies over a view: structures, or the other leg's nerves. @param {string} kind @param {string} view */
  async over(kind, view) {
    if (Object.hasOwn(TABLES.files, `plates/${view}-${kind}`)) Lookup.lay(`${kind}-${view}`, await Lookup.plate(`${view}-${kind}`));
  },
  /** Lay the view on stage, and over it what is asked for; a stop asks for nothing, nor does no focus at all. */
  async stage() {
    const { view, side } = Address.read();
    await Lookup.sheet(view);
    if (side === "both") later(() => Lookup.over("far", view));
    if (!Object.hasOwn(TABLES.walk, document.body.dataset.about ?? "")) later(() => Lookup.over("structures", view));
  },
  /** When all is calm, for drawing holds the page: what lies over this view, then the next step's, or one not drawn. */
  ahead() {
    window.clearTimeout(Lookup.calm);
    Lookup.calm = window.setTimeout(() => idle(async () => {
      const now = Address.read();
      await Lookup.over("structures", now.view);
      const views = [Address.after(now, Scene.neighbour(now, "next") ?? {}).view, ...Object.keys(TABLES.views)];
      const missing = views.find((one) => !byId(`sheet-${one}`)?.dataset.laid);
      if (missing) idle(() => Lookup.file(`plates/${missing}`).then(() => Lookup.sheet(missing), () => undefined));
    }), Lookup.CALM_MS);
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
};

// The graph waits for a Plotly that is a promise. Its script takes the longest; it runs once the first picture is painted.
const plotly = /** @type {HTMLLinkElement | null} */ (byId("plotly"));
const script = Object.assign(document.createElement("script"), { src: plotly?.href });
if (plotly) window.Plotly ??= new Promise((onload) => later(() => document.head.append(Object.assign(script, { onload }))));

window.dash_clientside = Object.assign(window.dash_clientside ?? {}, { lookup: { stage: Lookup.stage } });
