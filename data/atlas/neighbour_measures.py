"""Measures of what lies beside the nerves: the sac they leave, vessels, the seam of the trunk.

For the standard library alone. Sources: Gray and Standring (order of the vessels behind the knee,
end of the sac), Rawling (the posterior tibial artery's line, with which the nerve runs); how far
apart things lie is schematic and bounded only so that none runs through another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.atlas import polyline
from data.atlas.measurement import Measurement
from data.atlas.polyline import Point
from data.atlas.strands import Body, Tube

HOLES = {
    "l4_root": "l4_l5_foramen",
    "l5_root": "l5_s1_foramen",
    "s1_root": "s1_foramen",
    "s2_root": "s2_foramen",
    "s3_root": "s3_foramen",
}
HOLLOW_MM = (-45.0, 45.0)
"""Heights about the knee crease that count as the hollow of the knee."""

ARCH_BELOW_CREASE_MM = 90.0
"""Below this the artery of the calf has joined the nerve."""


def measure(stored: Mapping[str, Any], body: Body) -> Iterator[Measurement]:
    """The rows of the sac and its roots, the vessels and the seam inside the trunk."""
    yield from _roots(body)
    yield from _sac(stored, body)
    yield from _vessels(body)
    yield from _seam(body)


def _roots(body: Body) -> Iterator[Measurement]:
    sac = body.tubes["dural_sac"]
    for name, hole in HOLES.items():
        root = body.strands[name]
        _, away = polyline.nearest(root.points, body.landmarks[hole])
        place, beside = polyline.nearest(sac.points, root.points[0])
        outside = beside - polyline.at(sac.radius, place)
        yield Measurement(f"{name} from the middle of its hole", away, 0, 6, "mm")
        yield Measurement(f"{name} starts outside the sac by", outside, -10, 0.5, "mm")


def _sac(stored: Mapping[str, Any], body: Body) -> Iterator[Measurement]:
    sac, marks = body.tubes["dural_sac"], body.landmarks
    first, second = (_middle(marks[name]) for name in ("s1_foramen", "s2_foramen"))
    share = polyline.share_along(sac.points[-1], first, second)
    yield Measurement("sac ends between the S1 and S2 holes, share", share, 0.5, 1.0, "")
    strands = [s for name in HOLES for s in body.nerves[name] if s.id.endswith("/cauda")]
    yield Measurement("strands of roots within the sac", len(strands), 5, 5, "")
    outside = max(_beyond(sac, point) for strand in strands for point in strand.points)
    yield Measurement("strands of roots reach, of the way to the sac's side", outside, 0, 1, "")
    measured = stored["measured"]["dural_sac"]
    off_bone = measured["least_bone_mm"]
    yield Measurement("sac from the vertebrae T11 to L5, on the mesh", off_bone, 0, 20, "mm")
    for which in ("least", "greatest"):
        way = measured[f"{which}_way_through_sacrum"]
        what = f"sac through the sacrum, front 0 to back 1, {which}, on the mesh"
        yield Measurement(what, way, 0.15, 0.95, "")


def _middle(point: Point) -> Point:
    return (0.0, point[1], point[2])


def _beyond(sac: Tube, point: Point) -> float:
    """How far out a point lies, as a share of the sac's half width there."""
    place, away = polyline.nearest(sac.points, point)
    return away / polyline.at(sac.radius, place)


def _vessels(body: Body) -> Iterator[Measurement]:
    nerve = body.strands["tibial_nerve"]
    vein, artery = body.tubes["popliteal_vein"], body.tubes["popliteal_artery"]
    crease = body.landmarks["knee_crease"][2]
    heights = [crease + up for up in range(int(HOLLOW_MM[0]), int(HOLLOW_MM[1]) + 1, 5)]
    tibial = Tube(nerve.points, nerve.radius)
    for what, behind, before in (
        ("tibial nerve behind the popliteal vein", tibial, vein),
        ("popliteal vein behind the artery", vein, artery),
    ):
        ahead = min(_at_height(behind, z)[1] - _at_height(before, z)[1] for z in heights)
        gap = min(_gap(behind, before, z) for z in heights)
        yield Measurement(f"{what}, in the hollow of the knee", ahead, 3, 20, "mm")
        yield Measurement(f"{what}: room between them", gap, 0, 15, "mm")
    calf = body.tubes["posterior_tibial_artery"]
    low = crease - ARCH_BELOW_CREASE_MM
    beside = [polyline.nearest(nerve.points, point)[1] for point in calf.points if point[2] < low]
    yield Measurement(
        "artery of the calf, furthest from the tibial nerve", max(beside), 3, 12, "mm"
    )
    gap = min(_gap(tibial, calf, point[2]) for point in calf.points if point[2] < low)
    yield Measurement("artery of the calf and nerve: room between them", gap, 0, 10, "mm")
    ankle = body.landmarks["medial_malleolus"][2]
    ahead = _at_height(tibial, ankle)[1] - _at_height(calf, ankle)[1]
    yield Measurement("artery in front of the nerve at the inner ankle", ahead, 2, 12, "mm")
    for name in ("popliteal_artery", "popliteal_vein", "posterior_tibial_artery"):
        kink = polyline.sharpest_kink(body.tubes[name].points)
        yield Measurement(f"{name}: sharpest kink over 8 mm", kink, 0, 45, "deg")


def _place_at_height(line: Sequence[Point], height: float) -> float:
    return next(polyline.zeros([point[2] - height for point in line]), math.nan)


def _at_height(tube: Tube, height: float) -> Point:
    """Where a tube passes a height; not numbers where it does not."""
    place = _place_at_height(tube.points, height)
    return (math.nan,) * 3 if math.isnan(place) else polyline.point_at(tube.points, place)


def _gap(one: Tube, other: Tube, height: float) -> float:
    """Room between the walls of two tubes at a height, in mm."""
    place = _place_at_height(one.points, height)
    if math.isnan(place):
        return math.nan
    near, away = polyline.nearest(other.points, polyline.point_at(one.points, place))
    return away - polyline.at(one.radius, place) - polyline.at(other.radius, near)


def _seam(body: Body) -> Iterator[Measurement]:
    trunk, seam = body.strands["sciatic_nerve"], body.seam
    yield Measurement(
        "points of the seam for each of the trunk", len(seam) / len(trunk.points), 1, 1, ""
    )
    pairs = list(zip(trunk.points, trunk.radius, seam, strict=False))
    shares = [math.dist(point, beside) / radius for point, radius, beside in pairs]
    outer = min(beside[0] - point[0] for point, _, beside in pairs)
    yield Measurement("seam off the trunk's middle, of its radius", max(shares), 0.05, 0.4, "")
    yield Measurement("seam on the outer side of the trunk's middle", outer, 0.1, 3, "mm")
