"""The room that nerves leave on a plate: where no text may lie, and where a line goes under one."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, dist, sqrt

from components.boxes import Box, bounds
from data.drawing import Frame, NerveLine, Point, View

NERVE_MARGIN_MM = 1.5
COURSE_STEP_MM = 2.5


@dataclass(frozen=True, slots=True)
class Passage:
    """Where a straight line goes under a nerve, in mm from the line's start."""

    first: float
    last: float
    nerve: str


class Nerves:
    """The nerves of both legs in a frame, each with the room it needs beside it."""

    def __init__(self, view: View, frame: Frame) -> None:
        """Points every few millimetres along each line, sorted by height to be found quickly."""
        box = Box(frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm)
        self._points = sorted(
            (y, x, radius + NERVE_MARGIN_MM, line.nerve)
            for line in view.lines
            if box.touches(bounds(line.points))
            for (a, radius), (b, _) in pairwise(_ended(line))
            for x, y in _between(a, b)
        )
        self._widest = max((margin for _, _, margin, _ in self._points), default=0.0)

    def run_under(self, box: Box, part: str = "") -> bool:
        """Whether a nerve other than `part`, with the room it needs, runs under a box."""
        right, bottom = box.left + box.width, box.top + box.height
        for y, x, margin, nerve in self._from_to(box.top, bottom):
            if box.left - margin <= x <= right + margin and (
                nerve != part and box.top - margin <= y <= bottom + margin
            ):
                return True
        return False

    def passages(self, part: str, start: Point, end: Point) -> list[Passage]:
        """Where a straight line comes near nerves other than `part`, in order from its start."""
        (x, y), length = start, dist(start, end)
        if not length:
            return []
        right, down = (end[0] - x) / length, (end[1] - y) / length
        leftmost, rightmost = sorted((x, end[0]))
        found = []
        for other_y, other_x, margin, nerve in self._from_to(*sorted((y, end[1]))):
            if nerve == part or not leftmost - margin < other_x < rightmost + margin:
                continue
            along = (other_x - x) * right + (other_y - y) * down
            beside = (other_x - x) * down - (other_y - y) * right
            if abs(beside) < margin:
                half = sqrt(margin**2 - beside**2)
                if along > -half and along < length + half:
                    found.append(Passage(along - half, along + half, nerve))
        return sorted(found, key=lambda passage: passage.first)

    def _from_to(self, top: float, bottom: float) -> Sequence[tuple[float, float, float, str]]:
        """The points of nerves that may reach between two heights: y, x, room, nerve."""
        first = bisect_left(self._points, (top - self._widest,))
        last = bisect_left(self._points, (bottom + self._widest,))
        return self._points[first:last]


def _ended(line: NerveLine) -> Iterable[tuple[Point, float]]:
    """Every point of a line with its half-width, the last one twice, so that its pairs hold it."""
    widths = list(zip(line.points, line.radius_mm, strict=True))
    return (*widths, widths[-1])


def _between(a: Point, b: Point) -> Iterable[Point]:
    """Points from a up to b, a few millimetres apart."""
    steps = max(1, ceil(dist(a, b) / COURSE_STEP_MM))
    for step in range(steps):
        share = step / steps
        yield (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
