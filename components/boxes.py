"""Rectangles, straight lines and shapes on a plate, in mm, and where they meet."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from data.drawing import Point

FLAT_MM = 0.01


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on the plate, in mm."""

    left: float
    top: float
    width: float
    height: float

    def holds(self, point: Point) -> bool:
        """Whether a point lies inside."""
        x, y = point
        across = self.left <= x <= self.left + self.width
        return across and self.top <= y <= self.top + self.height

    def touches(self, other: Box) -> bool:
        """Whether two rectangles share any point."""
        across = self.left < other.left + other.width and other.left < self.left + self.width
        return across and self.top < other.top + other.height and other.top < self.top + self.height

    def grown(self, margin: float) -> Box:
        """The rectangle with a margin around it."""
        twice = 2 * margin
        return Box(self.left - margin, self.top - margin, self.width + twice, self.height + twice)

    def crossed(self, start: Point, end: Point) -> bool:
        """Whether a straight line enters the rectangle."""
        right, bottom = self.left + self.width, self.top + self.height
        if (start[0] < self.left and end[0] < self.left) or (start[0] > right and end[0] > right):
            return False
        if (start[1] < self.top and end[1] < self.top) or (start[1] > bottom and end[1] > bottom):
            return False
        if self.holds(start) or self.holds(end):
            return True
        corners = [(self.left, self.top), (right, self.top), (right, bottom), (self.left, bottom)]
        sides = zip(corners, [*corners[1:], corners[0]], strict=True)
        return any(cross(start, end, a, b) for a, b in sides)


def cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether the line from a to b crosses that from c to d."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def bounds(points: Sequence[Point]) -> Box:
    """The smallest rectangle around points; never quite flat, so that lines touch it."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return Box(min(xs), min(ys), max(xs) - min(xs) + FLAT_MM, max(ys) - min(ys) + FLAT_MM)


def spans(rings: Iterable[Sequence[Point]], y: float) -> list[tuple[float, float]]:
    """Where a level line lies inside a shape of one or more rings: from and to, left to right."""
    ends = sorted(
        a[0] + (y - a[1]) * (b[0] - a[0]) / (b[1] - a[1])
        for ring in rings
        for a, b in pairwise((*ring, ring[0]))
        if (a[1] > y) != (b[1] > y)
    )
    return list(zip(ends[::2], ends[1::2], strict=True))
