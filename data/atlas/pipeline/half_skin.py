"""The left half of the skin as a fine triangle mesh, and heat flow on it."""

from __future__ import annotations

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.linalg import splu

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.triangle_mesh import TriangleMesh, split_long_edges

TOP_MM = 330.0
"""Skin above this height is on no plate."""
LONGEST_EDGE_MM = 4.2
SPLITTING_ROUNDS = 2
COTANGENT_RANGE = (0.01, 20.0)
"""Cotangents of needle triangles are clipped, so that heat never flows backwards."""


class Heat:
    """Heat flow on a half skin; its open rim lets nothing out, which mirrors the other half."""

    def __init__(self, skin: TriangleMesh) -> None:
        """Prepare the cotangent Laplacian and the area around each vertex."""
        self._laplacian = cotangent_laplacian(skin)
        self._mass = sparse.diags(vertex_areas(skin))

    def spread(self, values: Floats, sigma_mm: float) -> Floats:
        """Values (n,) or (n, k) blurred along the skin by about `sigma_mm`."""
        step = (self._mass + sigma_mm**2 / 2 * self._laplacian).tocsc()
        result: Floats = splu(step).solve(self._mass @ values)
        return result


def read_half_skin() -> TriangleMesh:
    """The left half of the fine skin below `TOP_MM`, its long edges split."""
    mesh = store.read_mesh(store.SKIN)
    points, faces = np.array(mesh.vertices), np.array(mesh.faces)
    centres = points[faces].mean(axis=1)
    kept = faces[(centres[:, 0] > 0) & (centres[:, 2] < TOP_MM)]
    used, compact = np.unique(kept, return_inverse=True)
    points = points[used]
    points[np.abs(points[:, 0]) < 1e-6, 0] = 0.0
    skin = TriangleMesh(points, compact.reshape(-1, 3))
    for _ in range(SPLITTING_ROUNDS):
        skin = split_long_edges(skin, LONGEST_EDGE_MM)
    return skin


def cotangent_laplacian(skin: TriangleMesh) -> sparse.csr_matrix:
    """The cotangent Laplacian, positive semi-definite, shape (n, n)."""
    rows, columns, weights = [], [], []
    for start, end, opposite in ((0, 1, 2), (1, 2, 0), (2, 0, 1)):
        tip = skin.points[skin.faces[:, opposite]]
        first = skin.points[skin.faces[:, start]] - tip
        second = skin.points[skin.faces[:, end]] - tip
        area = np.maximum(np.linalg.norm(np.cross(first, second), axis=1), 1e-6)
        cotangent = np.clip((first * second).sum(axis=1) / area, *COTANGENT_RANGE) / 2
        rows += [skin.faces[:, start], skin.faces[:, end]]
        columns += [skin.faces[:, end], skin.faces[:, start]]
        weights += [cotangent, cotangent]
    size = len(skin.points)
    entries = (np.concatenate(weights), (np.concatenate(rows), np.concatenate(columns)))
    joined = sparse.coo_matrix(entries, shape=(size, size)).tocsr()
    return sparse.diags(np.asarray(joined.sum(axis=1)).ravel()) - joined


def vertex_areas(skin: TriangleMesh) -> Floats:
    """A third of the area of the triangles around each vertex, mm2."""
    areas = np.zeros(len(skin.points))
    for corner in range(3):
        np.add.at(areas, skin.faces[:, corner], skin.face_areas / 3)
    return areas
