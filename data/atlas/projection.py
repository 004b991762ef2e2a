"""How a point of the body falls on a plate: one orthographic camera per view, no other package.

Body points are (x, y, z) in the body's frame, plate points (x, y) in mm from the upper left corner,
y down. The pipeline and the tests both project with this module, so that they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, dist, hypot, sqrt
from typing import Any

from data.atlas.vectors import Vector, between, cross, dot, unit, vector

Point = tuple[float, float]
"""A place on a plate, mm."""


@dataclass(frozen=True, slots=True)
class Camera:
    """An orthographic camera: what it looks at, from where to where, and the plate's size in mm."""

    centre: Vector
    direction: Vector
    up: Vector
    width_mm: float
    height_mm: float

    @property
    def towards(self) -> Vector:
        """Unit vector from the body to the eye."""
        x, y, z = unit(self.direction)
        return (-x, -y, -z)

    @property
    def right(self) -> Vector:
        """Unit vector along the plate's x."""
        return unit(cross(self.up, self.towards))

    @property
    def upward(self) -> Vector:
        """Unit vector against the plate's y."""
        return cross(self.towards, self.right)

    def place(self, point: Sequence[float]) -> Point:
        """Where a point of the body falls on the plate."""
        offset = self._offset(point)
        return (
            self.width_mm / 2 + dot(offset, self.right),
            self.height_mm / 2 - dot(offset, self.upward),
        )

    def nearness(self, point: Sequence[float]) -> float:
        """How far a point lies from the plane of the centre towards the eye, mm."""
        return dot(self._offset(point), self.towards)

    def raise_to_body(self, point: Sequence[float], nearness_mm: float) -> Vector:
        """The point of the body at that nearness which falls on a plate point."""
        along = point[0] - self.width_mm / 2
        above = self.height_mm / 2 - point[1]
        axes = zip(self.centre, self.right, self.upward, self.towards, strict=True)
        x, y, z = (c + along * r + above * u + nearness_mm * t for c, r, u, t in axes)
        return (x, y, z)

    def _offset(self, point: Sequence[float]) -> Vector:
        x, y, z = (value - origin for value, origin in zip(point, self.centre, strict=True))
        return (x, y, z)


def read_camera(view: Mapping[str, Any]) -> Camera:
    """The camera of a view, from its record in `views/<view>.json` or `views.toml`."""
    return Camera(
        centre=vector(view["centre"]),
        direction=vector(view["direction"]),
        up=vector(view["up"]),
        width_mm=float(view["width_mm"]),
        height_mm=float(view["height_mm"]),
    )


def smooth_course(points: Sequence[Sequence[float]], step_mm: float) -> list[tuple[float, Vector]]:
    """The smooth curve through a nerve's points (centripetal Catmull-Rom), in steps along it.

    Each step comes with its place: the index of the point before it plus the share of the way on.
    """
    knots = [vector(point) for point in points]
    first, last = mirrored_end(knots[0], knots[1]), mirrored_end(knots[-1], knots[-2])
    padded = [first, *knots, last]
    course = []
    for index, (start, end) in enumerate(pairwise(knots)):
        count = max(1, ceil(dist(start, end) / step_mm))
        around = (padded[index], start, end, padded[index + 3])
        course += [
            (index + step / count, curve_point(around, step / count)) for step in range(count)
        ]
    return [*course, (float(len(knots) - 1), knots[-1])]


def mirrored_end(end: Vector, neighbour: Vector) -> Vector:
    """A point beyond the end of a line, as far as its neighbour is before it."""
    x, y, z = (2 * e - n for e, n in zip(end, neighbour, strict=True))
    return (x, y, z)


def curve_point(around: tuple[Vector, Vector, Vector, Vector], share: float) -> Vector:
    """The curve's point at a share of the way from the second to the third of four points."""
    before, start, end, after = around
    spans = [sqrt(dist(a, b)) for a, b in pairwise(around)]
    at = share * spans[1]
    a1 = between(before, start, (at + spans[0]) / spans[0])
    a2 = between(start, end, share)
    a3 = between(end, after, (at - spans[1]) / spans[2])
    b1 = between(a1, a2, (at + spans[0]) / (spans[0] + spans[1]))
    b2 = between(a2, a3, at / (spans[1] + spans[2]))
    return between(b1, b2, share)


def distance_to_line(point: Point, line: Sequence[Point]) -> float:
    """Distance in mm from a plate point to the nearest point of a polyline."""
    return min(distance_to_segment(point, start, end) for start, end in pairwise(line))


def distance_to_segment(point: Point, start: Point, end: Point) -> float:
    """Distance from a plate point to a straight segment."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = (point[0] - start[0]) * dx + (point[1] - start[1]) * dy
    share = min(max(along / length, 0.0), 1.0) if length else 0.0
    return hypot(point[0] - start[0] - share * dx, point[1] - start[1] - share * dy)
