// @ts-check
/** Fit the frame of the chosen part into the stage: numbers for a CSS transform, nothing redrawn. */

const Framing = {
  /** Whether the reader asked for the whole picture instead of the part's frame. */
  whole: false,

  /**
   * Frame what is shown.
   * @param {Exploration} now
   */
  show(now) {
    const plate = document.getElementById("plate");
    if (!plate || !Object.hasOwn(TABLES.views, now.view)) return;
    const view = TABLES.views[now.view];
    const frames = TABLES.frames[now.view];
    const close = Object.hasOwn(frames, now.part) ? frames[now.part] : "whole";
    const frame = Framing.whole ? "whole" : close;
    document.getElementById("locator")?.setAttribute("aria-pressed", String(Framing.whole));
    document.body.dataset.frame = frame;
    document.body.dataset.close = close;
    const [x, y, width, height] = Framing.sided(view, view.frames[frame], now.side);
    const { clientWidth, clientHeight } = plate;
    const scale = Math.min(clientWidth / width, clientHeight / height);
    const canvas = document.getElementById(`plate-${now.view}`);
    const style = (canvas ?? plate).style;
    style.setProperty("--scale", scale.toFixed(4));
    style.setProperty("--shift-x", `${(clientWidth / 2 - scale * (x + width / 2)).toFixed(2)}px`);
    style.setProperty("--shift-y", `${(clientHeight / 2 - scale * (y + height / 2)).toFixed(2)}px`);
    Framing.sharpen(`#sheet-${now.view} > img`, `${Math.ceil(scale * view.width)}px`);
    Framing.mark(view, Framing.sided(view, view.frames[close], now.side));
  },

  /**
   * Tell the browser how wide a picture is shown, so that it takes the finer file when close.
   * The same width is not told twice: each telling loads the picture, and each load tells.
   * @param {string} picture
   * @param {string} width
   */
  sharpen(picture, width) {
    const image = document.querySelector(picture);
    if (image instanceof HTMLImageElement && image.sizes !== width) image.sizes = width;
  },

  /**
   * A frame is drawn for the right side: mirror it for the left, widen it for both.
   * @param {import("./tables").ViewTable} view
   * @param {number[]} frame
   * @param {string} side
   */
  sided(view, [x, y, width, height], side) {
    const mirrored = view.width - x - width;
    if (side === "left") return [mirrored, y, width, height];
    if (side === "both" && view.bilateral) {
      const left = Math.min(x, mirrored);
      return [left, y, view.width - 2 * left, height];
    }
    return [x, y, width, height];
  },

  /**
   * Mark the frame on the locator, in per cent of the plate.
   * @param {import("./tables").ViewTable} view
   * @param {number[]} frame
   */
  mark(view, [x, y, width, height]) {
    const mark = document.getElementById("locator-mark");
    if (!mark) return;
    mark.style.left = `${(100 * x) / view.width}%`;
    mark.style.top = `${(100 * y) / view.height}%`;
    mark.style.width = `${(100 * width) / view.width}%`;
    mark.style.height = `${(100 * height) / view.height}%`;
  },

  /**
   * Fit the picture to a sheet of paper, and back to the screen.
   * @param {boolean} printing
   */
  paper(printing) {
    document.body.toggleAttribute("data-print", printing);
    Framing.show(Address.read());
  },

  /** Go between the whole picture and the part's own frame. */
  toggle() {
    Framing.whole = !Framing.whole;
    Framing.show(Address.read());
  },
};

document.addEventListener(
  "load",
  (event) => {
    if (event.target instanceof HTMLImageElement && event.target.closest(".sheet")) {
      Framing.show(Address.read());
    }
  },
  true,
);
window.addEventListener("resize", () => Framing.show(Address.read()));
window.addEventListener("beforeprint", () => Framing.paper(true));
window.addEventListener("afterprint", () => Framing.paper(false));
