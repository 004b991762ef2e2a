"""The inside of the body ready to be drawn in a view: one list of triangles, lit point by point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Floats, Ints, Singles
from data.atlas.pipeline.bakes import kept_bake
from data.atlas.pipeline.body_meshes import (
    MUSCLE,
    OVERLAID,
    BodyMesh,
    read_body_meshes,
    sides_shown,
)
from data.atlas.pipeline.fine_meshes import Fineness, refined
from data.atlas.pipeline.light import mirrored_transfer
from data.atlas.pipeline.occlusion import both_sides
from data.atlas.pipeline.sides import MIRROR, on_side
from data.atlas.pipeline.triangle_mesh import TriangleMesh
from data.atlas.pipeline.view_light import view_lights
from data.atlas.pipeline.view_plans import ViewPlan

EVEN_ROUNDS = 10
BAKED = {MUSCLE: Fineness(4.0), "other": Fineness(2.6, even_rounds=EVEN_ROUNDS)}
"""How fine the meshes are for which light is traced."""
DRAWN = {
    MUSCLE: Fineness(4.0, 0.02, 1.2),
    "other": Fineness(2.6, 0.02, 0.6, even_rounds=EVEN_ROUNDS),
}
"""How fine they are drawn."""


@dataclass(frozen=True, slots=True)
class LitMesh:
    """A fine mesh of the left side: normals (n, 3), light transfer (n, 16) and openness (n,)."""

    mesh: BodyMesh
    normals: Floats
    transfer: Floats
    openness: Floats


@dataclass(frozen=True, slots=True)
class DrawnBody:
    """All triangles of a view; `mesh_of_face` points into `meshes`.

    Per point: place and normal (n, 3), light (n, 3), openness (n,), `along` (n, 4): share along
    the muscle, cosine and sine round it, and `part`; zeros where a mesh has none.
    """

    meshes: Sequence[BodyMesh]
    points: Singles
    faces: Ints
    mesh_of_face: Ints
    normals: Singles
    light: Singles
    openness: Singles
    along: Singles


def draw_body(plan: ViewPlan, style: Mapping[str, Any], layer: int) -> DrawnBody:
    """Everything of the layer and the layers below it under the view's light."""
    return gathered(lit_meshes(names_shown(plan), layer), plan, style)


def draw_alone(plan: ViewPlan, style: Mapping[str, Any], kinds: Sequence[str]) -> DrawnBody | None:
    """Meshes of some kinds lit as if nothing were over them; None where none is shown."""
    shown = [mesh for mesh in read_body_meshes() if mesh.kind in kinds and sides_shown(mesh, plan)]
    return gathered(lit(shown), plan, style) if shown else None


def names_shown(plan: ViewPlan) -> frozenset[str]:
    """What a close view draws; all other views share the whole body and its light."""
    meshes = [mesh for mesh in read_body_meshes() if mesh.kind not in OVERLAID]
    return frozenset(mesh.name for mesh in meshes if not plan.close or sides_shown(mesh, plan))


@lru_cache(maxsize=4)
def lit_meshes(names: frozenset[str], layer: int) -> list[LitMesh]:
    """Meshes of a layer and those below it, shading one another."""
    return lit([m for m in read_body_meshes() if m.name in names and m.layer <= layer])


def lit(meshes: Sequence[BodyMesh]) -> list[LitMesh]:
    """Meshes with their light, both sides in each other's way."""
    coarse = [fine(mesh, BAKED, np.zeros((len(mesh.points), 0)))[0] for mesh in meshes]
    surfaces = {mesh.name: TriangleMesh(mesh.points, mesh.faces) for mesh in coarse}
    obstacles = []
    for mesh in coarse:
        own = surfaces[mesh.name]
        obstacles += [own] if mesh.central else both_sides(own)
    baked = kept_bake(surfaces, obstacles)
    result = []
    for mesh in coarse:
        own_light = baked[mesh.name]
        mesh, values = fine(mesh, DRAWN, np.column_stack([own_light.transfer, own_light.openness]))
        normals = TriangleMesh(mesh.points, mesh.faces).normals
        result.append(LitMesh(mesh, normals, values[:, :-1], values[:, -1]))
    return result


def fine(
    mesh: BodyMesh, fineness: Mapping[str, Fineness], values: Floats
) -> tuple[BodyMesh, Floats]:
    """The mesh and values per point with long edges split; along and part are carried on."""
    own = along_values(mesh)
    points, faces, both = refined(
        mesh.points,
        mesh.faces,
        np.hstack([own, values]),
        fineness.get(mesh.kind, fineness["other"]),
    )
    own, values = both[:, : own.shape[1]], both[:, own.shape[1] :]
    along = None
    if mesh.along is not None:
        turn = np.arctan2(own[:, 2], own[:, 1]) / (2 * np.pi)
        along = np.column_stack([own[:, 0], turn % 1])
    part = None if mesh.part is None else own[:, 3]
    return replace(mesh, points=points, faces=faces, along=along, part=part), values


def along_values(mesh: BodyMesh) -> Floats:
    """Along; round as a point on a circle, which can be averaged over the seam; part."""
    result = np.zeros((len(mesh.points), 4))
    if mesh.along is not None:
        turn = 2 * np.pi * mesh.along[:, 1]
        result[:, :3] = np.column_stack([mesh.along[:, 0], np.cos(turn), np.sin(turn)])
    if mesh.part is not None:
        result[:, 3] = mesh.part
    return result


def gathered(meshes: Sequence[LitMesh], plan: ViewPlan, style: Mapping[str, Any]) -> DrawnBody:
    """The meshes on the sides that a view shows, as one list of triangles."""
    lights = view_lights(style, plan)
    parts: dict[str, list[Any]] = {field: [] for field in DrawnBody.__slots__}
    start = 0
    for each in meshes:
        for side in sides_shown(each.mesh, plan):
            left = side == "left"
            points, faces = on_side(each.mesh.points, each.mesh.faces, side)
            transfer = each.transfer if left else mirrored_transfer(each.transfer)
            parts["mesh_of_face"].append(np.full(len(faces), len(parts["meshes"])))
            parts["meshes"].append(each.mesh)
            parts["points"].append(points)
            parts["faces"].append(faces + start)
            parts["normals"].append(each.normals * (1 if left else MIRROR))
            parts["light"].append(np.clip(transfer @ lights, 0, None))
            parts["openness"].append(each.openness)
            parts["along"].append(along_values(each.mesh))
            start += len(points)
    return stacked(parts)


def stacked(parts: Mapping[str, list[Any]]) -> DrawnBody:
    """The collected parts joined, in single precision."""
    joined = {
        name: np.concatenate([np.asarray(each) for each in pieces])
        for name, pieces in parts.items()
        if name != "meshes"
    }
    whole = {name: joined.pop(name).astype(np.int64) for name in ("faces", "mesh_of_face")}
    single = {name: values.astype(np.float32) for name, values in joined.items()}
    return DrawnBody(
        meshes=parts["meshes"],
        points=single["points"],
        faces=whole["faces"],
        mesh_of_face=whole["mesh_of_face"],
        normals=single["normals"],
        light=single["light"],
        openness=single["openness"],
        along=single["along"],
    )
