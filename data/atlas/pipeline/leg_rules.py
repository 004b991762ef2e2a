"""Where the regions of the thigh, the knee and the lower leg lie on the skin."""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.body_coordinates import BodyCoordinates, curve
from data.atlas.pipeline.painting import Painting
from data.atlas.pipeline.store import Landmarks
from data.atlas.pipeline.trunk_rules import fold_height

GROIN_SLOPE = 0.92
GROIN_ABOVE_PUBIS_MM = 8.0
THIGH_OUTER_ANGLE = {-0.1: 66, 0.15: 68, 0.5: 76, 0.9: 76}
THIGH_INNER_ANGLE = {0: -48, 0.25: -58, 0.6: -70, 0.9: -72}
"""Sides of the back of the thigh by thigh fraction: the edges of the hamstrings."""
MID_THIGH = 0.46
MID_THIGH_RISE_MM = 26.0
"""The border in mid-thigh, this share of the way from fold to crease: it repeats the bow of the
gluteal fold and rises to both sides, along the bellies of the hamstrings."""
KNEE_ANGLES = (-66.0, 60.0)
KNEE_TOP_MM, KNEE_TOP_FALL_MM = 60.0, 36.0
KNEE_BOTTOM_MM, KNEE_BOTTOM_RISE_MM = -52.0, 28.0
"""The hollow of the knee about the crease: an arch between the hamstring tendons above, a bow
between the heads of the calf below; its top is where the nerve divides."""
OUTER_KNEE_ANGLE, OUTER_KNEE_HALF_ANGLE = 92.0, 40.0
OUTER_KNEE_HALF_MM = 60.0
OUTER_KNEE_BELOW_HEAD_MM = 15.0
CALF_OUTER_ANGLE = {0.1: 60, 0.3: 56, 0.6: 50, 1: 48}
CALF_INNER_ANGLE = -72.0
SHIN_SIDE_ANGLE = 122.0
SHIN_BORDER_INWARD_MM = 3.0
"""The border between inner and front shin lies so far to the inner side of the tibia's edge."""
ANKLE_LINE = {0: 0.893, 20: 0.886, 45: 0.859, 75: 0.846, 110: 0.852, 150: 0.872, 180: 0.885}
"""Where the lower leg ends and the ankle begins, leg fraction by angle from straight back: the calf
runs down on to the Achilles tendon, the ankle rises beside it."""
FRONT_ANGLE = 100.0
"""Beyond this angle skin lies in front of the leg, where the shin's edge divides it."""
INNER_ANKLE_BELOW_BONE_MM = 0.0


def paint_thigh(painting: Painting, at: BodyCoordinates, landmarks: Landmarks) -> None:
    """Front and back of the thigh; the front takes its inner and outer side too."""
    pubis, spine = landmarks["pubic_crest"], landmarks["asis"]
    slope = (spine[2] - pubis[2]) / (spine[0] - pubis[0]) * GROIN_SLOPE
    groin = pubis[2] + GROIN_ABOVE_PUBIS_MM + (at.x - pubis[0]) * slope
    fold = fold_height(at, landmarks)
    # Beside the hip bone's front corner the border turns down again, so that it ends rounded.
    flank = spine[2] - 4 - 0.010 * np.clip(at.x - spine[0], 0, None) ** 2
    below_groin = at.z < np.minimum(groin, flank)
    above_knee = at.z > shin_top(landmarks)
    painting.fill("front_thigh", ((below_groin & (at.y < 30)) | (at.z <= fold)) & above_knee)
    behind = (at.round < curve(THIGH_OUTER_ANGLE, at.thigh)) & (
        at.round > curve(THIGH_INNER_ANGLE, at.thigh)
    )
    middle = fold + MID_THIGH * (landmarks["knee_crease"][2] - fold)
    middle += MID_THIGH_RISE_MM * (np.clip(at.round, -90, 90) / 70) ** 2
    painting.paint("back_thigh_upper", (at.z <= fold) & (at.z > middle) & behind)
    painting.paint("back_thigh_lower", (at.z <= middle) & (at.thigh < 0.95) & behind)


