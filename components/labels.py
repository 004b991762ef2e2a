"""Labels on a plate: where each stands, by rule, and the line that leads from it to its part.

A label stands at the left or right edge of its frame, as near to the height of its part as the
rest leaves room for: never over a nerve, never over another label, and no two leaders cross.
What finds no such place is not labelled. Sizes are shares of the frame, so that labels scale with
it; the style sheet hides them where they would be too small to read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from math import dist, inf

from components.boxes import Box, cross
from components.nerve_room import Nerves
from data.drawing import WHOLE, Frame, Point, View

TEXT_SHARE = 0.0275
"""Height of the letters, as a share of the height of the least stage on which they are shown."""
LINE = 1.25
LETTER = 0.56
"""Line height, and the width allowed for a letter, in letter heights."""
WIDEST_SHARE = 0.4
"""The widest label, as a share of the frame's width."""
SLIM_SHARE = 0.25
"""A name that stands alone may be this slim, where that spares it a long leader."""
EDGE_SHARE = 0.015
LEAST_SHAPE = 0.75
"""Width by height of the narrowest stage with labels; `3-plate.css` hides them on narrower ones."""
LOCATOR_FROM_SHARE, ZOOM_FROM_SHARE = 0.58, 0.77
"""Below these shares of a close frame's height the locator stands at its left edge, the buttons
that zoom at its right."""
STEEPEST_SHARE = 0.2
"""How far up or down a leader may go, as a share of the frame's height."""
WORDS_TO_SHARE = 0.08
"""Above this share of a frame's height stand the words that say whose left and right it is."""
PASSING_COST_MM = 120.0
MOST_PASSED = 2
"""A leader may pass over two nerves where there is no other way; over more the eye loses it."""
MOST = 7
"""More labels than this in a frame would be a thicket."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that found its place: its lines of text, its box, and the ends of its leader.

    `cause`: the one whose place it marks, where that is less than the part; else None.
    """

    part: str
    lines: tuple[str, ...]
    box: Box
    text_mm: float
    start: Point
    end: Point
    cause: str | None = None

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


class Labeller:
    """Places labels in one frame of a view."""

    def __init__(self, view: View, frame: Frame) -> None:
        """The nerves to be kept clear of are found once."""
        self._view, self._frame = view, frame
        self._nerves = Nerves(view, frame)

    def alone(self, part: str, name: str, meshes: Collection[str] = ()) -> Label | None:
        """The label of one part, or of some of its meshes, with all the frame to itself; its leader
        may go far."""
        anchor = anchor_of(self._view, self._frame, part, meshes)
        if anchor is None:
            return None
        texts = [_laid(self._frame, part, name, share) for share in (WIDEST_SHARE, SLIM_SHARE)]
        found = [_best(self._frame, text, anchor, [], self._nerves, 1.0, inf) for text in texts]
        return min(filter(None, found), key=lambda it: _length(it.start, it.end), default=None)

    def place(self, names: Iterable[tuple[str, str]], most: int = MOST) -> list[Label]:
        """Labels for the parts, most important first, each given with its name."""
        placed: list[Label] = []
        for part, name in names:
            if len(placed) == most:
                break
            anchor = anchor_of(self._view, self._frame, part)
            if anchor is None:
                continue
            text = _laid(self._frame, part, name)
            label = _best(self._frame, text, anchor, placed, self._nerves)
            if label:
                placed.append(label)
        return placed


def anchor_of(view: View, frame: Frame, part: str, meshes: Collection[str] = ()) -> Point | None:
    """Where a label's leader ends: on the drawn leg, well inside the frame; None where it is not.

    Of a nerve it is the seen point nearest to the middle of its course in the frame. Of a structure
    that is drawn apart it may be told which meshes count.
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
    own = [o for o in view.structures if o.part == part and o.side != "left"]
    points = [o.label for o in own if not meshes or o.mesh in meshes]
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


def is_wide(frame: Frame) -> bool:
    """Whether a frame is wider than high: its labels are for stages at least as wide as high."""
    return frame.width_mm > frame.height_mm


@dataclass(frozen=True, slots=True)
class _Text:
    """A label's lines of text as they are laid: the size of letters and of the whole, in mm."""

    part: str
    lines: tuple[str, ...]
    text_mm: float
    width: float
    height: float


def _laid(frame: Frame, part: str, name: str, widest: float = WIDEST_SHARE) -> _Text:
    shape = 1 if is_wide(frame) else LEAST_SHAPE
    text = TEXT_SHARE * max(frame.height_mm, frame.width_mm / shape)
    lines = wrapped(name, widest * frame.width_mm / (LETTER * text))
    return _Text(part, lines, text, max(map(len, lines)) * LETTER * text, len(lines) * LINE * text)


def _places(
    frame: Frame, text: _Text, anchor: Point, steepest: float
) -> list[tuple[float, float, float, Point]]:
    """Every place at either edge, shortest leader first: its length, left, top, and its start."""
    edge = EDGE_SHARE * frame.height_mm
    lefts = (frame.x_mm + edge, frame.x_mm + frame.width_mm - edge - text.width)
    lowest = frame.y_mm + frame.height_mm - edge - text.height
    shares = (1.0, 1.0) if frame.id == WHOLE else (LOCATOR_FROM_SHARE, ZOOM_FROM_SHARE)
    free = [frame.y_mm + share * frame.height_mm - text.height for share in shares]
    words_to = frame.y_mm + WORDS_TO_SHARE * frame.height_mm
    steps = int((frame.height_mm - 2 * edge - text.height) / text.text_mm)
    found = []
    for step in range(max(steps, 0) + 1):
        top = min(frame.y_mm + edge + step * text.text_mm, lowest)
        for left, free_down_to in zip(lefts, free, strict=True):
            if not words_to <= top <= free_down_to:
                continue
            start = _start(left, top, text, anchor)
            if start and abs(start[1] - anchor[1]) <= steepest * frame.height_mm:
                found.append((_length(start, anchor), left, top, start))
    return sorted(found)


def _start(left: float, top: float, text: _Text, anchor: Point) -> Point | None:
    """Where a leader leaves its label: the side that faces the part, or top or bottom where the
    part lies above or below; None where the part lies under the label."""
    x, y = anchor
    right, bottom = left + text.width, top + text.height
    if left < x < right:
        return None if top < y < bottom else (x, top if y < top else bottom)
    return (right if right <= x else left, top + text.height / 2)


def _length(start: Point, end: Point) -> float:
    """How long a leader is, in mm; steep ones count more."""
    return dist(start, end) + 2 * abs(end[1] - start[1])


def _best(
    frame: Frame,
    text: _Text,
    anchor: Point,
    placed: Sequence[Label],
    nerves: Nerves,
    steepest: float = STEEPEST_SHARE,
    most_passed: float = MOST_PASSED,
) -> Label | None:
    """The free label with the shortest, flattest leader; passing over a nerve counts as long."""
    best: Label | None = None
    least = inf
    for length, left, top, start in _places(frame, text, anchor, steepest):
        if length >= least:
            break
        box = Box(left, top, text.width, text.height)
        if nerves.run_under(box):
            continue
        label = Label(text.part, text.lines, box, text.text_mm, start, anchor)
        if _free(label, placed):
            passed = nerves.passed_by(text.part, start, anchor)
            cost = length + PASSING_COST_MM * passed
            if cost < least and passed <= most_passed:
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
