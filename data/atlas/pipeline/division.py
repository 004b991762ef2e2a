"""The seam inside the sciatic trunk between its tibial and its common fibular part.

Both parts lie in one sheath from the start, the common fibular part on the outer side. How far
out the seam runs follows from the widths of the two nerves where the trunk divides; that it keeps
this share all along is schematic.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats

SEAM_SHARE = 0.16
"""Of the trunk's radius, outwards: (3.2 - 2.3) / (3.2 + 2.3), the two radii at the division."""

REARWARD = np.array([0.0, 1.0, 0.0])


def seam(points: Sequence[Sequence[float]], radius: Sequence[float]) -> Floats:
    """One point of the seam beside every point of the trunk of the right side, shape (n, 3)."""
    line = np.array(points, dtype=np.float64)
    along = np.gradient(line, axis=0)
    outward = np.cross(along, REARWARD)
    # The right leg's outer side is -x.
    outward *= -np.sign(outward[:, :1])
    outward /= np.linalg.norm(outward, axis=1)[:, None]
    wide = np.array(radius, dtype=np.float64)[:, None]
    shifted: Floats = line + outward * wide * SEAM_SHARE
    return curves.smooth(shifted - line, 1.0) + line
