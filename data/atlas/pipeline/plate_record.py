"""The stage that looks at the written plates and writes `data/atlas/plates.json` for the tests.

How opaque muscles are where they lie over a nerve, and how far the layers laid over one another
differ from the same frame drawn at once. Both are read from the WebP files that are committed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

import numpy as np
from PIL import Image, ImageDraw
from scipy.ndimage import distance_transform_edt, uniform_filter

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.body_meshes import read_body_meshes
from data.atlas.pipeline.layers import AT_ONCE, DEEP, FINE, GLASS, LAYERS, SUPERFICIAL
from data.atlas.pipeline.placed_meshes import as_one, placed_meshes
from data.atlas.pipeline.plate_style import read_style
from data.atlas.pipeline.sheets import Tracer
from data.atlas.pipeline.store import PLATES, read_view
from data.atlas.pipeline.view_plans import ViewPlan, read_view_plans
from data.atlas.pipeline.windows import IN_FRONT_MM, STEP_MM, PlacedLine, placed_lines

FILE = store.ATLAS / "plates.json"
SIZE_PX = 1600
MUSCLES = {DEEP: 1, SUPERFICIAL: 2}
"""The layers of muscles and the numbers of their meshes' layers."""

SEEN_THROUGH = 0.6
"""A layer more opaque than this does not count as faded."""

COVERING = 0.2
"""A pixel with less cover than this may be the softened edge of a compressed picture."""

PATCH_PX = 9
MOST_PERCENT, RARE_PERCENT = 95, 99.9


def build() -> None:
    """Measure every view's plates and write the record."""
    content = {view: plate_numbers(plan) for view, plan in read_view_plans().items()}
    rows = ",\n".join(f" {json.dumps(view)}: {json.dumps(row)}" for view, row in content.items())
    FILE.write_text(f"{{\n{rows}\n}}\n", encoding="utf-8")


def plate_numbers(plan: ViewPlan) -> dict[str, Any]:
    """One view's record, with the hash of the files it was read from."""
    fine = [frame for frame in plan.frames if frame in read_view(plan.id)["fine"]]
    return {
        "files": files_hash(plan.id, fine),
        "over_nerves": {name: over_nerves(plan, name) for name in MUSCLES},
        "glass_beyond_mm": glass_beyond(plan),
        "layers_against_one": {
            f"{frame}-{kind}": against_one(plan, frame, kind) for frame in fine for kind in AT_ONCE
        },
    }


def files_hash(view: str, frames: Sequence[str]) -> str:
    """One hash of all the files that are looked at, in the order of their names."""
    names = [f"{view}-{layer}-{SIZE_PX}.webp" for layer in LAYERS]
    names += [f"{view}-{frame}-{kind}.webp" for frame in frames for kind in AT_ONCE]
    content = b"".join(
        hashlib.sha256((PLATES / name).read_bytes()).digest() for name in sorted(names)
    )
    return hashlib.sha256(content).hexdigest()


def over_nerves(plan: ViewPlan, name: str) -> dict[str, float]:
    """How opaque a layer of muscles is over the nerves that open a window, where it covers them.

    In mm: the length covered and the longest stretch that is not faded. As shares of 1: opacity in
    the mean and that which 95 of 100 places keep below, and the share of places that are faded.
    """
    meshes = [mesh for mesh in read_body_meshes() if mesh.layer == MUSCLES[name]]
    points, faces, _ = as_one(list(placed_meshes(meshes, plan)))
    tracer = Tracer(points, faces)
    cover = _read(f"{plan.id}-{name}-{SIZE_PX}", "RGBA")[..., 3]
    found, longest = [], 0
    for line in placed_lines(plan):
        opacity = _at(cover, line, plan)
        over = covers(line, plan, tracer)
        found.append(opacity[over])
        longest = max([longest, *_stretches(over & (opacity > SEEN_THROUGH))])
    values = np.concatenate(found) if found else np.zeros(0)
    if not len(values):
        return {"covered_mm": 0}
    return {
        "covered_mm": round(len(values) * STEP_MM),
        "mean": round(float(values.mean()), 3),
        "most": round(float(np.percentile(values, MOST_PERCENT)), 3),
        "faded": round(float((values <= SEEN_THROUGH).mean()), 3),
        "longest_unfaded_mm": round(longest * STEP_MM),
    }


