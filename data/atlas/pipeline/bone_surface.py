"""The surface of a bone as a dense net of points, and how far over it one lies from others."""

from __future__ import annotations

from functools import cached_property

import numpy as np
import trimesh
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import cKDTree

from data.atlas.pipeline.arrays import Flags, Floats

MESH_MM = 2.5
"""Longest edge of the net."""


class BoneSurface:
    """A bone cut into small triangles; ways over it run along their edges, a little too long."""

    def __init__(self, bone: trimesh.Trimesh) -> None:
        """Refine the bone to edges of `MESH_MM` at most."""
        vertices, faces = trimesh.remesh.subdivide_to_size(bone.vertices, bone.faces, MESH_MM)
        self._mesh = trimesh.Trimesh(vertices, faces, process=False)
        self._mesh.merge_vertices()
        self.points: Floats = np.asarray(self._mesh.vertices)
        self.normals: Floats = np.asarray(self._mesh.vertex_normals)

    def ways(self, wanted: Flags) -> Floats:
        """How far over the surface each point of the net lies from the nearest wanted one, mm.

        Where no way leads there, as from one toe bone to the next, the straight distance.
        """
        sources = np.flatnonzero(wanted)
        over = np.asarray(dijkstra(self._net, directed=False, indices=sources, min_only=True))
        straight, _ = cKDTree(self.points[wanted]).query(self.points)
        return np.where(np.isfinite(over), over, straight)

    def away(self, points: Floats, ways: Floats) -> Floats:
        """The ways for points (n, 3) off the net: down to the surface, then over it, mm."""
        foot, off, face = trimesh.proximity.closest_point(self._mesh, points)
        corners = self._mesh.faces[face]
        way = ways[corners]
        beside = np.linalg.norm(self.points[corners] - foot[:, None], axis=2)
        over = np.where((way == 0).any(axis=1), 0.0, (way + beside).min(axis=1))
        result: Floats = off + over
        return result

    @cached_property
    def _net(self) -> csr_matrix:
        start, end = self._mesh.edges_unique.T
        count = len(self.points)
        return csr_matrix((self._mesh.edges_unique_length, (start, end)), shape=(count, count))
