"""Labels painted on the skin one over the other, and the names they stand for."""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline.arrays import Flags, Ints

NOWHERE = "none"
"""Skin in no region: not on the sciatic route."""
REGIONS = (
    "lower_back",
    "upper_buttock",
    "deep_buttock",
    "sit_bone",
    "back_thigh_upper",
    "back_thigh_lower",
    "back_of_knee",
    "outer_knee",
    "calf",
    "outer_shin",
    "front_shin",
    "outer_ankle",
    "inner_ankle",
    "heel",
    "top_of_foot",
    "first_toe_gap",
    "outer_foot",
    "inner_sole",
    "outer_sole",
    "outer_hip",
    "front_thigh",
    "inner_shin",
    "saddle_area",
)
LABELS = (NOWHERE, *REGIONS)


class Painting:
    """One label per vertex; a later stroke covers an earlier one."""

    def __init__(self, count: int) -> None:
        """Start with bare skin."""
        self.labels: Ints = np.zeros(count, dtype=np.int64)

    def paint(self, region: str, where: Flags) -> None:
        """Give the vertices to a region."""
        self.labels[where] = LABELS.index(region)

    def fill(self, region: str, where: Flags) -> None:
        """Give the vertices to a region where the skin is still bare."""
        self.labels[where & (self.labels == 0)] = LABELS.index(region)

    def erase(self, where: Flags) -> None:
        """Take the vertices out of every region."""
        self.labels[where] = 0
