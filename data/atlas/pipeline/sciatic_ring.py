"""The rim of the greater sciatic foramen: sciatic notch, sacral edge, sacrospinous ligament.

Seen along the axis of the opening, the rim is what lies nearest to its middle in every direction.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d

from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.pipeline.bands import Band, band_mesh
from data.atlas.pipeline.ligament_courses import anchors
from data.atlas.pipeline.store import Bones, Landmarks

AROUND = 48
WINDOW_DEG = 6.0
REACH_MM = 60.0
SLAB_MM = 34.0
"""Only what lies so near to the plane of the opening bounds it."""
SEARCH_MM = 12.0
SEARCH_STEP_MM = 1.0
EVENING = 1.2


@dataclass(frozen=True, slots=True)
class Ring:
    """Points round the opening (n, 3) mm, what each lies on, and the middle of the opening (3,)."""

    points: Floats
    part: tuple[str, ...]
    middle: Floats


def sciatic_ring(bones: Bones, landmarks: Landmarks, ligament: Band) -> Ring:
    """The rim of the left greater sciatic foramen."""
    parts = {
        "hip": np.asarray(bones["hip"].vertices),
        "sacrum": np.asarray(bones["sacrum"].vertices),
        "sacrospinous_ligament": np.asarray(band_mesh(ligament).vertices),
    }
    spine, edge = landmarks["ischial_spine"], anchors(bones, landmarks)["sacral_edge"]
    above = anchors(bones, landmarks)["posterior_inferior_iliac_spine"]
    notch = _top_of_notch(parts["hip"], spine, above)
    corners = np.array([spine, notch, above, edge])
    start = corners.mean(0)
    _, _, axes = np.linalg.svd(corners - start)
    plane = axes[:2]
    solid = np.vstack(list(parts.values()))
    names = np.concatenate([np.full(len(points), name) for name, points in parts.items()])
    near = abs((solid - start) @ axes[2]) < SLAB_MM
    flat = (solid[near] - start) @ plane.T
    middle = _roomiest(flat)
    chosen = np.flatnonzero(near)[_nearest_by_angle(flat - middle)]
    rim = gaussian_filter1d(solid[chosen], EVENING, axis=0, mode="wrap")
    return Ring(rim, tuple(str(name) for name in names[chosen]), rim.mean(0))


def _top_of_notch(hip: Floats, spine: Floats, above: Floats) -> Floats:
    """Where the edge between the two spines runs farthest outward and forward."""
    levels = np.arange(spine[2] + 10, above[2] - 8, 2.0)
    backs = [hip[(abs(hip[:, 2] - z) < 2) & (hip[:, 1] > 20)] for z in levels]
    rim = np.array([back[back[:, 1].argmax()] for back in backs])
    point: Floats = rim[rim[:, 1].argmin()]
    return point


def _roomiest(flat: Floats) -> Floats:
    """The place in the plane farthest from everything solid."""
    steps = np.arange(-SEARCH_MM, SEARCH_MM + 0.1, SEARCH_STEP_MM)
    grid = np.array([[a, b] for a in steps for b in steps])
    room = [np.linalg.norm(flat - place, axis=1).min() for place in grid]
    place: Floats = grid[int(np.argmax(room))]
    return place


def _nearest_by_angle(flat: Floats) -> Ints:
    """Per direction the index of the point nearest to the middle."""
    angle = np.arctan2(flat[:, 1], flat[:, 0])
    away = np.linalg.norm(flat, axis=1)
    chosen = []
    for direction in (np.arange(AROUND) + 0.5) * 2 * np.pi / AROUND:
        apart = abs((angle - direction + np.pi) % (2 * np.pi) - np.pi)
        seen = np.flatnonzero((apart < np.radians(WINDOW_DEG)) & (away < REACH_MM))
        if not len(seen):
            raise ValueError("the rim of the greater sciatic foramen is open")
        chosen.append(int(seen[away[seen].argmin()]))
    return np.array(chosen)
