"""The two sides of the body: all is built on the left and mirrored at the mid-plane x = 0."""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline.arrays import Floats, Ints

MIRROR = np.array([-1.0, 1.0, 1.0])
"""Points and directions (..., 3) times this are those of the other side."""


def mirrored(points: Floats, faces: Ints) -> tuple[Floats, Ints]:
    """A mesh of the other side, its triangles still seen from outside."""
    return points * MIRROR, faces[:, ::-1]


def on_side(points: Floats, faces: Ints, side: str) -> tuple[Floats, Ints]:
    """A mesh of the left side as it is on a side, "left" or "right"."""
    return (points, faces) if side == "left" else mirrored(points, faces)
