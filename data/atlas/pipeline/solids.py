"""What is done to single bones: mirror, make symmetric, refine, thicken, fill the gaps between."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pyvista as pv
import trimesh
from scipy.ndimage import distance_transform_edt, gaussian_filter
from scipy.spatial import cKDTree
from skimage.measure import marching_cubes

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.sides import MIRROR

SMALLEST_PART_FACES = 8
ELLIPSOID_ROUNDS = 4
"""An icosahedron's faces are split in four so many times: 5120 faces."""


def mirrored(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    """The mesh of the other side, its faces still turned outwards."""
    return trimesh.Trimesh(mesh.vertices * MIRROR, mesh.faces[:, ::-1], process=False)


def parts(mesh: trimesh.Trimesh) -> list[trimesh.Trimesh]:
    """The connected pieces of a mesh."""
    return list(mesh.split(only_watertight=False))


def joined(meshes: Sequence[trimesh.Trimesh]) -> trimesh.Trimesh:
    """Several meshes as one."""
    return trimesh.util.concatenate(list(meshes))


def mirrored_halves(mesh: trimesh.Trimesh, snap_mm: float = 0.4) -> trimesh.Trimesh:
    """An exact mirror: the left half (x > 0) cut at the mid-plane and joined to its reflection."""
    vertices = np.array(mesh.vertices)
    vertices[abs(vertices[:, 0]) < snap_mm, 0] = 0.0
    whole = trimesh.Trimesh(vertices, mesh.faces, process=False)
    half = trimesh.intersections.slice_mesh_plane(whole, [1, 0, 0], [0, 0, 0])
    vertices = np.array(half.vertices)
    vertices[abs(vertices[:, 0]) < 1e-6, 0] = 0.0
    half = trimesh.Trimesh(vertices, half.faces, process=False)
    both = joined([half, mirrored(half)])
    both.merge_vertices(digits_vertex=4)
    both.update_faces(both.nondegenerate_faces())
    both.remove_unreferenced_vertices()
    return both


def paired_mirror(mesh: trimesh.Trimesh) -> trimesh.Trimesh:
    """An exact mirror of a mesh that is nearly one: each vertex averaged with its counterpart."""
    vertices = np.array(mesh.vertices)
    _, partner = cKDTree(vertices).query(vertices * MIRROR)
    if not (partner[partner] == np.arange(len(vertices))).all():
        raise ValueError("the vertices of this mesh do not pair up across the mid-plane")
    even = (vertices + vertices[partner] * MIRROR) / 2
    # Exactly equal: the second of each pair is the reflection of the first.
    first = np.minimum(np.arange(len(vertices)), partner)
    own = first == np.arange(len(vertices))
    exact = np.where(own[:, None], even, even[first] * MIRROR)
    exact[partner == np.arange(len(vertices)), 0] = 0.0
    return trimesh.Trimesh(exact, mesh.faces, process=False)


def refined(mesh: trimesh.Trimesh, thicken_mm: float) -> trimesh.Trimesh:
    """A coarse bone made smooth (Loop, twice); `thicken_mm` gives back what smoothing takes."""
    pieces = []
    for part in parts(mesh):
        if len(part.faces) < SMALLEST_PART_FACES:
            continue
        part.merge_vertices()
        smooth = part.subdivide_loop(2)
        smooth.fix_normals()
        smooth.vertices = smooth.vertices + smooth.vertex_normals * thicken_mm
        pieces.append(smooth)
    return joined(pieces)


def ellipsoid(centre: Floats, radii: Floats) -> trimesh.Trimesh:
    """An ellipsoid with its axes along the frame's."""
    ball = trimesh.creation.icosphere(ELLIPSOID_ROUNDS)
    ball.vertices = ball.vertices * radii + centre
    return ball


def enlarged(mesh: trimesh.Trimesh, factors: Floats) -> trimesh.Trimesh:
    """The mesh scaled about its centroid, by one factor per axis."""
    centre = mesh.centroid
    return trimesh.Trimesh(centre + (mesh.vertices - centre) * factors, mesh.faces, process=False)


def farthest(points: Floats, direction: tuple[float, float, float]) -> Floats:
    """The one of the points (n, 3) that lies farthest along a direction."""
    point: Floats = points[(points @ np.array(direction, dtype=np.float64)).argmax()]
    return point


def signed_distance(points: Floats, surface: trimesh.Trimesh) -> Floats:
    """Distance of each point to a surface in mm, negative inside."""
    cloud = pv.PolyData(np.ascontiguousarray(points)).compute_implicit_distance(wrapped(surface))
    return np.asarray(cloud["implicit_distance"])


def wrapped(mesh: trimesh.Trimesh) -> pv.PolyData:
    """The same mesh for VTK."""
    faces = np.hstack([np.full((len(mesh.faces), 1), 3), mesh.faces])
    return pv.PolyData(np.array(mesh.vertices), faces.ravel())


def crossings_from_front(surface: pv.PolyData, x: float, z: float, reach_mm: float) -> Floats:
    """y where a line from front to back, at x and z, enters and leaves a surface, rising, (n,).

    The line runs from `-reach_mm` to `reach_mm`.
    """
    hits, _ = surface.ray_trace((x, -reach_mm, z), (x, reach_mm, z))
    return np.sort(np.asarray(hits, dtype=np.float64).reshape(-1, 3)[:, 1])


def filled_between(
    meshes: Sequence[trimesh.Trimesh],
    low: Floats,
    high: Floats,
    bridge_mm: float,
    inset_mm: float,
    front_edge: Floats,
) -> trimesh.Trimesh:
    """A soft body filling the gaps between bones inside a box, lying just under their surface.

    Gaps up to twice `bridge_mm` are closed (dilate, then erode on a 1 mm grid). It ends forward
    at `front_edge`, a line of (x, y) by rising x.
    """
    counts = (high - low + 1).astype(int)
    grid = pv.ImageData(dimensions=counts, spacing=(1, 1, 1), origin=low)
    solid = np.zeros(counts, bool)
    for mesh in meshes:
        inside = grid.select_interior_points(wrapped(mesh), method="cell_locator")
        solid |= (inside["selected_points"] > 0).reshape(counts[::-1]).transpose(2, 1, 0)
    margin = int(np.ceil(bridge_mm)) + 4
    padded = np.pad(solid, margin)
    dilated = distance_transform_edt(~padded) <= bridge_mm
    closed = distance_transform_edt(dilated) > bridge_mm + inset_mm
    x, y = (low[axis] - margin + np.arange(closed.shape[axis]) for axis in (0, 1))
    closed &= (y[None, :] > np.interp(x, *front_edge.T)[:, None])[:, :, None]
    vertices, faces, _, _ = marching_cubes(gaussian_filter(closed.astype(float), 1.0), 0.5)
    body = trimesh.Trimesh(vertices - margin + low, faces)
    body.fix_normals()
    trimesh.smoothing.filter_laplacian(body, iterations=5)
    return body
