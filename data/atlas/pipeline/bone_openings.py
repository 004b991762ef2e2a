"""How large the openings on either face of the sacrum are: the drilled bone against the whole."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyvista as pv
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.sacrum import Foramen
from data.atlas.pipeline.solids import wrapped

REACH_MM = 9.0
STEP_MM = 0.5
DEEP_MM = 2.5
"""Where so much bone is taken away there is an opening; grooves are shallower."""
FAR_MM = 300.0


def opening_areas(
    whole: trimesh.Trimesh, drilled: trimesh.Trimesh, foramina: Sequence[Foramen]
) -> dict[str, dict[str, float]]:
    """Area of each left foramen's front and back opening, seen from before and behind, mm2."""
    before, after = wrapped(whole), wrapped(drilled)
    return {
        foramen.name: {
            "front_mm2": _area(before, after, foramen.front, -1.0),
            "back_mm2": _area(before, after, foramen.back, 1.0),
        }
        for foramen in foramina
    }


def _area(before: pv.PolyData, after: pv.PolyData, mouth: Floats, face: float) -> float:
    """Area round a mouth where bone was taken away, seen from the front (-1) or the back (1)."""
    steps = np.arange(-REACH_MM, REACH_MM + 0.01, STEP_MM)
    count = 0
    for x in steps:
        for z in steps:
            if np.hypot(x, z) > REACH_MM:
                continue
            start = mouth + np.array([x, face * FAR_MM, z])
            taken = _depth(after, start, face) - _depth(before, start, face)
            count += bool(taken > DEEP_MM)
    return round(count * STEP_MM**2, 1)


def _depth(surface: pv.PolyData, start: Floats, face: float) -> float:
    """How far along y a surface is first met; far beyond it where it is not."""
    hits, _ = surface.ray_trace(start, start - [0.0, 2 * face * FAR_MM, 0.0])
    if len(hits) == 0:
        return 2 * FAR_MM
    return float(np.abs(hits[:, 1] - start[1]).min())
