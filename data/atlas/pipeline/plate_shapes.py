"""Shapes on a plate, in mm: traced from pictures, taken apart, thinned to few points."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from shapely.geometry import Polygon
from shapely.ops import polylabel
from skimage.measure import find_contours

from data.atlas.pipeline.arrays import Floats

FEWEST_PIXELS, SMALLEST_RING_MM2 = 12, 20
"""A traced ring with fewer points, or a smaller area, is noise of the picture."""
SMALLEST_HOLE_MM2 = 60.0
FIRST_TOLERANCE_MM, TOLERANCE_STEP_MM = 0.10, 0.05
LABEL_EXACTNESS_MM = 0.5


@dataclass(frozen=True, slots=True)
class DrawnPiece:
    """One piece of a region or structure as drawn: whose it is, its side and its shape.

    `mesh`: of a structure whose meshes are drawn apart, the one it belongs to; else None.
    """

    id: str
    side: str
    shape: Polygon
    mesh: str | None = None


def traced(margin: Floats, pixels_per_mm: float) -> Polygon | None:
    """The area inside a picture's zero line, holes cut out; None where there is none."""
    rings = []
    for line in find_contours(np.pad(margin, 1, constant_values=-1), 0):
        if len(line) >= FEWEST_PIXELS:
            # Contours give (row, column) in a picture padded by one; pixel centres are at halves.
            rings.append(Polygon((line[:, ::-1] - 0.5) / pixels_per_mm).buffer(0))
    rings = [ring for ring in rings if ring.area > SMALLEST_RING_MM2]
    if not rings:
        return None
    rings.sort(key=lambda ring: -ring.area)
    shape = rings[0]
    for ring in rings[1:]:
        shape = shape.symmetric_difference(ring)
    return shape


def parts(shape: Polygon) -> Iterable[Polygon]:
    """The polygons of a shape that may be many."""
    result: Iterable[Polygon] = getattr(shape, "geoms", [shape])
    return result


def without_small_holes(piece: Polygon) -> Polygon:
    """The piece with holes too small to notice closed."""
    holes = [ring for ring in piece.interiors if Polygon(ring).area > SMALLEST_HOLE_MM2]
    return Polygon(piece.exterior, holes)


def simplified(piece: Polygon, most_points: int) -> Polygon:
    """The piece with as few points as the limit asks, at the smallest tolerance that gives them."""
    tolerance = FIRST_TOLERANCE_MM
    while point_count(result := piece.simplify(tolerance)) > most_points:
        tolerance += TOLERANCE_STEP_MM
    return result


def rings_of(piece: Polygon) -> tuple[Any, ...]:
    """Border and holes of a polygon."""
    return (piece.exterior, *piece.interiors)


def point_count(piece: Polygon) -> int:
    """Points of border and holes, the closing ones not counted."""
    return sum(len(ring.coords) - 1 for ring in rings_of(piece))


def label_place(shape: Polygon) -> tuple[float, float, float]:
    """The point with the most room around it: x, y and that room in mm."""
    place = polylabel(shape, LABEL_EXACTNESS_MM)
    return place.x, place.y, place.distance(shape.boundary)
