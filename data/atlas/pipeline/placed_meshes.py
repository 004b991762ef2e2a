"""The meshes of the body where a view shows them: on one side or on both."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.pipeline.body_meshes import BodyMesh, sides_shown
from data.atlas.pipeline.sides import on_side
from data.atlas.pipeline.view_plans import ViewPlan


@dataclass(frozen=True, slots=True)
class PlacedMesh:
    """A mesh on one side: its points (n, 3) mm and triangles (m, 3) there."""

    mesh: BodyMesh
    side: str
    points: Floats
    faces: Ints


def placed_meshes(meshes: Iterable[BodyMesh], plan: ViewPlan) -> Iterator[PlacedMesh]:
    """Every mesh once for each side that the view shows of it."""
    for mesh in meshes:
        for side in sides_shown(mesh, plan):
            yield PlacedMesh(mesh, side, *on_side(mesh.points, mesh.faces, side))


def as_one(placed: Sequence[PlacedMesh]) -> tuple[Floats, Ints, Ints]:
    """All points (n, 3), all triangles (m, 3), and for every triangle the number of its mesh."""
    if not placed:
        return np.zeros((0, 3)), np.zeros((0, 3), np.int64), np.zeros(0, np.int64)
    starts = np.cumsum([0, *(len(each.points) for each in placed)])
    return (
        np.vstack([each.points for each in placed]),
        np.vstack([each.faces + start for each, start in zip(placed, starts, strict=False)]),
        np.concatenate([np.full(len(each.faces), n) for n, each in enumerate(placed)]),
    )
