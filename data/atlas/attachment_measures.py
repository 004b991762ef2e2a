"""Measures of the ends of muscles against where they belong, for the standard library alone.

Ends belong to a landmark, to places on a bone, to an area of it, to a muscle, or only to a bone.
How far from there one lies needs the meshes and is committed as measured there; straight distances
from landmarks, places and the points of areas are recomputed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from data.atlas.measurement import Measurement
from data.atlas.muscle_sections import Section
from data.atlas.polyline import Point
from data.atlas.strands import Body, turned_outward

FARTHEST_END_MM = 10.0
FARTHEST_EDGE_MM = 15.0
"""How far the edge of a broad end may reach over its area; the end as a whole is nearer."""
THICKEST_END_MM = 0.6
"""Half the depth of the very end of a muscle or tendon, which runs out into its bone."""
ENDS = ("origin", "insertion")
WIDTH_SAMPLES = 20


@dataclass(frozen=True, slots=True)
class Grounds:
    """What ends are measured to: the landmarks of a body, and the points of areas by name."""

    body: Body
    areas: Mapping[str, Sequence[Point]]
    side: str


def read_grounds(body: Body, stored: Mapping[str, Any]) -> Grounds:
    """The body with the areas of `attachment_areas.json`."""
    side = stored["frame"]["side"]
    areas = {
        name: [turned_outward(point, side) for point in row["points"]]
        for name, row in stored["areas"].items()
    }
    return Grounds(body, areas, side)


def measure_ends(
    name: str, row: Mapping[str, Any], sections: Sequence[Section], grounds: Grounds
) -> Iterator[Measurement]:
    """Both ends of one muscle."""
    for end, section, kept in zip(
        ENDS, (sections[0], sections[-1]), row["attachment_mm"], strict=True
    ):
        what, belongs = f"{name}: {end}", row[end]
        farthest = max(kept, _recomputed(belongs, section, grounds))
        yield Measurement(f"{what} from where it belongs", farthest, 0, FARTHEST_END_MM, "mm")
        thick = section.half_depth
        yield Measurement(f"{what}, half the depth of its end", thick, 0, THICKEST_END_MM, "mm")
        if "area" in belongs:
            edge = belongs["edge_mm"]
            yield Measurement(f"{what}, its edge over its area", edge, 0, FARTHEST_EDGE_MM, "mm")


def known_places(stored: Mapping[str, Any]) -> dict[str, int]:
    """How many ends of muscles belong to a landmark, a place, an area, a muscle, only a bone."""
    count = dict.fromkeys(("landmark", "place", "area", "muscle", "bone"), 0)
    for row in stored["muscles"].values():
        for end in (row[each] for each in ENDS):
            count[_kind(end, stored)] += 1
    return count


def _kind(end: Mapping[str, Any], stored: Mapping[str, Any]) -> str:
    if "landmark" in end:
        return "landmark"
    if "point" in end or "points" in end:
        return "place"
    if "area" in end:
        return "area"
    return "muscle" if end["on"] in stored["muscles"] else "bone"


def _recomputed(end: Mapping[str, Any], section: Section, grounds: Grounds) -> float:
    """Straight distance of an end from its landmark, places or area; 0 if it has none of them."""
    if "area" in end:
        points, row = grounds.areas[end["area"]], _row(end, grounds)
        return sum(_nearest(place, points) for place in row) / len(row)
    if "row" in end:
        row, places = _row(end, grounds), end.get("points", [end.get("point")])
        return max(_nearest(turned_outward(place, grounds.side), row) for place in places)
    if "landmark" not in end:
        return 0.0
    shares = [2 * index / WIDTH_SAMPLES - 1 for index in range(WIDTH_SAMPLES + 1)]
    across = [section.at(share) for share in shares]
    away = _nearest(grounds.body.landmarks[end["landmark"]], across)
    return max(0.0, away - section.half_depth)


def _row(end: Mapping[str, Any], grounds: Grounds) -> list[Point]:
    return [turned_outward(point, grounds.side) for point in end["row"]]


def _nearest(place: Point, points: Sequence[Point]) -> float:
    return min(math.dist(place, point) for point in points)
