"""How large the openings on either face of the sacrum are, measured on its finished mesh."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import trimesh
from numpy.typing import NDArray

from data.atlas.pipeline.solids import wrapped

Floats = NDArray[np.float64]

FORAMINA = ("s1_foramen", "s2_foramen", "s3_foramen", "s4_foramen")
REACH_MM = 11.0
STEP_MM = 0.5
DEEP_MM = 3.0
"""Bone that lies so much deeper than its surroundings is inside an opening."""


def sacral_openings(
    sacrum: trimesh.Trimesh, landmarks: Mapping[str, Floats]
) -> dict[str, dict[str, float]]:
    """Area of each left foramen's front and back opening, mm2."""
    return {
        name: {
            "front_mm2": opening_area(sacrum, landmarks[name], landmarks[f"{name}_back"]),
            "back_mm2": opening_area(sacrum, landmarks[f"{name}_back"], landmarks[name]),
        }
        for name in FORAMINA
    }


def opening_area(bone: trimesh.Trimesh, outer: Floats, inner: Floats) -> float:
    """Area seen from outside, along the channel, that is much deeper than the face around it."""
    along = (inner - outer) / np.linalg.norm(inner - outer)
    side = np.cross(along, [0.0, 0.0, 1.0])
    side /= np.linalg.norm(side)
    up = np.cross(side, along)
    steps = np.arange(-REACH_MM, REACH_MM + 0.01, STEP_MM)
    flat = np.array([[a, b] for a in steps for b in steps if np.hypot(a, b) <= REACH_MM])
    starts = outer + flat @ np.array([side, up]) - 40 * along
    depth = _depths(bone, starts, along)
    rim = np.hypot(*flat.T) > REACH_MM - 2.5
    seen = rim & np.isfinite(depth)
    face, *_ = np.linalg.lstsq(np.c_[flat[seen], np.ones(seen.sum())], depth[seen], rcond=None)
    deep = depth - (np.c_[flat, np.ones(len(flat))] @ face) > DEEP_MM
    near = np.hypot(*flat.T) < REACH_MM - 2.5
    return round(float((deep & near).sum() * STEP_MM**2), 1)


def _depths(bone: trimesh.Trimesh, starts: Floats, along: Floats) -> Floats:
    """How far along rays the bone is first met; infinite where it is not."""
    surface = wrapped(bone)
    depths = np.full(len(starts), np.inf)
    for index, start in enumerate(starts):
        hits, _ = surface.ray_trace(start, start + 120 * along)
        if len(hits):
            depths[index] = ((hits - start) @ along).min()
    return depths
