"""Meshes made fine for drawing: long or bent edges split, new points set on a round surface.

A midpoint is lifted towards the planes its two neighbours stand on (Phong tessellation), so that
outlines stay round when enlarged; the old points keep their places, unless the whole is made even.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from data.atlas.pipeline.arrays import Flags, Floats, Ints
from data.atlas.pipeline.mesh_edges import edges_of, neighbour_mean
from data.atlas.pipeline.triangle_mesh import TriangleMesh

ROUNDNESS = 0.6
"""How far a midpoint is lifted: 0 stays flat, 1 is the whole way."""
MOST_ROUNDS = 4
TO_MEAN, BACK = 0.5, -0.53
"""Points move so far to the mean of their neighbours, then back: ripples go, the size stays."""
CHILDREN = (
    ((0, 1, 2),),
    ((0, 3, 2), (3, 1, 2)),
    ((0, 1, 4), (0, 4, 2)),
    ((3, 1, 4), (0, 3, 4), (0, 4, 2)),
    ((0, 1, 5), (5, 1, 2)),
    ((0, 3, 5), (3, 1, 2), (3, 2, 5)),
    ((4, 2, 5), (0, 1, 4), (0, 4, 5)),
    ((0, 3, 5), (3, 1, 4), (5, 4, 2), (3, 4, 5)),
)
"""Triangles by which edges are split (bit 0 first edge, 1 second, 2 third): corners 0..2, midpoints
3..5 of the first, second and third edge."""


@dataclass(frozen=True, slots=True)
class Fineness:
    """An edge is split when longer than `longest_mm`, or bent more than `bend` beyond `least_mm`.

    `bend` is one minus the cosine between the normals at its ends. The fine mesh is made even over
    `even_rounds`: where triangles are long and thin, light would show a band for each.
    """

    longest_mm: float
    bend: float = 2.0
    least_mm: float = 1.0
    even_rounds: int = 0


def refined(
    points: Floats, faces: Ints, values: Floats, fineness: Fineness
) -> tuple[Floats, Ints, Floats]:
    """Points, triangles and values per point (n, k), split until nothing asks for it."""
    for _ in range(MOST_ROUNDS):
        normals = TriangleMesh(points, faces).normals
        edges, place = edges_of(faces, len(points))
        wanted = asks_for_split(points, normals, edges, fineness)
        if not wanted.any():
            break
        ends = edges[wanted]
        midpoint = np.full(len(edges), -1)
        midpoint[wanted] = len(points) + np.arange(len(ends))
        points = np.vstack([points, lifted_middles(points[ends], normals[ends])])
        values = np.vstack([values, values[ends].mean(axis=1)])
        faces = split_faces(faces, midpoint[place])
    return evened(points, faces, fineness.even_rounds), faces, values


def evened(points: Floats, faces: Ints, rounds: int) -> Floats:
    """The points without ripples (Taubin smoothing)."""
    mean = neighbour_mean(faces, len(points))
    for _ in range(rounds):
        for share in (TO_MEAN, BACK):
            points = points + share * (mean @ points - points)
    return points


def asks_for_split(points: Floats, normals: Floats, edges: Ints, fineness: Fineness) -> Flags:
    """Which edges are too long or too sharply bent."""
    length = np.linalg.norm(points[edges[:, 0]] - points[edges[:, 1]], axis=1)
    bend = 1 - (normals[edges[:, 0]] * normals[edges[:, 1]]).sum(axis=1)
    result: Flags = (length > fineness.longest_mm) | (
        (bend > fineness.bend) & (length > fineness.least_mm)
    )
    return result


def lifted_middles(ends: Floats, normals: Floats) -> Floats:
    """Middles of edges (m, 2, 3), lifted towards the planes at their ends."""
    middle = ends.mean(axis=1)
    below = ((middle[:, None] - ends) * normals).sum(axis=2, keepdims=True)
    result: Floats = middle - ROUNDNESS * (below * normals).mean(axis=1)
    return result


def split_faces(faces: Ints, middles: Ints) -> Ints:
    """The children of all triangles; `middles` (n, 3) is -1 for an edge left whole."""
    corners = np.hstack([faces, middles])
    pattern = ((middles >= 0) * [1, 2, 4]).sum(axis=1)
    pieces = [
        corners[pattern == code][:, list(child)]
        for code, children in enumerate(CHILDREN)
        for child in children
    ]
    return np.vstack(pieces)
