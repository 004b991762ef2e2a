// @ts-check
/** Zoom and pan within the frame on stage: wheel, buttons, keys, double tap, pinch, drag, locator. */
const Zoom = {
  MOST: 8,
  STEP: 1.5,
  /** How many times larger than the frame, and how far the middle has moved, in mm of the plate. */
  times: 1,
  x: 0,
  y: 0,
  /** @type {Map<number, PointerEvent>} Fingers or buttons that are down. */
  down: new Map(),
  /** @type {PointerEvent | undefined} Where the last press began. */
  pressed: undefined,
  /** Whether the pointer that is down has moved the picture, so that its click means nothing. */
  moved: false,
  /** Back to the frame as it is. */
  reset: () => void ([Zoom.times, Zoom.x, Zoom.y] = [1, 0, 0]),
  /** What is seen of a frame. @param {number[]} frame */
  within([x, y, width, height]) {
    const [wide, high] = [width / Zoom.times, height / Zoom.times];
    return [x + Zoom.x + (width - wide) / 2, y + Zoom.y + (height - high) / 2, wide, high];
  },
  /** Zoom by a factor; the point of the screen, else the middle, stays. @param {number} factor @param {Spot} [at] */
  by(factor, at) {
    const box = byId("plate")?.getBoundingClientRect();
    const times = Math.min(Zoom.MOST, Math.max(1, Zoom.times * factor));
    if (!box || (times === Zoom.times && times > 1)) return;
    const away = at ? [at.clientX - box.x - box.width / 2, at.clientY - box.y - box.height / 2] : [0, 0];
    const share = (1 - Zoom.times / times) / Framing.scale;
    Zoom.times = times;
    if (times === 1) return Zoom.pan(-Zoom.x, -Zoom.y);
    Zoom.pan(away[0] * share, away[1] * share);
  },
  /** Move the middle, in mm, but not off the plate. @param {number} x @param {number} y */
  pan(x, y) {
    const { width, height } = TABLES.views[Address.read().view];
    const [left, top, wide, high] = Framing.frame;
    Zoom.x = Math.min(width - left - wide / 2, Math.max(-left - wide / 2, Zoom.x + x));
    Zoom.y = Math.min(height - top - high / 2, Math.max(-top - high / 2, Zoom.y + y));
    Framing.show(Address.read());
  },
  /** Drag with one pointer, pinch with two. @param {PointerEvent} event */
  drag(event) {
    const before = Zoom.down.get(event.pointerId);
    if (!before) return;
    const [x, y] = [event.clientX - before.clientX, event.clientY - before.clientY];
    const other = [...Zoom.down.values()].find((one) => one.pointerId !== event.pointerId);
    if (!other && !Zoom.moved && Math.hypot(x, y) < 6) return;
    Zoom.down.set(event.pointerId, event);
    if (!other && !document.body.hasAttribute("data-zoomed")) return;
    Zoom.moved = true;
    if (!other) return Zoom.pan(-x / Framing.scale, -y / Framing.scale);
    const apart = (/** @type {Spot} */ one) => Math.hypot(one.clientX - other.clientX, one.clientY - other.clientY);
    Zoom.by(apart(event) / Math.max(apart(before), 1), other);
  },
  /** Drag the mark on the locator. @param {PointerEvent} event @param {Element} locator */
  locate(event, locator) {
    if (!event.buttons || Math.hypot(event.movementX, event.movementY) < 1) return;
    const mm = TABLES.views[Address.read().view].width / locator.clientWidth;
    [Zoom.moved, Framing.whole] = [true, false];
    Zoom.pan(event.movementX * mm, event.movementY * mm);
  },
  /** A press goes there; on the mark, or by key, between frame and whole. @param {MouseEvent} event @param {Element} locator */
  go(event, locator) {
    const [mm, box] = [TABLES.views[Address.read().view].width / locator.clientWidth, locator.getBoundingClientRect()];
    const [x, y, wide, high] = Zoom.within(Framing.frame);
    const away = [(event.clientX - box.x) * mm - x - wide / 2, (event.clientY - box.y) * mm - y - high / 2];
    const there = Math.abs(away[0]) < wide / 2 && Math.abs(away[1]) < high / 2;
    if (Zoom.moved && event.detail > 0) return;
    if (event.detail > 0 && !there && !Framing.whole) return Zoom.pan(away[0], away[1]);
    Framing.whole = !Framing.whole;
    Framing.show(Address.read());
  },
};

on("pointerdown", "*", (event) => Object.assign(Zoom, { pressed: event, moved: false }));
on("click", "#locator", Zoom.go);
on("pointerdown", "#plate", (event) => Zoom.down.set(event.pointerId, event));
on("pointermove", "*", Zoom.drag);
on("pointermove", "#locator", Zoom.locate);
for (const end of /** @type {const} */ (["pointerup", "pointercancel"])) on(end, "*", (event) => Zoom.down.delete(event.pointerId));
on("dblclick", "#plate", (event) => Zoom.by(2, event));
on("wheel", "#plate", (event) => {
  if (Zoom.times === 1 && event.deltaY > 0) return; // Nothing is left to zoom out of: the page scrolls.
  event.preventDefault();
  Zoom.by(Math.exp(-event.deltaY / 500), event);
}, { passive: false });
