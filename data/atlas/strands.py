"""The nerves of the committed body as lines with evidence, for the standard library alone."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.atlas import polyline
from data.atlas.polyline import Point
from data.atlas.vectors import between

TOES = ("1", "2", "3", "4", "5")
BESIDE_TOE_MM = 12.0
"""A line that ends further from a toe's axis is not that toe's."""
ON_AT_END_MM = 10.0
"""A branch that leaves this near a line's end carries it on."""


@dataclass(frozen=True, slots=True)
class Strand:
    """A drawn line with, per point, its radius, depth under the skin and distance from bone."""

    id: str
    leaves: str | None
    joins: str | None
    points: tuple[Point, ...]
    radius: tuple[float, ...]
    skin_mm: tuple[float, ...]
    bone_mm: tuple[float, ...]

    def places_at(self, axis: int, value: float) -> list[float]:
        """Places where one coordinate of the line takes a value."""
        return list(polyline.zeros([point[axis] - value for point in self.points]))


@dataclass(frozen=True, slots=True)
class Tube:
    """A vessel, or the sac, with the radius (of the sac: half its width) at each point."""

    points: tuple[Point, ...]
    radius: tuple[float, ...]


def turned_outward(point: Sequence[float], side: str) -> Point:
    """A point of the body's frame with x pointing to the outer side of that side's leg instead."""
    x, y, z = point
    return (-x if side == "right" else x, y, z)


class Body:
    """The committed body with x pointing to the outer side of the drawn leg."""

    def __init__(self, stored: Mapping[str, Any]) -> None:
        """Read landmarks, nerves and their branches from the record in `body.json`."""
        side = stored["frame"]["side"]
        self.landmarks = {
            name: turned_outward(point, side) for name, point in stored["landmarks"].items()
        }
        self.strands: dict[str, Strand] = {}
        self.nerves: dict[str, list[Strand]] = {}
        for name, nerve in stored["nerves"].items():
            rows = [{"id": name, **nerve}, *nerve.get("branches", [])]
            self.nerves[name] = [_strand(row, side) for row in rows]
            self.strands |= {strand.id: strand for strand in self.nerves[name]}
        tubes = {**stored["vessels"], **stored["sac"]}
        self.tubes = {
            name: Tube(_line(row["points"], side), tuple(row["radius"]))
            for name, row in tubes.items()
        }
        self.seam = _line(stored["nerves"]["sciatic_nerve"]["division"]["points"], side)

    def gap(self, strand: Strand) -> float:
        """How far a strand starts outside the line it leaves, in mm; a root starts on its own."""
        if strand.leaves is None:
            return 0.0
        parent = self.strands[strand.leaves]
        place, away = polyline.nearest(parent.points, strand.points[0])
        return max(0.0, away - polyline.at(parent.radius, place))

    def free_end(self, strand: Strand) -> float:
        """Length of a line beyond the last branch that leaves it, in mm; whole without branches.

        A line that ends where others go on has no free end; this is infinite.
        """
        line = strand.points
        leaving = [s.points[0] for s in self.strands.values() if s.leaves == strand.id]
        places = [polyline.nearest(line, point)[0] for point in leaving]
        beyond = polyline.length(line, max(places, default=0.0))
        onward = strand.joins is not None or (bool(places) and beyond < ON_AT_END_MM)
        return math.inf if onward else beyond

    def end_along_toe(self, strand: Strand, toe: str) -> float:
        """How far along a toe a line ends, base (0) to tip (1); nan where that is not beside it."""
        base, tip = self.landmarks[f"toe_{toe}_base"], self.landmarks[f"toe_{toe}_tip"]
        end = strand.points[-1]
        share = polyline.share_along(end, base, tip)
        beside = math.dist(end[:2], between(base, tip, share)[:2]) < BESIDE_TOE_MM
        return share if beside else math.nan

    def with_neighbours(self, strand: Strand) -> list[Point]:
        """The line with what lies before it on its parent and after it on the line it joins."""
        points = list(strand.points)
        if strand.leaves is not None:
            parent = self.strands[strand.leaves].points
            place, _ = polyline.nearest(parent, points[0])
            points = [*parent[: math.ceil(place)], *points]
        if strand.joins is not None:
            target = self.strands[strand.joins].points
            place, _ = polyline.nearest(target, points[-1])
            points += target[math.floor(place) + 1 :]
        return points


def _strand(row: Mapping[str, Any], side: str) -> Strand:
    return Strand(
        id=row["id"],
        leaves=row.get("leaves"),
        joins=row.get("joins"),
        points=_line(row["points"], side),
        radius=tuple(row["radius"]),
        skin_mm=tuple(row["skin_mm"]),
        bone_mm=tuple(row["bone_mm"]),
    )


def _line(points: Sequence[Sequence[float]], side: str) -> tuple[Point, ...]:
    return tuple(turned_outward(point, side) for point in points)
