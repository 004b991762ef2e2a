"""Surface lines: between two landmarks of the body, with the place on it where the nerve is found.

For the standard library alone; the pipeline draws with it and the tests measure with it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
    first, last = line
    return between(first, last, structures[name]["share"])


def line_of(name: str, structures: Structures, landmarks: Landmarks) -> tuple[Point, ...]:
    """The two ends of a landmark's surface line; none where it lies on no line.

    An end is a point of the body, or where another landmark lies on its own line.
    """
    return tuple(
        vector(landmarks[end]) if end in landmarks else place_of(end, structures, landmarks)
        for end in structures[name].get("between", ())
    )
