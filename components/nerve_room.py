"""The room that nerves leave on a plate: where no text may lie, and what a line passes over."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, dist

from components.boxes import Box, bounds, cross
from data.drawing import Frame, Point, View

NERVE_MARGIN_MM = 1.5
COURSE_STEP_MM = 2.5


@dataclass(frozen=True, slots=True)
class Course:
    """A nerve's line where it runs through a frame."""

    nerve: str
    points: tuple[Point, ...]
    bounds: Box


class Nerves:
    """The nerves of both legs in a frame: where no text may lie, and what a leader passes over."""

    def __init__(self, view: View, frame: Frame) -> None:
        """Points every few millimetres along each line, sorted by height to be found quickly."""
        box = Box(frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm)
        lines = [line for line in view.lines if box.touches(bounds(line.points))]
        self.courses = [Course(n.nerve, n.points, bounds(n.points)) for n in lines]
        self._points = sorted(
            (y, x, max(line.radius_mm) + NERVE_MARGIN_MM)
            for line in lines
            for a, b in pairwise((*line.points, line.points[-1]))
            for x, y in _between(a, b)
        )
        self._widest = max((margin for _, _, margin in self._points), default=0.0)

    def run_under(self, box: Box) -> bool:
        """Whether a nerve, with the room it needs, runs under a box."""
        right, bottom = box.left + box.width, box.top + box.height
        first = bisect_left(self._points, (box.top - self._widest,))
        last = bisect_left(self._points, (bottom + self._widest,))
        for y, x, margin in self._points[first:last]:
            if box.left - margin <= x <= right + margin and (
                box.top - margin <= y <= bottom + margin
            ):
                return True
        return False

    def passed_by(self, part: str, start: Point, end: Point) -> int:
        """How many nerves other than `part` a straight line passes over."""
        way = bounds([start, end])
        right, bottom = way.left + way.width, way.top + way.height
        passed = {
            course.nerve
            for course in self.courses
            if course.nerve != part and way.touches(course.bounds)
            if any(
                cross(start, end, a, b)
                for a, b in pairwise(course.points)
                if (a[1] > way.top or b[1] > way.top) and (a[1] < bottom or b[1] < bottom)
                if (a[0] > way.left or b[0] > way.left) and (a[0] < right or b[0] < right)
            )
        }
        return len(passed)


def _between(a: Point, b: Point) -> Iterable[Point]:
    """Points from a up to b, a few millimetres apart."""
    steps = max(1, ceil(dist(a, b) / COURSE_STEP_MM))
    for step in range(steps):
        share = step / steps
        yield (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
