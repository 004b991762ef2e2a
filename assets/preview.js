// @ts-check
/** The preview near the pointer or the focus: shown at once, placed once, gone after a grace. */
/** @typedef {{clientX: number, clientY: number}} Spot A point of the screen. */
const Preview = {
  GRACE_MS: 300,
  GAP_PX: 18,
  /** How much of it may lie on the stage; the rest lies over the list or the card, off the picture. */
  ON_STAGE_PX: 176,
  /** @type {number | undefined} */
  timer: undefined,
  /** What is shown, as one word, so that the same is not shown twice. */
  shown: "",
  /** Show a part's preview, with a line for a nerve nearby, or for the stop to which the walk turns.
   * @param {{part: string, trace?: string}} target @param {string | undefined} near @param {Spot} at */
  show({ part, trace = part }, near, at) {
    window.clearTimeout(Preview.timer);
    const shown = `${trace} ${near ?? ""}`;
    if (shown === Preview.shown) return;
    const words = Lookup.loaded(Address.read());
    const place = byId("preview-place");
    if (!words || !place || !Object.hasOwn(words.previews, part)) return;
    const moved = !Preview.shown.startsWith(`${trace} `);
    const line = near !== undefined && Object.hasOwn(words.near, near) ? words.near[near] : "";
    fill("preview", words.previews[part] + line);
    Scene.mark({ hover: trace });
    Preview.shown = shown;
    place.hidden = false;
    if (moved) window.requestAnimationFrame(() => Preview.place(place, at));
  },
  /** Across the far edge of the stage, at the point's height; beside a list. @param {HTMLElement} place @param {Spot} at */
  place(place, { clientX, clientY }) {
    const stage = byId("stage")?.getBoundingClientRect();
    let x = clientX + Preview.GAP_PX;
    if (stage && clientX >= stage.left && clientX <= stage.right) {
      const right = clientX < (stage.left + stage.right) / 2;
      x = right ? stage.right - Preview.ON_STAGE_PX : stage.left + Preview.ON_STAGE_PX - place.offsetWidth;
    }
    const [widest, lowest] = [window.innerWidth - place.offsetWidth - 8, window.innerHeight - place.offsetHeight - 8];
    place.style.left = `${Math.max(8, Math.min(x, widest))}px`;
    place.style.top = `${Math.max(8, Math.min(clientY + Preview.GAP_PX, lowest))}px`;
  },
  /** The pointer or focus left: hide after the grace, unless it comes back. */
  leave() {
    window.clearTimeout(Preview.timer);
    Preview.timer = window.setTimeout(Preview.hide, Preview.GRACE_MS);
  },
  /** Hide at once. Returns whether there was anything to hide. */
  hide() {
    window.clearTimeout(Preview.timer);
    const place = byId("preview-place");
    const was = Preview.shown !== "";
    Preview.shown = "";
    Scene.mark({ hover: "" });
    if (place) place.hidden = true;
    return was;
  },
  /** The preview of a listed part, beside its button. @param {Element} button */
  beside(button) {
    const box = button.getBoundingClientRect();
    const at = { clientX: box.right - 8, clientY: box.top - Preview.GAP_PX };
    const part = button.getAttribute("data-part") ?? "";
    Preview.show({ part }, Object.hasOwn(TABLES.walk, part) ? part : undefined, at);
  },
};

on("pointerover", "#preview-place", () => window.clearTimeout(Preview.timer));
on("pointerover", "#rail [data-part]", (event, button) => {
  if (event.pointerType !== "touch") Preview.beside(button);
});
on("pointerout", "#rail [data-part], #preview-place", Preview.leave);
on("focusin", "#rail [data-part]:focus-visible", (_, button) => Preview.beside(button));
document.addEventListener("focusout", Preview.leave);
