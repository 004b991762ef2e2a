"""How light reaches every vertex past the rest of the body, baked once per set of meshes.

Rays leave each vertex in evenly spread directions; what they meet dims that direction, near things
more than far ones. Baked per vertex, so a picture has no screen-space noise and no bands.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from embreex.mesh_construction import TriangleMesh as RayTriangles
from embreex.rtcore_scene import EmbreeScene

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.light import HARMONICS, harmonics, spread_directions
from data.atlas.pipeline.mesh_edges import neighbour_mean
from data.atlas.pipeline.sides import mirrored
from data.atlas.pipeline.triangle_mesh import TriangleMesh

RAYS = 110
REACH_MM = 60.0
"""Beyond this distance nothing dims; nearer things dim by the square root of their closeness."""
LIFT_MM = 0.35
"""Rays start this far off the surface, so that it does not hide itself."""
GRAZING = 0.04
SMOOTHING_ROUNDS = 10


@dataclass(frozen=True, slots=True)
class Baked:
    """Per vertex of one mesh: the light transfer (n, 16) and the openness 0..1 (n,)."""

    transfer: Floats
    openness: Floats


def bake(
    meshes: Mapping[str, TriangleMesh],
    obstacles: Sequence[TriangleMesh],
    reach_mm: float = REACH_MM,
) -> dict[str, Baked]:
    """Light transfer of the meshes among the obstacles, which must hold the meshes themselves."""
    scene = EmbreeScene()
    for obstacle in obstacles:
        RayTriangles(scene, obstacle.points[obstacle.faces].astype(np.float32))
    return {name: bake_mesh(mesh, scene, reach_mm) for name, mesh in meshes.items()}


def both_sides(mesh: TriangleMesh) -> list[TriangleMesh]:
    """A mesh and its mirror image."""
    return [mesh, TriangleMesh(*mirrored(mesh.points, mesh.faces))]


def bake_mesh(mesh: TriangleMesh, scene: EmbreeScene, reach_mm: float) -> Baked:
    """Light transfer of one mesh."""
    normals = mesh.normals
    starts = (mesh.points + LIFT_MM * normals).astype(np.float32)
    transfer = np.zeros((len(starts), HARMONICS))
    reached, possible = np.zeros(len(starts)), np.full(len(starts), 1e-9)
    directions = spread_directions(RAYS)
    for direction, basis in zip(directions, harmonics(directions), strict=True):
        facing = normals @ direction
        lit = np.flatnonzero(facing > GRAZING)
        rays = np.broadcast_to(direction.astype(np.float32), (len(lit), 3))
        gap = scene.run(starts[lit], np.ascontiguousarray(rays), query="DISTANCE")
        open_share = 1 - np.clip(1 - gap / reach_mm, 0, 1) ** 0.5
        transfer[lit] += (open_share * facing[lit])[:, None] * basis
        reached[lit] += open_share * facing[lit]
        possible[lit] += facing[lit]
    # Four directions in RAYS per unit of irradiance: a fully open vertex keeps 1 of even light.
    blur = neighbour_mean(mesh.faces, len(mesh.points))
    transfer, openness = transfer * 4 / RAYS, reached / possible
    for _ in range(SMOOTHING_ROUNDS):
        transfer = (transfer + blur @ transfer) / 2
        openness = (openness + blur @ openness) / 2
    return Baked(transfer, openness)