def glass_beyond(plan: ViewPlan) -> float:
    """How far outside the body's outline the lowest layer still covers the paper, mm."""
    cover = _read(f"{plan.id}-{GLASS}-{SIZE_PX}", "RGBA")[..., 3]
    scale = len(cover) / plan.camera.height_mm
    drawn = Image.new("1", cover.shape[::-1])
    pen = ImageDraw.Draw(drawn)
    for outline in read_view(plan.id)["silhouette"]:
        pen.polygon([(x * scale, y * scale) for x, y in outline], fill=1)
    away = distance_transform_edt(~np.asarray(drawn)) / scale
    return round(float(away[cover > COVERING].max()), 1)


def covers(line: PlacedLine, plan: ViewPlan, tracer: Tracer) -> Flags:
    """Per point of a line (n,), whether triangles lie in front of it."""
    x, y = line.placed.T.astype(np.float32)
    hits = tracer.first(plan.camera, x, y)
    result: Flags = np.zeros(len(x), bool)
    result[hits.sample] = hits.nearness > line.nearness[hits.sample] + IN_FRONT_MM
    return result


def _stretches(flags: Flags) -> Iterator[int]:
    """Lengths of the unbroken stretches of true values."""
    return (len(list(run)) for true, run in groupby(flags) if true)


def _at(picture: Floats, line: PlacedLine, plan: ViewPlan) -> Floats:
    """Values of a whole plate's picture (height, width) under the points of a line (n,)."""
    height, width = picture.shape
    scale = height / plan.camera.height_mm
    columns, rows = (line.placed * scale).astype(int).T
    result: Floats = picture[rows.clip(0, height - 1), columns.clip(0, width - 1)]
    return result


def against_one(plan: ViewPlan, frame: str, kind: str) -> dict[str, float]:
    """How far layers over one another differ from a frame drawn at once, in steps of 255.

    The largest channel in the mean and as exceeded by one pixel in a thousand; and means over
    9 x 9 pixels, as exceeded by one in a thousand, in which fine lines and noise cancel out.
    """
    composed = laid_over(plan.id, (GLASS, *FINE[kind]))
    scale = len(composed) / plan.camera.height_mm
    _, y, _, height = read_view(plan.id)["fine"][frame]
    part = composed[round(y * scale) : round((y + height) * scale)]
    size = (part.shape[1], part.shape[0])
    change = 255 * (part - _read(f"{plan.id}-{frame}-{kind}", "RGB", size))
    largest = np.abs(change).max(axis=2)
    patches = np.abs(uniform_filter(change.mean(axis=2), PATCH_PX))
    return {
        "mean": round(float(largest.mean()), 2),
        "rare": round(float(np.percentile(largest, RARE_PERCENT)), 1),
        "rare_patch": round(float(np.percentile(patches, RARE_PERCENT)), 2),
    }


def laid_over(view: str, layers: Sequence[str]) -> Floats:
    """Layers of a plate on paper, (height, width, 3), 0..1."""
    style: Mapping[str, Any] = read_style()
    ground: Floats = np.array(style["paper"]) / 255
    for layer in layers:
        picture = _read(f"{view}-{layer}-{SIZE_PX}", "RGBA")
        cover = picture[..., 3:]
        ground = picture[..., :3] * cover + ground * (1 - cover)
    return ground


def _read(name: str, mode: str, size: tuple[int, int] | None = None) -> Floats:
    """A plate's picture, (height, width, channels), 0..1."""
    image = Image.open(PLATES / f"{name}.webp").convert(mode)
    if size is not None:
        image = image.resize(size, Image.HAMMING)
    result: Floats = np.asarray(image, dtype=np.float64) / 255
    return result
