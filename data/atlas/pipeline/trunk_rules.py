"""Where the regions of the low back, the buttock and the hip lie on the skin."""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.body_coordinates import BodyCoordinates, curve
from data.atlas.pipeline.painting import Painting
from data.atlas.pipeline.store import Landmarks

BACK_HEIGHT_MM = 104.0
"""Top of the lower back above the iliac crest: about the first lumbar vertebra."""
WAIST_ABOVE_CREST_MM = 36.0
"""Up to this height above the crest the lower back reaches round to the mid-frontal plane."""
BUTTOCK_TOP = {0: 0.30, 40: 0.235, 75: 0.19, 110: 0.22, 150: 0.33}
BUTTOCK_BOTTOM = {0: 0.70, 40: 0.75, 78: 0.80, 115: 0.765, 150: 0.66}
"""Upper and lower border of the deep buttock, x in mm to buttock fraction: an oval with the
piriformis and the nerve's way out of the pelvis inside."""
FOLD_ABOVE_TUBEROSITY_MM = {0: -44, 30: -49, 62: -51, 92: -48, 125: -35, 170: -12}
"""Height of the gluteal fold above the ischial tuberosity by x: lowest under the sitting bone.

It follows the crease that `creases.GLUTEAL_FOLD_MM` presses into the skin: change both."""
HIP_CENTRE_ANGLE = 89.0
HIP_FRONT_ANGLE = 123.0
HIP_BACK_ANGLE = {-190: 64, -145: 60, -95: 44, -50: 36, -20: 37, 20: 46, 60: 54, 160: 57}
"""Back border of the outer hip by height in mm: it reaches round behind the trochanter, where the
sitting-bone region ends."""
HIP_ROUNDNESS = 3.4
HIP_BOTTOM_SHARE = 0.30
"""The outer hip ends this share of the way from trochanter to knee."""
SADDLE_BACK_MM = {-70: 27, -30: 27, 0: 25, 40: 17, 75: 10, 95: 5, 110: 0}
"""Half width of the saddle area behind, by height above the ischial tuberosity (natal cleft)."""
SADDLE_FRONT_MM = {-119: 24, -74: 24, -44: 27, -9: 33, 1: 33}
"""Half width of the saddle area in front, by height above the pubic crest."""
SADDLE_WIDEST_MM = 34.0
SADDLE_BOTTOM_MM = -53.5
SADDLE_TOP_BEHIND_MM = 107.5


def crest_height(at: BodyCoordinates, landmarks: Landmarks) -> Floats:
    """Height of the edge of the hip bone under the skin, by x: sacrum, PSIS, crest, flank."""
    psis, crest = landmarks["psis"], landmarks["iliac_crest"]
    between = psis[2] + 0.67 * (crest[2] - psis[2])
    return curve(
        {
            0: psis[2] + 6,
            psis[0] - 16: psis[2] + 8,
            psis[0]: psis[2] + 14,
            (psis[0] + crest[0]) / 2 + 3: between,
            crest[0]: crest[2] - 2,
            crest[0] + 22: crest[2] + 2,
            crest[0] + 52: crest[2] - 4,
            200: crest[2] - 11,
        },
        at.x,
    )


def fold_height(at: BodyCoordinates, landmarks: Landmarks) -> Floats:
    """Height of the gluteal fold by x."""
    result: Floats = landmarks["ischial_tuberosity"][2] + curve(FOLD_ABOVE_TUBEROSITY_MM, at.x)
    return result


def paint_trunk(painting: Painting, at: BodyCoordinates, landmarks: Landmarks) -> None:
    """Lower back and the three regions of the buttock."""
    crest = crest_height(at, landmarks)
    top = landmarks["iliac_crest"][2] + BACK_HEIGHT_MM
    # The upper corners are rounded off towards the flank.
    corner = top - 12 * np.clip(np.abs(at.round_trunk) / 60, 0, 1.4) ** 3
    waist = landmarks["iliac_crest"][2] + WAIST_ABOVE_CREST_MM
    flank = curve({waist - 20: 100, waist + 15: 84, waist + 40: 72, top: 66}, at.z)
    painting.paint(
        "lower_back",
        (at.z > crest) & (at.z < corner) & (at.round_trunk < flank) & (at.y > -6),
    )
    behind = (at.round_hip > -150) & (at.round_hip < 95) & (at.y > -4)
    below_crest = (at.z <= crest) & (at.z > fold_height(at, landmarks)) & behind
    upper = curve(BUTTOCK_TOP, at.x)
    lower = curve(BUTTOCK_BOTTOM, at.x)
    painting.paint("upper_buttock", below_crest & (at.buttock < upper))
    painting.paint("deep_buttock", below_crest & (at.buttock >= upper) & (at.buttock < lower))
    painting.paint("sit_bone", below_crest & (at.buttock >= lower))


def paint_hip(painting: Painting, at: BodyCoordinates, landmarks: Landmarks) -> None:
    """The outer hip, a long oval over the trochanter and the gluteal tendons."""
    trochanter, knee = landmarks["greater_trochanter"][2], landmarks["joint_line"][2]
    bottom = trochanter - HIP_BOTTOM_SHARE * (trochanter - knee)
    top = landmarks["iliac_crest"][2] - 4
    middle = (top + bottom) / 2
    ahead = (at.round_hip - HIP_CENTRE_ANGLE) / (HIP_FRONT_ANGLE - HIP_CENTRE_ANGLE)
    behind = (HIP_CENTRE_ANGLE - at.round_hip) / (HIP_CENTRE_ANGLE - curve(HIP_BACK_ANGLE, at.z))
    across = np.maximum(ahead, behind)
    along = np.abs(at.z - middle) / (top - middle)
    painting.paint("outer_hip", (across**HIP_ROUNDNESS + along**HIP_ROUNDNESS < 1) & (at.x > 60))


def paint_saddle(painting: Painting, at: BodyCoordinates, landmarks: Landmarks) -> None:
    """Natal cleft, perineum, genitals and the first 20 mm of the inner thigh."""
    tuberosity = landmarks["ischial_tuberosity"][2]
    pubis = landmarks["pubic_crest"][2]
    behind = curve(SADDLE_BACK_MM, at.z - tuberosity)
    before = curve(SADDLE_FRONT_MM, at.z - pubis)
    share = np.clip((at.y + 20) / 50, 0, 1)
    width = np.minimum(behind * share + before * (1 - share), SADDLE_WIDEST_MM)
    top = np.where(at.y > 0, tuberosity + SADDLE_TOP_BEHIND_MM, pubis + 2)
    painting.paint(
        "saddle_area", (at.x < width) & (at.z < top) & (at.z > tuberosity + SADDLE_BOTTOM_MM)
    )
