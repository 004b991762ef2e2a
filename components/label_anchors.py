"""Where the leader of a label may end: on the drawn leg, well inside the frame."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from math import ceil, dist

from components.boxes import Box, bounds, spans
from data.drawing import Frame, Outline, Point, View

RIM_SHARE = 0.04
"""This near to the rim of its frame, as a share of the frame's height, no leader ends."""
ALONG_SHARE, ACROSS_SHARE = 0.03, 0.08
"""How far apart the points are that are tried along a nerve and all over a shape, as shares of the
frame's height."""


def anchor_of(view: View, frame: Frame, part: str, meshes: Collection[str] = ()) -> Point | None:
    """Where a leader best ends; None where the part is not seen in the frame.

    Of a nerve it is the seen point nearest to the middle of its course in the frame; of a structure
    the point with the most room around it. Where its meshes are drawn apart, some alone may count.
    """
    if seen := _seen(view, frame, part):
        return seen[len(seen) // 2]
    inner = _inner(frame)
    shapes = [it for it in _shapes(view, part, meshes) if inner.holds(it.label)]
    if shapes:
        return max(shapes, key=lambda shape: shape.room_mm).label
    marks = [m.point for m in view.landmarks if m.part == part and m.side != "left"]
    return next(filter(inner.holds, marks), None)


def anchors_of(view: View, frame: Frame, part: str, meshes: Collection[str] = ()) -> list[Point]:
    """Every point where a leader may end, the best first: along a nerve or a surface line, or all
    over a shape."""
    best = anchor_of(view, frame, part, meshes)
    if best is None:
        return []
    step = ALONG_SHARE * frame.height_mm
    if seen := _seen(view, frame, part):
        others = _spaced(seen, step)
    elif line := _line(view, part):
        others = filter(_inner(frame).holds, _stepped(line, step))
    else:
        others = _within(view, frame, part, meshes, ACROSS_SHARE * frame.height_mm)
    return [best, *(point for point in others if point != best)]


def _inner(frame: Frame) -> Box:
    whole = Box(frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm)
    return whole.grown(-RIM_SHARE * frame.height_mm)


def _seen(view: View, frame: Frame, nerve: str) -> list[Point]:
    """The points of a nerve's broadest line that are seen in the frame."""
    lines = [line for line in view.lines if line.nerve == nerve and line.side != "left"]
    if not lines:
        return []
    main = max(lines, key=lambda line: max(line.radius_mm))
    inner = _inner(frame)
    drawn = zip(main.points, main.hidden, strict=True)
    return [point for point, hidden in drawn if inner.holds(point) and hidden < 0.5]


def _spaced(points: Sequence[Point], step: float) -> Iterator[Point]:
    """Points of a line that are at least a step apart."""
    last: Point | None = None
    for point in points:
        if last is None or dist(point, last) >= step:
            yield (last := point)


def _line(view: View, part: str) -> Sequence[Point]:
    """The points of a landmark's surface line; none where it lies on no line."""
    marks = (m for m in view.landmarks if m.part == part and m.side != "left")
    return next((mark.line for mark in marks), ())


def _stepped(line: Sequence[Point], step: float) -> Iterator[Point]:
    """Points along a line, on each straight piece of it about a step apart."""
    for (x, y), (to_x, to_y) in pairwise(line):
        count = ceil(dist((x, y), (to_x, to_y)) / step)
        for share in (number / count for number in range(count + 1)):
            yield (x + share * (to_x - x), y + share * (to_y - y))


def _shapes(view: View, part: str, meshes: Collection[str]) -> list[Outline]:
    own = [outline for outline in view.structures if outline.part == part]
    return [o for o in own if o.side != "left" and (not meshes or o.mesh in meshes)]


def _within(
    view: View, frame: Frame, part: str, meshes: Collection[str], step: float
) -> Iterator[Point]:
    """Points of a structure, in rows, none nearer to its border than half the room at its label."""
    inner = _inner(frame)
    for outline in _shapes(view, part, meshes):
        inset = min(outline.room_mm / 2, step)
        shape = bounds(outline.points)
        top = max(shape.top, inner.top)
        bottom = min(shape.top + shape.height, inner.top + inner.height)
        for y in _steps(top + inset, bottom - inset, step):
            for left, right in spans((outline.points, *outline.holes), y):
                for x in _steps(left + inset, right - inset, step):
                    if inner.holds((x, y)):
                        yield (x, y)


def _steps(first: float, last: float, step: float) -> Iterator[float]:
    """From first up to last."""
    while first <= last:
        yield first
        first += step
