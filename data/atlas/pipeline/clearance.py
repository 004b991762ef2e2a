"""The skin pushed outward, smoothly, wherever a bone comes too near to it."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import scipy.sparse as sparse
from scipy.spatial import cKDTree

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.mirror_mesh import MirrorMesh
from data.atlas.pipeline.solids import signed_distance

ROUNDS = 8
SPREAD_STEPS = 8
SPREAD_DECAY = 0.9
EVENING_STEPS = 4
NORMAL_ROUNDS = 6
STEP_SHARE = 0.8

TOES_BELOW_MM, TOES_BEFORE_MM = -790.0, -82.0
FADING_MM = 25.0
"""Below and before these planes pushing fades out: skin between the toes would fold."""


def cleared(
    skin: MirrorMesh, bone_points: Floats, wanted_mm: Callable[[Floats], Floats]
) -> MirrorMesh:
    """The skin with every left bone point at least `wanted_mm(points)` deep inside it, nearly.

    The last tenths of a millimetre are left to the smoothing that follows.
    """
    averaging = skin.averaging()
    wanted = wanted_mm(bone_points)
    for _ in range(ROUNDS):
        lacking = signed_distance(bone_points, skin.whole()) + wanted
        short = lacking > 0
        if not short.any():
            break
        push = np.zeros(len(skin.vertices))
        _, nearest = cKDTree(skin.vertices).query(bone_points[short], k=3)
        for column in nearest.T:
            np.maximum.at(push, column, lacking[short])
        low = np.clip((TOES_BELOW_MM - skin.vertices[:, 2]) / FADING_MM, 0, 1)
        before = np.clip((TOES_BEFORE_MM - skin.vertices[:, 1]) / FADING_MM, 0, 1)
        fading = 1 - low * before
        outward = skin.smooth_normals(NORMAL_ROUNDS) * (_spread(push, averaging) * fading)[:, None]
        skin = skin.moved(skin.vertices + outward)
    return skin


def _spread(push: Floats, averaging: sparse.csr_matrix) -> Floats:
    """The push carried to the neighbourhood, fading, and evened out."""
    spread = push
    for step in range(SPREAD_STEPS):
        spread = np.maximum(averaging @ spread, push * SPREAD_DECAY**step)
    for _ in range(EVENING_STEPS):
        spread = (averaging @ spread + spread) / 2
    return np.asarray(spread * STEP_SHARE)
