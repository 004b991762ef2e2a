"""Muscles as rows of sections: where a point lies to one, for the standard library alone.

Points have x pointing to the outer side of the leg, as in `strands`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Any

from data.atlas.polyline import Point
from data.atlas.strands import turned_outward
from data.atlas.vectors import between, cross, dot, minus, unit

ACROSS = 10
"""Places across a half width at which the middle sheet of a muscle is known."""

SHARES = (0.0, 0.2, 0.4, 0.6, 0.8)


@dataclass(frozen=True, slots=True)
class Section:
    """A cut through a muscle: its middle, from there to the edge, and half its depth, mm."""

    centre: Point
    half_width: Point
    half_depth: float

    def at(self, across: float) -> Point:
        """The point at a share across the section, from one edge (-1) to the other (1)."""
        x, y, z = self.centre
        a, b, c = self.half_width
        return (x + across * a, y + across * b, z + across * c)


@dataclass(frozen=True, slots=True)
class Bearing:
    """Where a point lies to a muscle at its height.

    `across` is its place from the middle (0) to an edge (1 or -1); `behind_mm` how far it lies
    behind the muscle's middle (negative in front); `wall_mm` half the muscle's depth there.
    """

    across: float
    behind_mm: float
    wall_mm: float

    @property
    def over_the_width(self) -> bool:
        """Whether the muscle lies straight behind or in front of the point."""
        return abs(self.across) < 1.0


class Muscle:
    """One muscle of the committed record, cut by level planes."""

    def __init__(self, row: Mapping[str, Any], side: str) -> None:
        """Read the sections of a row of `muscles.json`, of a muscle on that side."""
        self.sections = [
            Section(
                turned_outward(section["centre"], side),
                turned_outward(section["half_width"], side),
                section["half_depth_mm"],
            )
            for section in row["sections"]
        ]

    def bearing(self, point: Point) -> Bearing | None:
        """Where a point lies to the muscle; None where the muscle does not reach its height."""
        found = self._at(point[2])
        if found is None:
            return None
        section, along = found
        width = math.hypot(*section.half_width)
        backward = unit(cross(section.half_width, along))
        if backward[1] < 0:
            backward = (-backward[0], -backward[1], -backward[2])
        away = minus(point, section.centre)
        across = dot(away, section.half_width) / width**2
        wall = section.half_depth * math.sqrt(max(0.0, 1.0 - across**2))
        return Bearing(across, dot(away, backward), wall)

    def nearest(self, point: Point) -> Bearing:
        """Where a point lies to the nearest place of the muscle's middle sheet, however it runs.

        `behind_mm` is the distance, negative if the point lies in front of the sheet.
        """
        place, across, depth = min(self._sheet, key=lambda sample: math.dist(sample[0], point))
        away = math.dist(place, point)
        wall = depth * math.sqrt(max(0.0, 1.0 - across**2))
        return Bearing(across, away if point[1] >= place[1] else -away, wall)

    @cached_property
    def _sheet(self) -> list[tuple[Point, float, float]]:
        """Places on the middle sheet, each with its way across and the half depth there."""
        return [
            (section.at(across / ACROSS), across / ACROSS, section.half_depth)
            for above, below in pairwise(self.sections)
            for share in SHARES
            for section in [_mixed(above, below, share)]
            for across in range(-ACROSS, ACROSS + 1)
        ]

    def middle(self, height: float) -> Point | None:
        """The muscle's middle at a height."""
        found = self._at(height)
        return None if found is None else found[0].centre

    def inner_edge(self, height: float) -> Point | None:
        """The edge nearer to the mid-line at a height."""
        found = self._at(height)
        if found is None:
            return None
        section, _ = found
        return section.at(-math.copysign(1.0, section.half_width[0]))

    def _at(self, height: float) -> tuple[Section, Point] | None:
        """The section at a height, between its two neighbours, and the muscle's direction."""
        for above, below in pairwise(self.sections):
            first, last = above.centre[2], below.centre[2]
            if min(first, last) <= height <= max(first, last) and first != last:
                share = (height - first) / (last - first)
                section = _mixed(above, below, share)
                return section, minus(below.centre, above.centre)
        return None


def _mixed(above: Section, below: Section, share: float) -> Section:
    """The section at a share of the way between two, whichever way their widths are written."""
    half_width = below.half_width
    if dot(above.half_width, half_width) < 0:
        half_width = (-half_width[0], -half_width[1], -half_width[2])
    return Section(
        between(above.centre, below.centre, share),
        between(above.half_width, half_width, share),
        above.half_depth + share * (below.half_depth - above.half_depth),
    )


def read_muscles(stored: Mapping[str, Any]) -> dict[str, Muscle]:
    """Every muscle of the record in `muscles.json`, by mesh name."""
    side = stored["frame"]["side"]
    return {name: Muscle(row, side) for name, row in stored["muscles"].items()}
