"""The nerve painted into a small picture, for the moment before the page draws its own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from PIL import Image, ImageDraw

CASING_MM = 0.75
LEAST_RADIUS_MM = 1.5
WHOLE_BODY_MM = 1220.0
"""Casing and least radius are meant for a plate of this height and shrink with its root."""
HIDDEN_FADE = 0.68
SHINE_SHARE, SHINE_OFFSET = 0.20, (-0.34, -0.18)
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
    """One of three passes: casing, core or shine (0, 1, 2), wider by `extra_mm`, or a share."""

    colour: int
    extra_mm: float
    share: float


def family(nerve: str) -> str:
    """The colour family of a nerve."""
    if nerve in COMPANY:
        return "company"
    return next((name for name in ("sural", "fibular") if name in nerve), "trunk")


def paint_nerves(plate: Image.Image, view: Mapping[str, Any], pixels_per_mm: float) -> Image.Image:
    """The plate with the view's nerve lines: casing, core and shine, ghosted where hidden."""
    result = plate.copy()
    closeness = (view["height_mm"] / WHOLE_BODY_MM) ** 0.5
    least = LEAST_RADIUS_MM * closeness
    lines = sorted(view["nerves"], key=lambda line: line["depth"])
    company = [line for line in lines if family(line["id"]) == "company"]
    for group in (company, [line for line in lines if line not in company]):
        layer = Image.new("RGBA", plate.size, (0, 0, 0, 0))
        draw = ImageDraw.Draw(layer)
        for line in group:
            stroke(draw, line, Pass(0, CASING_MM * closeness, 1.0), pixels_per_mm, least)
        for line in group:
            stroke(draw, line, Pass(1, 0.0, 1.0), pixels_per_mm, least)
        for line in group:
            stroke(draw, line, Pass(2, 0.0, SHINE_SHARE), pixels_per_mm, least)
        result.alpha_composite(layer)
    return result


def stroke(
    draw: ImageDraw.ImageDraw,
    line: Mapping[str, Any],
    paint: Pass,
    pixels_per_mm: float,
    least_mm: float,
) -> None:
    """One pass over a line as a chain of discs, each as opaque as the line is seen there."""
    colour = FAMILIES[family(line["id"])][paint.colour]
    shift = SHINE_OFFSET if paint.share < 1 else (0.0, 0.0)
    for x, y, radius, hidden in dense(line, STEP_MM):
        radius = max(radius, least_mm)
        size = (radius * paint.share + paint.extra_mm) * pixels_per_mm
        across = (x + shift[0] * radius) * pixels_per_mm
        down = (y + shift[1] * radius) * pixels_per_mm
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
