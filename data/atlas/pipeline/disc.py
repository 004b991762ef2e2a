"""A disc between two endplates: a cushion whose rim follows theirs and bulges a little."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from scipy.ndimage import gaussian_filter1d

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.ring_faces import wall_and_ends
from data.atlas.pipeline.sides import MIRROR

AROUND = 96
RINGS = 11
WINDOW_RAD = 0.16
"""The rim in a direction is the farthest point of the endplate within this angle of it."""
INSIDE_RIM = 0.94
"""A disc's rim as a share of the radius of its endplates."""
BULGE_MM = 2.4
INTO_BONE_MM = 0.4


@dataclass(frozen=True, slots=True)
class Endplate:
    """The end of a vertebral body: points of its surface (n, 3) mm, and its unit normal, upward."""

    points: Floats
    normal: Floats

    def moved(self, turn: Floats, shift: Floats) -> Endplate:
        """The endplate turned about the origin, then shifted."""
        return Endplate(self.points @ turn.T + shift, turn @ self.normal)


def build_disc(below: Endplate, above: Endplate, height_mm: float) -> trimesh.Trimesh:
    """The disc between a lower and an upper endplate; an exact mirror."""
    lower, upper = _rim(below), _rim(above)
    axis = below.normal + above.normal
    axis = np.array([0.0, axis[1], axis[2]]) / np.hypot(axis[1], axis[2])
    share = np.linspace(0.0, 1.0, RINGS)[:, None, None]
    rings = lower + (upper - lower) * share
    middle = rings.mean(1, keepdims=True)
    outward = rings - middle
    length = np.linalg.norm(outward, axis=2, keepdims=True)
    bulge = BULGE_MM * np.sin(np.pi * share) * min(height_mm / 8.0, 1.2)
    rings = middle + outward * (1 + bulge / length)
    stretch = (share - 0.5) * 2 * INTO_BONE_MM
    rings = rings + stretch * axis
    vertices = np.vstack([rings.reshape(-1, 3), rings[0].mean(0), rings[-1].mean(0)])
    vertices = _evened(vertices)
    disc = trimesh.Trimesh(vertices, wall_and_ends(RINGS, AROUND), process=False)
    disc.fix_normals()
    return disc


def _rim(endplate: Endplate) -> Floats:
    """The outline of an endplate, evenly by angle, shape (AROUND, 3)."""
    points = endplate.points
    across = np.array([1.0, 0.0, 0.0])
    forward = np.cross([0.0, endplate.normal[1], endplate.normal[2]], across)
    forward /= np.linalg.norm(forward)
    centre = (points.min(0) + points.max(0)) / 2
    centre[0] = 0.0
    x: Floats = (points - centre) @ across
    y: Floats = (points - centre) @ forward
    angle: Floats = np.arctan2(y, x)
    radius: Floats = np.hypot(x, y)
    wanted = (np.arange(AROUND) + 0.5) * 2 * np.pi / AROUND
    apart: Floats = abs((angle[None] - wanted[:, None] + np.pi) % (2 * np.pi) - np.pi)
    # Where no point lies near an angle nothing is reached; the neighbours then decide.
    found = np.where(apart < WINDOW_RAD, radius[None] * np.cos(apart), 0.0).max(axis=1)
    known = np.flatnonzero(found > 0)
    found = np.interp(np.arange(AROUND), known, found[known], period=AROUND)
    smooth = gaussian_filter1d(found, 2.5, mode="wrap") * INSIDE_RIM
    outline: Floats = (
        centre
        + (smooth * np.cos(wanted))[:, None] * across
        + (smooth * np.sin(wanted))[:, None] * forward
    )
    return outline


def _evened(vertices: Floats) -> Floats:
    """Each vertex averaged with its mirror partner; angles are placed so that they pair up."""
    index = np.arange(RINGS * AROUND)
    ring, step = index // AROUND, index % AROUND
    partner = ring * AROUND + (AROUND // 2 - 1 - step) % AROUND
    walls = vertices[: len(index)]
    even = (walls + walls[partner] * MIRROR) / 2
    right = step[partner] < step
    even[right] = even[partner[right]] * MIRROR
    poles = vertices[len(index) :] * [0.0, 1.0, 1.0]
    return np.vstack([even, poles])
