"""Measures of how the nerves pass muscles, ligaments and the hole out of the pelvis.

For the standard library alone; needs `muscles.json` and `ligaments.json` beside `body.json`.
Sources: TeachMeAnatomy and Gray (trunk deep to biceps and on adductor magnus, below piriformis),
Radiopaedia (tibial nerve under the arch of soleus), Gray (common fibular nerve along biceps).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from data.atlas import polyline
from data.atlas.measurement import Measurement
from data.atlas.muscle_sections import Bearing, Muscle, read_muscles
from data.atlas.polyline import Point
from data.atlas.strands import Body, Strand, turned_outward
from data.atlas.vectors import between, cross, dot, minus, unit, vector

STEP_MM = 2.0
ACROSS = 12
NEAR_MM = 15.0
"""A nerve this near to a muscle's surface lies on it."""

LIGAMENTS = ("sacrospinous_ligament", "sacrotuberous_ligament")
ABOVE_HEAD_MM = 10.0
"""Down to this height above the tip of the fibular head the nerve follows the tendon's edge."""


def measure_muscles(body: Body, stored: Mapping[str, Any]) -> Iterator[Measurement]:
    """The rows of the nerves among the muscles of the back of the leg."""
    muscles = read_muscles(stored)
    yield from _biceps(body, muscles["biceps_femoris_long_head"])
    adductor = muscles["adductor_magnus"]
    trunk = polyline.stepped(body.strands["sciatic_nerve"].points, STEP_MM)
    lying = sum(_lies_on(adductor.nearest(point)) for point in trunk)
    yield Measurement("trunk lies on adductor magnus, over", STEP_MM * lying, 80, 400, "mm")
    yield from _soleus(body, muscles["soleus"])
    clear = stored["muscles"]["piriformis"]["great_nerves_mm"]
    yield Measurement("trunk's surface from piriformis's, on the mesh", clear, 1, 20, "mm")


def _bearings(strand: Strand, muscle: Muscle) -> list[tuple[Point, Bearing]]:
    """Points every 2 mm of a nerve, with where each lies to a muscle, where that reaches it."""
    steps = polyline.stepped(strand.points, STEP_MM)
    pairs = ((point, muscle.bearing(point)) for point in steps)
    return [(point, bearing) for point, bearing in pairs if bearing is not None]


def _lies_on(bearing: Bearing) -> bool:
    """Whether a point lies behind a muscle and near to its surface."""
    return bearing.over_the_width and 0.0 < bearing.behind_mm < bearing.wall_mm + NEAR_MM


def _deep_mm(bearings: Sequence[tuple[Point, Bearing]]) -> float:
    """Length over which a nerve lies in front of a muscle, mm."""
    deep = (b.over_the_width and b.behind_mm < 0 for _, b in bearings)
    return STEP_MM * sum(deep)


def _biceps(body: Body, biceps: Muscle) -> Iterator[Measurement]:
    trunk = _bearings(body.strands["sciatic_nerve"], biceps)
    deep = _deep_mm(trunk)
    yield Measurement("trunk deep to the long head of biceps, over", deep, 60, 400, "mm")
    sides = [
        point[0] - middle[0]
        for point, middle in ((p, biceps.middle(p[2])) for p, _ in trunk)
        if middle is not None
    ]
    yield Measurement("trunk outward of biceps where both begin", sides[0], 2, 60, "mm")
    yield Measurement("trunk inward of biceps where it divides", -sides[-1], 2, 60, "mm")
    nerve = body.strands["common_fibular_nerve"]
    low = body.landmarks["fibular_head"][2] + ABOVE_HEAD_MM
    gaps = []
    for point in polyline.stepped(nerve.points, STEP_MM):
        edge = biceps.inner_edge(point[2])
        if point[2] > low and edge is not None:
            gaps.append(math.dist(point, edge))
    least, most = min(gaps, default=math.nan), max(gaps, default=math.nan)
    yield Measurement("common fibular from the inner edge of biceps, least", least, 0, 15, "mm")
    yield Measurement("common fibular from the inner edge of biceps, most", most, 0, 20, "mm")


