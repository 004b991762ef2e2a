"""The line that leads from a label to its part: it goes under every nerve that it meets."""

from __future__ import annotations

from dataclasses import dataclass
from math import dist

from components.nerve_room import Nerves
from data.drawing import Point

PASSING_COST_MM = 80.0
ENDING_COST_MM = 160.0
HIDDEN_COST = 2.0
"""What a nerve in the way counts as, in mm of length; what one counts as in which the leader ends;
and how much longer than a seen part a hidden part of the leader counts."""
COVERED_COST_MM = PASSING_COST_MM + ENDING_COST_MM
"""The least that a leader counts which ends under a nerve, beside its length."""

Piece = tuple[Point, Point]
"""A straight piece of a leader, from and to."""


@dataclass(frozen=True, slots=True)
class Leader:
    """A leader's two ends, the pieces of it that are drawn, in order, and how many nerves it
    passes."""

    start: Point
    end: Point
    pieces: tuple[Piece, ...]
    passed: int = 0

    @property
    def is_clear(self) -> bool:
        """Whether all of it is drawn."""
        return self.pieces == ((self.start, self.end),)

    @property
    def short_mm(self) -> float:
        """How far from its end it stops being drawn: more than 0 where a nerve lies over that."""
        return dist(self.pieces[-1][1] if self.pieces else self.start, self.end)

    @property
    def cost_mm(self) -> float:
        """How much it asks of the eye: its length, and the nerves in its way."""
        hidden = dist(self.start, self.end) - sum(dist(a, b) for a, b in self.pieces)
        passing = PASSING_COST_MM * self.passed + HIDDEN_COST * hidden
        return (
            length_mm(self.start, self.end) + passing + (ENDING_COST_MM if self.short_mm else 0.0)
        )


def length_mm(start: Point, end: Point) -> float:
    """How long a straight leader counts: what is steep is harder to follow."""
    return dist(start, end) + 2 * abs(end[1] - start[1])


def leader(part: str, start: Point, end: Point, nerves: Nerves) -> Leader:
    """The leader of a part's label, under all nerves but the part itself."""
    passages = nerves.passages(part, start, end)
    if not passages:
        return Leader(start, end, ((start, end),))
    length, reached = dist(start, end), 0.0
    spans = []
    for passage in passages:
        spans.append((reached, passage.first))
        reached = max(reached, passage.last)
    spans.append((reached, length))

    def at(mm: float) -> Point:
        if mm == length:
            return end
        share = mm / length
        return (start[0] + share * (end[0] - start[0]), start[1] + share * (end[1] - start[1]))

    pieces = tuple((at(first), at(last)) for first, last in spans if first < last)
    return Leader(start, end, pieces, len({passage.nerve for passage in passages}))
