"""Labels on a plate: where each stands, by rule, and the line that leads from it to its part.

A label stands at the left or right edge of its frame, as near to the height of its part as the
rest leaves room for: never over a nerve, never over another label, and no two leaders cross. A
leader that meets a nerve goes under it. What finds no such place is not labelled. Sizes are shares
of the frame, so that labels scale with it; the style sheet hides them where they would be too small
to read.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import dist, inf

from components.boxes import Box, cross
from components.label_anchors import anchors_of
from components.label_places import Text, boxes, laid, start_of
from components.leaders import COVERED_COST_MM, Leader, leader, length_mm
from components.locator import has_locator, is_locator_on_top
from components.nerve_room import Nerves
from data.drawing import Frame, Point, View

WIDEST_SHARE = 0.4
"""The widest label, as a share of the frame's width."""
SLIM_SHARE = 0.25
"""A name that stands alone may be this slim, where that spares it a long leader."""
STEEPEST_SHARE = 0.2
"""How far up or down a leader may go, as a share of the frame's height."""
MOST_PASSED = 2
"""A leader may pass under two nerves where there is no other way; behind more the eye loses it."""
MOST_SHORT_MM = 5.0
"""A leader may end this short of what a nerve covers; further off it would point to the nerve."""
PLAIN_MM = 3.0
"""A leader ends this far beside any other nerve, where its part has such a point."""
MIDLINE_MM = 20.0
"""What lies this far from the body's middle belongs to one leg: no leader comes to it over the
other one, but for a part that is named alone."""
MOST = 7
"""More labels than this in a frame would be a thicket."""


@dataclass(frozen=True, slots=True)
class Label:
    """A label that found its place: its lines of text, its box, and its leader.

    `cause`: the one whose place it marks, where that is less than the part; else None.
    """

    part: str
    text: Text
    box: Box
    leader: Leader
    cause: str | None = None

    @property
    def on_left(self) -> bool:
        """Whether it stands left of its part."""
        return self.leader.start[0] < self.leader.end[0]


class Labeller:
    """Places labels in one frame of a view."""

    def __init__(self, view: View, frame: Frame) -> None:
        """What is to be kept clear of is found once."""
        self._view, self._frame = view, frame
        self._nerves = Nerves(view, frame)
        self._locator_on_top = is_locator_on_top(view, frame) if has_locator(view, frame) else None

    def alone(self, part: str, name: str, meshes: Collection[str] = ()) -> Label | None:
        """The label of one part, or of some of its meshes, with all the frame to itself; its leader
        may go far."""
        shares = (WIDEST_SHARE, SLIM_SHARE)
        texts = list(dict.fromkeys(laid(self._frame, name, share) for share in shares))
        wanted = _Wanted(part, texts, (), self._frame.height_mm, alone=True)
        return self._best(wanted, meshes)

    def place(self, names: Iterable[tuple[str, str]], most: int = MOST) -> list[Label]:
        """Labels for the parts, most important first, each given with its name."""
        placed: list[Label] = []
        steepest = STEEPEST_SHARE * self._frame.height_mm
        for part, name in names:
            if len(placed) == most:
                break
            texts = [laid(self._frame, name, WIDEST_SHARE)]
            if label := self._best(_Wanted(part, texts, placed, steepest)):
                placed.append(label)
        return placed

    def _best(self, wanted: _Wanted, meshes: Collection[str] = ()) -> Label | None:
        """The free label with the best leader. Where none leads freely to the point that the part
        would choose, its other points are tried too."""
        points = anchors_of(self._view, self._frame, wanted.part, meshes)
        plain = [point for point in points if self._is_plain(point, wanted.part)]
        anchors = sorted(plain or points, key=lambda point: dist(point, points[0]))
        label = self._nearest(wanted, anchors[:1])
        if label is None or not label.leader.is_clear:
            label = self._nearest(wanted, anchors)
        return label

    def _is_plain(self, anchor: Point, part: str, beside: float = PLAIN_MM) -> bool:
        """Whether a leader that ends here cannot be taken to lead to a nerve close by."""
        return not self._nerves.run_under(Box(*anchor, 0.0, 0.0).grown(beside), part)

    def _comes_over(self, start: Point, end: Point) -> bool:
        """Whether a leader comes to one leg over the other, where both are drawn."""
        middle = self._view.width_mm / 2
        apart = abs(end[0] - middle) > MIDLINE_MM and (start[0] < middle) != (end[0] < middle)
        return self._view.bilateral and apart

    def _nearest(self, wanted: _Wanted, anchors: Sequence[Point]) -> Label | None:
        """The free label whose leader asks the least of the eye; to lead to another point than the
        first counts as longer by the way between them."""
        best: Label | None = None
        least = inf
        places = sorted(self._places(wanted, anchors), key=lambda place: place.least_cost)
        for place in places:
            if place.least_cost >= least:
                break
            line = leader(wanted.part, place.start, place.end, self._nerves)
            cost = line.cost_mm + dist(place.end, anchors[0])
            if cost < least and wanted.admits(line):
                best, least = Label(wanted.part, place.text, place.box, line), cost
        return best

    def _places(self, wanted: _Wanted, anchors: Sequence[Point]) -> Iterator[_Place]:
        """Every free place for a label, with a leader to every point."""
        ends = [
            (
                end,
                dist(end, anchors[0])
                + (0.0 if self._is_plain(end, wanted.part, 0.0) else COVERED_COST_MM),
            )
            for end in anchors
        ]
        for text in wanted.texts:
            for box in boxes(self._frame, text, locator_on_top=self._locator_on_top):
                if self._nerves.run_under(box) or not wanted.has_room_for(box, text):
                    continue
                for end, cost in ends:
                    start = start_of(box, end)
                    if not start or (self._comes_over(start, end) and not wanted.alone):
                        continue
                    if wanted.lets_through(start, end, text):
                        yield _Place(text, box, start, end, length_mm(start, end) + cost)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """What is looked for: a part's label, in any of some layouts, clear of those placed before."""

    part: str
    texts: Sequence[Text]
    placed: Sequence[Label]
    steepest_mm: float
    alone: bool = False

    def admits(self, line: Leader) -> bool:
        """Whether a leader is easy enough to follow."""
        return self.alone or (line.passed <= MOST_PASSED and line.short_mm <= MOST_SHORT_MM)

    def has_room_for(self, box: Box, text: Text) -> bool:
        """Whether a box stands clear of the labels placed before, and of their leaders."""
        room = box.grown(text.letter_mm / 4)
        return not any(
            room.touches(other.box) or room.crossed(other.leader.start, other.leader.end)
            for other in self.placed
        )

    def lets_through(self, start: Point, end: Point, text: Text) -> bool:
        """Whether a leader is long enough to be seen, flat enough, and clear of the labels placed
        before."""
        if dist(start, end) < text.letter_mm / 2 or abs(end[1] - start[1]) > self.steepest_mm:
            return False
        return not any(
            other.box.grown(text.letter_mm / 4).crossed(start, end)
            or cross(start, end, other.leader.start, other.leader.end)
            for other in self.placed
        )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a label may stand, its leader's ends, and the least that this asks of the eye."""

    text: Text
    box: Box
    start: Point
    end: Point
    least_cost: float
