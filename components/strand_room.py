"""Where strands run close together: there the lower one carries no pattern and no highlight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby, pairwise
from math import ceil, dist, floor, hypot

from components.ribbon import Course
from data.drawing import Point

STEP_MM = 2.0
CELL_MM = 12.0
"""Wider than any two nerves that can touch are apart."""
SHORTEST_MM = 2.5


class Above:
    """The nerves painted so far, each above those that are asked about after it."""

    def __init__(self) -> None:
        """Nothing lies above."""
        self._cells: dict[tuple[int, int], list[tuple[float, float, float]]] = defaultdict(list)

    def lay(self, course: Course) -> None:
        """A course is laid over all that is asked about from now on."""
        for (x, y), half_width in _steps(course):
            self._cells[floor(x / CELL_MM), floor(y / CELL_MM)].append((x, y, half_width))

    def start_of(self, course: Course, longest_mm: float) -> float:
        """How far along a course its centre line comes out of what lies above, at most so far."""
        if self._covers(course.points[0], 0.0, 0.0):
            for number, step in enumerate(_steps(course)):
                if number * STEP_MM >= longest_mm or not self._covers(*step, 0.0):
                    return min(number * STEP_MM, longest_mm, course.places[-1])
        return 0.0

    def clear(self, course: Course, beside: float) -> Iterator[Course]:
        """The pieces of a course that nothing above comes near: its centre line lies further
        from each nerve than that one's half-width and so many half-widths of its own."""
        places = course.places
        free = [not self._covers(*step, beside) for step in _steps(course)]
        step = places[-1] / (len(free) - 1)
        for clear, run in groupby(range(len(free)), key=free.__getitem__):
            numbers = list(run)
            if clear and (numbers[-1] - numbers[0]) * step >= SHORTEST_MM:
                yield course.piece(numbers[0] * step, numbers[-1] * step)

    def _covers(self, point: Point, half_width: float, beside: float) -> bool:
        x, y = point
        return any(
            hypot(x - other_x, y - other_y) < other + beside * half_width
            for cell in _around(x, y)
            for other_x, other_y, other in self._cells.get(cell, ())
        )


def _around(x: float, y: float) -> Iterable[tuple[int, int]]:
    column, row = floor(x / CELL_MM), floor(y / CELL_MM)
    return ((column + i, row + j) for i in (-1, 0, 1) for j in (-1, 0, 1))


def _steps(course: Course) -> list[tuple[Point, float]]:
    """Points and half-widths in equal short steps from end to end."""
    length = course.places[-1]
    count = max(1, ceil(length / STEP_MM))
    found: list[tuple[Point, float]] = []
    walked, target = 0.0, 0.0
    pairs = list(zip(course.points, course.half_widths, strict=True))
    for (a, wide_a), (b, wide_b) in pairwise(pairs):
        gap = dist(a, b)
        while len(found) <= count and target <= walked + gap:
            share = (target - walked) / gap if gap else 0.0
            point = (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
            found.append((point, wide_a + share * (wide_b - wide_a)))
            target = length * len(found) / count
        walked += gap
    return found if len(found) > count else [*found, pairs[-1]]
