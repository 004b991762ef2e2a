"""Arithmetic on lines of points in millimetres, for the standard library alone.

A point is (x, y, z); a place on a line is a float: the index of a point plus the share of the way
to the next one.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from data.atlas.vectors import Vector, angle, between, dot, minus

Point = Vector
Line = Sequence[Point]

KINK_ARM_MM, KINK_STEP_MM = 4.0, 0.5
"""A kink is measured between arms of this length, wherever a step ends."""
WINDOW_STEP_MM = 1.0


def share_along(point: Point, a: Point, b: Point) -> float:
    """How far along the line from a (0) to b (1) the foot of the perpendicular from a point is."""
    d = minus(b, a)
    return dot(minus(point, a), d) / dot(d, d)


def at(values: Sequence[float], place: float) -> float:
    """A value kept per point, interpolated at a place on the line."""
    first = min(int(place), len(values) - 2)
    return values[first] + (place - first) * (values[first + 1] - values[first])


def point_at(line: Line, place: float) -> Point:
    """The point of the line at a place on it."""
    first = min(int(place), len(line) - 2)
    return between(line[first], line[first + 1], place - first)


def zeros(values: Sequence[float]) -> Iterator[float]:
    """Places on a line where a value kept per point passes through zero."""
    for index, (first, second) in enumerate(pairwise(values)):
        if first * second <= 0.0 and first != second:
            yield index + first / (first - second)


def nearest(line: Line, point: Point) -> tuple[float, float]:
    """The place on a line nearest to a point, and its distance in mm."""
    best = (0.0, math.inf)
    for index, (first, second) in enumerate(pairwise(line)):
        share = max(0.0, min(1.0, share_along(point, first, second)))
        gap = math.dist(point, between(first, second, share))
        if gap < best[1]:
            best = (index + share, gap)
    return best


def length(line: Line, place: float = 0.0) -> float:
    """Length of the line from a place on it to its end, in mm."""
    first = min(int(place), len(line) - 2)
    rest = [point_at(line, place), *line[first + 1 :]]
    return sum(math.dist(a, b) for a, b in pairwise(rest))


def stepped(line: Line, step_mm: float) -> list[Point]:
    """Points every `step_mm` along the line, from its first point."""
    points = [line[0]]
    left = step_mm
    for first, second in pairwise(line):
        length = math.dist(first, second)
        while length > 0.0 and left <= length:
            points.append(between(first, second, left / length))
            left += step_mm
        left -= length
    return points


def sharpest_kink(line: Line) -> float:
    """The greatest turn of the line within 8 mm of its course, in degrees."""
    points = stepped(line, KINK_STEP_MM)
    arm = round(KINK_ARM_MM / KINK_STEP_MM)
    turns = [
        angle(minus(here, before), minus(after, here))
        for before, here, after in zip(points, points[arm:], points[2 * arm :], strict=False)
    ]
    return max(turns, default=0.0)


def least_directness(line: Line, window_mm: float) -> float:
    """The least ratio of straight distance to length over any window: 1 straight, 0 a full loop.

    A line shorter than the window is measured whole.
    """
    points = stepped(line, WINDOW_STEP_MM)
    reach = min(round(window_mm / WINDOW_STEP_MM), len(points) - 1)
    pairs = zip(points, points[reach:], strict=False)
    return min(math.dist(first, last) / (reach * WINDOW_STEP_MM) for first, last in pairs)
