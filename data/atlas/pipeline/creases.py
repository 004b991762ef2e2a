"""The fold below the buttock, pressed into the finished skin: the base mesh is too coarse."""

from __future__ import annotations

import numpy as np
import trimesh
from scipy.interpolate import PchipInterpolator

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.smoothstep import rise

GLUTEAL_FOLD_MM = np.array([[0, -92.5], [30, -96.5], [62, -98.5], [92, -95.5], [125, -82.5]])
"""Distance from the mid-line and height along the fold.

The buttock ends there too, see `trunk_rules.FOLD_ABOVE_TUBEROSITY_MM`: change both."""

INNER_END_MM, INNER_FULL_MM = 4.0, 40.0
OUTER_FULL_MM, OUTER_END_MM = 62.0, 118.0
"""Between these distances from the mid-line the fold deepens, and fades out again."""

FOLD_MIDDLE_MM = (INNER_FULL_MM + OUTER_FULL_MM) / 2
"""The middle of the stretch over which the fold is deepest, from the mid-line."""

BEHIND_MM = 15.0
"""Only skin so far behind the hip joints belongs to the fold."""

DEPTH_MM, HALF_WIDTH_MM = 5.0, 6.5
OVERHANG_MM, OVERHANG_ABOVE_MM, OVERHANG_WIDTH_MM = 3.5, 17.0, 13.0


def fold_height(across: Floats) -> Floats:
    """Height of the fold at distances from the mid-line (n,), mm."""
    result: Floats = PchipInterpolator(*GLUTEAL_FOLD_MM.T, extrapolate=True)(across)
    return result


def creased(skin: trimesh.Trimesh) -> trimesh.Trimesh:
    """The skin with the gluteal fold; an exact mirror stays one."""
    vertices: Floats = np.array(skin.vertices, dtype=np.float64)
    across: Floats = np.abs(vertices[:, 0])
    above = vertices[:, 2] - fold_height(across)
    strength = rise(across, INNER_END_MM, INNER_FULL_MM)
    strength *= 1 - rise(across, OUTER_FULL_MM, OUTER_END_MM)
    strength *= rise(vertices[:, 1], BEHIND_MM, BEHIND_MM + 15.0)
    furrow = np.exp(-((above / HALF_WIDTH_MM) ** 2))
    overhang = np.exp(-(((above - OVERHANG_ABOVE_MM) / OVERHANG_WIDTH_MM) ** 2))
    vertices[:, 1] += strength * (OVERHANG_MM * overhang - DEPTH_MM * furrow)
    vertices[:, 2] -= strength * OVERHANG_MM * overhang
    return trimesh.Trimesh(vertices, skin.faces, process=False)
