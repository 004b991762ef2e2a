"""Measures of the committed ligaments, the greater sciatic foramen and the sacrum's holes.

For the standard library alone. What is bounded is order and place as in Gray and Standring: which
bone a band ends on, what rims the foramen, holes that grow smaller downward. The sizes are those
of a drawn average body; their bounds only keep them believable.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from data.atlas import polyline
from data.atlas.measurement import Measurement
from data.atlas.polyline import Point

MOST_FROM_BONE_MM = 10.0
LONGEST_STEP_MM = 9.0
RIM = ("hip", "sacrum", "sacrospinous_ligament")
HOLES = ("s1_foramen", "s2_foramen", "s3_foramen", "s4_foramen")
INSERTIONS = {
    "sacrospinous_ligament": "ischial_spine",
    "sacrotuberous_ligament": "ischial_tuberosity",
}
FLAT = {
    "sacrospinous_ligament": (2.0, 30.0),
    "sacrotuberous_ligament": (2.0, 30.0),
    "iliolumbar_ligament": (1.5, 30.0),
}
"""How many times broader than thick each band is, at its narrowest."""


def measure(stored: Mapping[str, Any], landmarks: Mapping[str, Point]) -> list[Measurement]:
    """Every row: ligaments, then the foramen they close, then the holes of the sacrum."""
    return [
        *_ligaments(stored["ligaments"], landmarks),
        *_ring(stored, landmarks),
        *_holes(stored["sacral_foramina"], landmarks),
    ]


def _ligaments(
    ligaments: Mapping[str, Any], landmarks: Mapping[str, Point]
) -> Iterator[Measurement]:
    for name, band in ligaments.items():
        for number, end in enumerate(band["attachments"]):
            what = f"{name}: edge {number % 2 + 1} from the bone ({end['bone']})"
            yield Measurement(what, end["distance_mm"], 0, MOST_FROM_BONE_MM, "mm")
        drawn = max(
            math.dist(end["point"], edge[place])
            for place, ends in ((0, band["attachments"][:2]), (-1, band["attachments"][2:]))
            for end, edge in zip(ends, band["edges"], strict=True)
        )
        yield Measurement(f"{name}: edges end where they were measured", drawn, 0, 0.2, "mm")
        thinnest = min(
            wide / thick for wide, thick in zip(band["radius"], band["half_thickness"], strict=True)
        )
        yield Measurement(f"{name}: broader than thick, times", thinnest, *FLAT[name], "")
    for name, mark in INSERTIONS.items():
        away = math.dist(ligaments[name]["points"][-1], landmarks[mark])
        yield Measurement(f"{name}: end from {mark}", away, 0, MOST_FROM_BONE_MM, "mm")
    spinous, tuberous = (ligaments[name]["radius"] for name in INSERTIONS)
    taper = spinous[0] / spinous[-1]
    yield Measurement("sacrospinous_ligament: narrows to its spine, times", taper, 2, 6, "")
    waist = min(tuberous) / tuberous[0]
    yield Measurement("sacrotuberous_ligament: waist beside its origin", waist, 0.1, 0.5, "")


def _ring(stored: Mapping[str, Any], landmarks: Mapping[str, Point]) -> Iterator[Measurement]:
    ring: Sequence[Point] = [
        (point[0], point[1], point[2]) for point in stored["greater_sciatic_foramen"]
    ]
    steps = [math.dist(a, b) for a, b in pairwise([*ring, ring[0]])]
    yield Measurement("foramen: widest gap in its rim", max(steps), 0, LONGEST_STEP_MM, "mm")
    yield Measurement("foramen: round its rim", sum(steps), 120, 220, "mm")
    heights = [point[2] for point in ring]
    yield Measurement("foramen: height", max(heights) - min(heights), 30, 65, "mm")
    middle = tuple(sum(values) / len(ring) for values in zip(*ring, strict=True))
    nearest = min(math.dist(point, middle) for point in ring)
    yield Measurement("foramen: its middle from the nearest of its rim", nearest, 14, 35, "mm")
    parts: Sequence[str] = stored["greater_sciatic_foramen_on"]
    changes = sum(a != b for a, b in pairwise([*parts, parts[0]]))
    yield Measurement("foramen: stretches of its rim", changes, 3, 3, "")
    for part in RIM:
        share = parts.count(part) / len(parts)
        yield Measurement(f"foramen: share of the rim on {part}", share, 0.1, 0.7, "")
    edge = [tuple(point) for point in stored["ligaments"]["sacrospinous_ligament"]["edges"][0]]
    below = [point for point, part in zip(ring, parts, strict=True) if part == RIM[2]]
    off = max(polyline.nearest(edge, point)[1] for point in below)
    yield Measurement("foramen: rim from the ligament's upper edge", off, 0, 5, "mm")
    away = math.dist(middle, landmarks["greater_sciatic_foramen"])
    yield Measurement("foramen: its landmark from its middle", away, 0, 1.5, "mm")


def _holes(
    holes: Mapping[str, Mapping[str, Any]], landmarks: Mapping[str, Point]
) -> Iterator[Measurement]:
    yield Measurement("sacral holes on the right side", len(holes), 4, 4, "")
    for face, low, high in (("front", 25, 200), ("back", 12, 90)):
        areas = [holes[name][face]["mm2"] for name in HOLES]
        for name, area in zip(HOLES, areas, strict=True):
            yield Measurement(f"{name}: {face} opening", area, low, high, "mm2")
        for (upper, larger), (lower, smaller) in pairwise(zip(HOLES, areas, strict=True)):
            what = f"{lower}: {face} opening beside that of {upper[:2]}"
            yield Measurement(what, smaller / larger, 0.4, 0.97, "")
    for name in HOLES:
        front, back = holes[name]["front"], holes[name]["back"]
        share = back["mm2"] / front["mm2"]
        yield Measurement(f"{name}: back opening beside the front one", share, 0.2, 0.9, "")
        marks = (landmarks[name], landmarks[f"{name}_back"])
        off = max(
            math.dist(hole["point"], mark) for hole, mark in zip((front, back), marks, strict=True)
        )
        yield Measurement(f"{name}: middles from their landmarks", off, 0, 0.2, "mm")
