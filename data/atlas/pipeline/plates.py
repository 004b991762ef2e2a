"""The plates: every view rendered with transparent ground as WebP, with and without its nerve."""

from __future__ import annotations

import hashlib
import json
import tomllib
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from data.atlas.pipeline import store
from data.atlas.pipeline.body_pictures import picture_body
from data.atlas.pipeline.glass import picture_glass
from data.atlas.pipeline.layers import Picture, block_mean
from data.atlas.pipeline.manifest import PLATES, STYLE, VIEWS, meshes_hash, note_rendered
from data.atlas.pipeline.painted_nerves import paint_nerves
from data.atlas.pipeline.view_plans import ViewPlan, read_view_plans

Floats = NDArray[np.float64]

PICTURES = "pictures"
ENCODING = ("heaviest_kb", "opening_view", "start_long_side_px", "small_long_side_px", "dither")
"""Style that changes how a picture is written, not how it is rendered."""
STEPS = 65535
"""Pictures are kept in 16 bits per channel."""
FADE_START = -0.12
FADE_POWER = 1.3
QUALITIES = (60, 92)
"""Worst and best WebP quality tried."""
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
    """One view in every size, its small picture with the nerve, and the page's first picture."""
    picture = kept_picture(plan, style)
    finest = max(style["long_sides_px"])
    for size in style["long_sides_px"]:
        image = quantised(picture, style["dither"]).resize(pixels(plan, size), Image.LANCZOS)
        write_webp(image, PLATES / f"{plan.id}-{size}.webp", style["heaviest_kb"][str(size)])
    view = json.loads((VIEWS / f"{plan.id}.json").read_text(encoding="utf-8"))
    painted = paint_nerves(quantised(picture, 0.0), view, finest / plan_long_side(plan))
    kinds = ("start", "small") if plan.id == style["opening_view"] else ("small",)
    for kind in kinds:
        image = painted.resize(pixels(plan, style[f"{kind}_long_side_px"]), Image.LANCZOS)
        write_webp(image, PLATES / f"{plan.id}-{kind}.webp", style["heaviest_kb"][kind])


def kept_picture(plan: ViewPlan, style: Mapping[str, Any]) -> Picture:
    """The finest picture of a view, read back if the same was rendered before."""
    look = {name: value for name, value in style.items() if name not in ENCODING}
    key = hashlib.sha256(f"{meshes_hash()} {look} {plan.look}".encode()).hexdigest()[:16]
    path = store.FOLDER / PICTURES / f"{plan.id}-{key}.npy"
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True)
        picture = render(plan, style)
        values = np.dstack([picture.colour, picture.cover])
        np.save(path, (np.clip(values, 0, 1) * STEPS + 0.5).astype(np.uint16))
    values = np.load(path) / STEPS
    return Picture(values[..., :3], values[..., 3])


def render(plan: ViewPlan, style: Mapping[str, Any]) -> Picture:
    """The finest picture of a view: glass, body, glaze, faded at the waist."""
    times = style["supersampling"]
    density = max(style["long_sides_px"]) / plan_long_side(plan)
    body = picture_body(plan, style, density * times).smaller(times)
    glass = picture_glass(plan, style, density * times)
    under, over = glass.under.smaller(times), glass.over.smaller(times)
    presence = np.maximum(block_mean(glass.presence, times), body.cover)
    paper = np.array(style["paper"]) / 255
    picture = over.over(body.over(under)).on_paper(paper, presence)
    return picture.faded(waist_fade(plan, density, presence.shape[0]))


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


def write_webp(image: Image.Image, path: Path, heaviest_kb: float) -> None:
    """Write a picture with transparent ground at the best quality that keeps to the weight."""
    low, high = QUALITIES
    while low < high:
        middle = (low + high + 1) // 2
        if len(webp(image, middle)) <= heaviest_kb * 1000:
            low = middle
        else:
            high = middle - 1
    path.write_bytes(webp(image, low))
    weight = path.stat().st_size / 1000
    print(f"   {path.name}: {image.width}x{image.height}, quality {low}, {weight:.0f} kB")


def webp(image: Image.Image, quality: int) -> bytes:
    """A picture as WebP."""
    content = BytesIO()
    image.save(content, "WEBP", quality=quality, method=WEBP_EFFORT, alpha_quality=COVER_QUALITY)
    return content.getvalue()
