"""Landmarks of a view: where each falls on the plate, whether bone hides it, its surface line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.pipeline.body_meshes import BONES, read_body_meshes
from data.atlas.pipeline.body_record import read_body
from data.atlas.pipeline.placed_meshes import as_one, placed_meshes
from data.atlas.pipeline.sheets import Tracer
from data.atlas.pipeline.structures import LANDMARK, read_structures
from data.atlas.pipeline.view_plans import ViewPlan
from data.atlas.surface_lines import Point, line_of, place_of

Triangles = tuple[Floats, Ints]
"""Points (n, 3) mm and triangles (m, 3)."""

HIDDEN_MM = 8.0
"""A landmark lies in its bone, or on the skin; so much of it in front of it still shows it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A landmark of the body; `line`: the points of its surface line, or none."""

    id: str
    at_home: bool
    on_skin: bool
    place: Point
    line: tuple[Point, ...]


def draw_landmarks(plan: ViewPlan) -> list[dict[str, Any]]:
    """Records of the landmarks that fall on the plate, a cut view's only below the cut.

    Hidden is what bone lies in front of, or skin where it lies on skin; in its home view a landmark
    is always shown.
    """
    camera = plan.camera
    marks = list(marks_of(plan, read_structures(), read_body()["landmarks"]))
    placed = [camera.place(mark.place) for mark in marks]
    bone, skin = nearness(plan, placed, bones_of(plan)), nearness(plan, placed, skin_mesh())
    records = []
    for index, (mark, (x, y)) in enumerate(zip(marks, placed, strict=True)):
        if 0 < x < camera.width_mm and 0 < y < camera.height_mm:
            near = max(bone[index], skin[index]) if mark.on_skin else bone[index]
            in_front = near > camera.nearness(mark.place) + HIDDEN_MM
            line = [on_plate(camera.place(point)) for point in mark.line]
            records.append(
                {
                    "id": mark.id,
                    "point": on_plate((x, y)),
                    "hidden": bool(in_front and not mark.at_home),
                    **({"line": line} if line else {}),
                }
            )
    return records


def marks_of(
    plan: ViewPlan, structures: Mapping[str, Mapping[str, Any]], points: Mapping[str, Point]
) -> Iterator[Mark]:
    """The landmarks a view may show; a surface line is read from one side, its home view's."""
    top = np.inf if plan.skin_below_mm is None else plan.skin_below_mm
    for name, structure in structures.items():
        if structure["kind"] != LANDMARK:
            continue
        at_home = structure["home_view"] == plan.id
        place, line = place_of(name, structures, points), line_of(name, structures, points)
        if place[2] < top and (at_home or not line):
            yield Mark(name, at_home, structure.get("on_skin", False), place, line)


def on_plate(place: tuple[float, float]) -> list[float]:
    """A place on the plate as it is written, mm."""
    return [round(place[0], 2), round(place[1], 2)]


def bones_of(plan: ViewPlan) -> Triangles:
    """All bones that a view shows."""
    bones = [mesh for mesh in read_body_meshes() if mesh.layer == BONES]
    points, faces, _ = as_one(list(placed_meshes(bones, plan)))
    return points, faces


def skin_mesh() -> Triangles:
    """All of the skin, both legs."""
    skin = store.read_mesh(store.SKIN)
    return np.asarray(skin.vertices), np.asarray(skin.faces)


def nearness(plan: ViewPlan, places: Sequence[tuple[float, float]], triangles: Triangles) -> Floats:
    """Nearness of the first triangle under plate points (n,), mm; far away where there is none."""
    x, y = np.array(places, np.float32).T
    hits = Tracer(*triangles).first(plan.camera, x, y)
    result = np.full(len(places), -np.inf)
    result[hits.sample] = hits.nearness
    return result
