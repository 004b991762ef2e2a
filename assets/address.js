// @ts-check
/** The address is the state: read it, edit it, write it. The same rules as `components/address.py`;
 * `tests/approved/addresses.txt` holds both to the same answers. */

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
      const known = said.getAll(name).filter((value) => field.values.includes(value));
      exploration[name] = name === "layer" ? Address.layers(known) : (known[0] ?? (name === "view" ? "" : field.default));
    }
    for (const name of TABLES.focus.filter((name) => exploration[name]).slice(1)) exploration[name] = "";
    exploration.view ||= Address.home(Address.focus(exploration));
    return exploration;
  },
  /** Layers collect in drawing order; the value that means none counts only alone. @param {string[]} said */
  layers(said) {
    if (said.length === 0) return TABLES.layers.join(" ");
    return TABLES.fields.layer.values.slice(0, -1).filter((layer) => said.includes(layer)).join(" ");
  },
  /** What the page is about, as the tables name it: a part, or a cause. @param {Exploration} exploration */
  focus: ({ cause, part }) => (cause ? `cause=${cause}` : part),
  /** The view a part or cause is best seen in. @param {string} part */
  home: (part) => (Object.hasOwn(TABLES.homes, part) ? TABLES.homes[part] : TABLES.fields.view.default),
  /** The shortest query that reads back as the same exploration. @param {Exploration} exploration */
  write(exploration) {
    const query = new URLSearchParams();
    for (const [name, field] of Object.entries(TABLES.fields)) {
      const value = exploration[name];
      if (name === "layer") {
        if (value === TABLES.layers.join(" ")) continue;
        for (const layer of value ? value.split(" ") : field.values.slice(-1)) query.append(name, layer);
      } else if (value !== (name === "view" ? Address.home(Address.focus(exploration)) : field.default)) {
        query.append(name, value);
      }
    }
    return query.toString();
  },
  /** Change fields of the current address in one edit. A part or cause clears the other, and one that is not
   * drawn in the view takes its home view along. An edit that changes nothing does nothing.
   * @param {Partial<Exploration>} changes */
  edit(changes) {
    const now = Address.read();
    const unset = TABLES.focus.some((name) => changes[name]) ? TABLES.focus.map((name) => [name, ""]) : [];
    const next = /** @type {Exploration} */ ({ ...now, ...Object.fromEntries(unset), ...changes });
    const about = Address.focus(next);
    if (unset.length && changes.view === undefined && !Address.draws(next.view, about)) next.view = Address.home(about);
    const query = Address.write(next);
    if (query === Address.write(now)) return;
    const pushes = Object.keys(TABLES.fields).some((name) => TABLES.fields[name].pushes && next[name] !== now[name]);
    window.history[pushes ? "pushState" : "replaceState"](null, "", window.location.pathname + (query && "?" + query));
    window.dispatchEvent(new Event("explored"));
  },
  /** Switch one value of a field that collects values. @param {string} name @param {string} value */
  toggle(name, value) {
    const shown = Address.read()[name].split(" ");
    const values = shown.includes(value) ? shown.filter((one) => one !== value) : [...shown, value];
    Address.edit({ [name]: Address.layers([...values, ""]) });
  },
  /** Whether a view draws a part or cause. @param {string} view @param {string} part */
  draws: (view, part) => Object.hasOwn(TABLES.views, view) && TABLES.views[view].drawn.includes(part),
};
