"""The nerve painted into a small picture, for the moment before the page draws its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product
from typing import Any

from PIL import Image, ImageDraw

LEAST_RADIUS_MM = 1.5
WHOLE_BODY_MM = 1220.0
"""Widths are meant for a plate of this height and shrink with its root."""
HIDDEN_FADE = 0.68
"""Of its opacity a line loses so much where it is wholly hidden."""
FAMILIES = {
    "fibular": ((106, 44, 5), (232, 130, 42), (251, 208, 164)),
    "sural": ((93, 82, 16), (217, 208, 96), (245, 241, 191)),
    "company": ((94, 108, 120), (179, 192, 203), (229, 235, 240)),
    "trunk": ((110, 63, 0), (243, 180, 27), (253, 233, 174)),
}
"""Casing, core and shine as in the page's tokens."""
COMPANY = ("saphenous_nerve", "posterior_femoral_cutaneous_nerve")

STEP_MM = 0.35


@dataclass(frozen=True, slots=True)
class Pass:
    """One of three passes over a line: which colour of its family, how wide and where.

    Half as wide as `share` of the line's radius and `extra_mm` more; `shift` is its way to the
    right and down, in radii.
    """

    colour: int
    share: float
    extra_mm: float
    shift: tuple[float, float]


PASSES = (
    Pass(colour=0, share=1.0, extra_mm=0.75, shift=(0.0, 0.0)),
    Pass(colour=1, share=1.0, extra_mm=0.0, shift=(0.0, 0.0)),
    Pass(colour=2, share=0.20, extra_mm=0.0, shift=(-0.34, -0.18)),
)
"""Casing, core and shine."""


def family(nerve: str) -> str:
    """The colour family of a nerve."""
    if nerve in COMPANY:
        return "company"
    return next((name for name in ("sural", "fibular") if name in nerve), "trunk")


def paint_nerves(plate: Image.Image, view: Mapping[str, Any], pixels_per_mm: float) -> Image.Image:
    """The plate with the view's nerve lines: casing, core and shine, ghosted where hidden."""
    result = plate.copy()
    closeness = (view["height_mm"] / WHOLE_BODY_MM) ** 0.5
    lines = sorted(view["nerves"], key=lambda line: line["depth"])
    company = [line for line in lines if family(line["id"]) == "company"]
    for group in (company, [line for line in lines if line not in company]):
        layer = Image.new("RGBA", plate.size, (0, 0, 0, 0))
        draw = ImageDraw.Draw(layer)
        for paint, line in product(PASSES, group):
            stroke(draw, line, paint, pixels_per_mm, closeness)
        result.alpha_composite(layer)
    return result


def stroke(
    draw: ImageDraw.ImageDraw,
    line: Mapping[str, Any],
    paint: Pass,
    pixels_per_mm: float,
    closeness: float,
) -> None:
    """One pass over a line as a chain of discs, each as opaque as the line is seen there."""
    colour = FAMILIES[family(line["id"])][paint.colour]
    for x, y, radius, hidden in dense(line, STEP_MM):
        radius = max(radius, LEAST_RADIUS_MM * closeness)
        size = (radius * paint.share + paint.extra_mm * closeness) * pixels_per_mm
        across = (x + paint.shift[0] * radius) * pixels_per_mm
        down = (y + paint.shift[1] * radius) * pixels_per_mm
        opaque = round(255 * (1 - HIDDEN_FADE * hidden))
        box = (across - size, down - size, across + size, down + size)
        draw.ellipse(box, fill=(*colour, opaque))


def dense(line: Mapping[str, Any], step_mm: float) -> Sequence[tuple[float, float, float, float]]:
    """Place, radius and hidden in steps along a line."""
    values = [
        (*point, radius, hidden)
        for point, radius, hidden in zip(
            line["points"], line["radius"], line["hidden"], strict=True
        )
    ]
    result = []
    for start, end in pairwise(values):
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        count = max(1, round(length / step_mm))
        for step in range(count):
            result.append(
                tuple(a + (b - a) * step / count for a, b in zip(start, end, strict=True))
            )
    return [*result, values[-1]]
