"""Bones that stand apart, or overlap, drawn to one another until only a joint's width is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyvista as pv
import scipy.sparse as sparse
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.smoothstep import rise, smoothstep
from data.atlas.pipeline.solids import joined, signed_distance, wrapped

ROUNDS = 6
SMOOTHING_STEPS = 6
DEEPEST_OVERLAP_MM = 4.5
"""Beyond this a distance is no overlap: far from a hollow bone its sign is not reliable."""

LARGEST_MOVE_MM, LARGEST_RETREAT_MM = 0.8, 0.25
"""Per round, outward and inward: thin edges that draw back far would fold."""

FADING_SHARE = 0.3
"""Over the last of a joint's reach, this share of it, what belongs to it fades out."""

NORMAL_STEPS = 4

LONG = 1.9
"""A bone so many times longer than broad is a long bone: it moves at its ends only."""

SHAFT_SHARE, END_SHARE = 0.45, 0.8
"""From which to which share of the half length a long bone's end begins."""

FACING_FROM, FACING_FULL = 0.0, 0.6
"""Cosine between a bone's surface and the way to its neighbour from which it grows that way."""


@dataclass(frozen=True, slots=True)
class Joint:
    """How wide a joint is left, and how far apart surfaces may stand to belong to one, mm.

    `back_only`: long bones meet their neighbours at their backward end alone.
    """

    gap_mm: float
    reach_mm: float
    back_only: bool = False


def articulated(bones: Sequence[trimesh.Trimesh], joint: Joint) -> list[trimesh.Trimesh]:
    """The bones with facing surfaces moved half way to each other, overlaps taken back."""
    grown = [bone.copy() for bone in bones]
    for _ in range(ROUNDS):
        moves = [_approach(grown, index, joint) for index in range(len(grown))]
        for bone, move in zip(grown, moves, strict=True):
            bone.vertices = bone.vertices + move[:, None] * _directions(bone)
    return grown


def _approach(bones: Sequence[trimesh.Trimesh], index: int, joint: Joint) -> Floats:
    """How far each vertex of one bone moves outward, mm; inward where it lies in another."""
    bone = bones[index]
    near = [
        other
        for place, other in enumerate(bones)
        if place != index and _boxes_apart(bone, other) < joint.reach_mm
    ]
    points = np.asarray(bone.vertices)
    if not near:
        return np.zeros(len(points))
    away = np.min([signed_distance(points, other) for other in near], axis=0)
    move = np.clip((away - joint.gap_mm) / 2, -LARGEST_RETREAT_MM, LARGEST_MOVE_MM)
    move *= _belonging(away, joint) * _ends(points, joint.back_only)
    apart = away > joint.gap_mm
    move[apart] *= _facing(points[apart], np.asarray(bone.vertex_normals)[apart], joined(near))
    averaging = _averaging(bone)
    for _ in range(SMOOTHING_STEPS):
        move = averaging @ move
    return np.asarray(move)


def _directions(bone: trimesh.Trimesh) -> Floats:
    """Outward directions, evened out."""
    normals, averaging = np.asarray(bone.vertex_normals), _averaging(bone)
    for _ in range(NORMAL_STEPS):
        normals = averaging @ normals
    return np.asarray(normals / (np.linalg.norm(normals, axis=1)[:, None] + 1e-9))


def _belonging(away: Floats, joint: Joint) -> Floats:
    """1 near a neighbour, fading to 0 at the joint's reach."""
    share = smoothstep((joint.reach_mm - away) / (joint.reach_mm * FADING_SHARE))
    return np.where(away > -DEEPEST_OVERLAP_MM, share, 0.0)


def _boxes_apart(one: trimesh.Trimesh, other: trimesh.Trimesh) -> float:
    """Distance between the boxes of two bones along the axis on which they lie farthest apart."""
    between = np.maximum(one.bounds[0] - other.bounds[1], other.bounds[0] - one.bounds[1])
    return float(between.max())


def _ends(points: Floats, back_only: bool) -> Floats:
    """1 at the ends of a long bone, 0 along its shaft; 1 everywhere on any other."""
    spread = points - (points.min(0) + points.max(0)) / 2
    _, axes = np.linalg.eigh(spread.T @ spread)
    lengths = np.ptp(spread @ axes, axis=0)
    if lengths[2] < LONG * lengths[1]:
        return np.ones(len(points))
    axis = axes[:, 2] * np.sign(axes[1, 2])
    along = spread @ axis / (lengths[2] / 2)
    outward = along if back_only else abs(along)
    return rise(outward, SHAFT_SHARE, END_SHARE)


def _facing(points: Floats, normals: Floats, others: trimesh.Trimesh) -> Floats:
    """How far a surface looks at its neighbour, 0 to 1."""
    surface: pv.PolyData = wrapped(others)
    _, nearest = surface.find_closest_cell(points, return_closest_point=True)
    towards = np.asarray(nearest) - points
    towards = towards / (np.linalg.norm(towards, axis=1)[:, None] + 1e-9)
    cosine = (towards * normals).sum(1)
    return np.asarray(np.clip((cosine - FACING_FROM) / (FACING_FULL - FACING_FROM), 0, 1))


def _averaging(bone: trimesh.Trimesh) -> sparse.csr_matrix:
    """Matrix that replaces each vertex's value by the mean of its own and its neighbours'."""
    count = len(bone.vertices)
    edges = bone.edges_unique
    linked = sparse.coo_matrix((np.ones(len(edges)), edges.T), shape=(count, count)).tocsr()
    linked = linked + linked.T + sparse.identity(count)
    return sparse.csr_matrix(sparse.diags(1 / np.asarray(linked.sum(1)).ravel()) @ linked)
