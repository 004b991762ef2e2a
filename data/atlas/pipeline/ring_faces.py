"""Triangles over rings of points that lie one behind the other, as many points in each.

The points are numbered ring by ring, so that ring `k` begins at `k * around`.
"""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline.arrays import Ints


def wall(rings: int, around: int) -> Ints:
    """Two triangles for every step round and on to the next ring, (2 (rings - 1) around, 3)."""
    ring, step = np.meshgrid(np.arange(rings - 1), np.arange(around), indexing="ij")
    here = (ring * around + step).ravel()
    beside = (ring * around + (step + 1) % around).ravel()
    return np.vstack(
        [np.c_[here, beside, beside + around], np.c_[here, beside + around, here + around]]
    )


def wall_and_ends(rings: int, around: int) -> Ints:
    """The wall, and a fan over either end from a pole; the two poles follow the last ring."""
    ring = np.arange(around)
    following = (ring + 1) % around
    last, first_pole = (rings - 1) * around, rings * around
    return np.vstack(
        [
            wall(rings, around),
            np.c_[np.full(around, first_pole), following, ring],
            np.c_[np.full(around, first_pole + 1), last + ring, last + following],
        ]
    )
