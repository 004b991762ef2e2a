"""The plates: every view rendered with transparent ground as WebP, with and without its nerve."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from data.atlas.pipeline.body_pictures import picture_body
from data.atlas.pipeline.glass import picture_glass
from data.atlas.pipeline.layers import Picture
from data.atlas.pipeline.manifest import PLATES, STYLE, VIEWS, note_rendered
from data.atlas.pipeline.painted_nerves import paint_nerves
from data.atlas.pipeline.view_plans import ViewPlan, read_view_plans

Floats = NDArray[np.float64]

FADE_START = -0.12
FADE_POWER = 1.3
WEBP_EFFORT = 6
COVER_QUALITY = 90


def build() -> None:
    """Render and write every plate."""
    style = read_style()
    PLATES.mkdir(parents=True, exist_ok=True)
    for plan in read_view_plans().values():
        write_plates(plan, style)
        note_rendered(plan.id)


def read_style() -> dict[str, Any]:
    """The numbers of `plate_style.toml`."""
    return tomllib.loads(STYLE.read_text(encoding="utf-8"))


def write_plates(plan: ViewPlan, style: Mapping[str, Any]) -> None:
    """One view in every size, and its small picture with the nerve painted in."""
    picture = render(plan, style)
    finest = max(style["long_sides_px"])
    for size in style["long_sides_px"]:
        image = quantised(picture, style["dither"]).resize(pixels(plan, size), Image.LANCZOS)
        write_webp(image, PLATES / f"{plan.id}-{size}.webp", style["quality"][str(size)])
    view = json.loads((VIEWS / f"{plan.id}.json").read_text(encoding="utf-8"))
    start = pixels(plan, style["start_long_side_px"])
    painted = paint_nerves(quantised(picture, 0.0), view, finest / plan_long_side(plan))
    write_webp(
        painted.resize(start, Image.LANCZOS),
        PLATES / f"{plan.id}-start.webp",
        style["quality"]["start"],
    )


def render(plan: ViewPlan, style: Mapping[str, Any]) -> Picture:
    """The finest picture of a view: glass, body, glaze, faded at the waist."""
    times = style["supersampling"]
    density = max(style["long_sides_px"]) / plan_long_side(plan)
    body = picture_body(plan, style, density * times).smaller(times)
    under, over = (layer.smaller(times) for layer in picture_glass(plan, style, density * times))
    picture = over.over(body.over(under))
    return picture.faded(waist_fade(plan, density, picture.cover.shape[0]))


def plan_long_side(plan: ViewPlan) -> float:
    """The longer side of a plate in mm."""
    return max(plan.camera.width_mm, plan.camera.height_mm)


def pixels(plan: ViewPlan, long_side: int) -> tuple[int, int]:
    """Width and height of a plate in pixels."""
    scale = long_side / plan_long_side(plan)
    return round(plan.camera.width_mm * scale), round(plan.camera.height_mm * scale)


def waist_fade(plan: ViewPlan, density: float, height: int) -> Floats:
    """Cover per row, rising from nothing at the top edge; 1 where the view does not fade."""
    share = np.ones((height, 1))
    rows = round(plan.fade_top_mm * density)
    share[:rows, 0] = np.clip(np.linspace(FADE_START, 1, rows), 0, 1) ** FADE_POWER
    return share


def quantised(picture: Picture, dither: float) -> Image.Image:
    """Eight bits per channel; a fixed noise of `dither` steps keeps soft ramps from banding."""
    noise = np.random.default_rng(0).random((*picture.cover.shape, 2))
    noise = (noise.sum(axis=2) - 1)[..., None] * dither / 255
    values = np.dstack([picture.colour + noise, picture.cover])
    return Image.fromarray((np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8), "RGBA")


def write_webp(image: Image.Image, path: Path, quality: int) -> None:
    """Write a picture with transparent ground; print its weight."""
    image.save(path, quality=quality, method=WEBP_EFFORT, alpha_quality=COVER_QUALITY, exact=False)
    print(f"   {path.name}: {image.width}x{image.height}, {path.stat().st_size / 1000:.0f} kB")
