// @ts-check
/** The address is the state. The same rules as `components/address.py`; `tests/approved/addresses.txt` holds both to them. */
/** @typedef {Record<string, string>} Exploration One value a field; "" when unset; layers joined by spaces. */
/** @type {import("./tables").Tables} */
const TABLES = JSON.parse(byId("tables")?.textContent ?? "{}");
/** An address that names no language is read in the first of the reader's own that is offered. */
const spokenHere = navigator.languages.map((own) => own.slice(0, 2)).find((own) => TABLES.fields.language.values.includes(own));
if (spokenHere) TABLES.fields.language.default = spokenHere;

const Address = {
  /** The query of the current address; where it asks for nothing of ours, what stands after "#". */
  current() {
    const { search, hash } = window.location;
    const asks = [...new URLSearchParams(search).keys()].some((name) => Object.hasOwn(TABLES.fields, name));
    return asks ? search : hash.replace(/^#/, "?");
  },
  /** Read a query; what is unknown falls back to the default. @param {string} [query] @returns {Exploration} */
  read(query = Address.current()) {
    const said = new URLSearchParams(query.replace(/^[?#]/, ""));
    const exploration = /** @type {Exploration} */ ({});
    for (const [name, field] of Object.entries(TABLES.fields)) {
      const known = said.getAll(name).filter((value) => Address.allowed(name, exploration).includes(value));
      exploration[name] = name === "layer" ? Address.layers(known) : (known[0] ?? (name === "view" ? "" : field.default));
    }
    for (const name of TABLES.focus.filter((name) => exploration[name]).slice(1)) exploration[name] = "";
    Address.settle(exploration).view ||= Address.home(Address.focus(exploration));
    return exploration;
  },
  /** Layers collect in drawing order; the value that means none counts only alone. @param {string[]} said */
  layers(said) {
    if (said.length === 0) return TABLES.layers.join(" ");
    return TABLES.fields.layer.values.slice(0, -1).filter((layer) => said.includes(layer)).join(" ");
  },
  /** Have fields that depend on another say what they may. @param {Exploration} exploration */
  settle(exploration) {
    for (const name of Object.keys(TABLES.within)) {
      const allowed = Address.allowed(name, exploration);
      if (!allowed.includes(exploration[name])) exploration[name] = allowed[0];
    }
    return exploration;
  },
  /** What a field may say, if need be by what another says. @param {string} name @param {Exploration} exploration */
  allowed(name, exploration) {
    if (!Object.hasOwn(TABLES.within, name)) return TABLES.fields[name].values;
    return TABLES.within[name].values[exploration[TABLES.within[name].of]] ?? [""];
  },
  /** What the page is about, as the tables name it: a step of a tour, a cause, or a part. @param {Exploration} exploration */
  focus: ({ tour, step, cause, part }) => (tour ? `tour=${tour} ${step}` : cause ? `cause=${cause}` : part),
  /** The focus and what is compared with it. @param {Exploration} exploration */
  topics: (exploration) => [Address.focus(exploration), ...(exploration.compare ? [`cause=${exploration.compare}`] : [])],
  /** The view something is best seen in. @param {string} focus */
  home: (focus) => (Object.hasOwn(TABLES.homes, focus) ? TABLES.homes[focus] : TABLES.fields.view.default),
  /** What a field says where the address does not. @param {string} name @param {Exploration} exploration */
  usual(name, exploration) {
    if (name === "view") return Address.home(Address.focus(exploration));
    return Object.hasOwn(TABLES.within, name) ? Address.allowed(name, exploration)[0] : TABLES.fields[name].default;
  },
  /** The shortest query that reads back as the same exploration. @param {Exploration} exploration */
  write(exploration) {
    const query = new URLSearchParams();
    for (const [name, field] of Object.entries(TABLES.fields)) {
      const value = exploration[name];
      if (name === "layer") {
        if (value === TABLES.layers.join(" ")) continue;
        for (const layer of value ? value.split(" ") : field.values.slice(-1)) query.append(name, layer);
      } else if (value !== Address.usual(name, exploration)) query.append(name, value);
    }
    return query.toString();
  },
  /** What is explored after changes: a new focus clears the old one and, where it is not drawn in the view, takes its
   * home view along. @param {Exploration} now @param {Partial<Exploration>} changes */
  after(now, changes) {
    const turns = TABLES.focus.some((name) => changes[name]);
    const cleared = turns ? [...TABLES.focus, ...Object.keys(TABLES.within)].map((name) => [name, ""]) : [];
    const next = Address.settle(/** @type {Exploration} */ ({ ...now, ...Object.fromEntries(cleared), ...changes }));
    const focus = Address.focus(next);
    if ((turns || changes.step) && changes.view === undefined && !Address.draws(next.view, focus)) next.view = Address.home(focus);
    return next;
  },
  /** Change the current address in one edit; what changes nothing does nothing. @param {Partial<Exploration>} changes */
  edit(changes) {
    const now = Address.read();
    const next = Address.after(now, changes);
    const query = Address.write(next);
    if (query === Address.write(now)) return;
    const pushes = Object.entries(TABLES.fields).some(([one, { pushes }]) => pushes && one in changes && next[one] !== now[one]);
    window.history[pushes ? "pushState" : "replaceState"](null, "", window.location.pathname + (query && "?" + query));
    window.dispatchEvent(new Event("explored"));
  },
  /** Switch one value of a field that collects values. @param {string} name @param {string} value */
  toggle: (name, value) => Address.edit({ [name]: Address.layers([...switched(Address.read()[name], value), ""]) }),
  /** Whether a view draws a part, cause or step. @param {string} view @param {string} part */
  draws: (view, part) => Object.hasOwn(TABLES.views, view) && TABLES.views[view].drawn.includes(part),
};
