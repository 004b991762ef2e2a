// @ts-check
/** What the address asks for, shown: body attributes, pressed buttons, the plate's own words. */
const Scene = {
  /** What is shown. */
  now: Address.read(),
  /** Copy the address onto the page. Style rules do the lighting from there. */
  show() {
    const now = (Scene.now = Address.read());
    const [about, other = ""] = Address.topics(now).map((topic) => TABLES.about[topic] ?? topic);
    Scene.mark({ ...now, about, other });
    fill("shared", "");
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
    const state = /** @type {DOMStringMap} */ ({ ...document.documentElement.dataset, ...now, part: document.body.dataset.about });
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
  /** Which way the walk or the tour can go from here. @param {Exploration} now */
  steps(now) {
    for (const button of document.querySelectorAll("button[data-step]"))
      button.setAttribute("aria-disabled", String(!Scene.neighbour(now, button.getAttribute("data-step") ?? "")));
  },
  /** The edit that leads on or back; from anywhere else, to the first stop. @param {Exploration} now @param {string} way */
  neighbour: (now, way) => (TABLES.walk[Address.focus(now)] ?? TABLES.walk[""])[way === "next" ? way : "back"],
  /** Give the plate its sentence: the view and, when chosen, what is lit. @param {Exploration} now */
  describe(now) {
    const words = Lookup.loaded(now);
    if (!words) return;
    const chosen = Address.topics(now).map((topic) => words.lit[topic] ?? "").join(" ");
    byId("plate")?.setAttribute("aria-label", `${words.plate[now.view]} ${words.sides[now.side]} ${chosen}`.trim());
  },
  /** Bring the chosen stop into sight, and say politely what was chosen. @param {Exploration} now */
  reveal(now) {
    document.querySelector("#stops [aria-pressed='true']")?.scrollIntoView({ block: "nearest", inline: "center" });
    const names = Address.topics(now).map((topic) => Lookup.loaded(now)?.names[topic] ?? "");
    byId("announcer")?.replaceChildren(names.join(", "));
  },
  /** Follow the address to wherever it was changed. */
  follow() {
    const [before, now] = [Scene.now, Address.read()];
    if (Address.write(now) === Address.write(before)) return;
    Preview.hide();
    const turned = Address.topics(now).join() !== Address.topics(before).join();
    if (turned || now.view !== before.view) Framing.whole = false;
    Scene.show();
    if (turned) later(() => Scene.reveal(now));
  },
};

for (const kind of ["explored", "popstate"]) window.addEventListener(kind, Scene.follow);
