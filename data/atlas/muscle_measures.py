"""Measures of the committed muscles against where they belong, for the standard library alone.

Where an end belongs: a bone's surface, and the landmark or place on it if it has one. Distances
from bone, skin and nerves need the meshes and are committed as measured there; distances from
landmarks are recomputed.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from data.atlas import polyline
from data.atlas.measurement import Measurement
from data.atlas.muscle_sections import Muscle, Section, read_muscles
from data.atlas.strands import Body

FARTHEST_END_MM = 10.0
THICKEST_END_MM = 0.6
"""Half the depth of the very end of a muscle or tendon, which runs out into its bone."""
ENDS = ("origin", "insertion")
SHEETS = (
    "iliotibial_band",
    "achilles_tendon",
    "patellar_tendon",
    "plantar_fascia",
    "flexor_digitorum_longus__",
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
WIDTH_SAMPLES = 20
BELLY_SHARE = 0.65
WIDTH_SHARE = 0.55
TRUNK_STEP_MM = 2.0
SLICE_MM = 12.0


def measure_attachments(stored: Mapping[str, Any], body: Body) -> list[Measurement]:
    """Every row about the muscles themselves."""
    muscles = read_muscles(stored)
    rows: list[Measurement] = []
    for name, row in stored["muscles"].items():
        rows += _ends(name, row, muscles[name], body)
        rows += _evidence(name, row)
        if not name.startswith(SHEETS):
            rows += [_taper(name, row), _fullness(name, muscles[name])]
            rows += _narrowing(name, muscles[name])
    return [*rows, *_round_the_trunk(muscles, body)]


def _ends(name: str, row: Mapping[str, Any], muscle: Muscle, body: Body) -> Iterator[Measurement]:
    sections = (muscle.sections[0], muscle.sections[-1])
    for end, section, kept in zip(ENDS, sections, row["attachment_mm"], strict=True):
        farthest = max(kept, _from_landmark(row[end], section, body))
        what = f"{name}: {end} from where it belongs"
        yield Measurement(what, farthest, 0, FARTHEST_END_MM, "mm")
        what = f"{name}: {end}, half the depth of its end"
        yield Measurement(what, section.half_depth, 0, THICKEST_END_MM, "mm")


def _from_landmark(end: Mapping[str, Any], section: Section, body: Body) -> float:
    """Distance of the landmark of an end from its section, 0 if the end has none."""
    if "landmark" not in end:
        return 0.0
    mark = body.landmarks[end["landmark"]]
    shares = [2 * index / WIDTH_SAMPLES - 1 for index in range(WIDTH_SAMPLES + 1)]
    away = min(math.dist(section.at(share), mark) for share in shares)
    return max(0.0, away - section.half_depth)


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


def known_places(stored: Mapping[str, Any]) -> dict[str, int]:
    """How many ends of muscles belong to a landmark, a place on a bone, a muscle, only a bone."""
    count = dict.fromkeys(("landmark", "place", "muscle", "bone"), 0)
    for row in stored["muscles"].values():
        for end in (row[each] for each in ENDS):
            kind = "muscle" if end["on"] in stored["muscles"] else "bone"
            kind = "place" if "point" in end else kind
            count["landmark" if "landmark" in end else kind] += 1
    return count


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
