"""Where a point of the skin lies on the body: fractions between landmarks, angles round the limb.

Angles are degrees from straight back (0), positive to the outer side, +-180 straight in front.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.interpolate import PchipInterpolator
from scipy.ndimage import gaussian_filter1d

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.half_skin import Heat
from data.atlas.pipeline.store import Landmarks
from data.atlas.pipeline.triangle_mesh import TriangleMesh

LIMB_BOTTOM_MM, LIMB_TOP_MM = -770.0, -95.0
SECTION_MM = 15.0
HIP_BLEND_MM = (-150.0, -90.0)
"""Between these heights the thigh's axis turns into the vertical through the hip centre."""
TRUNK_AXIS_Y_MM = -15.0
NORMAL_BLUR_MM = 5.0
ANKLE_MM = -790.0
"""Skin below this height is foot."""
FOOT_TOP_MM, LEG_BOTTOM_MM = -770.0, -730.0
"""Between these heights what holds for the foot turns into what holds for the leg."""
SHIN_BOTTOM_MM, SHIN_TOP_MM, SHIN_STEP_MM = -760.0, -470.0, 10.0
"""Heights between which the tibia has a front edge, and the steps in which it is sought."""


@dataclass(frozen=True, slots=True)
class BodyCoordinates:
    """Per vertex of the half skin; lengths in mm, angles in degrees, fractions without unit.

    `buttock` 0 at the PSIS, 1 at the ischial tuberosity; `thigh` 0 at the greater trochanter,
    1 at the knee joint; `leg` 0 at the knee joint, 1 at the outer ankle's tip; `foot` 0 at the
    back of the heel, 1 at the longest toe; `round` the angle round the limb, `round_hip` round
    the hip's vertical, `round_trunk` round the trunk's; `limb_x` the limb's axis and `shin_x`,
    `shin_y` the front edge of the tibia at that height; `floor_mm` the lowest skin.
    """

    x: Floats
    y: Floats
    z: Floats
    normal: Floats
    buttock: Floats
    thigh: Floats
    leg: Floats
    foot: Floats
    round: Floats
    round_hip: Floats
    round_trunk: Floats
    limb_x: Floats
    floor_mm: float
    shin_x: Floats
    shin_y: Floats


def curve(points: Mapping[Any, float], at: Floats) -> Floats:
    """A monotone smooth curve through the points (place to value), level beyond both ends."""
    pairs = sorted(points.items())
    places = np.array([place for place, _ in pairs])
    values = np.array([value for _, value in pairs])
    result: Floats = PchipInterpolator(places, values)(np.clip(at, places[0], places[-1]))
    return result


def angle(x: Floats, y: Floats) -> Floats:
    """Degrees from straight back, positive to the outer side."""
    return np.degrees(np.arctan2(x, y))


def measure(skin: TriangleMesh, heat: Heat, landmarks: Landmarks) -> BodyCoordinates:
    """The coordinates of every vertex."""
    x, y, z = skin.points.T
    height = {name: float(place[2]) for name, place in landmarks.items()}
    axis_x, axis_y = limb_axis(skin.points, z)
    shin_x, shin_y = shin_front(z)
    hip = landmarks["hip_centre"]
    low, high = HIP_BLEND_MM
    share = np.clip((z - low) / (high - low), 0.0, 1.0)
    blended_x = axis_x * (1 - share) + hip[0] * share
    blended_y = axis_y * (1 - share) + hip[1] * share
    normal = heat.spread(skin.normals, NORMAL_BLUR_MM)
    sole = skin.points[z < ANKLE_MM]
    back, front = float(sole[:, 1].max()), float(sole[:, 1].min())
    return BodyCoordinates(
        x=x,
        y=y,
        z=z,
        normal=normal / np.linalg.norm(normal, axis=1)[:, None],
        buttock=fraction(z, height["psis"], height["ischial_tuberosity"]),
        thigh=fraction(z, height["greater_trochanter"], height["joint_line"]),
        leg=fraction(z, height["joint_line"], height["lateral_malleolus"]),
        foot=fraction(y, back, front),
        round=angle(x - blended_x, y - blended_y),
        round_hip=angle(x - hip[0], y - hip[1]),
        round_trunk=angle(x, y - TRUNK_AXIS_Y_MM),
        limb_x=axis_x,
        floor_mm=float(z.min()),
        shin_x=shin_x,
        shin_y=shin_y,
    )


def fraction(values: Floats, start: float, end: float) -> Floats:
    """0 at the start, 1 at the end, linear beyond."""
    return (start - values) / (start - end)


def limb_axis(points: Floats, heights: Floats) -> tuple[Floats, Floats]:
    """Centre of the limb's level section at each height: x and y, level beyond thigh and ankle."""
    levels = np.arange(LIMB_BOTTOM_MM, LIMB_TOP_MM, SECTION_MM)
    centres = []
    for level in levels:
        near = points[(np.abs(points[:, 2] - level) < 6) & (points[:, 0] > 2)]
        centres.append((near.min(axis=0) + near.max(axis=0)) / 2)
    smooth = gaussian_filter1d(np.array(centres), 2, axis=0)
    at = np.clip(heights, LIMB_BOTTOM_MM, LIMB_TOP_MM - SECTION_MM)
    return PchipInterpolator(levels, smooth[:, 0])(at), PchipInterpolator(levels, smooth[:, 1])(at)


def shin_front(heights: Floats) -> tuple[Floats, Floats]:
    """x and y of the tibia's front edge at each height, level beyond the shaft."""
    tibia = np.array(store.read_bone("tibia").vertices)
    levels = np.arange(SHIN_BOTTOM_MM, SHIN_TOP_MM, SHIN_STEP_MM)
    edge = []
    for level in levels:
        near = tibia[np.abs(tibia[:, 2] - level) < SHIN_STEP_MM / 2]
        edge.append(near[near[:, 1].argmin(), :2])
    x, y = np.array(edge).T
    inset = SHIN_STEP_MM / 2
    at = np.clip(heights, SHIN_BOTTOM_MM + inset, SHIN_TOP_MM - inset)
    return (
        PchipInterpolator(levels, gaussian_filter1d(x, 2))(at),
        PchipInterpolator(levels, gaussian_filter1d(y, 2))(at),
    )


def by_height(height: Floats, leg: Floats | float, foot: Floats | float) -> Floats:
    """A value for the leg and one for the foot, blended over the ankle."""
    share = np.clip((height - FOOT_TOP_MM) / (LEG_BOTTOM_MM - FOOT_TOP_MM), 0.0, 1.0)
    return leg * share + foot * (1 - share)
