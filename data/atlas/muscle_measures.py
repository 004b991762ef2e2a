"""Measures of the committed muscles, for the standard library alone.

Distances from bone, skin and nerves need the meshes and are committed as measured there. The ends
of muscles are measured in `attachment_measures`.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.atlas import polyline
from data.atlas.attachment_measures import Grounds, measure_ends
from data.atlas.measurement import Measurement
from data.atlas.muscle_sections import Muscle, read_muscles
from data.atlas.strands import Body

SHEETS = (
    "iliotibial_band",
    "achilles_tendon",
    "patellar_tendon",
    "plantar_fascia",
    "flexor_digitorum_longus__",
    "flexor_digitorum_brevis__",
    "extensor_digitorum_longus__",
)
"""Bands and tendons of one thickness; all other muscles have a belly between thinner ends."""
BROAD_ENDS = (
    "piriformis",
    "obturator_internus",
    "quadratus_femoris",
    "gluteus_medius",
    "gluteus_minimus",
    "adductor_magnus",
    "pectineus",
    "popliteus",
    "flexor_digitorum_brevis",
)
"""Flat muscles with a fleshy end as broad as their belly; of these only the other end narrows."""
BROAD_THROUGHOUT = "gluteus_maximus"
BELLY_SHARE = 0.65
WIDTH_SHARE = 0.55
TRUNK_STEP_MM = 2.0
SLICE_MM = 12.0


def measure_attachments(stored: Mapping[str, Any], grounds: Grounds) -> list[Measurement]:
    """Every row about the muscles themselves."""
    muscles = read_muscles(stored)
    rows: list[Measurement] = []
    for name, row in stored["muscles"].items():
        rows += measure_ends(name, row, muscles[name].sections, grounds)
        rows += _evidence(name, row)
        if not name.startswith(SHEETS):
            rows += [_taper(name, row), _fullness(name, muscles[name])]
            rows += _narrowing(name, muscles[name])
    return [*rows, *_round_the_trunk(muscles, grounds.body)]


def _evidence(name: str, row: Mapping[str, Any]) -> Iterator[Measurement]:
    yield Measurement(f"{name}: least depth under the skin", row["skin_mm"], 0.5, 200, "mm")
    great, any_nerve = row["great_nerves_mm"], row["nerves_mm"]
    yield Measurement(f"{name}: from trunk, tibial, common fibular", great, 0.5, 200, "mm")
    yield Measurement(f"{name}: from any nerve", any_nerve, -1.0, 200, "mm")


def _taper(name: str, row: Mapping[str, Any]) -> Measurement:
    """Half the depth at the thicker end as a share of that of the belly: no square stumps."""
    depths: Sequence[float] = [section["half_depth_mm"] for section in row["sections"]]
    share = max(depths[0], depths[-1]) / max(depths)
    return Measurement(f"{name}: thicker end to belly", share, 0, BELLY_SHARE, "")


def _narrowing(name: str, muscle: Muscle) -> Iterator[Measurement]:
    """The width at the wider end, or at the narrower of a flat muscle, as a share of the widest."""
    widths = [math.hypot(*section.half_width) for section in muscle.sections]
    ends = (widths[0], widths[-1])
    if name.startswith(BROAD_ENDS):
        share = min(ends) / max(widths)
        yield Measurement(f"{name}: narrower end to belly, width", share, 0, WIDTH_SHARE, "")
    elif name != BROAD_THROUGHOUT:
        share = max(ends) / max(widths)
        yield Measurement(f"{name}: wider end to belly, width", share, 0, WIDTH_SHARE, "")


def _fullness(name: str, muscle: Muscle) -> Measurement:
    """The cut across the fuller end as a share of the fullest: width and depth together."""
    cuts = [math.hypot(*section.half_width) * section.half_depth for section in muscle.sections]
    share = max(cuts[0], cuts[-1]) / max(cuts)
    return Measurement(f"{name}: fuller end to belly, cut across", share, 0, BELLY_SHARE, "")


def _round_the_trunk(muscles: Mapping[str, Muscle], body: Body) -> Iterator[Measurement]:
    """The trunk in the buttock: gluteus maximus behind it, piriformis above it."""
    trunk = polyline.stepped(body.strands["sciatic_nerve"].points, TRUNK_STEP_MM)
    low, high = body.landmarks["ischial_tuberosity"][2], body.landmarks["ischial_spine"][2]
    beside = [point for point in trunk if low < point[2] < high]
    maximus = muscles["gluteus_maximus"]
    # A point in front of the sheet has it behind; the distance is to the muscle's middle.
    behind = min(-maximus.nearest(point).behind_mm for point in beside)
    yield Measurement("gluteus maximus behind the trunk, least", behind, 5, 80, "mm")
    piriformis = muscles["piriformis"]
    above = min(
        section.centre[2] - point[2]
        for section in piriformis.sections
        for point in beside
        if abs(point[0] - section.centre[0]) < SLICE_MM
    )
    yield Measurement("piriformis above the trunk below it, least", above, 5, 120, "mm")
