"""Closed borders on a plate: what lies inside them, and what an outline with holes covers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from data.atlas.projection import Point


def rings(outline: dict[str, Any]) -> list[list[Any]]:
    """The border of a stored outline, then its holes."""
    return [outline["outline"], *outline["holes"]]


def corners(ring: Sequence[Any]) -> list[Point]:
    """The points of a stored border, each once."""
    return [(float(x), float(y)) for x, y in ring]


def closed(ring: Sequence[Any]) -> list[Point]:
    """The points of a stored border, the first again at the end."""
    points = corners(ring)
    return [*points, points[0]]


def inside(point: Point, ring: Sequence[Point]) -> bool:
    """Whether a point lies inside a closed border, by the crossings of a ray to the right."""
    x, y = point
    result = False
    for (ax, ay), (bx, by) in pairwise(ring):
        if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
            result = not result
    return result


def covers(outline: dict[str, Any], point: Point) -> bool:
    """Whether a stored outline covers a point, holes left out (even-odd)."""
    return sum(inside(point, closed(ring)) for ring in rings(outline)) % 2 == 1
