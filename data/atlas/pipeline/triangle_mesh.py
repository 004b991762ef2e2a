"""A surface made of triangles: its normals, its areas, and its long edges split."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.pipeline.mesh_edges import edges_of


@dataclass(frozen=True, slots=True)
class TriangleMesh:
    """Vertices (n, 3) in mm and triangles (m, 3), their corners counter-clockwise from outside."""

    points: Floats
    faces: Ints

    @property
    def face_areas(self) -> Floats:
        """Area of every triangle in mm2."""
        result: Floats = np.linalg.norm(self._face_vectors(), axis=1) / 2
        return result

    @property
    def face_normals(self) -> Floats:
        """Unit normal of every triangle, (m, 3)."""
        vectors = self._face_vectors()
        result: Floats = vectors / np.maximum(np.linalg.norm(vectors, axis=1), 1e-12)[:, None]
        return result

    @property
    def normals(self) -> Floats:
        """Unit normal per vertex, the mean of its triangles weighted by their area."""
        sums = np.zeros_like(self.points)
        vectors = self._face_vectors()
        for corner in range(3):
            np.add.at(sums, self.faces[:, corner], vectors)
        result: Floats = sums / np.maximum(np.linalg.norm(sums, axis=1), 1e-12)[:, None]
        return result

    def _face_vectors(self) -> Floats:
        first, second, third = (self.points[self.faces[:, corner]] for corner in range(3))
        return np.cross(second - first, third - first)


def split_long_edges(mesh: TriangleMesh, longest_mm: float) -> TriangleMesh:
    """Every edge longer than the limit gets its midpoint; neighbours stay joined."""
    edges, place = edges_of(mesh.faces, len(mesh.points))
    ends = mesh.points[edges]
    long = np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1) > longest_mm
    midpoint = np.full(len(edges), -1)
    midpoint[long] = len(mesh.points) + np.arange(long.sum())
    points = np.vstack([mesh.points, ends[long].mean(axis=1)])
    pieces = [split_triangle(*pair) for pair in zip(mesh.faces, midpoint[place], strict=True)]
    return TriangleMesh(points, np.array([triangle for piece in pieces for triangle in piece]))


def split_triangle(corners: Ints, middles: Ints) -> list[tuple[int, int, int]]:
    """Children of one triangle; `middles` holds the midpoint of each edge, -1 where unsplit."""
    split = middles >= 0
    count = int(split.sum())
    if count == 0:
        return [tuple(corners)]
    if count == 3:
        a, b, c = corners
        ab, bc, ca = middles
        return [(a, ab, ca), (ab, b, bc), (ca, bc, c), (ab, bc, ca)]
    # Turn the triangle so that the odd edge comes first.
    odd = int(np.flatnonzero(split if count == 1 else ~split)[0])
    a, b, c = np.roll(corners, -odd)
    first, second, third = np.roll(middles, -odd)
    if count == 1:
        return [(a, first, c), (first, b, c)]
    return [(third, second, c), (a, b, second), (a, second, third)]