def _soleus(body: Body, soleus: Muscle) -> Iterator[Measurement]:
    bearings = _bearings(body.strands["tibial_nerve"], soleus)
    over = [pair for pair in bearings if pair[1].over_the_width]
    deep = _deep_mm(over)
    yield Measurement("tibial nerve deep to soleus, over", deep, 100, 400, "mm")
    share = deep / (STEP_MM * len(over)) if over else math.nan
    yield Measurement("tibial nerve deep to soleus, share where it covers it", share, 0.9, 1, "")


def measure_foramen(body: Body, stored: Mapping[str, Any]) -> Iterator[Measurement]:
    """The rows of the trunk in the greater sciatic foramen."""
    ring = [turned_outward(point, stored["side"]) for point in stored["greater_sciatic_foramen"]]
    trunk = body.strands["sciatic_nerve"]
    place, room = _passage(trunk.points, ring)
    yield Measurement("trunk inside the greater sciatic foramen, from its edge", room, 5, 40, "mm")
    height = math.nan if math.isnan(place) else polyline.point_at(trunk.points, place)[2]
    spine = body.landmarks["ischial_spine"][2]
    yield Measurement(
        "trunk passes the foramen above the ischial spine", height - spine, 0, 60, "mm"
    )
    for name in LIGAMENTS:
        least = _from_ribbon(trunk.points, stored["ligaments"][name], stored)
        words = name.replace("_", " ")
        yield Measurement(f"trunk's middle from the {words}", least, 1, 200, "mm")


def _from_ribbon(line: Sequence[Point], row: Mapping[str, Any], stored: Mapping[str, Any]) -> float:
    """The least distance of a line from the surface of a flat ligament, mm."""
    one, two = ([turned_outward(point, stored["side"]) for point in edge] for edge in row["edges"])
    thickness: Sequence[float] = row["half_thickness"]
    return min(
        polyline.nearest(line, between(a, b, share / ACROSS))[1] - thick
        for a, b, thick in zip(one, two, thickness, strict=True)
        for share in range(ACROSS + 1)
    )


def _passage(line: Sequence[Point], ring: Sequence[Point]) -> tuple[float, float]:
    """Where a line passes through a ring of points, and how far from its edge, mm.

    The ring counts as a flat polygon in the plane nearest to it; no numbers if the line does not
    cross that plane, and a negative distance if it crosses outside the ring.
    """
    x, y, z = (sum(point[axis] for point in ring) / len(ring) for axis in range(3))
    middle = (x, y, z)
    normal = _normal(ring)
    sides = [dot(minus(point, middle), normal) for point in line]
    best = (math.nan, math.nan)
    for place in polyline.zeros(sides):
        point = polyline.point_at(line, place)
        edge = min(_from_segment(point, a, b, normal) for a, b in _sides_of(ring))
        room = edge if _turns(point, ring, normal) else -edge
        if math.isnan(best[1]) or best[1] < room:
            best = (place, room)
    return best


def _sides_of(ring: Sequence[Point]) -> Iterator[tuple[Point, Point]]:
    return pairwise([*ring, ring[0]])


def _normal(ring: Sequence[Point]) -> Point:
    """The unit normal of the plane of a ring (Newell)."""
    total = [0.0, 0.0, 0.0]
    for a, b in _sides_of(ring):
        for axis in range(3):
            one, two = (axis + 1) % 3, (axis + 2) % 3
            total[axis] += (a[one] - b[one]) * (a[two] + b[two])
    return unit(vector(total))


def _flat(vector: Point, normal: Point) -> Point:
    """A vector without its part along the normal."""
    along = dot(vector, normal)
    x, y, z = (value - along * part for value, part in zip(vector, normal, strict=True))
    return (x, y, z)


def _from_segment(point: Point, a: Point, b: Point, normal: Point) -> float:
    """Distance of a point from a side of the ring as seen along the normal."""
    start, end = (_flat(minus(p, point), normal) for p in (a, b))
    return polyline.nearest((start, end), (0.0, 0.0, 0.0))[1]


def _turns(point: Point, ring: Sequence[Point], normal: Point) -> bool:
    """Whether the ring goes round the point, seen along the normal."""
    total = 0.0
    for a, b in _sides_of(ring):
        one, two = (_flat(minus(p, point), normal) for p in (a, b))
        total += math.atan2(dot(cross(one, two), normal), dot(one, two))
    return abs(total) > math.pi
