"""Landmarks beyond the bones' own points: fibular neck, outer Achilles border, gluteal fold."""

from __future__ import annotations

import numpy as np
import pyvista as pv

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.creases import FOLD_MIDDLE_MM, fold_height
from data.atlas.pipeline.solids import farthest
from data.atlas.pipeline.store import Landmarks
from data.atlas.pipeline.surroundings import Surface

NECK_BELOW_HEAD_MM = 32.0
"""Where the nerve enters the fibular tunnel (Ryan 2003): 32 mm below the tip of the head."""

TENDON_HALF_WIDTH_MM = 7.0
"""Schematic: half the width of the Achilles tendon above the heel, no study named."""

BACKWARD_MM = np.array([0.0, 300.0, 0.0])
"""From the level of the hip joints to behind the body: on this way the fold is met."""

BORDER_SHARES = (0.15, 0.35)
"""Heights of the two border marks above the outer ankle tip, in lengths of the fibula."""


def add_marks(marks: Landmarks, skin: Surface) -> dict[str, Floats]:
    """The landmarks with the fibular neck, two ends of the outer Achilles border and the fold."""
    fibula = Surface(pv.read(store.BONES / "fibula.ply").compute_normals())
    neck_height = float(marks["fibular_head"][2]) - NECK_BELOW_HEAD_MM
    ring = fibula.section(neck_height)
    lower, upper = (_achilles_border(marks, skin, share) for share in BORDER_SHARES)
    return {
        **marks,
        "fibular_neck": (ring.min(axis=0) + ring.max(axis=0)) / 2.0,
        "achilles_outer_border_lower": lower,
        "achilles_outer_border_upper": upper,
        "gluteal_fold": _gluteal_fold(skin),
    }


def _gluteal_fold(skin: Surface) -> Floats:
    """The middle of the fold that was pressed into the skin of the left buttock."""
    height = float(fold_height(np.array([FOLD_MIDDLE_MM]))[0])
    inside = np.array([FOLD_MIDDLE_MM, 0.0, height])
    return farthest(skin.crossings(inside, inside + BACKWARD_MM), (0, 1, 0))


def _achilles_border(marks: Landmarks, skin: Surface, share: float) -> Floats:
    """The outer border of the tendon at a height: beside the rearmost skin of the left leg."""
    tip, head = marks["lateral_malleolus"], marks["fibular_head"]
    height = float(tip[2] + share * (head[2] - tip[2]))
    ring = skin.section(height)
    ring = ring[ring[:, 0] > 0]
    rear = ring[ring[:, 1] > ring[:, 1].max() - 1.0].mean(axis=0)
    border: Floats = rear + np.array([TENDON_HALF_WIDTH_MM, 0.0, 0.0])
    return border
