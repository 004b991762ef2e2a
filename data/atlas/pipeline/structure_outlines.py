"""What surrounds the nerve as outlines on a plate: the visible part of every structure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.ndimage import gaussian_filter
from shapely.affinity import scale
from shapely.geometry import Polygon
from shapely.ops import unary_union

from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.pipeline.body_meshes import (
    BONES,
    DEEP,
    MUSCLE,
    SUPERFICIAL,
    BodyMesh,
    read_body_meshes,
)
from data.atlas.pipeline.outlines import allowed
from data.atlas.pipeline.placed_meshes import as_one, placed_meshes
from data.atlas.pipeline.plate_shapes import (
    DrawnPiece,
    parts,
    simplified,
    traced,
    without_small_holes,
)
from data.atlas.pipeline.sheets import Sheet, Tracer
from data.atlas.pipeline.structures import LANDMARK, read_structures
from data.atlas.pipeline.triangle_mesh import TriangleMesh
from data.atlas.pipeline.view_plans import ViewPlan

SMALLEST_SHARE = 0.04
"""Pieces below this share of a structure's largest are left out."""
MOST_POINTS = 60
SEEN_SHARE = 0.12
"""Less than this counts as not seen; in its home view it is then shown through what hides it."""
MUSCLE_SEEN_SHARE = 0.4
"""The same for a muscle in its home view, where those above it fade over the nerve."""


@dataclass(frozen=True, slots=True)
class Tracing:
    """How finely structures are traced, and how much of their outline is smoothed away."""

    pixels_per_mm: float
    blur_mm: float
    sliver_mm: float
    smallest_mm2: float


BODY_TRACING = Tracing(pixels_per_mm=2.0, blur_mm=0.7, sliver_mm=0.9, smallest_mm2=40.0)
CLOSE_TRACING = Tracing(pixels_per_mm=5.0, blur_mm=0.35, sliver_mm=0.35, smallest_mm2=14.0)


def tracing_of(plan: ViewPlan) -> Tracing:
    """The tracing of a view of the whole body, or of a close one."""
    return CLOSE_TRACING if plan.close else BODY_TRACING


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


def draw_structures(plan: ViewPlan) -> list[DrawnPiece]:
    """Pieces of all structures; muscles as seen with muscles, all else as seen without.

    Where the meshes of a structure are drawn apart, each is a shape of its own.
    """
    body = read_body_meshes()
    seen = [look(body, plan, layer) for layer in (BONES, DEEP, SUPERFICIAL)]
    drawn = []
    for name, structure in read_structures().items():
        if structure["kind"] != LANDMARK:
            for mesh, shape in structure_shapes(structure, plan, body, seen):
                drawn += [DrawnPiece(name, side, piece, mesh) for side, piece in sided(shape, plan)]
    return drawn


def structure_shapes(
    structure: Mapping[str, Any],
    plan: ViewPlan,
    body: Sequence[BodyMesh],
    seen: Sequence[Seen],
) -> Iterator[tuple[str | None, Polygon | None]]:
    """The visible part of a structure, or of each of its meshes with its name.

    Whether it is shown through what hides it is settled for all its meshes together.
    """
    shape, picture = structure_shape(structure, plan, body, seen)
    if not structure.get("apart"):
        yield None, shape
    elif picture is not None:
        for mesh in structure["meshes"]:
            yield mesh, shape_of(picture, [mesh], plan)


def structure_shape(
    structure: Mapping[str, Any],
    plan: ViewPlan,
    body: Sequence[BodyMesh],
    seen: Sequence[Seen],
) -> tuple[Polygon | None, Seen | None]:
    """The visible part of one structure and where it is seen so; None twice where there is none."""
    meshes = structure["meshes"]
    own = [mesh for mesh in body if mesh.name in meshes]
    muscle = structure["kind"] == MUSCLE
    at_home = structure["home_view"] == plan.id
    shadow = sum(shadow_mm2(mesh, plan) for mesh in own)
    enough = shadow * (MUSCLE_SEEN_SHARE if muscle and at_home else SEEN_SHARE)
    picture = seen[SUPERFICIAL if muscle else BONES]
    shape = shape_of(picture, meshes, plan)
    if shape is not None and (shape.area >= enough or not (muscle or at_home)):
        return shape, picture
    if not at_home:
        return None, None
    below = shape_of(seen[DEEP], meshes, plan) if muscle else None
    if below is not None and below.area >= SEEN_SHARE * shadow:
        return below, seen[DEEP]
    alone = look(own, plan, SUPERFICIAL)
    return shape_of(alone, meshes, plan), alone


def shadow_mm2(mesh: BodyMesh, plan: ViewPlan) -> float:
    """Area that one side of a mesh covers on the plate when nothing hides it, about."""
    surface = TriangleMesh(mesh.points, mesh.faces)
    towards = np.array(plan.camera.towards)
    return float((surface.face_areas * np.abs(surface.face_normals @ towards)).sum() / 2)


def look(body: Sequence[BodyMesh], plan: ViewPlan, layer: int) -> Seen:
    """What is seen of the layer and all below it; the other side's meshes have no name."""
    placed = list(placed_meshes([mesh for mesh in body if mesh.layer <= layer], plan))
    names = [each.mesh.name if each.mesh.central or each.side == "right" else "" for each in placed]
    points, faces, owner = as_one(placed)
    camera, density = plan.camera, tracing_of(plan).pixels_per_mm
    size = round(camera.width_mm * density), round(camera.height_mm * density)
    numbers = np.full(size[0] * size[1], -1)
    sheet = Sheet(camera, (0, 0, camera.width_mm, camera.height_mm), *size)
    rows, columns = np.divmod(np.arange(size[0] * size[1], dtype=np.float32), size[0])
    x, y = sheet.places(*((each + 0.5).astype(np.float32) for each in (columns, rows)))
    hits = Tracer(points, faces).first(camera, x, y)
    numbers[hits.sample] = owner[hits.face]
    return Seen(numbers.reshape(size[1], size[0]), names, density)


def shape_of(seen: Seen, meshes: Sequence[str], plan: ViewPlan) -> Polygon | None:
    """The area in which the meshes are seen, without slivers and crumbs; None if there is none."""
    mask = seen.mask(meshes)
    if not mask.any():
        return None
    soft = gaussian_filter(mask, tracing_of(plan).blur_mm * seen.pixels_per_mm)
    shape = traced(soft - 0.5, seen.pixels_per_mm)
    if shape is None:
        return None
    sliver = tracing_of(plan).sliver_mm
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
        if piece.area >= max(tracing_of(plan).smallest_mm2, SMALLEST_SHARE * pieces[0].area):
            plain = simplified(without_small_holes(piece), MOST_POINTS)
            yield ("both" if over else "right"), max(parts(plain), key=lambda each: each.area)
