// @ts-check
/** Presses and keys: every button says in its attributes what it does to the address. */

const Press = {
  /** Whether the last press was on the card, which its answer then replaces. */
  inCard: false,

  /** The card is new: show its beginning, and keep the focus in it if it was there. */
  turned() {
    const card = document.getElementById("card");
    if (!card) return;
    card.scrollTop = 0;
    if (Press.inCard) card.querySelector("h2")?.focus();
    Press.inCard = false;
  },

  /**
   * Do what a pressed element says.
   * @param {Element} element
   */
  act(element) {
    if (element.hasAttribute("data-afresh")) return Press.afresh();
    if (element.id === "locator") return Framing.toggle();
    const way = element.getAttribute("data-step");
    if (way) {
      const part = Scene.neighbour(Address.read().part, way);
      return part && Address.edit({ part });
    }
    const [name, value] = Scene.pair(element);
    Press.inCard = element.closest("#card") !== null;
    Address.edit({ [name]: value });
  },

  /** Back to the first picture, with nothing chosen. */
  afresh() {
    Address.edit(Address.read("?"));
  },

  /** Escape closes the preview, then the card. */
  escape() {
    if (Preview.hide() || document.querySelector("dialog[open]")) return;
    const now = Address.read();
    if (now.part) Address.edit({ part: "", view: now.view });
  },

  /**
   * Arrow keys walk the stops in route order; Home and End go to the ends.
   * @param {KeyboardEvent} event
   */
  walk(event) {
    const here = /** @type {Element} */ (event.target).closest?.("#stops [data-part]");
    if (!here || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = [...document.querySelectorAll("#stops [data-part]")];
    const at = all.indexOf(here);
    const to = {
      ArrowDown: at + 1,
      ArrowRight: at + 1,
      ArrowUp: at - 1,
      ArrowLeft: at - 1,
      Home: 0,
      End: all.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(to, all.length - 1))];
    if (next instanceof HTMLElement) next.focus();
  },

  /**
   * The list of stops is one tab stop: the one last focused, else the chosen, else the first.
   * @param {Element | null} [focused]
   * @returns {HTMLElement | undefined} that stop
   */
  rove(focused) {
    const all = [...document.querySelectorAll("#stops [data-part]")];
    const chosen = all.find((stop) => stop.getAttribute("aria-pressed") === "true");
    const keep = focused ?? chosen ?? all[0];
    for (const stop of all) stop.setAttribute("tabindex", stop === keep ? "0" : "-1");
    return keep instanceof HTMLElement ? keep : undefined;
  },
};

document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  const pressed = target.closest?.("button:is([data-set], [data-step], [data-afresh], #locator)");
  if (pressed) Press.act(pressed);
  if (!target.closest?.("#plate, #preview-place")) Preview.hide();
  if (target.closest?.("[data-skip]")) {
    event.preventDefault();
    Press.rove()?.focus();
  }
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") Press.escape();
  else Press.walk(event);
});
document.addEventListener("focusin", (event) => {
  const stop = /** @type {Element} */ (event.target).closest?.("#stops [data-part]");
  if (stop) Press.rove(stop);
});
