"""Labels on a plate: where each stands, by rule, and the line that leads from it to its part.

A label stands at the left or right edge of its frame, as near to the height of its part as the
rest leaves room for: never over a nerve, never over another label, and no two leaders cross.
What finds no such place is not labelled. Sizes are shares of the frame, so that labels scale with
it; the style sheet hides them where they would be too small to read.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, hypot, inf
from operator import itemgetter

from components.boxes import Box, bounds, cross
from components.scene import WHOLE
from data.drawing import Frame, Point, View

TEXT_SHARE = 0.0275
"""Height of the letters, as a share of the height of a stage just as wide as the frame."""
LINE = 1.25
LETTER = 0.56
"""Line height, and the width allowed for a letter, in letter heights."""
WIDEST_SHARE = 0.4
"""The widest label, as a share of the frame's width."""
EDGE_SHARE = 0.015
LEAST_SHAPE = 0.75
"""Width by height of the narrowest stage with labels; `3-plate.css` hides them on narrower ones."""
LOCATOR_FROM_SHARE = 0.58
"""Below this share of a close frame's height the locator stands at its left edge."""
NERVE_MARGIN_MM = 1.5
COURSE_STEP_MM = 2.5
PASSING_COST_MM = 40.0
MOST = 7
"""More labels than this in a frame would be a thicket."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that found its place: its lines of text, its box, and the ends of its leader."""

    part: str
    lines: tuple[str, ...]
    box: Box
    text_mm: float
    start: Point
    end: Point

    @property
    def on_left(self) -> bool:
        """Whether it stands left of its part."""
        return self.start[0] < self.end[0]


def roomy(frame: Frame) -> Frame:
    """The frame, widened to the shape of the narrowest stage on which labels are shown."""
    width = max(frame.width_mm, LEAST_SHAPE * frame.height_mm)
    left = frame.x_mm - (width - frame.width_mm) / 2
    return Frame(frame.id, left, frame.y_mm, width, frame.height_mm)


def is_broad(frame: Frame) -> bool:
    """Whether a frame is itself as broad as that stage, so that its labels lie within it."""
    return frame.width_mm > 0.99 * LEAST_SHAPE * frame.height_mm


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
        return any(
            box.left - margin <= x <= right + margin and box.top - margin <= y <= bottom + margin
            for y, x, margin in self._points[first:last]
        )

    def passed_by(self, label: Label) -> int:
        """How many lines of other nerves a label's leader passes over."""
        way = bounds([label.start, label.end])
        bottom = way.top + way.height
        return sum(
            any(
                cross(label.start, label.end, a, b)
                for a, b in pairwise(course.points)
                if (a[1] > way.top or b[1] > way.top) and (a[1] < bottom or b[1] < bottom)
            )
            for course in self.courses
            if course.nerve != label.part and way.touches(course.bounds)
        )


class Labeller:
    """Places labels in one frame of a view."""

    def __init__(self, view: View, frame: Frame) -> None:
        """The nerves to be kept clear of are found once."""
        self._view, self._frame = view, frame
        self._nerves = Nerves(view, frame)

    def place(self, names: Iterable[tuple[str, str]], most: int = MOST) -> list[Label]:
        """Labels for the parts, most important first, each given with its name."""
        placed: list[Label] = []
        for part, name in names:
            if len(placed) == most:
                break
            anchor = anchor_of(self._view, self._frame, part)
            if anchor is None:
                continue
            label = _best(_candidates(self._frame, part, name, anchor), placed, self._nerves)
            if label:
                placed.append(label)
        return placed


