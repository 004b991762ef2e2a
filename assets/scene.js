// @ts-check
/** What the address asks for, shown: body attributes, pressed buttons, the plate's own words. */
const Scene = {
  /** What is shown, as a query. */
  shown: "",
  /** Copy the address onto the page. Style rules do the lighting from there. */
  show() {
    const now = Address.read();
    Scene.shown = Address.write(now);
    Scene.mark(now);
    document.documentElement.dataset.ready ? later(() => Lookup.card(now)) : Lookup.card(now);
    Scene.pressed(now);
    Scene.steps(now);
    Framing.show(now);
    Dialogs.show(now);
    Scene.describe(now);
    Lookup.plate(now.view);
    Lookup.beside().catch(() => undefined);
    if (!Lookup.loaded(now)) Lookup.words(now).then(Scene.show, () => undefined);
    if (!document.documentElement.dataset.ready) return;
    later(Lookup.stage);
    Lookup.ahead();
  },
  /** Write data attributes of the body, each value a class too, if changed. @param {Record<string, string>} data */
  mark(data) {
    const { dataset } = document.body;
    for (const [name, value] of Object.entries(data)) if (dataset[name] !== value) dataset[name] = value;
    const classes = Object.entries(dataset).map(([name, value]) => `${name}-${value?.replaceAll(" ", "-")}`);
    document.body.className = classes.join(" ");
  },
  /** Mark the buttons whose value is the present one. @param {Exploration} now */
  pressed(now) {
    const state = { ...document.documentElement.dataset, ...now };
    for (const button of document.querySelectorAll("#explorer [aria-pressed]:not(#locator)")) {
      const [name, value] = Scene.pair(button);
      const pressed = String((state[name] ?? "").split(" ").includes(value));
      if (button.getAttribute("aria-pressed") !== pressed) button.setAttribute("aria-pressed", pressed);
    }
  },
  /** The field and value a button sets, toggles or keeps. @param {Element} button */
  pair(button) {
    const { set, toggle, keep } = /** @type {HTMLElement} */ (button).dataset;
    return (set ?? toggle ?? keep ?? "=").split("=");
  },
  /** Which way the walk can go from here; before the first stop, only onward. @param {Exploration} now */
  steps(now) {
    for (const button of document.querySelectorAll("button[data-step]")) {
      const way = button.getAttribute("data-step") ?? "";
      button.setAttribute("aria-disabled", String(!Scene.neighbour(now.part, way)));
    }
  },
  /** The stop before or after a stop; from anywhere else, onward leads to the first.
   * @param {string} part @param {string} way @returns {string | undefined} */
  neighbour(part, way) {
    if (Object.hasOwn(TABLES.walk, part)) return TABLES.walk[part][way === "next" ? "next" : "back"];
    return way === "next" ? Object.keys(TABLES.walk)[0] : undefined;
  },
  /** Give the plate its sentence: the view and, when chosen, the part or cause. @param {Exploration} now */
  describe(now) {
    const words = Lookup.loaded(now);
    if (!words) return;
    const chosen = words.lit[Address.focus(now)] ?? "";
    byId("plate")?.setAttribute("aria-label", `${words.plate[now.view]} ${words.sides[now.side]} ${chosen}`.trim());
  },
  /** Bring the chosen stop into sight, and say politely what was chosen. @param {Exploration} now */
  reveal(now) {
    document.querySelector("#stops [aria-pressed='true']")?.scrollIntoView({ block: "nearest", inline: "center" });
    byId("announcer")?.replaceChildren(Lookup.loaded(now)?.names[Address.focus(now)] ?? "");
  },
};

for (const kind of ["explored", "popstate"]) {
  window.addEventListener(kind, () => {
    const { part = "", cause = "", view } = document.body.dataset;
    const now = Address.read();
    if (Address.write(now) === Scene.shown) return;
    Preview.hide();
    const turned = Address.focus(now) !== Address.focus({ part, cause });
    if (turned || now.view !== view) Framing.whole = false;
    Scene.show();
    if (turned) later(() => Scene.reveal(now));
  });
}
