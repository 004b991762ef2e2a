"""Contact sheets: every frame of a view, with and without muscles, right and left, nerves drawn.

They are made for looking at, from the very files that the page shows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from data.atlas.pipeline import store
from data.atlas.pipeline.layers import FINE, GLASS, GLAZE
from data.atlas.pipeline.painted_nerves import paint_nerves
from data.atlas.pipeline.plate_style import read_style
from data.atlas.pipeline.store import PLATES, read_view
from data.atlas.pipeline.view_plans import read_view_plans
from data.atlas.pipeline.webp import write_webp

PICTURES = store.REPOSITORY / "docs" / "pictures"
CELL_HEIGHT_PX = 420
CAPTION_PX = 24
GAP_PX = 14
INK = (70, 70, 70)
KINDS = ("bones", "muscles")


def build() -> None:
    """Write one sheet per view."""
    style = read_style()
    PICTURES.mkdir(parents=True, exist_ok=True)
    for plan in read_view_plans().values():
        view = read_view(plan.id)
        sheet = joined(view, style)
        write_webp(np.asarray(sheet), PICTURES / f"sheet-{plan.id}.webp", "sheet", style)


def joined(view: Mapping[str, Any], style: Mapping[str, Any]) -> Image.Image:
    """All frames of a view side by side; rows: right and left, without and with muscles."""
    paper = tuple(style["paper"])
    rows = []
    for kind in KINDS:
        cells = {frame: cell(view, frame, kind, style) for frame in view["frames"]}
        for side in ("right", "left"):
            named = [
                captioned(each if side == "right" else mirrored(each), words, paper)
                for frame, each in cells.items()
                for words in [f"{view['view']} · {frame.replace('_', ' ')} · {side}"]
            ]
            rows.append(row_of(named, paper))
    width = max(row.width for row in rows)
    sheet = Image.new("RGB", (width, sum(row.height for row in rows)), paper)
    top = 0
    for row in rows:
        sheet.paste(row, (0, top))
        top += row.height
    return sheet


def cell(view: Mapping[str, Any], frame: str, kind: str, style: Mapping[str, Any]) -> Image.Image:
    """One frame as the page shows it, with its nerves."""
    rectangle = view["frames"][frame]
    ground, picture = body_picture(view, frame, kind, style)
    scale = picture.height / ground[3]
    x, y, width, height = rectangle
    left, top = (x - ground[0]) * scale, (y - ground[1]) * scale
    box = (round(left), round(top), round(left + width * scale), round(top + height * scale))
    cropped = picture.crop(box).resize(
        (round(width / height * CELL_HEIGHT_PX * 2), CELL_HEIGHT_PX * 2), Image.LANCZOS
    )
    painted = paint_nerves(cropped, moved(view, x, y), cropped.height / height)
    whole = painted.resize((painted.width // 2, painted.height // 2), Image.LANCZOS)
    result = Image.new("RGBA", whole.size, (*style["paper"], 255))
    result.alpha_composite(whole)
    return result.convert("RGB")


def body_picture(
    view: Mapping[str, Any], frame: str, kind: str, style: Mapping[str, Any]
) -> tuple[Sequence[float], Image.Image]:
    """The rectangle of the plate that is pictured, and the picture: a finer one where there is."""
    size = max(style["long_sides_px"])
    result, *above, glaze = (
        Image.open(PLATES / f"{view['view']}-{name}-{size}.webp").convert("RGBA")
        for name in (GLASS, *FINE[kind], GLAZE)
    )
    ground = view["fine"].get(frame)
    if ground is None:
        ground = [0, 0, view["width_mm"], view["height_mm"]]
        for picture in above:
            result.alpha_composite(picture)
    else:
        result = Image.open(PLATES / f"{view['view']}-{frame}-{kind}.webp").convert("RGBA")
    scale = glaze.height / view["height_mm"]
    x, y, width, height = (value * scale for value in ground)
    box = (x, y, min(x + width, glaze.width), min(y + height, glaze.height))
    result.alpha_composite(glaze.resize(result.size, Image.BICUBIC, box=box))
    return ground, result


def moved(view: Mapping[str, Any], x: float, y: float) -> dict[str, Any]:
    """The view with its nerves moved so that a plate point (x, y) becomes the corner."""
    nerves = [
        {**line, "points": [[a - x, b - y] for a, b in line["points"]]} for line in view["nerves"]
    ]
    return {**view, "nerves": nerves}


def mirrored(picture: Image.Image) -> Image.Image:
    """The other side, as the page makes it."""
    return picture.transpose(Image.Transpose.FLIP_LEFT_RIGHT)


def captioned(picture: Image.Image, words: str, paper: tuple[int, ...]) -> Image.Image:
    """A cell with its name over it."""
    font = ImageFont.load_default(CAPTION_PX * 0.6)
    width = max(picture.width, round(font.getlength(words)) + 4)
    result = Image.new("RGB", (width, picture.height + CAPTION_PX), paper)
    ImageDraw.Draw(result).text((2, 3), words, fill=INK, font=font)
    result.paste(picture, (0, CAPTION_PX))
    return result


def row_of(cells: Sequence[Image.Image], paper: tuple[int, ...]) -> Image.Image:
    """Cells side by side."""
    width = sum(each.width + GAP_PX for each in cells)
    row = Image.new("RGB", (width, max(each.height for each in cells) + GAP_PX), paper)
    left = 0
    for each in cells:
        row.paste(each, (left, 0))
        left += each.width + GAP_PX
    return row
