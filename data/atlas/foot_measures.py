"""Measures of the committed foot: bones in the skin, joints, toes, arch, the ankle from behind.

For the standard library alone. What the meshes gave is read from `feet.json`; lengths of toes and
how far nerves reach along them are recomputed from `body.json`. Source of the dorsal nerves' ends:
Gray (short of the nail beds). The other bounds only keep the foot believable.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from data.atlas.measurement import Measurement
from data.atlas.strands import TOES, Body

DORSAL = ("superficial_fibular_nerve", "deep_fibular_nerve", "sural_nerve")
NARROW_MM = (100.0, 150.0)
"""Above the ankle bones the leg is narrowest between these heights above the ground."""

ON_GROUND_MM = 9.0
STEEP_LEVELS = 3
"""How fast an outline widens is taken over so many of its levels."""

Outline = Sequence[Sequence[float]]


def measure(stored: Mapping[str, Any], body: Body) -> list[Measurement]:
    """Every row about the foot."""
    return [
        *_toe_bones(stored),
        *_joints(stored),
        *_toe_lengths(body),
        *_dorsal_nerves(body),
        *_arch(stored, body),
        *_from_behind(stored, body),
    ]


def _toe_bones(stored: Mapping[str, Any]) -> Iterator[Measurement]:
    depths, beyond = stored["toe_bones_under_skin_mm"], stored["skin_beyond_toe_bones_mm"]
    for toe, bones, skin in zip(TOES, depths, beyond, strict=True):
        least = min(bones)
        yield Measurement(
            f"bones of toe {toe} under its skin, least, on the mesh", least, 0.5, 10, "mm"
        )
        yield Measurement(f"skin beyond the last bone of toe {toe}, on the mesh", skin, 1, 8, "mm")


def _joints(stored: Mapping[str, Any]) -> Iterator[Measurement]:
    gaps: Mapping[str, float] = stored["joint_gaps_mm"]
    widest = max(gaps, key=lambda joint: gaps[joint])
    deepest = min(gaps, key=lambda joint: gaps[joint])
    toes = max(gap for toe in stored["toe_joint_gaps_mm"] for gap in toe)
    holes = stored["holes_from_above_mm2"]
    yield Measurement(
        f"widest gap of {len(gaps)} midfoot joints ({widest})", gaps[widest], -7, 1, "mm"
    )
    yield Measurement(f"bones sink in each other, most ({deepest})", -gaps[deepest], 0, 7, "mm")
    yield Measurement("widest gap of the joints of the toes", toes, -2, 0.5, "mm")
    yield Measurement("holes between the bones of the midfoot from above", holes, 0, 1, "mm2")


def _toe_lengths(body: Body) -> Iterator[Measurement]:
    ends = [(body.landmarks[f"toe_{toe}_base"], body.landmarks[f"toe_{toe}_tip"]) for toe in TOES]
    lengths = [math.dist(base, tip) for base, tip in ends]
    yield Measurement("toe 1, base to tip", lengths[0], 50, 70, "mm")
    for toe, (longer, shorter) in zip(TOES[1:], pairwise(lengths), strict=True):
        yield Measurement(
            f"toe {toe} shorter than the one before it", longer - shorter, 0.5, 15, "mm"
        )
    for toe, ((_, before), (_, after)) in zip(TOES[1:], pairwise(ends), strict=True):
        back = after[1] - before[1]
        yield Measurement(f"toe {toe} ends behind the one before it", back, 1, 25, "mm")


def _dorsal_nerves(body: Body) -> Iterator[Measurement]:
    """Nerves on top of the foot that end beside a toe: how many, how far along."""
    drawn = [strand for name in DORSAL for strand in body.nerves[name]]
    strands = [strand for strand in drawn if body.free_end(strand) < math.inf]
    for toe in TOES:
        ends = [body.end_along_toe(strand, toe) for strand in strands]
        reaches = [end for end in ends if not math.isnan(end)]
        shortest = min(reaches, default=math.nan)
        yield Measurement(f"dorsal nerves of toe {toe}: one for each side", len(reaches), 2, 2, "")
        what = f"dorsal nerves of toe {toe}: the shorter, base to tip"
        yield Measurement(what, shortest, 0.55, 0.95, "")


def _arch(stored: Mapping[str, Any], body: Body) -> Iterator[Measurement]:
    inner, outer = (max(up for _, up in stored[f"arch_{side}_mm"]) for side in ("inner", "outer"))
    bone = body.landmarks["navicular_tuberosity"][2] - stored["ground_mm"]
    yield Measurement("arch: skin of its inner side above the ground", inner, 12, 30, "mm")
    yield Measurement("arch: its inner side above its outer side", inner - outer, 4, 25, "mm")
    yield Measurement("arch: navicular bone's tip above the ground", bone, 25, 50, "mm")


def _from_behind(stored: Mapping[str, Any], body: Body) -> Iterator[Measurement]:
    """Widths of the skin's outline: of leg and ankle, and of the heel behind the ankle bones."""
    ankle, heel = stored["ankle_from_behind_mm"], stored["heel_from_behind_mm"]
    tips = [body.landmarks[f"{side}_malleolus"][2] for side in ("lateral", "medial")]
    low, high = (tip - stored["ground_mm"] for tip in sorted(tips))
    bones = max(right - left for up, left, right in ankle if low <= up <= high)
    widest = max(right - left for up, left, right in heel if up <= low)
    ground = next(right - left for up, left, right in heel if up >= ON_GROUND_MM)
    narrowest = min(r - left for up, left, r in ankle if NARROW_MM[0] <= up <= NARROW_MM[1])
    yield Measurement("width of the ankle at its bones, from behind", bones, 60, 80, "mm")
    yield Measurement("heel's width to that of the ankle", widest / bones, 0.75, 1.05, "")
    yield Measurement("heel narrows to the ground, to its width", ground / widest, 0.4, 0.9, "")
    yield Measurement("leg above the ankle to the ankle's width", narrowest / bones, 0.6, 0.9, "")
    steepest = _steepest([row for row in ankle if row[0] >= low])
    yield Measurement("leg widens into the ankle, most, per mm down", steepest, 0, 0.7, "mm")
    steepest = _steepest([row for row in heel if _widest_at(heel) <= row[0] <= high])
    yield Measurement("ankle widens into the heel, most, per mm down", steepest, 0, 0.5, "mm")


def _widest_at(outline: Outline) -> float:
    """The height above the ground at which a heel's outline is widest, mm."""
    return max((right - left, up) for up, left, right in outline if up < NARROW_MM[0])[1]


def _steepest(outline: Outline) -> float:
    """How fast an outline widens downward at the most, both sides together, mm per mm."""
    pairs = zip(outline, outline[STEEP_LEVELS:], strict=False)
    return max(((lw[2] - lw[1]) - (up[2] - up[1])) / (up[0] - lw[0]) for lw, up in pairs)
