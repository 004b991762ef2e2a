"""Where a region or nerve of the plate is on the screen, so that a test can point at it."""

from __future__ import annotations

from playwright.sync_api import Page

from data.drawing import Point
from data.model import Atlas

_TO_SCREEN = """([x, y]) => {
  const plate = document.getElementById("plate");
  const box = plate.getBoundingClientRect();
  const canvas = document.getElementById(`plate-${document.body.dataset.view}`);
  const { a: scale, e: across, f: down } = new DOMMatrix(canvas.style.transform);
  return [box.x + across + scale * x, box.y + down + scale * y];
}"""


def region_place(page: Page, atlas: Atlas, region: str, *, side: str = "right") -> Point:
    """The screen point with the most room inside a region of the view on stage.

    `side` is the leg in the plate as drawn for the right; a plate shown for the left is mirrored.
    """
    view = atlas.views[str(page.evaluate("document.body.dataset.view"))]
    outlines = [o for o in view.outlines if o.part == region and o.side in (side, "both")]
    return screen_point(page, atlas, max(outlines, key=lambda outline: outline.room_mm).label)


def screen_point(page: Page, atlas: Atlas, point: Point) -> Point:
    """Where a point of the plate, in millimetres, is on the screen."""
    view = atlas.views[str(page.evaluate("document.body.dataset.view"))]
    x, y = point
    if page.evaluate("document.body.dataset.side") == "left":
        x = view.width_mm - x
    settle(page)
    across, down = page.evaluate(_TO_SCREEN, [x, y])
    return float(across), float(down)


def settle(page: Page) -> None:
    """Wait until no transform or fade is on its way any more."""
    page.evaluate(
        "Promise.all(document.getAnimations().map((a) => a.finished.catch(() => undefined)))"
    )
