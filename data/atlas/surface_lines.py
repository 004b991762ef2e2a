"""Surface lines: between two landmarks of the body, with the place on it where the nerve is found.

For the standard library alone; the pipeline draws with it and the tests measure with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import copysign, dist
from typing import Any

from data.atlas.vectors import Vector, between, vector

Point = Vector
Structures = Mapping[str, Mapping[str, Any]]
Landmarks = Mapping[str, Sequence[float]]


def place_of(name: str, structures: Structures, landmarks: Landmarks) -> Point:
    """Where a landmark lies: its point of the body, or so far along its surface line."""
    line = line_of(name, structures, landmarks)
    if not line:
        return vector(landmarks[structures[name]["point"]])
    left = structures[name]["share"] * sum(dist(a, b) for a, b in pairwise(line))
    for first, last in pairwise(line):
        length = dist(first, last)
        if left <= length:
            return between(first, last, left / length)
        left -= length
    return line[-1]


def line_of(name: str, structures: Structures, landmarks: Landmarks) -> tuple[Point, ...]:
    """The points of a landmark's surface line from end to end; none where it lies on no line."""
    ends = structures[name].get("between", ())
    points = [*ends[:1], *structures[name].get("past", ()), *ends[1:]]
    return tuple(_point(each, structures, landmarks) for each in points)


def _point(each: str | Mapping[str, Any], structures: Structures, landmarks: Landmarks) -> Point:
    """Where a point of a line lies: at a landmark or midway between two, moved as is said."""

    def at(name: str) -> Point:
        """A point of the body, or where another landmark lies on its own line."""
        known = name in landmarks
        return vector(landmarks[name]) if known else place_of(name, structures, landmarks)

    if isinstance(each, str):
        return at(each)
    first, *others = each["midway"] if "midway" in each else [each["at"]]
    x, y, z = between(at(first), at(*others), 0.5) if others else at(first)
    if "level" in each:
        z = at(each["level"])[2]
    inward = copysign(each.get("inward_mm", 0), -x)
    return (x + inward, y + each.get("behind_mm", 0), z - each.get("below_mm", 0))
