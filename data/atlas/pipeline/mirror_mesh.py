"""A surface that is its own mirror image, kept so by construction while it is being shaped."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import scipy.sparse as sparse
import trimesh

from data.atlas.pipeline.arrays import Flags, Floats, Ints
from data.atlas.pipeline.mesh_edges import neighbour_mean
from data.atlas.pipeline.sides import MIRROR

ON_MIDPLANE_MM = 1e-3


@dataclass(frozen=True, slots=True)
class MirrorMesh:
    """The left half (x >= 0) as triangles; `rim` marks the vertices on the mid-plane."""

    vertices: Floats
    faces: Ints
    rim: Flags

    def moved(self, vertices: Floats) -> MirrorMesh:
        """The same surface with its left vertices elsewhere; the rim stays on the mid-plane."""
        kept = np.array(vertices)
        kept[self.rim, 0] = 0.0
        kept[:, 0] = np.maximum(kept[:, 0], 0.0)
        return replace(self, vertices=kept)

    def whole(self) -> trimesh.Trimesh:
        """Both halves: first the left vertices in their order, then their reflections."""
        count = len(self.vertices)
        reflection = np.arange(count)
        off_rim = ~self.rim
        reflection[off_rim] = count + np.arange(off_rim.sum())
        vertices = np.vstack([self.vertices, self.vertices[off_rim] * MIRROR])
        faces = np.vstack([self.faces, reflection[self.faces][:, ::-1]])
        return trimesh.Trimesh(vertices, faces, process=False)

    def normals(self) -> Floats:
        """Outward unit normals at the left vertices, as part of the whole surface."""
        return np.asarray(self.whole().vertex_normals)[: len(self.vertices)]

    def averaging(self) -> sparse.csr_matrix:
        """Matrix that replaces each left vertex's value by the mean of its neighbours'."""
        return neighbour_mean(self.faces, len(self.vertices))

    def smooth_normals(self, rounds: int) -> Floats:
        """Unit normals at the left vertices, evened out so that skin pushed along them stays flat.

        Each round replaces every normal by the mean of its neighbours'.
        """
        normals, averaging = self.normals(), self.averaging()
        for _ in range(rounds):
            normals = averaging @ normals
        return np.asarray(normals / (np.linalg.norm(normals, axis=1)[:, None] + 1e-9))


def left_half(vertices: Floats, quads: Ints) -> tuple[MirrorMesh, Ints]:
    """The largest piece of the left half of a mesh whose mid-line runs along edges.

    Also tells which of the mesh's vertices the half's are.
    """
    on_left = (vertices[quads][:, :, 0] > -ON_MIDPLANE_MM).all(1)
    triangles = np.vstack([quads[on_left][:, [0, 1, 2]], quads[on_left][:, [0, 2, 3]]])
    half = trimesh.Trimesh(vertices, triangles, process=False)
    groups = trimesh.graph.connected_components(
        half.face_adjacency, nodes=np.arange(len(triangles))
    )
    triangles = triangles[np.sort(max(groups, key=len))]
    used, faces = np.unique(triangles, return_inverse=True)
    kept = vertices[used]
    rim = abs(kept[:, 0]) <= ON_MIDPLANE_MM
    return MirrorMesh(kept, faces.reshape(-1, 3), rim), used
