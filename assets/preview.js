// @ts-check
/** The preview near the pointer or the focus: shown at once, placed once, gone after a grace. */

const Preview = {
  GRACE_MS: 300,
  GAP_PX: 18,
  /** The least width in which a preview still reads well. */
  LEAST_PX: 200,
  /** @type {number | undefined} */
  timer: undefined,
  /** What is shown, as one word, so that the same is not shown twice. */
  shown: "",

  /**
   * Show the preview of a part, with a line for a nerve nearby.
   * @param {{part: string, trace?: string}} target
   * @param {string | undefined} nerve
   * @param {{clientX: number, clientY: number}} at
   */
  show({ part, trace = part }, nerve, at) {
    window.clearTimeout(Preview.timer);
    const shown = `${trace} ${nerve ?? ""}`;
    if (shown === Preview.shown) return;
    const words = Lookup.loaded(Address.read());
    const place = document.getElementById("preview-place");
    if (!words || !place || !Object.hasOwn(words.previews, part)) return;
    const moved = !Preview.shown.startsWith(`${trace} `);
    const line = nerve !== undefined && Object.hasOwn(words.near, nerve) ? [words.near[nerve]] : [];
    window.dash_clientside.set_props("preview", { children: [...words.previews[part], ...line] });
    document.body.dataset.hover = trace;
    Preview.shown = shown;
    place.hidden = false;
    if (moved) window.requestAnimationFrame(() => Preview.place(place, at));
  },

  /**
   * Beside the body where there is room, else on the half of the stage away from the point; at
   * the point's height, inside the window.
   * @param {HTMLElement} place
   * @param {{clientX: number, clientY: number}} at
   */
  place(place, { clientX, clientY }) {
    const stage = document.getElementById("stage")?.getBoundingClientRect();
    const body = Preview.body();
    place.style.maxWidth = "";
    let x = clientX + Preview.GAP_PX;
    if (stage && body && clientX >= stage.left && clientX <= stage.right) {
      const before = body.left - stage.left;
      const behind = stage.right - body.right;
      const room = Math.max(before, behind) - 2 * Preview.GAP_PX;
      const left = clientX > (stage.left + stage.right) / 2;
      if (room >= Preview.LEAST_PX) place.style.maxWidth = `${room}px`;
      x = left ? stage.left + 8 : stage.right - place.offsetWidth - 8;
      if (room >= Preview.LEAST_PX) {
        const beside = behind >= before;
        x = beside ? body.right + Preview.GAP_PX : body.left - Preview.GAP_PX - place.offsetWidth;
      }
    }
    const right = window.innerWidth - place.offsetWidth - 8;
    const lowest = window.innerHeight - place.offsetHeight - 8;
    place.style.left = `${Math.max(8, Math.min(x, right))}px`;
    place.style.top = `${Math.max(8, Math.min(clientY + Preview.GAP_PX, lowest))}px`;
  },

  /** Where on the screen the body of the view on stage is drawn. */
  body() {
    const view = document.body.dataset.view;
    return document.querySelector(`#sheet-${view} .js-fill`)?.getBoundingClientRect();
  },

  /** The pointer or focus left: hide after the grace, unless it comes back. */
  leave() {
    window.clearTimeout(Preview.timer);
    Preview.timer = window.setTimeout(Preview.hide, Preview.GRACE_MS);
  },

  /** Hide at once. Returns whether there was anything to hide. */
  hide() {
    window.clearTimeout(Preview.timer);
    const place = document.getElementById("preview-place");
    const was = Preview.shown !== "";
    Preview.shown = "";
    document.body.dataset.hover = "";
    if (place) place.hidden = true;
    return was;
  },

  /**
   * Where the preview of a listed part goes: beside its button.
   * @param {Element} button
   */
  beside(button) {
    const box = button.getBoundingClientRect();
    return { clientX: box.right - 8, clientY: box.top - Preview.GAP_PX };
  },
};

document.addEventListener("pointerover", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest?.("#preview-place")) window.clearTimeout(Preview.timer);
  const button = target.closest?.("#rail [data-part]");
  if (button && event.pointerType !== "touch") {
    Preview.show({ part: button.getAttribute("data-part") ?? "" }, undefined, Preview.beside(button));
  }
});
document.addEventListener("pointerout", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest?.("#rail [data-part], #preview-place")) Preview.leave();
});
document.addEventListener("focusin", (event) => {
  const target = /** @type {Element} */ (event.target);
  const part = target.matches("#rail [data-part]:focus-visible") && target.getAttribute("data-part");
  if (part) Preview.show({ part }, undefined, Preview.beside(target));
});
document.addEventListener("focusout", Preview.leave);
