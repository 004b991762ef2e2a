"""Distances along the skin, and soft edges of a painted area measured in mm on the skin."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.csgraph import dijkstra

from data.atlas.pipeline.arrays import Flags, Floats, Ints
from data.atlas.pipeline.mesh_edges import face_edges, neighbour_mean, shared_edges
from data.atlas.pipeline.smoothstep import smoothstep
from data.atlas.pipeline.triangle_mesh import TriangleMesh


class SkinDistances:
    """Distances along the skin from edge to edge; the other half is the mirrored one."""

    def __init__(self, skin: TriangleMesh) -> None:
        """Collect the edges of both halves, joined along the mid-line."""
        faces = skin.faces
        pairs = np.vstack([face_edges(faces), across(faces)])
        edges = np.unique(np.sort(pairs, axis=1), axis=0)
        self._size = len(skin.points)
        self._mean = neighbour_mean(faces, self._size)
        self._edges: Ints = edges[edges[:, 0] != edges[:, 1]]
        ends = skin.points[self._edges]
        self._lengths: Floats = np.linalg.norm(ends[:, 0] - ends[:, 1], axis=1)
        self._half = joined(self._edges, self._lengths, self._size)
        midline = np.flatnonzero(skin.points[:, 0] <= 0.01)
        twin = np.arange(self._size) + self._size
        twin[midline] = midline
        self._twin: Ints = twin
        self._whole = joined(
            np.vstack([self._edges, twin[self._edges]]),
            np.concatenate([self._lengths, self._lengths]),
            2 * self._size,
        )

    def from_places(self, sources: Ints, limit_mm: float) -> tuple[Floats, Floats]:
        """Distance to the nearest of some vertices: on this half, and on the other one."""
        found = dijkstra(self._whole, indices=np.unique(sources), min_only=True, limit=limit_mm)
        return found[: self._size], found[self._twin]

    def smoothed(self, values: Floats, rounds: int) -> Floats:
        """Values averaged with their neighbours' mean, round after round."""
        for _ in range(rounds):
            values = (values + self._mean @ values) / 2
        return values

    def signed(self, inside: Flags, limit_mm: float) -> Floats:
        """Distance to an area's border: positive inside, negative outside, within the limit."""
        crossing = self._edges[inside[self._edges].sum(axis=1) == 1]
        if len(crossing) == 0:
            return np.where(inside, limit_mm, -limit_mm)
        border = np.unique(crossing)
        found = dijkstra(self._half, indices=border, min_only=True, limit=limit_mm)
        # The border runs about half an edge beside the vertices on both of its sides.
        distance = np.minimum(found, limit_mm) + float(np.mean(self._lengths)) / 2
        result: Floats = np.where(inside, distance, -distance)
        return result


def joined(edges: Ints, lengths: Floats, size: int) -> sparse.csr_matrix:
    """The graph of some edges; an edge named twice stays one edge."""
    low, high = edges.min(axis=1), edges.max(axis=1)
    _, first = np.unique(low * size + high, return_index=True)
    low, high, lengths = low[first], high[first], lengths[first]
    places = (np.concatenate([low, high]), np.concatenate([high, low]))
    return sparse.csr_matrix((np.concatenate([lengths, lengths]), places), (size, size))


def across(faces: Ints) -> Ints:
    """Pairs of corners on both sides of every edge: short cuts that keep distances true."""
    opposite = np.concatenate([faces[:, 2], faces[:, 0], faces[:, 1]])
    return opposite[shared_edges(faces)]


def ramp(distance: Floats, width_mm: Floats | float) -> Floats:
    """1 well inside, 0 well outside, rising smoothly over the width, 0.5 on the border."""
    return smoothstep(0.5 + distance / width_mm)
