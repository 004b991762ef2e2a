// @ts-check
/** Presses and keys: every button says in its attributes what it does to the address. */
const KEPT = { ...document.documentElement.dataset };

const Press = {
  /** Whether the last press was on the card and leads to another, which takes its place. */
  inCard: false,
  /** The card is new: show its beginning, off the picture, and keep the focus in it if it was there, once laid out. */
  turned() {
    const focused = Press.inCard;
    Press.inCard = false;
    Scene.pressed(Address.read());
    window.requestAnimationFrame(() => {
      const reading = /** @type {HTMLElement} */ (byId("reading"));
      byId("card")?.scrollTo(0, 0);
      if (reading.getBoundingClientRect().top < parseFloat(getComputedStyle(reading).scrollMarginTop)) reading.scrollIntoView();
      if (focused) /** @type {HTMLElement | null} */ (document.querySelector("#card h2"))?.focus();
    });
  },
  /** Do what a pressed element says. @param {Element} element */
  act(element) {
    if (element.hasAttribute("data-afresh")) return Press.afresh();
    const way = element.getAttribute("data-step");
    const [name, value] = Scene.pair(element);
    const [known, toggles] = [Object.hasOwn(TABLES.fields, name), element.hasAttribute("data-toggle")];
    Press.inCard = known && !toggles && name !== "page" && element.closest("#card") !== null;
    if (way) return Address.edit(Scene.neighbour(Scene.now, way) ?? {});
    if (known) return toggles ? Address.toggle(name, value) : Address.edit({ [name]: value });
    if (name === "zoom") Zoom.by(value === "in" ? Zoom.STEP : 1 / Zoom.STEP);
    if (name === "keys") Dialogs.keys();
    if (name === "handout") window.print();
    if (name === "share") Press.share(element.getAttribute("data-done") ?? "");
    if (element.hasAttribute("data-keep")) Press.keep({ [name]: value });
    if (name === "marks") Press.keep({ marks: switched(document.documentElement.dataset.marks ?? "", value).join(" ") });
  },
  /** Give away the address, which holds no mark: by the device's own means, or else copied. @param {string} done */
  async share(done) {
    const query = Address.write(Scene.now);
    const url = window.location.href.split(/[?#]/)[0] + (query && `?${query}`);
    if (navigator.share) return navigator.share({ url }).catch(() => undefined);
    await navigator.clipboard.writeText(url).then(() => fill("shared", done), () => byId("shared")?.append(url));
  },
  /** Give the focus of a button that its own press took away to what comes next to it. @param {Element} element */
  follow(element) {
    if (!element.isConnected || element.checkVisibility()) return;
    const near = element.closest("#marks") ? ["#marks button", "#card h2"] : ["#leave", ".menu-options > summary"];
    const all = near.flatMap((one) => [.../** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(one))]);
    all.find((one) => one.checkVisibility())?.focus();
  },
  /** Keep what is no part of the address, for this visit. @param {Record<string, string | undefined>} kept */
  keep: (kept) => (Object.assign(document.documentElement.dataset, kept), Scene.show()),
  /** Single keys, where nothing is typed and nobody switched them off. @param {KeyboardEvent} event */
  key(event) {
    const { target, key } = event;
    const off = document.querySelector("#single-keys:not(:checked)");
    const typing = target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey;
    if (off || typing || document.querySelector("dialog[open]")) return;
    const factor = { "+": Zoom.STEP, "-": 1 / Zoom.STEP, 0: 0 }[key];
    if (factor !== undefined) Zoom.by(factor);
    if (key === "?") Dialogs.keys();
    if (key !== "/" || !Finder.field) return;
    event.preventDefault();
    Finder.field.focus();
  },
  /** Arrow keys on the locator move the picture. @param {KeyboardEvent} event */
  pan(event) {
    const at = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    if (!at) return;
    event.preventDefault();
    Zoom.pan((Framing.frame[3] / Zoom.times / 8) * at[0], (Framing.frame[3] / Zoom.times / 8) * at[1]);
  },
  /** Back to the first picture, with nothing chosen. */
  afresh() {
    Zoom.reset();
    Finder.go();
    Press.keep(KEPT);
    Address.edit(Address.read("?"));
  },
  /** Escape closes a menu, else the preview, else ends presenting, else closes the card. */
  escape() {
    const menu = document.querySelector(".menu[open]");
    if (menu?.contains(document.activeElement)) menu.querySelector("summary")?.focus();
    menu?.removeAttribute("open");
    if (menu || Preview.hide() || document.querySelector("dialog[open]")) return;
    if (Scene.now.present) return Address.edit({ present: "" });
    Press.inCard = byId("card")?.contains(document.activeElement) ?? false;
    Address.edit({ ...Object.fromEntries(TABLES.focus.map((name) => [name, ""])), view: Scene.now.view });
  },
  /** Arrow keys walk the stops; Home and End go to the ends. @param {KeyboardEvent} event @param {Element} here */
  walk(event, here) {
    if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
    const all = [...document.querySelectorAll("#stops [data-part]")];
    const at = all.indexOf(here);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, Home: -all.length, End: all.length }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = all[Math.max(0, Math.min(at + step, all.length - 1))];
    if (next instanceof HTMLElement) next.focus();
  },
  /** The list of stops is one tab stop: the one last focused, else the chosen, else the first.
   * @param {Element | null} [focused] @returns {HTMLElement | undefined} that stop */
  rove(focused) {
    const all = [...document.querySelectorAll("#stops [data-part]")];
    const chosen = all.find((stop) => stop.getAttribute("aria-pressed") === "true");
    const keep = focused ?? chosen ?? all[0];
    for (const stop of all) stop.setAttribute("tabindex", stop === keep ? "0" : "-1");
    return keep instanceof HTMLElement ? keep : undefined;
  },
};

on("click", "button:is([data-set], [data-toggle], [data-keep], [data-step], [data-afresh])", (event, button) => {
  event.preventDefault(); // What opens a dialog without us does not open it twice.
  Press.act(button);
  later(() => Press.follow(button));
});
on("click", "*", ({ target }) => {
  const at = /** @type {Element} */ (target);
  if (!at.closest("#plate, #preview-place")) Preview.hide();
  const menus = at.closest("dialog") ? [] : document.querySelectorAll(".menu[open]");
  for (const menu of menus) if (!menu.contains(at)) menu.removeAttribute("open");
});
on("click", "[data-skip]", (event) => {
  event.preventDefault();
  const stop = Press.rove();
  (stop?.checkVisibility() ? stop : byId("card")?.querySelector("h2"))?.focus();
});
on("keydown", "*", (event) => (event.key === "Escape" ? Press.escape() : Press.key(event)));
on("keydown", "#stops [data-part]", Press.walk);
on("keydown", "#locator", Press.pan);
on("focusin", "#stops [data-part]", (_, stop) => Press.rove(stop));
