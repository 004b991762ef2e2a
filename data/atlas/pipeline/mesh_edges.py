"""The edges of triangles: each once, the triangles that share them, the points they link.

Triangles are (m, 3) numbers of points; the first edge of one runs from its first to its second
corner.
"""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse

from data.atlas.pipeline.arrays import Ints


def face_edges(faces: Ints) -> Ints:
    """First the first edge of every triangle, then all second, then all third, (3 m, 2)."""
    return np.vstack([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]])


def edges_of(faces: Ints, count: int) -> tuple[Ints, Ints]:
    """Every edge among `count` points once (n, 2), and the number of each triangle's three (m, 3).

    The edges are sorted, and each runs from its lower to its higher point.
    """
    pairs = np.sort(face_edges(faces), axis=1)
    keys, place = np.unique(pairs[:, 0] * count + pairs[:, 1], return_inverse=True)
    return np.column_stack(np.divmod(keys, count)), place.reshape(3, -1).T


def shared_edges(faces: Ints) -> Ints:
    """Pairs of rows of `face_edges` that are one edge of two triangles, (n, 2)."""
    edges = np.sort(face_edges(faces), axis=1)
    order = np.lexsort(edges.T)
    same = (edges[order[1:]] == edges[order[:-1]]).all(axis=1)
    return np.column_stack([order[:-1][same], order[1:][same]])


def neighbour_mean(faces: Ints, count: int) -> sparse.csr_matrix:
    """The matrix (count, count) that gives every point the mean of its neighbours' values."""
    edges = face_edges(faces)
    linked = sparse.coo_matrix((np.ones(len(edges)), edges.T), shape=(count, count)).tocsr()
    linked = ((linked + linked.T) > 0).astype(np.float64)
    neighbours = np.maximum(np.asarray(linked.sum(axis=1)).ravel(), 1.0)
    return sparse.csr_matrix(sparse.diags(1 / neighbours) @ linked)
