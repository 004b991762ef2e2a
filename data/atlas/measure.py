"""Measures of the committed body against what studies found, for the standard library alone.

Sources, by row: Currin 2015 (pelvis, hip), Tomaszewski 2016 and Vloka 2001 (division, width),
Ryan 2003 (neck of the fibula), Cao Thi 2018 (width of the common fibular nerve), Relvas-Silva 2021
(superficial fibular exit), Rawling (deep fibular at the ankle), Kim 2015 (tibial at the ankle),
Dangintawat (Achilles border), the ankle MRI series of 2021 (sural behind the outer ankle).
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from data.atlas import neighbour_measures, polyline
from data.atlas.measurement import Measurement
from data.atlas.polyline import Point
from data.atlas.strands import TOES, Body, Strand

SACRAL_ROOTS = ("s1_root", "s2_root", "s3_root")
EXIT_DEPTH_MM = 7.0
"""A nerve that stays shallower than this has left the muscles for the layer under the skin."""

HOOK_WINDOW_MM = 40.0
ROUNDING_MM = 0.1
"""Rounding: by so much more than the line moves on may a distance change."""
PLANTAR = ("medial_plantar_nerve", "lateral_plantar_nerve")
SURAL_AIM = (17.0, 22.0)
"""Behind and below the outer ankle tip, in mm: the direction in which the sural nerve is met."""


def measure(stored: Mapping[str, Any]) -> list[Measurement]:
    """Every row of the table, in walking order down the nerve."""
    body = Body(stored)
    return [
        *_trunk(body),
        *_common_fibular(body),
        *_fibular_branches(body),
        *_ankle(body),
        *_toes(body),
        *_every_nerve(body),
        *_beside_piriformis(stored["measured"]["piriformis"]),
        *_among_muscles(stored["measured"]["nearest_muscle"]),
        *neighbour_measures.measure(stored, body),
    ]


def _crossing(strand: Strand, a: Point, b: Point) -> tuple[float, float]:
    """Seen from behind, where a nerve crosses the line a to b: share of the way, place on it."""
    across = (-(b[2] - a[2]), b[0] - a[0])
    sides = [(p[0] - a[0]) * across[0] + (p[2] - a[2]) * across[1] for p in strand.points]
    for place in polyline.zeros(sides):
        x, _, z = polyline.point_at(strand.points, place)
        flat = polyline.share_along((x, 0.0, z), (a[0], 0.0, a[2]), (b[0], 0.0, b[2]))
        if 0.0 <= flat <= 1.0:
            return flat, place
    return math.nan, 0.0


def _trunk(body: Body) -> Iterator[Measurement]:
    marks, trunk = body.landmarks, body.strands["sciatic_nerve"]
    sit_bone, trochanter = marks["ischial_tuberosity"], marks["greater_trochanter"]
    leaves, at_piriformis = _crossing(trunk, marks["psis"], sit_bone)
    passes, _ = _crossing(trunk, sit_bone, trochanter)
    split = trunk.points[-1][2] - marks["knee_crease"][2]
    knee = marks["joint_line"][2]
    (middle,) = trunk.places_at(2, (trochanter[2] + knee) / 2.0)
    width = 2.0 * polyline.at(trunk.radius, at_piriformis)
    yield Measurement("trunk leaves the pelvis, along PSIS to sit bone", leaves, 0.26, 0.42, "")
    yield Measurement("trunk between sit bone and greater trochanter", passes, 0.42, 0.54, "")
    yield Measurement("split above the knee crease", split, 50, 70, "mm")
    yield Measurement("width of trunk at piriformis", width, 14, 17, "mm")
    width = 2.0 * polyline.at(trunk.radius, middle)
    yield Measurement("width of trunk at mid-thigh", width, 8, 10, "mm")
    depth = polyline.at(trunk.skin_mm, middle)
    yield Measurement("trunk under the skin at mid-thigh", depth, 20, 60, "mm")


def _common_fibular(body: Body) -> Iterator[Measurement]:
    nerve, neck = body.strands["common_fibular_nerve"], body.landmarks["fibular_neck"]
    tip = body.landmarks["fibular_head"][2]
    yield Measurement("narrowest common fibular nerve", 2 * min(nerve.radius), 3, 5, "mm")
    yield Measurement("widest common fibular nerve", 2 * max(nerve.radius), 3, 5, "mm")
    beside = [p for p in nerve.places_at(1, neck[1]) if polyline.point_at(nerve.points, p)[2] < tip]
    place = beside[0] if beside else math.nan
    if not beside:
        yield Measurement("common fibular nerve passes the fibular neck", 0, 1, 1, "")
        return
    x, _, z = polyline.point_at(nerve.points, place)
    bone, skin = polyline.at(nerve.bone_mm, place), polyline.at(nerve.skin_mm, place)
    yield Measurement("common fibular at the neck: from bone", bone, 0, 5, "mm")
    yield Measurement("common fibular at the neck: outward of its middle", x - neck[0], 4, 15, "mm")
    yield Measurement("common fibular at the neck: below the head's tip", tip - z, 22, 42, "mm")
    yield Measurement("common fibular at the neck: below the skin", skin, 0, 10, "mm")
    end = nerve.points[-1][2]
    yield Measurement("division of it below the head's tip", tip - end, 28, 48, "mm")


def _fibular_branches(body: Body) -> Iterator[Measurement]:
    inner, outer = body.landmarks["medial_malleolus"], body.landmarks["lateral_malleolus"]
    shallow = body.strands["superficial_fibular_nerve"]
    deep_ones = [i for i, depth in enumerate(shallow.skin_mm) if depth > EXIT_DEPTH_MM]
    surfaces = shallow.points[deep_ones[-1] + 1][2] if deep_ones else math.nan
    exit_mm = surfaces - outer[2]
    yield Measurement("superficial fibular exit above the outer ankle", exit_mm, 70, 160, "mm")
    deep = body.strands["deep_fibular_nerve"]
    (place,) = deep.places_at(2, (inner[2] + outer[2]) / 2.0)
    x = polyline.point_at(deep.points, place)[0]
    share = (x - inner[0]) / (outer[0] - inner[0])
    yield Measurement("deep fibular at the ankle, inner to outer", share, 1 / 3, 2 / 3, "")


def _ankle(body: Body) -> Iterator[Measurement]:
    marks, tibial = body.landmarks, body.strands["tibial_nerve"]
    flat = [(0.0, y, z) for _, y, z in (marks["medial_malleolus"], marks["heel"])]
    _, y, z = tibial.points[-1]
    share = polyline.share_along((0.0, y, z), flat[0], flat[1])
    yield Measurement("tibial at the ankle, malleolus to heel", share, 0.38, 0.58, "")
    behind = y - marks["medial_malleolus"][1]
    yield Measurement("tibial at the ankle, behind the malleolus", behind, 5, 60, "mm")
    sural, tip = body.strands["sural_nerve"], marks["lateral_malleolus"]
    back, down = SURAL_AIM
    off = [(p[1] - tip[1]) * down - (tip[2] - p[2]) * back for p in sural.points]
    met = [polyline.point_at(sural.points, place) for place in polyline.zeros(off)]
    below = [point for point in met if point[1] > tip[1]]
    _, y, z = below[0] if below else (math.nan, math.nan, math.nan)
    yield Measurement("sural behind the outer ankle tip", y - tip[1], 12, 22, "mm")
    yield Measurement("sural below the outer ankle tip", tip[2] - z, 16, 28, "mm")
    lower, upper = marks["achilles_outer_border_lower"], marks["achilles_outer_border_upper"]
    _, place = _crossing(sural, lower, upper)
    height = polyline.point_at(sural.points, place)[2] - tip[2] if place else math.nan
    fibula = marks["fibular_head"][2] - tip[2]
    share = height / fibula
    yield Measurement("sural crosses the Achilles border, of fibula length", share, 0.2, 0.3, "")


def _toes(body: Body) -> Iterator[Measurement]:
    """How far along each toe the plantar nerves reach beside its axis."""
    strands = [strand for name in PLANTAR for strand in body.nerves[name]]
    for toe in TOES:
        own = [strand for strand in strands if strand.id.endswith(f"toe_{toe}")]
        ends = [body.end_along_toe(strand, toe) for strand in own]
        reach = max((end for end in ends if not math.isnan(end)), default=math.nan)
        yield Measurement(f"plantar nerves along toe {toe}, base to tip", reach, 0.75, 1.1, "")


def _every_nerve(body: Body) -> Iterator[Measurement]:
    for name, strands in body.nerves.items():
        skin = min(min(strand.skin_mm) for strand in strands)
        bone = min(_least_bone(body, strand) for strand in strands)
        kink = max(polyline.sharpest_kink(body.with_neighbours(strand)) for strand in strands)
        direct = min(polyline.least_directness(s.points, HOOK_WINDOW_MM) for s in strands)
        yield Measurement(f"{name}: least depth under the skin", skin, 0.5, 200, "mm")
        yield Measurement(f"{name}: least distance from bone", bone, 0, 200, "mm")
        yield Measurement(f"{name}: sharpest kink over 8 mm", kink, 0, 60, "deg")
        yield Measurement(f"{name}: least directness over 40 mm", direct, 0.7, 1, "")
    every = body.strands.values()
    gap = max(body.gap(strand) for strand in every)
    stub = min(body.free_end(strand) for strand in every)
    yield Measurement("widest gap between a branch and what it leaves", gap, 0, 0.3, "mm")
    yield Measurement("shortest free end of any line (no stub)", stub, 15, 1000, "mm")


def _beside_piriformis(measured: Mapping[str, float]) -> Iterator[Measurement]:
    """As measured on the muscle when the body was built; the muscle itself is not committed."""
    away, below = measured["trunk_from_mm"], measured["trunk_below_mm"]
    yield Measurement("trunk's middle from piriformis, on the mesh", away, 1, 20, "mm")
    yield Measurement("trunk below piriformis once behind it, on the mesh", below, 1, 100, "mm")


def _among_muscles(measured: Mapping[str, Mapping[str, float]]) -> Iterator[Measurement]:
    """As measured on every muscle's mesh when the body was built."""
    for name, row in measured.items():
        least = row["least_mm"]
        yield Measurement(f"{name}'s middle from any muscle, on the mesh", least, 0.5, 40, "mm")


