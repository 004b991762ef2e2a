// @ts-check
/** What the address asks for, shown: body attributes, pressed buttons, the plate's own words. */

const Scene = {
  /** Copy the address onto the page. Style rules do the lighting from there. */
  show() {
    const now = Address.read();
    const body = document.body.dataset;
    for (const name of Object.keys(TABLES.fields)) body[name] = now[name];
    body.layers = now.layer;
    document.documentElement.lang = now.language;
    for (const button of document.querySelectorAll("#explorer [data-set][aria-pressed]")) {
      const [name, value] = Scene.pair(button);
      button.setAttribute("aria-pressed", String(now[name] === value));
    }
    Scene.steps(now);
    Framing.show(now);
    Safety.show(now);
    Scene.describe(now);
  },

  /**
   * The field and value a button sets.
   * @param {Element} button
   */
  pair(button) {
    const [name, value] = (button.getAttribute("data-set") ?? "=").split("=");
    return [name, value];
  },

  /**
   * Which way the walk can go from here; before the first stop, only onward.
   * @param {Exploration} now
   */
  steps(now) {
    for (const button of document.querySelectorAll("button[data-step]")) {
      const way = button.getAttribute("data-step") ?? "";
      button.setAttribute("aria-disabled", String(!Scene.neighbour(now.part, way)));
    }
  },

  /**
   * The stop before or after a stop; from anywhere else, onward leads to the first.
   * @param {string} part
   * @param {string} way
   * @returns {string | undefined}
   */
  neighbour(part, way) {
    if (Object.hasOwn(TABLES.walk, part)) return TABLES.walk[part][way === "next" ? "next" : "back"];
    return way === "next" ? Object.keys(TABLES.walk)[0] : undefined;
  },

  /**
   * Give the plate its sentence: the view and, when chosen, the part.
   * @param {Exploration} now
   */
  describe(now) {
    const words = Lookup.loaded(now);
    if (!words) return;
    const chosen = Object.hasOwn(words.names, now.part) ? ` ${words.names[now.part]}.` : "";
    document.getElementById("plate")?.setAttribute("aria-label", words.plate[now.view] + chosen);
  },

  /** Bring the chosen stop into sight in the list of stops. */
  reveal() {
    const stop = document.querySelector("#stops [aria-pressed='true']");
    stop?.scrollIntoView({ block: "nearest", inline: "center" });
  },

  /**
   * Say politely that a part was chosen.
   * @param {Exploration} now
   */
  announce(now) {
    const words = Lookup.loaded(now);
    const announcer = document.getElementById("announcer");
    if (announcer) announcer.textContent = words && now.part ? words.names[now.part] : "";
  },
};

window.addEventListener("popstate", () => {
  const { part, view } = document.body.dataset;
  const now = Address.read();
  Preview.hide();
  if (now.part !== part || now.view !== view) Framing.whole = false;
  Scene.show();
  if (now.part !== part) {
    Scene.announce(now);
    Scene.reveal();
  }
});
