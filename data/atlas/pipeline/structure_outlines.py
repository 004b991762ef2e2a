"""What surrounds the nerve as outlines on a plate: the visible part of every structure."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter
from shapely.affinity import scale
from shapely.geometry import Polygon
from shapely.ops import unary_union

from data.atlas.pipeline import store
from data.atlas.pipeline.body_meshes import (
    BONES,
    DEEP,
    MUSCLE,
    SUPERFICIAL,
    BodyMesh,
    read_body_meshes,
    sides_shown,
)
from data.atlas.pipeline.body_record import read_body
from data.atlas.pipeline.outlines import (
    DrawnRegion,
    allowed,
    parts,
    simplified,
    traced,
    without_small_holes,
)
from data.atlas.pipeline.rasters import mirrored
from data.atlas.pipeline.sheets import Sheet, Tracer
from data.atlas.pipeline.triangle_mesh import TriangleMesh
from data.atlas.pipeline.view_plans import ViewPlan

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

STRUCTURES = store.REPOSITORY / "data" / "anatomy" / "structures.toml"
PIXELS_PER_MM = {False: 2.0, True: 5.0}
BLUR_MM = {False: 0.7, True: 0.35}
SLIVER_MM = {False: 0.9, True: 0.35}
SMALLEST_MM2 = {False: 40.0, True: 14.0}
SMALLEST_SHARE = 0.04
"""Pieces below this share of a structure's largest are left out."""
MOST_POINTS = 60
SEEN_SHARE = 0.12
"""Less than this counts as not seen; in its home view it is then shown through what hides it."""
LANDMARK = "landmark"
HIDDEN_MM = 8.0
"""A landmark lies in its bone; so much bone in front of it still shows it."""


@dataclass(frozen=True, slots=True)
class Seen:
    """Numbers of the meshes seen first at every pixel (-1 none), and the meshes' names."""

    numbers: Ints
    names: Sequence[str]
    pixels_per_mm: float

    def mask(self, meshes: Sequence[str]) -> Floats:
        """1 where one of the meshes is seen."""
        wanted = [number for number, name in enumerate(self.names) if name in meshes]
        return np.isin(self.numbers, wanted).astype(np.float64)


def read_structures() -> dict[str, dict[str, Any]]:
    """All structures by id, as the words know them."""
    return tomllib.loads(STRUCTURES.read_text(encoding="utf-8"))


def draw_structures(plan: ViewPlan) -> list[DrawnRegion]:
    """Pieces of all structures; muscles as seen with muscles, all else as seen without."""
    body = read_body_meshes()
    seen = [look(body, plan, layer) for layer in (BONES, DEEP, SUPERFICIAL)]
    drawn = []
    for name, structure in read_structures().items():
        if structure["kind"] != LANDMARK:
            shape = structure_shape(structure, plan, body, seen)
            drawn += [DrawnRegion(name, side, piece) for side, piece in sided(shape, plan)]
    return drawn


def structure_shape(
    structure: Mapping[str, Any],
    plan: ViewPlan,
    body: Sequence[BodyMesh],
    seen: Sequence[Seen],
) -> Polygon | None:
    """The visible part of one structure; None where there is none."""
    meshes = structure["meshes"]
    own = [mesh for mesh in body if mesh.name in meshes]
    enough = SEEN_SHARE * sum(shadow_mm2(mesh, plan) for mesh in own)
    muscle = structure["kind"] == MUSCLE
    shape = shape_of(seen[SUPERFICIAL if muscle else BONES], meshes, plan)
    at_home = structure["home_view"] == plan.id
    if shape is not None and (shape.area >= enough or not (muscle or at_home)):
        return shape
    if not at_home:
        return None
    below = shape_of(seen[DEEP], meshes, plan) if muscle else None
    if below is not None and below.area >= enough:
        return below
    return shape_of(look(own, plan, SUPERFICIAL), meshes, plan)


