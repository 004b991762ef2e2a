"""The nerve painted into a small picture as the page paints it, for the moment before it does.

Ghosts are painted at once below what is seen, so that they never add up where they meet.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Any

import numpy as np
from PIL import Image, ImageDraw

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats

NERVES = store.REPOSITORY / "data" / "anatomy" / "nerves.toml"
TOKENS = store.REPOSITORY / "assets" / "1-tokens.css"
LEAST_RADIUS_MM = 0.9
SMALL_LEAST_RADIUS_MM = 1.5
"""The least radius in a small picture of the whole body, where thin lines would be lost."""
SMALL_PIXELS_PER_MM = 2.0
GHOSTED_FROM = 0.8
"""From so much `hidden` on, nothing solid is left of a nerve."""
GHOST = re.compile(r"--nerve-ghost:\s*([\d.]+)")
STEP_MM = 0.35
FINER = 3
"""Lines are painted so much larger and then reduced, for soft edges."""


@dataclass(frozen=True, slots=True)
class Pass:
    """One pass over a line: which colour of its family, how wide and where.

    Half as wide as `share` of the line's radius and `extra_mm` more; `shift` is its way to the
    right and down, in radii.
    """

    colour: str
    share: float
    extra_mm: float
    shift: tuple[float, float]


GHOST_PASSES = (
    Pass("casing", share=1.0, extra_mm=0.5, shift=(0.0, 0.0)),
    Pass("core", share=1.0, extra_mm=0.0, shift=(0.0, 0.0)),
)
PASSES = (
    Pass("casing", share=1.0, extra_mm=0.7, shift=(0.0, 0.0)),
    Pass("core", share=1.0, extra_mm=0.0, shift=(0.0, 0.0)),
    Pass("shine", share=0.30, extra_mm=0.0, shift=(-0.30, -0.15)),
)


@cache
def family_of(nerve: str) -> str:
    """The colour family of a nerve, as the table of nerves says; roots have their own."""
    families = tomllib.loads(NERVES.read_text(encoding="utf-8"))
    return str(families[nerve]["family"]) if nerve in families else "root"


@cache
def colour_of(family: str, paint: str) -> tuple[int, int, int]:
    """A colour of the page's tokens."""
    text = TOKENS.read_text(encoding="utf-8")
    found = re.search(rf"--nerve-{family}-{paint}:\s*#(..)(..)(..)", text)
    if found is None:
        raise ValueError(f"1-tokens.css: no --nerve-{family}-{paint}")
    red, green, blue = (int(part, 16) for part in found.groups())
    return red, green, blue


@cache
def ghost_opacity() -> float:
    """How far ghosts shine through, as on the page."""
    found = GHOST.search(TOKENS.read_text(encoding="utf-8"))
    if found is None:
        raise ValueError("1-tokens.css: no --nerve-ghost")
    return float(found[1])


def paint_nerves(plate: Image.Image, view: Mapping[str, Any], pixels_per_mm: float) -> Image.Image:
    """The plate with the view's nerve lines: ghosts, then casing, core and shine where seen."""
    result = plate.copy()
    lines = sorted(view["nerves"], key=lambda line: line["depth"])
    company = [line for line in lines if family_of(line["id"]) == "company"]
    sciatic = [line for line in lines if line not in company]
    sciatic.sort(key=lambda line: family_of(line["id"]) == "trunk")
    ghosts = painted(plate.size, lines, GHOST_PASSES, pixels_per_mm)
    ghosts.putalpha(ghosts.getchannel("A").point(lambda alpha: round(alpha * ghost_opacity())))
    result.alpha_composite(ghosts)
    for group in (company, sciatic):
        result.alpha_composite(painted(plate.size, group, PASSES, pixels_per_mm))
    return result


def painted(
    size: tuple[int, int],
    lines: Sequence[Mapping[str, Any]],
    passes: Sequence[Pass],
    pixels_per_mm: float,
) -> Image.Image:
    """A layer of lines, one pass after the other."""
    layer = Image.new("RGBA", size, (0, 0, 0, 0))
    for paint in passes:
        for line in lines:
            lay_stroke(layer, line, paint, pixels_per_mm, ghost=passes is GHOST_PASSES)
    return layer


def lay_stroke(
    layer: Image.Image,
    line: Mapping[str, Any],
    paint: Pass,
    pixels_per_mm: float,
    *,
    ghost: bool,
) -> None:
    """One pass over a line, each short step of it as opaque as the line is seen there."""
    least = LEAST_RADIUS_MM if pixels_per_mm > SMALL_PIXELS_PER_MM else SMALL_LEAST_RADIUS_MM
    x, y, radius, hidden, opacity = np.array(dense(line, STEP_MM)).T
    radius = np.maximum(radius, least)
    half = (radius * paint.share + paint.extra_mm) * pixels_per_mm
    middle = np.column_stack([x + paint.shift[0] * radius, y + paint.shift[1] * radius])
    middle *= pixels_per_mm
    shown = opacity * (hidden > 0 if ghost else np.clip(1 - hidden / GHOSTED_FROM, 0, 1))
    reach = half.max() + 1
    low = np.maximum(np.floor(middle.min(axis=0) - reach), 0).astype(int)
    high = np.minimum(np.ceil(middle.max(axis=0) + reach), layer.size).astype(int)
    if (high <= low).any():
        return
    cover = stroke((middle - low) * FINER, half * FINER, shown, tuple((high - low) * FINER))
    colour = Image.new("RGBA", tuple(high - low), colour_of(family_of(line["id"]), paint.colour))
    colour.putalpha(cover.reduce(FINER))
    layer.alpha_composite(colour, tuple(int(each) for each in low))


def stroke(middle: Floats, half: Floats, shown: Floats, size: tuple[int, ...]) -> Image.Image:
    """A ribbon of changing width and opacity with round ends; all in pixels of the picture."""
    cover = Image.new("L", size, 0)
    draw = ImageDraw.Draw(cover)
    along = np.gradient(middle, axis=0)
    along /= np.maximum(np.linalg.norm(along, axis=1), 1e-9)[:, None]
    aside = np.column_stack([-along[:, 1], along[:, 0]]) * half[:, None]
    left, right = middle + aside, middle - aside
    alpha = np.round(255 * shown).astype(int)
    for end in (0, -1):
        corners = [*(middle[end] - half[end]), *(middle[end] + half[end])]
        draw.ellipse(corners, fill=int(alpha[end]))
    for i in range(len(middle) - 1):
        corners = [tuple(each) for each in (left[i], left[i + 1], right[i + 1], right[i])]
        draw.polygon(corners, fill=int(alpha[i]))
    return cover


def dense(line: Mapping[str, Any], step_mm: float) -> Sequence[tuple[float, ...]]:
    """Place, radius, hidden and opacity in steps along a line."""
    opacity = line.get("opacity", [1.0] * len(line["points"]))
    values = [
        (*point, radius, hidden, shown)
        for point, radius, hidden, shown in zip(
            line["points"], line["radius"], line["hidden"], opacity, strict=True
        )
    ]
    result: list[tuple[float, ...]] = []
    for start, end in pairwise(values):
        length = ((end[0] - start[0]) ** 2 + (end[1] - start[1]) ** 2) ** 0.5
        count = max(1, round(length / step_mm))
        for step in range(count):
            result.append(
                tuple(a + (b - a) * step / count for a, b in zip(start, end, strict=True))
            )
    return [*result, values[-1]]
