// @ts-check
/** What lies under the pointer, by the browser's own hit testing: first the region; a nerve within reach is named too. */
const Pointer = {
  HOLD_MS: 500,
  /** Region and nerve at a point; skin in no region gives way to a nerve. @param {number} x @param {number} y */
  at(x, y) {
    /** @type {Record<string, import("./tables").TraceTable>} The topmost of each kind. */
    const found = {};
    for (const element of document.elementsFromPoint(x, y)) {
      const trace = Pointer.trace(element);
      if (trace) found[trace.kind] ??= trace;
    }
    if (found.nerve && !found.region?.part) return { region: found.nerve };
    return found;
  },
  /** What a drawn element stands for. @param {Element} element @returns {import("./tables").TraceTable | undefined} */
  trace(element) {
    const group = element.closest(".trace");
    if (!group?.closest(`#plate-${document.body.dataset.view}`)) return undefined;
    const name = [...group.classList].find((name) => Object.hasOwn(TABLES.traces, name));
    return name === undefined ? undefined : TABLES.traces[name];
  },
  /** The side a trace lies on, if one is shown. @param {import("./tables").TraceTable} trace @param {string} side */
  side: (trace, side) => (!trace.far || side === "both" ? side : side === "left" ? "right" : "left"),
  /** @param {PointerEvent} event */
  hover(event) {
    if (event.pointerType === "touch") return;
    const { region, nerve } = Pointer.at(event.clientX, event.clientY);
    if (region) Preview.show(region, nerve?.part, event);
    else Preview.leave();
  },
  /** Choose the region and, for clinicians, with each further press the nerve, then what surrounds it. What is too small
   * for a finger is brought closer. A finger that rests chooses nothing, nor a second press at once. @param {MouseEvent} event */
  press(event) {
    const { region, nerve, structure } = Pointer.at(event.clientX, event.clientY);
    const finger = Zoom.pressed?.pointerType === "touch" ? Zoom.pressed : undefined;
    const rests = finger && event.timeStamp - finger.timeStamp > Pointer.HOLD_MS;
    Preview.hide();
    if (!region || Zoom.moved || rests || event.detail > 1) return;
    if (!region.part) return Preview.show(region, undefined, event);
    const now = Address.read();
    const closer = TABLES.least_px / (Framing.scale * TABLES.views[now.view].extents[region.part]);
    if (finger && closer > 1.01 && Zoom.times < Zoom.MOST) return Zoom.by(closer, event);
    const here = now.words === TABLES.deeper ? [region, nerve, structure].filter((found) => found) : [region];
    const next = here[(here.findIndex((found) => found?.part === now.part) + 1) % here.length] ?? region;
    Address.edit({ part: next.part, side: Pointer.side(next, now.side) });
  },
};

on("pointermove", "#plate", Pointer.hover);
on("pointerout", "#plate", ({ relatedTarget: next }) => {
  if (!(next instanceof Element && next.closest("#plate"))) Preview.leave();
});
on("click", "#plate", Pointer.press);
