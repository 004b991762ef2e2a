"""Nerve courses as ribbons: a centre line with a half-width becomes a closed outline.

Everything is in plate millimetres. A ribbon is drawn as one filled shape, so that its width can
follow the nerve's real radius; it can be cut into stretches, dashes and pieces.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, pairwise
from math import ceil, cos, dist, hypot, pi, sin

from data.drawing import Point

CAP_STEPS = 5
NEARLY = 0.999

Ring = tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A stretch of a nerve on the plate; per point its place, half-width and opacity (0 to 1)."""

    points: Sequence[Point]
    half_widths: Sequence[float]
    opacities: Sequence[float]

    @property
    def places(self) -> list[float]:
        """How far along the line each point lies."""
        return [0.0, *accumulate(dist(a, b) for a, b in pairwise(self.points))]

    def piece(self, start: float, end: float) -> Course:
        """The same line from one place to another."""
        return self._at([start, *(place for place in self.places if start < place < end), end])

    def eased(self, reach: float) -> Course:
        """The same line, nowhere clearer, rising from opacity 0 to 1 over no less than `reach`."""
        places = self.places
        low = [each for each in zip(places, self.opacities, strict=True) if each[1] < 1]

        def risen(course: Course) -> list[float]:
            return [
                min([o, *(least + abs(place - at) / reach for at, least in low)])
                for place, o in zip(course.places, course.opacities, strict=True)
            ]

        ends = {at + way * reach * (1 - o) for at, o in low for way in (-1, 1)}
        tried = self._at(sorted({*places, *(end for end in ends if 0 < end < places[-1])}))
        clear = {at for at, o in zip(tried.places, risen(tried), strict=True) if o > NEARLY}
        found = self._at(sorted({*places, *clear}))
        return replace(found, opacities=risen(found))

    def _at(self, wanted: Sequence[float]) -> Course:
        """The same line with points at these places alone."""
        places = self.places
        at = [_before(places, place) for place in wanted]
        (xs, ys), last = zip(*self.points, strict=True), len(places) - 1

        def along(values: Sequence[float]) -> list[float]:
            return [values[i] + share * (values[min(i + 1, last)] - values[i]) for i, share in at]

        points = list(zip(along(xs), along(ys), strict=True))
        return Course(points, along(self.half_widths), along(self.opacities))

    def stretches(self, shown: Sequence[float]) -> Iterator[Course]:
        """The parts where a value per point is not 0, each with the points at which it is."""
        last = len(self.points) - 1
        kept = [max(shown[max(i - 1, 0) : min(i, last) + 2]) > 0 for i in range(len(shown))]
        for keep, run in groupby(range(len(kept)), key=kept.__getitem__):
            numbers = list(run)
            part = slice(numbers[0], numbers[-1] + 1)
            if keep and len(numbers) > 1:
                yield Course(self.points[part], self.half_widths[part], self.opacities[part])

    def dashes(self, dash: float, gap: float) -> Iterator[Course]:
        """The line in dashes of a length with gaps of a length."""
        length = self.places[-1]
        for number in range(ceil(length / (dash + gap))):
            start = number * (dash + gap)
            yield self.piece(start, min(start + dash, length))


def ribbon(points: Sequence[Point], half_widths: Sequence[float]) -> Ring:
    """The closed outline of a line with the given half-width at each point and round ends."""
    normals = _normals(points)
    left = [
        (x + nx * r, y + ny * r)
        for (x, y), (nx, ny), r in zip(points, normals, half_widths, strict=True)
    ]
    right = [
        (x - nx * r, y - ny * r)
        for (x, y), (nx, ny), r in zip(points, normals, half_widths, strict=True)
    ]
    end = _cap(points[-1], normals[-1], half_widths[-1])
    begin = _cap(points[0], (-normals[0][0], -normals[0][1]), half_widths[0])
    outline = [*left, *end, *reversed(right), *begin]
    return tuple((round(x, 2), round(y, 2)) for x, y in outline)


def shifted(points: Sequence[Point], half_widths: Sequence[float], share: float) -> list[Point]:
    """The line moved up and to the left by a share of its half-width, for a highlight."""
    return [
        (x - share * r, y - share * r / 2) for (x, y), r in zip(points, half_widths, strict=True)
    ]


def _before(places: Sequence[float], place: float) -> tuple[int, float]:
    """The number of the point before a place, and the share of the way to the next."""
    before = min(max(bisect_right(places, place) - 1, 0), len(places) - 2)
    length = places[before + 1] - places[before]
    return before, (place - places[before]) / length if length else 0.0


def _normals(points: Sequence[Point]) -> list[Point]:
    """A unit normal at each point, from the direction between its neighbours."""
    last = len(points) - 1
    normals: list[Point] = []
    for i in range(len(points)):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, last)]
        length = hypot(bx - ax, by - ay) or 1.0
        normals.append(((ay - by) / length, (bx - ax) / length))
    return normals


def _cap(centre: Point, normal: Point, radius: float) -> list[Point]:
    """A half circle that turns from the normal forward to its opposite."""
    (x, y), (nx, ny) = centre, normal
    forward = (ny, -nx)
    turns = [pi * step / (CAP_STEPS + 1) for step in range(1, CAP_STEPS + 1)]
    return [
        (
            x + radius * (cos(t) * nx + sin(t) * forward[0]),
            y + radius * (cos(t) * ny + sin(t) * forward[1]),
        )
        for t in turns
    ]
