"""Muscles made to fit: each drawn shape shrunk until skin, bones, nerves and neighbours have room.

Every point of a muscle's surface may only move toward the core it lies round, so fibres, ends and
texture keep their places.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter, minimum_filter

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.loft import Loft
from data.atlas.pipeline.muscle_plans import MusclePlan, muscle_of
from data.atlas.pipeline.muscle_room import DistanceField, Tubes

SAMPLES = 11
LEAST_SHARE = 0.06
LEAST_HALF_MM = 1.1
"""Bones, vessels and neighbours never press a muscle thinner than this; nerves and skin may."""
BONE_GAP_MM = 0.4
NERVE_GAP_MM = 1.3
VESSEL_GAP_MM = 0.8
NEIGHBOUR_GAP_MM = 0.35
FREE_END_MM = 9.0
"""This near its ends a tendon may enter the bone it is fixed to."""
SMOOTHING = 2
NEAR_MM = 3.0
FAR_MM = 100.0


@dataclass(frozen=True, slots=True)
class Room:
    """All that a muscle must keep clear of, but for the other muscles."""

    skin: DistanceField
    bones: DistanceField
    nerves: Tubes
    vessels: Tubes


def packed(
    plans: Mapping[str, MusclePlan], lofts: Mapping[str, Loft], room: Room
) -> dict[str, Floats]:
    """The rings of every muscle after shrinking, by name, (stations, around, 3)."""
    boxes = {name: _box(loft) for name, loft in lofts.items()}
    result = {}
    for name, loft in lofts.items():
        low, high = boxes[name]
        beside = [
            other
            for other, (other_low, other_high) in boxes.items()
            # A muscle and its slips are one: they part from one another without a cleft.
            if muscle_of(other) != muscle_of(name)
            and (low < other_high).all()
            and (other_low < high).all()
        ]
        shares = _shares(name, plans, lofts, beside, room)
        result[name] = loft.core + (loft.rim - loft.core) * shares[:, :, None]
    return result


def _box(loft: Loft) -> tuple[Floats, Floats]:
    points = loft.rim.reshape(-1, 3)
    return points.min(0) - NEAR_MM, points.max(0) + NEAR_MM


def _shares(
    name: str,
    plans: Mapping[str, MusclePlan],
    lofts: Mapping[str, Loft],
    beside: list[str],
    room: Room,
) -> Floats:
    """Share of the drawn half thickness that is left, (stations, around)."""
    plan, loft = plans[name], lofts[name]
    steps = np.linspace(0.0, 1.0, SAMPLES)
    points = loft.core[None] + (loft.rim - loft.core)[None] * steps[:, None, None, None]
    clear = _margin(points, plan, room)
    margin = np.minimum(
        _bone_margin(points, plan, loft, room), room.vessels.at(points) - VESSEL_GAP_MM
    )
    own = None
    for other in beside:
        if plan.firm and not plans[other].firm:
            continue
        theirs = lofts[other].depth(points.reshape(-1, 3), NEAR_MM).reshape(points.shape[:-1])
        if (theirs < -NEAR_MM).all():
            continue
        if plans[other].firm and not plan.firm:
            between = -theirs - NEIGHBOUR_GAP_MM
        else:
            if own is None:
                own = loft.depth(points.reshape(-1, 3), FAR_MM).reshape(points.shape[:-1])
            between = (own - theirs) / 2 - NEIGHBOUR_GAP_MM
            between = np.where(theirs < -NEAR_MM, 1.0, between)
        margin = np.minimum(margin, between)
    length = np.linalg.norm(loft.rim - loft.core, axis=2)
    least = np.clip(LEAST_HALF_MM / np.maximum(length, 1e-6), LEAST_SHARE, 1.0)
    pressed = np.maximum(_first_crossing(margin, steps), least)
    return _smoothed(np.minimum(pressed, _first_crossing(clear, steps)))


def _margin(points: Floats, plan: MusclePlan, room: Room) -> Floats:
    """Room left to skin and nerves, mm, negative where it is overdrawn."""
    skin = -room.skin.at(points) - plan.fat_mm
    result: Floats = np.minimum(skin, room.nerves.at(points) - NERVE_GAP_MM)
    return result


def _bone_margin(points: Floats, plan: MusclePlan, loft: Loft, room: Room) -> Floats:
    """Room left to bones, mm; at its ends a muscle may enter the bone it is fixed to."""
    length = curves.lengths_along(loft.centre_line)
    from_start = np.where(plan.origin.free, np.inf, length)
    from_end = np.where(plan.insertion.free, np.inf, length[-1] - length)
    near_end = np.clip(FREE_END_MM - np.minimum(from_start, from_end), 0, None)
    result: Floats = room.bones.at(points) - BONE_GAP_MM + near_end[None, :, None]
    return result


def _first_crossing(margin: Floats, steps: Floats) -> Floats:
    """The share of the way out at which the margin is used up; 1 where it never is."""
    # A core that itself lies in the wrong place is not cured by shrinking; look from there on.
    margin = margin.copy()
    margin[0] = np.maximum(margin[0], 0.05)
    below = margin < 0
    hit = below.any(axis=0)
    index = np.clip(below.argmax(axis=0), 1, None)
    after = np.take_along_axis(margin, index[None], axis=0)[0]
    before = np.take_along_axis(margin, index[None] - 1, axis=0)[0]
    fraction = before / np.maximum(before - after, 1e-9)
    shares = steps[index - 1] + (steps[index] - steps[index - 1]) * fraction
    result: Floats = np.where(hit, np.maximum(shares, LEAST_SHARE), 1.0)
    return result


def _smoothed(shares: Floats) -> Floats:
    """Shares evened out over the surface, nowhere greater than before."""
    size = 2 * SMOOTHING + 1
    least = minimum_filter(shares, size=size, mode=("nearest", "wrap"))
    result: Floats = gaussian_filter(least, 1.2, mode=("nearest", "wrap"), radius=SMOOTHING)
    return result
