// @ts-check
/** Fit the frame of the chosen part into the stage: numbers for a CSS transform, nothing redrawn. */
const Framing = {
  /** Whether the reader asked for the whole picture instead of the part's frame. */
  whole: false,
  /** The frame on stage, in mm of the plate, and how many pixels a millimetre takes. */
  frame: [0, 0, 1, 1],
  scale: 1,
  /** Width and height of the plate on the screen: asked when it changes, for asking costs a layout. */
  room: [1, 1],
  /** What is framed, as one word: zoom ends when it changes. */
  framed: "",
  /** Frame what is shown. @param {Exploration} now */
  show(now) {
    if (!Object.hasOwn(TABLES.views, now.view)) return;
    const view = TABLES.views[now.view];
    const frames = TABLES.frames[now.view];
    const [first, second = first] = Address.topics(now).map((topic) => frames[topic] ?? "whole");
    const close = first === second ? first : "whole";
    const frame = Framing.whole ? "whole" : close;
    byId("locator")?.setAttribute("aria-pressed", String(Framing.whole));
    Scene.mark({ frame, close });
    const framed = `${now.view} ${frame} ${now.side}`;
    if (framed !== Framing.framed) Zoom.reset();
    Framing.framed = framed;
    Framing.frame = view.frames[frame][now.side];
    const [x, y, width, height] = Zoom.within(Framing.frame);
    const [wide, high] = Framing.room;
    const scale = Math.min(wide / width, high / height);
    Framing.scale = scale;
    const across = (wide / 2 - scale * (x + width / 2)).toFixed(2);
    const down = (high / 2 - scale * (y + height / 2)).toFixed(2);
    const transform = `translate(${across}px,${down}px) scale(${scale.toFixed(4)})`;
    /** @type {NodeListOf<HTMLElement>} */
    const canvases = document.querySelectorAll(`[data-canvas="${now.view}"]`);
    for (const { style } of canvases) Object.assign(style, { transform, width: `${view.width}px`, height: `${view.height}px` });
    // What is shown, and how wide lines are, is asked and told after the paint, for it restyles all; a print cannot wait.
    const settle = () => {
      Framing.sharpen(now.view, `${Math.ceil(scale * view.width)}px`);
      canvases.forEach(({ style }) => style.setProperty("--scale", scale.toFixed(4)));
    };
    document.body.hasAttribute("data-print") ? settle() : later(settle);
    document.body.toggleAttribute("data-fine", scale * window.devicePixelRatio > view.fine_from);
    document.body.toggleAttribute("data-zoomed", Zoom.times > 1 || Zoom.x !== 0 || Zoom.y !== 0);
    Framing.mark(view, Framing.whole ? view.frames[close][now.side] : [x, y, width, height]);
  },
  /** Load what is shown, and tell how wide: close, finer files are taken. @param {string} view @param {string} width */
  sharpen(view, width) {
    /** @type {NodeListOf<HTMLImageElement>} */
    const images = document.querySelectorAll(`#pictures-${view} > img`);
    for (const image of images) {
      if (!image.checkVisibility()) continue;
      if (image.sizes !== width) image.sizes = width;
      image.srcset ||= image.dataset.srcset ?? "";
    }
  },
  /** Mark the frame on the locator. @param {import("./tables").ViewTable} view @param {number[]} frame */
  mark(view, [x, y, width, height]) {
    const edges = [y / view.height, 1 - (x + width) / view.width, 1 - (y + height) / view.height, x / view.width];
    byId("locator-mark")?.setAttribute("style", `inset:${edges.map((edge) => `${100 * edge}%`).join(" ")}`);
  },
  /** Fit the picture to the plate's size, on the screen or on paper. */
  fit() {
    const plate = byId("plate");
    if (plate) Framing.room = [plate.clientWidth, plate.clientHeight];
    Framing.show(Address.read());
  },
};

for (const kind of ["beforeprint", "afterprint"]) {
  window.addEventListener(kind, () => (document.body.toggleAttribute("data-print", kind === "beforeprint"), Framing.fit()));
}
