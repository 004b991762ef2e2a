"""A mid-line bone recut from its distance field with channels through it, their rims rounded."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
import trimesh
from scipy.ndimage import label
from scipy.spatial import cKDTree
from skimage.measure import marching_cubes

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.solids import joined, mirrored, paired_mirror, parts, signed_distance

SPACING_MM = 1.1
BAND_MM = 4.0
RIM_MM = 3.6
SMOOTHING_ROUNDS = 6


@dataclass(frozen=True, slots=True)
class Channel:
    """A passage on the left side along a bent line, oval in section, mm.

    `radii` at the line's points; `oval` is how much wider than high it is (1 is round).
    """

    line: Floats
    radii: Floats
    oval: float = 1.0

    def distance(self, points: Floats) -> Floats:
        """Distance to the channel's wall, negative inside it; nearly so where it is oval."""
        squeeze = np.array([1 / np.sqrt(self.oval), 1.0, np.sqrt(self.oval)])
        flat, line = points * squeeze, self.line * squeeze
        walls = [
            _cone_distance(flat, ends, radii)
            for ends, radii in zip(pairwise(line), pairwise(self.radii), strict=True)
        ]
        return np.asarray(np.min(walls, axis=0))


def _cone_distance(
    points: Floats, ends: tuple[Floats, Floats], radii: tuple[float, float]
) -> Floats:
    """Distance to a rounded cone from one end to the other, negative inside."""
    start, along = ends[0], ends[1] - ends[0]
    share = np.clip((points - start) @ along / (along @ along), 0, 1)
    away = np.linalg.norm(points - start - share[:, None] * along, axis=1)
    return np.asarray(away - radii[0] - (radii[1] - radii[0]) * share)


def carved(bone: trimesh.Trimesh, channels: Sequence[Channel]) -> trimesh.Trimesh:
    """The bone with the channels and their mirror images cut out of it; an exact mirror."""
    low = np.array([0.0, *(bone.bounds[0, 1:] - 3)])
    counts = np.ceil((bone.bounds[1] + 3 - low) / SPACING_MM).astype(int)
    axes = [low[axis] + SPACING_MM * np.arange(counts[axis]) for axis in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).reshape(-1, 3)
    field = _distance_field(bone, grid, tuple(counts))
    for channel in channels:
        near = channel.distance(grid) < BAND_MM + RIM_MM
        wall = -channel.distance(grid[near])
        field.reshape(-1)[near] = _rounded_maximum(field.reshape(-1)[near], wall)
    vertices, faces, _, _ = marching_cubes(field, 0.0)
    vertices = vertices * SPACING_MM + low
    vertices[abs(vertices[:, 0]) < 1e-6, 0] = 0.0
    half = _largest_part(trimesh.Trimesh(vertices, faces, process=False))
    whole = joined([half, mirrored(half)])
    whole.merge_vertices(digits_vertex=4)
    whole.update_faces(whole.nondegenerate_faces())
    trimesh.smoothing.filter_taubin(whole, iterations=SMOOTHING_ROUNDS)
    return paired_mirror(whole)


def _largest_part(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    """Without the specks that thin bone leaves between grid points."""
    return max(parts(mesh), key=lambda part: len(part.faces))


def _distance_field(bone: trimesh.Trimesh, grid: Floats, counts: tuple[int, ...]) -> Floats:
    """Signed distance on the grid, exact near the surface and cut off far from it."""
    far, _ = cKDTree(bone.vertices).query(grid, distance_upper_bound=BAND_MM)
    band = np.isfinite(far)
    field = np.full(len(grid), -BAND_MM)
    field[band] = np.clip(signed_distance(grid[band], bone), -BAND_MM, BAND_MM)
    open_space, _ = label(~band.reshape(counts))
    # Far from the surface, what connects to the grid's upper corner lies outside the bone.
    outside = (open_space == open_space[-1, -1, -1]) & (open_space > 0)
    field = field.reshape(counts)
    field[outside] = BAND_MM
    return field


def _rounded_maximum(first: Floats, second: Floats) -> Floats:
    """The greater of two distances, blended over `RIM_MM` where they are alike."""
    share = np.clip(0.5 + 0.5 * (first - second) / RIM_MM, 0, 1)
    blend: Floats = second + (first - second) * share + RIM_MM * share * (1 - share)
    return blend