def shadow_mm2(mesh: BodyMesh, plan: ViewPlan) -> float:
    """Area that one side of a mesh covers on the plate when nothing hides it, about."""
    surface = TriangleMesh(mesh.points, mesh.faces)
    towards = np.array(plan.camera.towards)
    return float((surface.face_areas * np.abs(surface.face_normals @ towards)).sum() / 2)


def look(body: Sequence[BodyMesh], plan: ViewPlan, layer: int) -> Seen:
    """What is seen of the layer and all below it; the other side's meshes have no name."""
    points, faces, owner = [], [], []
    names: list[str] = []
    start = 0
    for mesh in body:
        if mesh.layer > layer:
            continue
        for side in sides_shown(mesh, plan):
            both = {"left": (mesh.points, mesh.faces), "right": mirrored(mesh.points, mesh.faces)}
            own_points, own_faces = both[side]
            points.append(own_points)
            faces.append(own_faces + start)
            owner.append(np.full(len(own_faces), len(names)))
            names.append(mesh.name if mesh.central or side == "right" else "")
            start += len(own_points)
    camera, density = plan.camera, PIXELS_PER_MM[plan.close]
    size = round(camera.width_mm * density), round(camera.height_mm * density)
    numbers = np.full(size[0] * size[1], -1)
    if faces:
        sheet = Sheet(camera, (0, 0, camera.width_mm, camera.height_mm), *size)
        rows, columns = np.divmod(np.arange(size[0] * size[1], dtype=np.float32), size[0])
        x, y = sheet.places(*((each + 0.5).astype(np.float32) for each in (columns, rows)))
        hits = Tracer(np.vstack(points), np.vstack(faces)).first(camera, x, y)
        numbers[hits.sample] = np.concatenate(owner)[hits.face]
    return Seen(numbers.reshape(size[1], size[0]), names, density)


def shape_of(seen: Seen, meshes: Sequence[str], plan: ViewPlan) -> Polygon | None:
    """The area in which the meshes are seen, without slivers and crumbs; None if there is none."""
    mask = seen.mask(meshes)
    if not mask.any():
        return None
    soft = gaussian_filter(mask, BLUR_MM[plan.close] * seen.pixels_per_mm)
    shape = traced(soft - 0.5, seen.pixels_per_mm)
    if shape is None:
        return None
    sliver = SLIVER_MM[plan.close]
    shape = shape.buffer(0).buffer(-sliver).buffer(sliver)
    return None if shape.is_empty else shape


def sided(shape: Polygon | None, plan: ViewPlan) -> Iterator[tuple[str, Polygon]]:
    """Pieces of a shape and their sides, largest first; what a mirror gives is left out."""
    if shape is None:
        return
    middle = plan.camera.width_mm / 2
    if plan.bilateral:
        own = shape.intersection(allowed(plan))
        shape = unary_union([own.buffer(0.02), scale(own, -1, 1, origin=(middle, 0)).buffer(0.02)])
    pieces = sorted(parts(shape), key=lambda piece: -piece.area)
    for piece in pieces:
        over = plan.bilateral and piece.bounds[0] < middle < piece.bounds[2]
        if plan.bilateral and not over and not allowed(plan).contains(piece.centroid):
            continue
        if piece.area >= max(SMALLEST_MM2[plan.close], SMALLEST_SHARE * pieces[0].area):
            plain = simplified(without_small_holes(piece), MOST_POINTS)
            yield ("both" if over else "right"), max(parts(plain), key=lambda each: each.area)


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
    """Nearness of the first bone under plate points; far away where there is none."""
    points, faces, start = [], [], 0
    for mesh in read_body_meshes():
        if mesh.layer == BONES:
            for side in sides_shown(mesh, plan):
                both = {
                    "left": (mesh.points, mesh.faces),
                    "right": mirrored(mesh.points, mesh.faces),
                }
                points.append(both[side][0])
                faces.append(both[side][1] + start)
                start += len(mesh.points)
    x, y = np.array(places, np.float32).T
    hits = Tracer(np.vstack(points), np.vstack(faces)).first(plan.camera, x, y)
    result = np.full(len(places), -np.inf)
    result[hits.sample] = hits.nearness
    return result
