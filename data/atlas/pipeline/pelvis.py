"""Hip bones and sacrum: made symmetric, tilted as in standing, put with the hip centres at zero."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh

from data.atlas.pipeline import gias
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.registration import best_sphere, fit_points
from data.atlas.pipeline.sides import MIRROR
from data.atlas.pipeline.solids import mirrored

HEAD_IN_SOCKET_MM = np.array([-4.0, 0.0, 1.0])
"""The socket's cartilage holds the femoral head a little inward of the bony sphere's centre."""

TILT_ROUNDS = 4


@dataclass(frozen=True, slots=True)
class Pelvis:
    """The left hip bone, the sacrum, and the centre of the left hip joint."""

    hip: trimesh.Trimesh
    sacrum: trimesh.Trimesh
    hip_centre: Floats


def build_pelvis() -> Pelvis:
    """The mean pelvis in our frame; the right hip bone is the mirror image of the left."""
    right, sacrum, left = sorted(
        gias.bone_mesh("pelvis").split(), key=lambda part: part.centroid[0]
    )
    to_frame = _midsagittal_frame(left, right)
    for bone in (left, sacrum):
        bone.apply_transform(to_frame)
    _tilt_to_standing(left, sacrum)
    centre = _hip_centre(left)
    to_origin = np.array([0.0, -centre[1], -centre[2]])
    for bone in (left, sacrum):
        bone.apply_translation(to_origin)
    return Pelvis(left, evened_sacrum(sacrum), centre + to_origin)


def _midsagittal_frame(left: trimesh.Trimesh, right: trimesh.Trimesh) -> Floats:
    """Transform that puts the mirror plane of the two hip bones at x = 0."""
    reflected = np.asarray(left.vertices) * MIRROR
    image = fit_points(reflected, np.asarray(right.vertices), scaled=False).apply(reflected)
    across = (left.vertices - image).mean(0)
    x = across / np.linalg.norm(across)
    z = np.array([0.0, 0.0, 1.0])
    z = z - z @ x * x
    z /= np.linalg.norm(z)
    frame = np.eye(4)
    frame[:3, :3] = [x, np.cross(z, x), z]
    frame[:3, 3] = -frame[:3, :3] @ ((left.vertices + image) / 2).mean(0)
    return frame


def front_spine(hip: trimesh.Trimesh) -> Floats:
    """The foremost point of the upper hip bone: the anterior superior iliac spine."""
    vertices = np.asarray(hip.vertices)
    upper = vertices[vertices[:, 2] > np.quantile(vertices[:, 2], 0.55)]
    point: Floats = upper[upper[:, 1].argmin()]
    return point


def _tilt_to_standing(hip: trimesh.Trimesh, sacrum: trimesh.Trimesh) -> None:
    """Turn until the front spines and the pubic bones lie in one frontal plane."""
    for _ in range(TILT_ROUNDS):
        spine = front_spine(hip)
        inner = hip.vertices[abs(hip.vertices[:, 0]) < 25]
        pubis = inner[inner[:, 1].argmin()]
        angle = np.arctan2(spine[1] - pubis[1], spine[2] - pubis[2])
        turn = trimesh.transformations.rotation_matrix(angle, [1, 0, 0])
        for bone in (hip, sacrum):
            bone.apply_transform(turn)


def _hip_centre(hip: trimesh.Trimesh) -> Floats:
    """Centre of the socket's sphere, where the femoral head goes."""
    below = hip.vertices[:, 2] < front_spine(hip)[2]
    centre = best_sphere(
        np.asarray(hip.vertices)[below],
        radii_mm=(22.0, 32.0),
        tolerance_mm=1.2,
        trials=6000,
        normals_inward=np.asarray(hip.vertex_normals)[below],
    )
    return np.asarray(centre + HEAD_IN_SOCKET_MM)


def evened_sacrum(sacrum: trimesh.Trimesh) -> trimesh.Trimesh:
    """The sacrum averaged with its reflection; carving later makes it an exact mirror."""
    nearest, _, _ = trimesh.proximity.closest_point(mirrored(sacrum), sacrum.vertices)
    return trimesh.Trimesh((sacrum.vertices + nearest) / 2, sacrum.faces, process=False)
