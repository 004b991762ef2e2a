"""Structures: the figure of what surrounds the nerve, each shape unseen until it is lit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise
from math import cos, dist, pi, sin
from typing import Any

from components.traces import FAR, figure_of, shape_trace
from data.drawing import LandmarkPoint, Outline, Point, View
from data.model import Atlas

LANDMARK_RADIUS_MM = 4.0
LANDMARK_POINTS = 20
DASH_MM, GAP_MM, LINE_WIDTH_MM = 4.0, 3.0, 0.8
"""A surface line is dashed, so that nobody takes it for a nerve."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A trace of a structure: whose it is, on which leg, and of which mesh where each is apart."""

    part: str
    far: bool
    mesh: str | None = None

    @property
    def uid(self) -> str:
        """The trace's own uid."""
        return self.part + (f"-{self.mesh}" if self.mesh else "") + (FAR if self.far else "")

    @property
    def whole(self) -> str:
        """What answers for it: the structure on that leg."""
        return self.part + (FAR if self.far else "")


def structures_figure(view: View, atlas: Atlas) -> dict[str, Any]:
    """The figure: one trace a structure, or mesh of it, and leg, larger shapes first, muscles
    after bones: where both lie at a spot, a clinician's third press means the muscle."""

    def is_muscle(shape: tuple[Drawn, list[Outline]]) -> bool:
        return atlas.structures[shape[0].part].kind == "muscle"

    return figure_of(
        view,
        [
            shape_trace(drawn.uid, chain.from_iterable((o.points, *o.holes) for o in outlines))
            for drawn, outlines in sorted(drawn_structures(view).items(), key=is_muscle)
        ]
        + [
            shape_trace(drawn.uid, [*dashes(mark.line), ring(mark.point)])
            for drawn, mark in drawn_landmarks(view).items()
        ],
    )


def drawn_structures(view: View) -> Mapping[Drawn, list[Outline]]:
    """A view's structures by trace, in the order of the drawing."""
    found: dict[Drawn, list[Outline]] = {}
    for outline in view.structures:
        drawn = Drawn(outline.part, outline.side == "left", outline.mesh)
        found.setdefault(drawn, []).append(outline)
    return found


def drawn_landmarks(view: View) -> Mapping[Drawn, LandmarkPoint]:
    """A view's landmarks by trace."""
    return {Drawn(mark.part, mark.side == "left"): mark for mark in view.landmarks}


def ring(centre: Point) -> list[Point]:
    """A small circle around a point, in mm."""
    x, y = centre
    turns = [2 * pi * step / LANDMARK_POINTS for step in range(LANDMARK_POINTS)]
    return [
        (round(x + LANDMARK_RADIUS_MM * cos(a), 2), round(y + LANDMARK_RADIUS_MM * sin(a), 2))
        for a in turns
    ]


def dashes(line: Sequence[Point]) -> Iterator[list[Point]]:
    """A line as thin bars with gaps between them, in mm; none where there is no line."""
    length = sum(dist(a, b) for a, b in pairwise(line))
    for step in range(int((length + GAP_MM) // (DASH_MM + GAP_MM))):
        start = step * (DASH_MM + GAP_MM)
        yield bar(point_along(line, start), point_along(line, start + DASH_MM))


def bar(start: Point, end: Point) -> list[Point]:
    """The thin bar from a point to another, in mm."""
    (x, y), (to_x, to_y) = start, end
    half = LINE_WIDTH_MM / 2 / dist(start, end)
    side_x, side_y = (y - to_y) * half, (to_x - x) * half
    corners = (
        (x + side_x, y + side_y),
        (to_x + side_x, to_y + side_y),
        (to_x - side_x, to_y - side_y),
        (x - side_x, y - side_y),
    )
    return [(round(across, 2), round(down, 2)) for across, down in corners]


def point_along(line: Sequence[Point], way_mm: float) -> Point:
    """Where a line has come after so much of its way; its end if it is shorter."""
    for (x, y), (to_x, to_y) in pairwise(line):
        length = dist((x, y), (to_x, to_y))
        if way_mm <= length:
            share = way_mm / length
            return (x + share * (to_x - x), y + share * (to_y - y))
        way_mm -= length
    return line[-1]
