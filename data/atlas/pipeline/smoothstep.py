"""The smooth step between 0 and 1, flat at both ends, by which soft edges rise and fall."""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline.arrays import Floats


def smoothstep(share: Floats) -> Floats:
    """0 below a share of 0, 1 above 1, smooth between; any shape."""
    within = np.clip(share, 0.0, 1.0)
    return np.asarray(within * within * (3.0 - 2.0 * within))


def rise(values: Floats, start: float, end: float) -> Floats:
    """0 up to `start`, 1 from `end` on, smooth between."""
    return smoothstep((values - start) / (end - start))
