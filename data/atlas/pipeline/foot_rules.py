"""Where the regions of the ankle and the foot lie on the skin."""

from __future__ import annotations

import numpy as np
from scipy.ndimage import gaussian_filter1d

from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.body_coordinates import ANKLE_MM, BodyCoordinates, curve
from data.atlas.pipeline.leg_rules import ankle_line
from data.atlas.pipeline.painting import Painting
from data.atlas.pipeline.store import Landmarks

HEEL_SHARE = 0.315
HEEL_BOW = 0.00004
"""Under the foot the heel ends in a bow, per mm2 from the middle of the heel."""
HEEL_SLOPE = 0.5
"""The upper border of the heel rises backwards."""
SOLE_NORMAL = -0.42
INNER_NORMAL = -0.76
INNER_ARCH_NORMAL = -0.74
"""Skin under the arch that faces inward more than this belongs to the inner edge."""
SOLE_HEIGHT_MM = 34.0
ANKLE_BOTTOM_MM = -25.3
"""Lowest ankle skin, from the tip of the outer ankle."""
BEHIND_OUTER_ANKLE_MM = -17.0
BEHIND_INNER_ANKLE_MM = 13.5
TOE_GAP_HALF_MM = {-1.0: 12.0, -0.35: 9.5, 0.32: 2.5}
"""Half width of the first toe gap by toe length from the toe joint (negative: towards the tip)."""
TOE_GAP_OUTWARD_MM = 3.4
"""The gap in the skin lies this much outward of the middle between the two rays of bones."""
EDGE_STEP_MM = 4.0
SOLE_EDGE_MM = 7.5
SOLE_EDGE_SHARES = (0.27, 0.33, 0.62)


def paint_foot(painting: Painting, at: BodyCoordinates, landmarks: Landmarks) -> None:
    """Ankles, heel, top, sole, outer edge and first toe gap; the inner edge stays bare."""
    beyond = (at.leg >= ankle_line(at)) & (at.z < -690)
    painting.paint("top_of_foot", beyond)
    sole = (at.normal[:, 2] < SOLE_NORMAL) & (at.z < at.floor_mm + SOLE_HEIGHT_MM)
    sole &= ~(inner_edge(at, landmarks) & (at.normal[:, 0] < INNER_ARCH_NORMAL))
    edge = outer_edge_x(at, landmarks)
    low = at.z < landmarks["lateral_malleolus"][2] + 22
    painting.paint("outer_foot", low & (at.x > edge) & (at.y < 40))
    heel_top = heel_height(at, landmarks)
    paint_ankles(painting, at, landmarks, beyond & (at.z >= heel_top))
    painting.erase(beyond & inner_edge(at, landmarks))
    split = sole_split_x(at, landmarks)
    painting.paint("inner_sole", sole & (at.x < split))
    painting.paint("outer_sole", sole & (at.x >= split))
    painting.paint("outer_foot", outer_sole_edge(at))
    bow = HEEL_SHARE - HEEL_BOW * (at.x - landmarks["heel"][0]) ** 2
    painting.paint("heel", (at.z < heel_top) & (at.foot < bow))
    painting.paint("first_toe_gap", toe_gap(at, landmarks) & ~sole & low)


def heel_height(at: BodyCoordinates, landmarks: Landmarks) -> Floats:
    """Height of the heel's upper border."""
    heel = landmarks["heel"]
    result: Floats = heel[2] + 8.6 + HEEL_SLOPE * (at.y - (heel[1] - 39.0))
    return result


def hollow_front_y(at: BodyCoordinates, landmarks: Landmarks) -> Floats:
    """y of the back of the inner ankle bone; below the bone the line runs back and down."""
    bone = landmarks["medial_malleolus"]
    result: Floats = bone[1] + BEHIND_INNER_ANKLE_MM + 0.25 * np.clip(bone[2] - at.z, -10, 40)
    return result