def shin_top(landmarks: Landmarks) -> float:
    """Height where the front of the knee ends and the shin begins."""
    return float(landmarks["patella_lower_pole"][2]) - 10.0


def ankle_line(at: BodyCoordinates) -> Floats:
    """Leg fraction at which the ankle begins, per vertex."""
    return curve(ANKLE_LINE, np.abs(at.round))


def shin_border(at: BodyCoordinates) -> Floats:
    """x of the border between inner and front shin, per vertex."""
    return at.shin_x - SHIN_BORDER_INWARD_MM


def paint_leg(painting: Painting, at: BodyCoordinates, landmarks: Landmarks) -> None:
    """Shin, calf and the two regions of the knee."""
    below = (at.z <= shin_top(landmarks)) & (at.z > landmarks["lateral_malleolus"][2] - 60)
    above_ankle = at.leg < ankle_line(at)
    in_front = np.abs(at.round) > FRONT_ANGLE
    outward = at.x >= shin_border(at)
    painting.paint("inner_shin", below & ((at.round <= 0) | (in_front & ~outward)))
    beside = (at.round > SHIN_SIDE_ANGLE) | (at.round < -FRONT_ANGLE)
    painting.paint("front_shin", below & beside & outward & above_ankle)
    calf_edge = curve(CALF_OUTER_ANGLE, at.leg)
    painting.paint(
        "outer_shin",
        below & (at.round > calf_edge) & (at.round <= SHIN_SIDE_ANGLE) & above_ankle,
    )
    bottom, top = knee_hollow(at, landmarks)
    behind = (at.round > CALF_INNER_ANGLE) & (at.round <= calf_edge)
    painting.paint("calf", (at.z <= bottom) & behind & above_ankle)
    inner, outer = KNEE_ANGLES
    hollow = (at.z < top) & (at.z > bottom) & (at.round > inner) & (at.round < outer)
    painting.paint("back_of_knee", hollow)
    paint_outer_knee(painting, at, landmarks)


def knee_hollow(at: BodyCoordinates, landmarks: Landmarks) -> tuple[Floats, Floats]:
    """Lower and upper border of the hollow of the knee, heights by angle."""
    crease = landmarks["knee_crease"][2]
    bow = (np.clip(at.round, -80, 80) / 65) ** 2
    return (
        crease + KNEE_BOTTOM_MM + KNEE_BOTTOM_RISE_MM * bow,
        crease + KNEE_TOP_MM - KNEE_TOP_FALL_MM * bow,
    )


def paint_outer_knee(painting: Painting, at: BodyCoordinates, landmarks: Landmarks) -> None:
    """A rounded field round the head and neck of the fibula."""
    centre = landmarks["fibular_head"][2] - OUTER_KNEE_BELOW_HEAD_MM
    across = np.abs(at.round - OUTER_KNEE_ANGLE) / OUTER_KNEE_HALF_ANGLE
    along = np.abs(at.z - centre) / OUTER_KNEE_HALF_MM
    painting.paint("outer_knee", (across**3 + along**3 < 1) & (at.x > 60))


def paint_inner_ankle_skin(painting: Painting, at: BodyCoordinates, landmarks: Landmarks) -> None:
    """The inner shin's last part: over the inner ankle bone and just below its tip, no further."""
    bone = landmarks["medial_malleolus"]
    beyond = at.leg >= ankle_line(at)
    # The lower edge is a bow round the tip of the bone.
    end = bone[2] - INNER_ANKLE_BELOW_BONE_MM + 0.012 * (at.y - bone[1]) ** 2
    before_hollow = at.y < bone[1] + 12
    painting.paint(
        "inner_shin",
        beyond & (at.x < shin_border(at) + 1) & (at.z > end) & before_hollow,
    )
