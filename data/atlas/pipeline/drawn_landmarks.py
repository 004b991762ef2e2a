"""Landmarks of a view: where each falls on the plate, and whether bone hides it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.body_meshes import BONES, read_body_meshes
from data.atlas.pipeline.body_record import read_body
from data.atlas.pipeline.placed_meshes import as_one, placed_meshes
from data.atlas.pipeline.sheets import Tracer
from data.atlas.pipeline.structures import LANDMARK, read_structures
from data.atlas.pipeline.view_plans import ViewPlan

HIDDEN_MM = 8.0
"""A landmark lies in its bone; so much bone in front of it still shows it."""


def draw_landmarks(plan: ViewPlan) -> list[dict[str, Any]]:
    """Records of the landmarks that fall on the plate, a cut view's only below the cut.

    Hidden is what bone lies in front of; in its home view a landmark is always shown.
    """
    points = read_body()["landmarks"]
    camera = plan.camera
    top = np.inf if plan.skin_below_mm is None else plan.skin_below_mm
    marks = {
        name: (structure["home_view"], points[structure["point"]])
        for name, structure in read_structures().items()
        if structure["kind"] == LANDMARK and points[structure["point"]][2] < top
    }
    placed = [camera.place(point) for _, point in marks.values()]
    front = bone_nearness(plan, placed)
    return [
        {
            "id": name,
            "point": [round(x, 2), round(y, 2)],
            "hidden": bool(home != plan.id and near > camera.nearness(point) + HIDDEN_MM),
        }
        for (name, (home, point)), (x, y), near in zip(marks.items(), placed, front, strict=True)
        if 0 < x < camera.width_mm and 0 < y < camera.height_mm
    ]


def bone_nearness(plan: ViewPlan, places: Sequence[tuple[float, float]]) -> Floats:
    """Nearness of the first bone under plate points (n,), mm; far away where there is none."""
    bones = [mesh for mesh in read_body_meshes() if mesh.layer == BONES]
    points, faces, _ = as_one(list(placed_meshes(bones, plan)))
    x, y = np.array(places, np.float32).T
    hits = Tracer(points, faces).first(plan.camera, x, y)
    result = np.full(len(places), -np.inf)
    result[hits.sample] = hits.nearness
    return result
