"""What closes the spinal canal behind, from L3 to S2: marked, so that a picture can fade it.

Per vertex of each bone a weight: 1 on laminae, spinous processes and the back of the sacrum near
the mid-line, 0 elsewhere, smooth between.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import trimesh

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.smoothstep import rise
from data.atlas.pipeline.solids import crossings_from_front, wrapped
from data.atlas.pipeline.store import Bones

FILE = "lamina.npz"
VERTEBRAE = ("vertebra_l3", "vertebra_l4", "vertebra_l5")
SACRUM = "sacrum"

LEVEL_STEP_MM = 2.5
REACH_MM = 300.0
ASIDE_MM = 6.0
"""The canal is sought beside the mid-line: there no spinous process hides its back wall."""

SACRAL_WALL_MM = 13.0
"""The mean sacrum is solid; its canal is taken to lie so deep below its back."""

FULL_WIDTH_MM, FADED_WIDTH_MM = 12.0, 18.0
FULL_DEPTH_MM = 4.0
LOWEST_MM, LOWEST_FULL_MM = 58.0, 70.0
"""Distance from the mid-line, from the canal's middle, and heights over which weights rise."""


def write_lamina(bones: Bones) -> None:
    """Write `lamina.npz`: by bone, a weight per vertex in the order of its mesh."""
    store.FOLDER.mkdir(parents=True, exist_ok=True)
    middle = _canal(bones)
    weights: dict[str, Any] = {
        name: _weights(np.asarray(bones[name].vertices), middle) for name in (*VERTEBRAE, SACRUM)
    }
    np.savez(store.FOLDER / FILE, **weights)


def _canal(bones: Bones) -> Floats:
    """The middle of the canal from below upward, (n, 2): height, and how far back."""
    found = []
    for name in VERTEBRAE:
        low, high = bones[name].bounds[:, 2]
        for height in np.arange(low, high, LEVEL_STEP_MM):
            walls = _crossings(bones[name], height)
            if len(walls) >= 4:
                found.append((height, (walls[1] + walls[2]) / 2))
    low, high = bones[SACRUM].bounds[:, 2]
    for height in np.arange(low, high, LEVEL_STEP_MM):
        walls = _crossings(bones[SACRUM], height)
        if len(walls) and height < min(place for place, _ in found[:1]):
            found.append((height, max(walls[-1] - SACRAL_WALL_MM, walls[0])))
    return np.array(sorted(found))


def _crossings(bone: trimesh.Trimesh, height: float) -> Floats:
    """y where a line from front to back beside the mid-line enters and leaves a bone."""
    return crossings_from_front(wrapped(bone), ASIDE_MM, height, REACH_MM)


def _weights(points: Floats, canal: Floats) -> Floats:
    behind = points[:, 1] - np.interp(points[:, 2], *canal.T)
    weight = rise(behind, 0.0, FULL_DEPTH_MM)
    weight *= 1 - rise(np.abs(points[:, 0]), FULL_WIDTH_MM, FADED_WIDTH_MM)
    weight *= rise(points[:, 2], LOWEST_MM, LOWEST_FULL_MM)
    return weight
