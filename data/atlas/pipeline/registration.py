"""Laying one bone on another: iterative closest points, and the best sphere in a joint surface."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from scipy.spatial import cKDTree

from data.atlas.pipeline.arrays import Floats

ROUNDS = 80
SAMPLE_POINTS = 4000
SEED = 1
LOOKS_AT_CENTRE = 0.85
"""Least cosine between a surface's normal and the way to the centre of its socket."""
KEPT_SHARE = 0.9
"""Of the points, the nearest ones; the others may be shape that the two do not share."""


@dataclass(frozen=True, slots=True)
class Fit:
    """A 4x4 similarity transform, and the root mean square distance it leaves, in mm."""

    transform: Floats
    rms_mm: float

    @property
    def scale(self) -> float:
        """The factor by which the transform enlarges."""
        return float(np.linalg.det(self.transform[:3, :3]) ** (1 / 3))

    def apply(self, points: Floats) -> Floats:
        """The points, transformed."""
        moved: Floats = trimesh.transform_points(points, self.transform)
        return moved


def fit_points(source: Floats, target: Floats, scaled: bool) -> Fit:
    """Move `source` onto `target` from centroid to centroid, ignoring the farthest points."""
    transform = trimesh.transformations.translation_matrix(target.mean(0) - source.mean(0))
    tree = cKDTree(target)
    for _ in range(ROUNDS):
        moved = trimesh.transform_points(source, transform)
        distances, nearest = tree.query(moved)
        close = distances <= np.quantile(distances, KEPT_SHARE)
        step, _, _ = trimesh.registration.procrustes(
            moved[close], target[nearest[close]], reflection=False, scale=scaled
        )
        transform = step @ transform
    distances, _ = tree.query(trimesh.transform_points(source, transform))
    return Fit(transform, float(np.sqrt((distances**2).mean())))


def fit_bone(source: trimesh.Trimesh, target: trimesh.Trimesh) -> Fit:
    """Lay one mesh on the vertices of a dense one, allowing a change of size."""
    samples = trimesh.sample.sample_surface(source, SAMPLE_POINTS, seed=SEED)[0]
    return fit_points(np.asarray(samples), np.asarray(target.vertices), scaled=True)


def sphere_through(points: Floats) -> tuple[Floats, float]:
    """Centre and radius of the sphere through four points; radius 0 if they lie in one plane."""
    try:
        solved = np.linalg.solve(np.c_[2 * points, np.ones(4)], (points**2).sum(1))
    except np.linalg.LinAlgError:
        return np.zeros(3), 0.0
    centre = solved[:3]
    return centre, float(np.sqrt(max(solved[3] + centre @ centre, 0.0)))


def best_sphere(
    points: Floats,
    radii_mm: tuple[float, float],
    tolerance_mm: float,
    trials: int,
    normals_inward: Floats | None = None,
) -> Floats:
    """Centre of the sphere on which most points lie (random samples with a fixed seed).

    With `normals_inward`, only points count whose surface normal looks at the centre: a socket.
    """
    random = np.random.default_rng(0)
    best_count, best_centre = 0, np.zeros(3)
    for _ in range(trials):
        centre, radius = sphere_through(points[random.choice(len(points), 4, replace=False)])
        if not radii_mm[0] < radius < radii_mm[1]:
            continue
        rays = points - centre
        on = abs(np.linalg.norm(rays, axis=1) - radius) < tolerance_mm
        if normals_inward is not None:
            on &= -(rays * normals_inward).sum(1) / radius > LOOKS_AT_CENTRE
        if on.sum() > best_count:
            best_count, best_centre = int(on.sum()), centre
    return best_centre