def paint_ankles(
    painting: Painting, at: BodyCoordinates, landmarks: Landmarks, ankle: Flags
) -> None:
    """Behind the two ankle bones, meeting on the Achilles tendon."""
    low = at.z > landmarks["lateral_malleolus"][2] + ANKLE_BOTTOM_MM
    outer = at.y > landmarks["lateral_malleolus"][1] + BEHIND_OUTER_ANKLE_MM
    painting.paint("outer_ankle", ankle & low & outer & (at.round >= 0) & (at.x > at.limb_x - 8))
    inner = at.y > hollow_front_y(at, landmarks)
    painting.paint("inner_ankle", ankle & low & inner & (at.round < 0) & (at.x <= at.limb_x + 8))


def inner_edge(at: BodyCoordinates, landmarks: Landmarks) -> Flags:
    """The inner edge of the foot, served by the saphenous nerve: not on the sciatic route."""
    # Towards the ball of the big toe only the steepest skin is left, so that the edge runs out.
    steepness = curve({0.35: INNER_NORMAL, 0.50: -0.86, 0.62: -1.0}, at.foot)
    result: Flags = (
        (at.x < landmarks["toe_1_base"][0] + 5)
        & (at.y <= hollow_front_y(at, landmarks))
        & (at.normal[:, 0] < steepness)
    )
    return result


def outer_edge_x(at: BodyCoordinates, landmarks: Landmarks) -> Floats:
    """x where the top of the foot ends and the outer edge with the little toe begins."""
    base = (landmarks["toe_4_base"] + landmarks["toe_5_base"]) / 2
    tip = (landmarks["toe_4_tip"] + landmarks["toe_5_tip"]) / 2
    middle = (base + tip) / 2
    ankle = landmarks["lateral_malleolus"]
    return curve(
        {
            tip[1] - 20: tip[0] + 4.5,
            tip[1]: tip[0] + 2.0,
            middle[1]: middle[0] + 0.4,
            base[1]: base[0] + 3.0,
            base[1] + 20: base[0] + 1.5,
            ankle[1] - 59: ankle[0] + 10.5,
            ankle[1] - 19: ankle[0] + 10.5,
            ankle[1] + 21: ankle[0] + 8.5,
        },
        at.y,
    )


def sole_split_x(at: BodyCoordinates, landmarks: Landmarks) -> Floats:
    """x of the line through the middle of toe 4, where the two nerves of the sole meet."""
    base, tip = landmarks["toe_4_base"], landmarks["toe_4_tip"]
    slope = (tip[0] - base[0]) / (tip[1] - base[1])
    result: Floats = tip[0] + slope * (at.y - tip[1])
    return result


def outer_sole_edge(at: BodyCoordinates) -> Flags:
    """A thin strip of the sole inside its outer silhouette."""
    foot = at.y[at.z < ANKLE_MM]
    levels = np.arange(foot.min() + 2, foot.max() - 1, EDGE_STEP_MM)
    low = at.z < at.floor_mm + 40
    widest = [at.x[low & (np.abs(at.y - level) < EDGE_STEP_MM)].max() for level in levels]
    outline = np.interp(at.y, levels, gaussian_filter1d(np.array(widest), 2.5))
    start, full, end = SOLE_EDGE_SHARES
    width = SOLE_EDGE_MM * np.clip((at.foot - start) / (full - start), 0, 1)
    along = (at.foot > start) & (at.foot < end)
    result: Flags = (
        along & (at.z < at.floor_mm + 60) & (at.x > outline - width) & (at.normal[:, 2] < 0.6)
    )
    return result


def toe_gap(at: BodyCoordinates, landmarks: Landmarks) -> Flags:
    """The wedge between the first two toes, on top of the foot."""
    base = (landmarks["toe_1_base"] + landmarks["toe_2_base"]) / 2
    tip = (landmarks["toe_1_tip"] + landmarks["toe_2_tip"]) / 2
    length = base[1] - tip[1]
    along = (at.y - base[1]) / length
    centre = base[0] + TOE_GAP_OUTWARD_MM + (tip[0] - base[0]) * np.clip(-along, -1, 1)
    half = curve(TOE_GAP_HALF_MM, along)
    result: Flags = (
        (np.abs(at.x - centre) < half)
        & (along < 0.32)
        & (at.foot < 0.87)
        & (at.normal[:, 2] > -0.30)
    )
    return result
