"""Closed tubes swept along lines that run mostly up and down, round or flattened."""

from __future__ import annotations

import numpy as np
import trimesh

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats, Ints

AROUND = 24
CAP_RINGS = 5
SIDEWAYS = np.array([1.0, 0.0, 0.0])


def swept(points: Floats, half_width: Floats, half_depth: Floats) -> trimesh.Trimesh:
    """A tube along `points` (n, 3), as wide along x and as deep across it as given per point, mm.

    Both ends are closed by half ellipsoids. The line must nowhere run along x.
    """
    points, half_width, half_depth = _with_caps(points, half_width, half_depth)
    along = np.gradient(points, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None]
    across = SIDEWAYS - (along @ SIDEWAYS)[:, None] * along
    across /= np.linalg.norm(across, axis=1)[:, None]
    deep = np.cross(along, across)
    turns = 2 * np.pi * np.arange(AROUND) / AROUND
    rings = (
        points[:, None]
        + np.cos(turns)[None, :, None] * (half_width[:, None] * across)[:, None]
        + np.sin(turns)[None, :, None] * (half_depth[:, None] * deep)[:, None]
    )
    mesh = trimesh.Trimesh(rings.reshape(-1, 3), _faces(len(points)), process=False)
    mesh.fix_normals()
    return mesh


def _with_caps(
    points: Floats, half_width: Floats, half_depth: Floats
) -> tuple[Floats, Floats, Floats]:
    """The line prolonged at both ends by rings that close in a half ellipse."""
    rise = np.linspace(0.0, 0.995, CAP_RINGS + 1)[1:]
    narrowing = np.sqrt(1.0 - rise**2)
    ends = []
    for tip, inner, wide, depth in (
        (points[0], points[1], half_width[0], half_depth[0]),
        (points[-1], points[-2], half_width[-1], half_depth[-1]),
    ):
        outward = curves.unit(tip - inner)
        place = tip + outward * (rise * min(wide, depth))[:, None]
        ends.append((place, narrowing * wide, narrowing * depth))
    (top, top_wide, top_deep), (end, end_wide, end_deep) = ends
    return (
        np.vstack([top[::-1], points, end]),
        np.concatenate([top_wide[::-1], half_width, end_wide]),
        np.concatenate([top_deep[::-1], half_depth, end_deep]),
    )


def _faces(rings: int) -> Ints:
    """The wall between the rings and a fan over the small ring at either end."""
    ring = np.arange(AROUND)
    after = (ring + 1) % AROUND
    quads = []
    for start in range(0, (rings - 1) * AROUND, AROUND):
        here, above = start + ring, start + AROUND + ring
        next_here, next_above = start + after, start + AROUND + after
        quads += [np.c_[here, next_here, above], np.c_[next_here, next_above, above]]
    last = (rings - 1) * AROUND
    fans = [np.c_[np.zeros(AROUND - 2, dtype=np.int64), ring[2:], ring[1:-1]]]
    fans += [np.c_[np.full(AROUND - 2, last), last + ring[1:-1], last + ring[2:]]]
    return np.vstack([*quads, *fans])
