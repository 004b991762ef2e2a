// @ts-check
/**
 * What lies under the pointer: the browser's own hit testing on the traces. The region counts
 * first; a nerve within reach is named beside it.
 */

const Pointer = {
  /**
   * The region and the nerve at a point of the screen; skin in no region gives way to a nerve.
   * @param {number} x
   * @param {number} y
   */
  at(x, y) {
    /** @type {{region?: import("./tables").TraceTable, nerve?: import("./tables").TraceTable}} */
    const found = {};
    for (const element of document.elementsFromPoint(x, y)) {
      const trace = Pointer.trace(element);
      if (trace?.nerve) found.nerve ??= trace;
      else if (trace) found.region ??= trace;
    }
    if (found.nerve && !found.region?.part) return { region: found.nerve };
    return found;
  },

  /**
   * What a drawn element stands for.
   * @param {Element} element
   * @returns {import("./tables").TraceTable | undefined}
   */
  trace(element) {
    const group = element.closest(".trace");
    if (!group?.closest(`#plate-${document.body.dataset.view}`)) return undefined;
    const name = [...group.classList].find((name) => Object.hasOwn(TABLES.traces, name));
    return name === undefined ? undefined : TABLES.traces[name];
  },

  /**
   * The patient's side a trace lies on: the leg away from the drawn nerve is the other side.
   * @param {import("./tables").TraceTable} trace
   * @param {string} side
   */
  side(trace, side) {
    if (!trace.far || side === "both") return side;
    return side === "left" ? "right" : "left";
  },

  /** @param {PointerEvent} event */
  hover(event) {
    if (event.pointerType === "touch") return;
    const { region, nerve } = Pointer.at(event.clientX, event.clientY);
    if (region) Preview.show(region, nerve?.part, event);
    else Preview.leave();
  },

  /** @param {MouseEvent} event */
  press(event) {
    const { region } = Pointer.at(event.clientX, event.clientY);
    Preview.hide();
    if (!region) return;
    if (!region.part) return Preview.show(region, undefined, event);
    Address.edit({ part: region.part, side: Pointer.side(region, Address.read().side) });
  },
};

document.addEventListener("pointermove", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest?.("#plate")) Pointer.hover(event);
});
document.addEventListener("pointerout", (event) => {
  const target = /** @type {Element} */ (event.target);
  const next = /** @type {Element | null} */ (event.relatedTarget);
  if (target.closest?.("#plate") && !next?.closest?.("#plate")) Preview.leave();
});
document.addEventListener("click", (event) => {
  const target = /** @type {Element} */ (event.target);
  if (target.closest?.("#plate")) Pointer.press(event);
});