def anchor_of(view: View, frame: Frame, part: str) -> Point | None:
    """Where a label's leader ends: on the drawn leg, well inside the frame; None where it is not.

    Of a nerve it is the seen point nearest to the middle of its course in the frame.
    """
    inner = Box(frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm).grown(
        -0.04 * frame.height_mm
    )
    lines = [line for line in view.lines if line.nerve == part and line.side != "left"]
    if lines:
        main = max(lines, key=lambda line: max(line.radius_mm))
        seen = [
            point
            for point, hidden in zip(main.points, main.hidden, strict=True)
            if inner.holds(point) and hidden < 0.5
        ]
        return seen[len(seen) // 2] if seen else None
    points = [o.label for o in view.structures if o.part == part and o.side != "left"]
    points += [m.point for m in view.landmarks if m.part == part and m.side != "left"]
    return next((point for point in points if inner.holds(point)), None)


def wrapped(name: str, widest: float) -> tuple[str, ...]:
    """A name in lines of at most so many letters, broken between words."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= widest or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def _candidates(frame: Frame, part: str, name: str, anchor: Point) -> Iterable[Label]:
    """Every place at either edge, from the height of the anchor up and down."""
    text = TEXT_SHARE * max(frame.height_mm, frame.width_mm / LEAST_SHAPE)
    lines = wrapped(name, WIDEST_SHARE * frame.width_mm / (LETTER * text))
    width = max(map(len, lines)) * LETTER * text
    height = len(lines) * LINE * text
    edge = EDGE_SHARE * frame.height_mm
    lefts = (frame.x_mm + edge, frame.x_mm + frame.width_mm - edge - width)
    lowest = frame.y_mm + frame.height_mm - edge - height
    lowest_on_left = frame.y_mm + LOCATOR_FROM_SHARE * frame.height_mm - height
    steps = int((frame.height_mm - 2 * edge - height) / text)
    for step in range(max(steps, 0) + 1):
        top = min(frame.y_mm + edge + step * text, lowest)
        for left in lefts:
            box = Box(left, top, width, height)
            if left == lefts[0] and frame.id != WHOLE and top > lowest_on_left:
                continue
            start = _start(box, anchor)
            if start:
                yield Label(part, lines, box, text, start, anchor)


def _start(box: Box, anchor: Point) -> Point | None:
    """Where a leader leaves its label: the side that faces the part, or top or bottom where the
    part lies above or below; None where the part lies under the label."""
    x, y = anchor
    right, bottom = box.left + box.width, box.top + box.height
    if box.left < x < right:
        return None if box.top < y < bottom else (x, box.top if y < box.top else bottom)
    return (right if right <= x else box.left, box.top + box.height / 2)


def _best(candidates: Iterable[Label], placed: Sequence[Label], nerves: Nerves) -> Label | None:
    """The free label with the shortest, flattest leader; passing over a nerve counts as long."""
    best: Label | None = None
    least = inf
    for length, label in sorted(((_length(c), c) for c in candidates), key=itemgetter(0)):
        if length >= least:
            break
        if not nerves.run_under(label.box) and _free(label, placed):
            cost = length + PASSING_COST_MM * nerves.passed_by(label)
            if cost < least:
                best, least = label, cost
    return best


def _free(label: Label, placed: Sequence[Label]) -> bool:
    """Whether a label stands clear of the labels placed before it."""
    room = label.box.grown(label.text_mm / 4)
    for other in placed:
        if room.touches(other.box) or room.crossed(other.start, other.end):
            return False
        if other.box.grown(label.text_mm / 4).crossed(label.start, label.end):
            return False
        if cross(label.start, label.end, other.start, other.end):
            return False
    return True


def _length(label: Label) -> float:
    """How long a leader is, in mm; steep ones count more."""
    (x, y), (to_x, to_y) = label.start, label.end
    return hypot(to_x - x, to_y - y) + 2 * abs(to_y - y)


def _between(a: Point, b: Point) -> Iterable[Point]:
    """Points from a up to b, a few millimetres apart."""
    steps = max(1, ceil(hypot(b[0] - a[0], b[1] - a[1]) / COURSE_STEP_MM))
    for step in range(steps):
        share = step / steps
        yield (a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1]))
