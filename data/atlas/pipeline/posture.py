"""The mannequin's legs laid on our bones: thigh and shank by joints, the foot by anchors."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.interpolate import RBFInterpolator

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.foot_skin import Anchors, foot_anchors
from data.atlas.pipeline.mannequin import Mannequin
from data.atlas.pipeline.sides import MIRROR
from data.atlas.pipeline.smoothstep import rise
from data.atlas.pipeline.store import Bones

SIZE = 0.965
TRUNK_WIDTH = 1.04
LIMB_GIRTH = 0.97
TRUNK_BACKWARD_MM = 12.0

HIP_SHIFT_MM = np.array([10.0, 4.0, 4.0])
KNEE_SHIFT_MM = np.array([2.0, -3.0, 0.0])
ANKLE_SHIFT_MM = np.array([-1.0, 0.0, 2.0])
"""How the mannequin's joints lie beside the bony ones, so that flesh surrounds the bones."""

FOOT_FROM_MM, FOOT_FULL_MM = -668.0, -725.0
"""Heights on the mannequin between which the shank's movement passes into the foot's."""


@dataclass(frozen=True, slots=True)
class Joints:
    """Centres of our left hip, knee and ankle, each (3,) mm."""

    hip: Floats
    knee: Floats
    ankle: Floats


@dataclass(frozen=True, slots=True)
class Affine:
    """A linear map (3, 3) and a shift (3,) mm."""

    matrix: Floats
    shift: Floats

    def __call__(self, points: Floats) -> Floats:
        """The points, moved."""
        return np.asarray(points @ self.matrix.T + self.shift)


def standing_vertices(mannequin: Mannequin, joints: Joints, bones: Bones) -> Floats:
    """All vertices of the mannequin standing on our left leg and, mirrored, on the right."""
    trunk = _trunk_map(mannequin, joints)
    thigh = _segment_map(
        mannequin.joints["l-upper-leg"],
        mannequin.joints["l-knee"],
        joints.hip + HIP_SHIFT_MM,
        joints.knee + KNEE_SHIFT_MM,
    )
    shank = _segment_map(
        mannequin.joints["l-knee"],
        mannequin.joints["l-ankle"],
        joints.knee + KNEE_SHIFT_MM,
        joints.ankle + ANKLE_SHIFT_MM,
    )
    anchors = foot_anchors(mannequin, bones, joints.ankle + ANKLE_SHIFT_MM, shank)
    moved = trunk(mannequin.vertices)
    resting = np.array(moved)
    for side, mirror in (("L", np.ones(3)), ("R", MIRROR)):
        here = mannequin.vertices * mirror
        shank_pull, foot_pull = _ankle_blend(mannequin, side)
        for pull, place in (
            (mannequin.pull[f"thigh.{side}"], thigh(here)),
            (shank_pull, shank(here)),
            (foot_pull, _foot_map(anchors, here)),
        ):
            moved += pull[:, None] * (place * mirror - resting)
    return moved


def _trunk_map(mannequin: Mannequin, joints: Joints) -> Affine:
    """The trunk scaled about its hips and set a little back on ours."""
    matrix = np.diag([SIZE * TRUNK_WIDTH, SIZE, SIZE])
    hips = (mannequin.joints["l-upper-leg"] + mannequin.joints["r-upper-leg"]) / 2
    target = np.array(
        [0.0, joints.hip[1] + HIP_SHIFT_MM[1] + TRUNK_BACKWARD_MM, joints.hip[2] + HIP_SHIFT_MM[2]]
    )
    return Affine(matrix, target - matrix @ hips)


def _segment_map(upper: Floats, lower: Floats, new_upper: Floats, new_lower: Floats) -> Affine:
    """Turns and stretches one limb segment from its joints to the new ones; girth is fixed."""
    before, length_before = _axes(upper, lower)
    after, length_after = _axes(new_upper, new_lower)
    girth = LIMB_GIRTH * SIZE
    matrix = after @ np.diag([girth, girth, length_after / length_before]) @ before.T
    return Affine(matrix, new_upper - matrix @ upper)


def _axes(upper: Floats, lower: Floats) -> tuple[Floats, float]:
    """Columns sideways, forward and along a limb segment, and its length."""
    along = upper - lower
    length = float(np.linalg.norm(along))
    along = along / length
    forward = np.array([0.0, -1.0, 0.0])
    forward = forward - forward @ along * along
    forward /= np.linalg.norm(forward)
    return np.c_[np.cross(forward, along), forward, along], length


def _ankle_blend(mannequin: Mannequin, side: str) -> tuple[Floats, Floats]:
    """Pull of shank and foot with a soft passage at the ankle."""
    both = mannequin.pull[f"shank.{side}"] + mannequin.pull[f"foot.{side}"]
    share = rise(mannequin.vertices[:, 2], FOOT_FROM_MM, FOOT_FULL_MM)
    return both * (1 - share), both * share


def _foot_map(anchors: Anchors, points: Floats) -> Floats:
    """Thin-plate spline through the foot's anchors, evaluated only near the foot."""
    spline = RBFInterpolator(
        anchors.sources, anchors.targets, kernel="thin_plate_spline", smoothing=0.05
    )
    moved = np.array(points)
    near = points[:, 2] < FOOT_FROM_MM + 20
    moved[near] = spline(points[near])
    return moved
