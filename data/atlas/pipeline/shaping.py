"""The body's outline, drawn by hand on the stood mannequin: profiles by height, and hollows.

Shape only: chosen by eye for a natural outline, and so that nerves lie as deep as measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.interpolate import PchipInterpolator

from data.atlas.pipeline.mirror_mesh import MirrorMesh


@dataclass(frozen=True, slots=True)
class Profile:
    """How far skin that faces `direction` moves that way, in mm, by height in mm."""

    direction: tuple[float, float, float]
    by_height: Mapping[float, float]


@dataclass(frozen=True, slots=True)
class Hollow:
    """A soft dent: full `move` at the centre, fading over `reach` along each axis, mm."""

    centre: tuple[float, float, float]
    move: tuple[float, float, float]
    reach: tuple[float, float, float]


THIGH_BACKWARD: Mapping[float, float] = {
    -900: 0, -470: 0, -410: 3, -350: 10, -280: 17, -190: 19, -110: 13, -60: 6, -10: 1, 60: 0,
    700: 0,
}  # fmt: skip
"""By height: the whole thigh's flesh lies further behind the femur than the mannequin's does."""

PROFILES = (
    # Lower back filled, buttock fuller and lower, hamstrings rounded.
    Profile(
        (0, 1, 0),
        {
            700: 0, 300: 0, 250: 2, 190: 4, 150: 6, 120: 4, 80: 1, 40: 2, 10: 7, -20: 10, -50: 9,
            -75: 4, -92: 0, -110: 0, -150: 2, -200: 5, -250: 5, -300: 2, -350: 0, -430: 0,
            -490: 4, -530: 5, -580: 2, -640: -1, -690: 0, -900: 0,
        },
    ),
    # A soft belly, a groin below it, and the curve of the thigh's front.
    Profile(
        (0, -1, 0),
        {
            700: 0, 260: 0, 200: 3, 130: 4, 90: 4, 50: 0, 15: -4, -20: -2, -60: 3, -110: 8,
            -160: 12, -210: 13, -260: 11, -310: 5, -345: 0, -900: 0,
        },
    ),
    # Inner thigh rounded below the crotch; the inner calf fuller and lower than the outer.
    Profile(
        (-1, 0, 0),
        {
            700: 0, -90: 0, -150: 2, -220: 3, -300: 1, -350: 0, -430: 0, -480: 2, -530: 4.5,
            -570: 4, -620: 1, -660: -1, -720: 0, -900: 0,
        },
    ),
    # Hips widest at the trochanter; the outer calf no wider than the knee.
    Profile(
        (1, 0, 0),
        {
            700: 0, 60: 0, 0: 1, -50: 2, -100: 2, -150: 0, -220: -1, -300: 0, -400: 0, -440: 0,
            -470: -2, -500: -4, -540: -3, -600: 0, -900: 0,
        },
    ),
)  # fmt: skip

HOLLOWS = (
    # Below the head of the fibula the nerve lies just under the skin.
    Hollow((130, 16, -471), (-11.5, -1, 0), (60, 28, 26)),
    # Beside the heel cord, behind either ankle bone.
    Hollow((50, 34, -762), (6.5, 0, 0), (16, 13, 30)),
    Hollow((110, 36, -764), (-6.5, 0, 0), (16, 13, 30)),
    # Over the inner ankle bone and below it, where bone lies just under the skin.
    Hollow((37, -4, -792), (5, 0, 0), (13, 28, 22)),
    # Below the outer ankle bone, before the foot's outer edge.
    Hollow((120, 0, -800), (-4, 0, 0), (14, 26, 11)),
)

NORMAL_ROUNDS = 4


def shaped(skin: MirrorMesh) -> MirrorMesh:
    """The skin with its outline corrected."""
    vertices = np.array(skin.vertices)
    vertices[:, 1] += _table(THIGH_BACKWARD)(vertices[:, 2])
    skin = skin.moved(vertices)
    facing = skin.smooth_normals(NORMAL_ROUNDS)
    vertices = np.array(skin.vertices)
    moves = np.zeros_like(vertices)
    for profile in PROFILES:
        direction = np.array(profile.direction, float)
        share = np.clip(facing @ direction, 0, 1)
        amount = _table(profile.by_height)(vertices[:, 2]) * share
        moves += amount[:, None] * direction
    for hollow in HOLLOWS:
        away = (vertices - hollow.centre) / hollow.reach
        moves += np.exp(-(away**2).sum(1))[:, None] * np.array(hollow.move, float)
    return skin.moved(vertices + moves)


def _table(by_height: Mapping[float, float]) -> PchipInterpolator:
    heights = sorted(by_height)
    return PchipInterpolator(heights, [by_height[height] for height in heights])