def _least_bone(body: Body, strand: Strand) -> float:
    """The least distance from bone, leaving out where a sacral root lies within the sacrum."""
    if strand.id.partition("/")[0] not in SACRAL_ROOTS:
        return min(strand.bone_mm)
    below = body.landmarks["canal_l5_s1"][2]
    place = 0.0
    if strand.id in SACRAL_ROOTS:
        hole = body.landmarks[strand.id.replace("root", "foramen")]
        place, _ = polyline.nearest(strand.points, hole)
    free = [
        bone
        for index, (point, bone) in enumerate(zip(strand.points, strand.bone_mm, strict=True))
        if (index > place if strand.id in SACRAL_ROOTS else point[2] > below)
    ]
    return min(free)


def evidence_jumps(stored: Mapping[str, Any]) -> Sequence[str]:
    """Strands whose depth or bone distance changes faster than the line moves.

    A distance to a surface cannot change by more than the step taken, so made-up evidence shows.
    """
    found = []
    for strand in Body(stored).strands.values():
        steps = [math.dist(a, b) for a, b in pairwise(strand.points)]
        for kept in (strand.skin_mm, strand.bone_mm):
            changes = [abs(a - b) for a, b in pairwise(kept)]
            if any(c > s + ROUNDING_MM for c, s in zip(changes, steps, strict=True)):
                found.append(strand.id)
    return found
