"""The plates: every view as layers, its close frames drawn finer, its small and first pictures."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from typing import Any

import numpy as np
from PIL import Image

from data.atlas.pipeline.arrays import Bytes
from data.atlas.pipeline.body_meshes import SUPERFICIAL
from data.atlas.pipeline.body_pictures import PreparedView, picture_stack, prepare
from data.atlas.pipeline.drawn_body import lit_meshes, names_shown
from data.atlas.pipeline.kept_pictures import Keeper
from data.atlas.pipeline.layers import BONES, FINE, LAYERS, Stack, difference
from data.atlas.pipeline.manifest import note_rendered
from data.atlas.pipeline.painted_nerves import paint_nerves
from data.atlas.pipeline.plate_sizes import fine_frames, pixels, whole_sheet
from data.atlas.pipeline.plate_style import read_style
from data.atlas.pipeline.sheets import Sheet
from data.atlas.pipeline.store import PLATES, read_view
from data.atlas.pipeline.view_plans import ViewPlan, read_view_plans
from data.atlas.pipeline.webp import quantised, write_webp

PROCESSES = 2
ENCODING = frozenset(
    "heaviest_kb quality cover_quality opening_view start_long_side_px small_long_side_px".split()
)
"""Style that changes how a picture is written, not how it is rendered."""
FLAT = "flat"


def build() -> None:
    """Render and write every plate, two views at a time."""
    plans = list(read_view_plans().values())
    PLATES.mkdir(parents=True, exist_ok=True)
    # Light is traced before the work is divided, so that it is traced once.
    for names in {names_shown(plan) for plan in plans}:
        for layer in range(SUPERFICIAL + 1):
            lit_meshes(names, layer)
    with ProcessPoolExecutor(PROCESSES, mp_context=get_context("fork")) as pool:
        list(pool.map(write_plates, plans))
    for plan in plans:
        note_rendered(plan.id)


def write_plates(plan: ViewPlan) -> None:
    """All pictures of one view."""
    style = read_style()
    pictures = ViewPictures(plan, style)
    for size in style["long_sides_px"]:
        for name, values in pictures.layers(size).items():
            write_webp(values, PLATES / f"{plan.id}-{name}-{size}.webp", f"{name}-{size}", style)
    write_painted(plan, pictures.flat(), style)
    for frame in fine_frames(plan, style):
        for name, values in pictures.fine(frame).items():
            write_webp(values, PLATES / f"{plan.id}-{frame}-{name}.webp", f"fine-{name}", style)


def write_painted(plan: ViewPlan, flat: Bytes, style: Mapping[str, Any]) -> None:
    """The small picture with the nerve in it and, of the opening view, the page's first picture."""
    view = read_view(plan.id)
    painted = paint_nerves(Image.fromarray(flat), view, flat.shape[0] / plan.camera.height_mm)
    for kind in ("start", "small") if plan.id == style["opening_view"] else ("small",):
        size = pixels(plan, style[f"{kind}_long_side_px"])
        values = np.asarray(painted.resize(size, Image.LANCZOS))
        write_webp(values, PLATES / f"{plan.id}-{kind}.webp", kind, style)


class ViewPictures:
    """The pictures of one view, rendered unless the same were rendered before."""

    def __init__(self, plan: ViewPlan, style: Mapping[str, Any]) -> None:
        """Nothing is rendered yet."""
        self._plan, self._style = plan, style
        look = {name: value for name, value in style.items() if name not in ENCODING}
        self._keeper = Keeper(plan, look)
        self._view: PreparedView | None = None
        self._finest: Stack | None = None

    def layers(self, long_side: int) -> dict[str, Bytes]:
        """The layers at a size, by name."""
        return self._keeper.kept(f"layers-{long_side}", lambda: self._render_plate(long_side))

    def flat(self) -> Bytes:
        """The opening picture at the smaller size, with transparent ground."""
        size = min(self._style["long_sides_px"])
        return self._keeper.kept(FLAT, lambda: self._render_flat(size))[FLAT]

    def fine(self, frame: str) -> dict[str, Bytes]:
        """The opaque pictures of a close frame, by name."""
        rectangle = self._plan.frames[frame]
        return self._keeper.kept(f"fine-{frame}", lambda: self._render_fine(frame), rectangle)

    def _prepared(self) -> PreparedView:
        if self._view is None:
            self._view = prepare(self._plan, self._style)
        return self._view

    def _stack(self) -> Stack:
        """The finest plate; kept in memory, both sizes and the flat picture are made from it."""
        if self._finest is None:
            sheet = whole_sheet(self._plan, max(self._style["long_sides_px"]))
            self._finest = picture_stack(self._prepared(), sheet)
        return self._finest

    def _render_plate(self, long_side: int) -> dict[str, Bytes]:
        layers = self._stack().resized(*pixels(self._plan, long_side)).layers()
        dither = self._style["dither"]
        return {name: quantised(layers[name], dither.get(name, 0.0)) for name in LAYERS}

    def _render_flat(self, long_side: int) -> dict[str, Bytes]:
        stack = self._stack().resized(*pixels(self._plan, long_side))
        flat = stack.glaze.over(stack.flat([BONES]))
        paper = np.broadcast_to(stack.paper, flat.shape)
        return {FLAT: quantised(difference(paper, flat, stack.presence), 0.0)}

    def _render_fine(self, frame: str) -> dict[str, Bytes]:
        x, y, width, height = fine_frames(self._plan, self._style)[frame]
        down = self._style["fine_height_px"]
        sheet = Sheet(self._plan.camera, (x, y, width, height), round(width * down / height), down)
        stack, dither = picture_stack(self._prepared(), sheet), self._style["dither"]["glass"]
        return {name: quantised(stack.flat(layers), dither) for name, layers in FINE.items()}
