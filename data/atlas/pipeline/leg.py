"""Femur, tibia, fibula and kneecap: each mean shape put where it articulates with the next.

The mean shapes come aligned one by one; the joints between them are made here.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh

from data.atlas.pipeline import gias
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.registration import best_sphere

KNEE_INWARD_OF_HIP_MM = 8.0
KNEE_GAP_MM = 3.0
PATELLA_GAP_MM = 3.0
CONTACT_GRID_MM = 3.0


@dataclass(frozen=True, slots=True)
class Condyles:
    """The lower end of the femur: most backward and lowest points outside and inside, centre.

    All are (3,) mm.
    """

    back_outer: Floats
    back_inner: Floats
    low_outer: Floats
    low_inner: Floats
    centre: Floats


@dataclass(frozen=True, slots=True)
class Leg:
    """Bones of the left leg above the ankle, and the knee they share."""

    femur: trimesh.Trimesh
    tibia: trimesh.Trimesh
    fibula: trimesh.Trimesh
    patella: trimesh.Trimesh
    condyles: Condyles


def build_leg(hip_centre: Floats) -> Leg:
    """The left leg hanging from its hip centre, knee in extension."""
    femur = _place_femur(hip_centre)
    condyles = find_condyles(femur)
    tibia, fibula = _place_shank(femur, condyles)
    return Leg(femur, tibia, fibula, _place_patella(femur, condyles), condyles)


def find_condyles(femur: trimesh.Trimesh) -> Condyles:
    """Where the lower end of an upright femur touches the tibia, and the knee centre above."""
    vertices = np.asarray(femur.vertices)
    low = vertices[vertices[:, 2] < vertices[:, 2].min() + 45]
    middle_x = (low[:, 0].min() + low[:, 0].max()) / 2
    middle_y = (low[:, 1].min() + low[:, 1].max()) / 2
    outer, inner = low[low[:, 0] > middle_x + 8], low[low[:, 0] < middle_x - 8]
    low_outer, low_inner = outer[outer[:, 2].argmin()], inner[inner[:, 2].argmin()]
    return Condyles(
        back_outer=outer[outer[:, 1].argmax()],
        back_inner=inner[inner[:, 1].argmax()],
        low_outer=low_outer,
        low_inner=low_inner,
        centre=np.array([middle_x, middle_y + 4, min(low_outer[2], low_inner[2]) + 20]),
    )


def _basis(x_hint: Floats, z: Floats) -> Floats:
    """Rotation whose rows are right-handed axes: z as given, x as near its hint as can be."""
    z = z / np.linalg.norm(z)
    x = x_hint - x_hint @ z * z
    x /= np.linalg.norm(x)
    rotation: Floats = np.array([x, np.cross(z, x), z])
    return rotation


def _rotation(matrix: Floats) -> Floats:
    transform = np.eye(4)
    transform[:3, :3] = matrix
    return transform


def _place_femur(hip_centre: Floats) -> trimesh.Trimesh:
    """Head in the socket, line of the back condyles frontal, knee slightly inward of the hip."""
    femur = gias.bone_mesh("femur")
    vertices = np.asarray(femur.vertices)
    top = vertices[vertices[:, 2].argmax()]
    near_top = vertices[np.linalg.norm(vertices - top, axis=1) < 45]
    femur.apply_translation(-best_sphere(near_top, (18.0, 30.0), tolerance_mm=0.8, trials=3000))
    for _ in range(5):
        condyles = find_condyles(femur)
        across = condyles.back_outer - condyles.back_inner
        femur.apply_transform(_rotation(_basis(across, -condyles.centre)))
    lean = np.arctan2(KNEE_INWARD_OF_HIP_MM, -find_condyles(femur).centre[2])
    femur.apply_transform(trimesh.transformations.rotation_matrix(lean, [0, 1, 0]))
    femur.apply_translation(hip_centre)
    return femur


def _place_shank(
    femur: trimesh.Trimesh, condyles: Condyles
) -> tuple[trimesh.Trimesh, trimesh.Trimesh]:
    """Tibia and fibula upright below the condyles, a joint gap apart."""
    pieces = sorted(gias.bone_mesh("tibia_fibula").split(), key=lambda part: -part.volume)
    tibia, fibula = pieces[:2]
    to_upright = _shank_frame(np.asarray(tibia.vertices), np.asarray(fibula.vertices))
    for bone in (tibia, fibula):
        bone.apply_transform(to_upright)
    below = np.array(
        [(condyles.low_outer[0] + condyles.low_inner[0]) / 2, condyles.centre[1] - 1, 0.0]
    )
    below[2] = _room(femur, condyles, tibia, below) - KNEE_GAP_MM
    for bone in (tibia, fibula):
        bone.apply_translation(below)
    return tibia, fibula


def _middle(values: Floats) -> float:
    return float((values.min() + values.max()) / 2)


def _shank_frame(tibia: Floats, fibula: Floats) -> Floats:
    """Transform that stands the tibia on its axis with the middle of its plateau at zero."""
    plateau = tibia[tibia[:, 2] > tibia[:, 2].max() - 22]
    top = np.array(
        [_middle(plateau[:, 0]), _middle(plateau[:, 1]), np.quantile(plateau[:, 2], 0.6)]
    )
    inner_end = tibia[tibia[:, 2] < tibia[:, 2].min() + 30]
    outer_end = fibula[fibula[:, 2] < fibula[:, 2].min() + 30]
    ankle = np.array(
        [
            (inner_end[:, 0].min() + outer_end[:, 0].max()) / 2,
            _middle(inner_end[:, 1]),
            tibia[:, 2].min() + 13,
        ]
    )
    rim = tibia[tibia[:, 2] > tibia[:, 2].max() - 25]
    _, axes = np.linalg.eigh(np.cov((rim - rim.mean(0)).T))
    widest = axes[:, 2] * np.sign(axes[0, 2])
    frame = _rotation(_basis(widest, top - ankle))
    frame[:3, 3] = -frame[:3, :3] @ top
    return frame


def _room(
    femur: trimesh.Trimesh, condyles: Condyles, tibia: trimesh.Trimesh, offset: Floats
) -> float:
    """Smallest vertical distance from the tibial plateau (moved by `offset`) up to the femur."""
    plateau = tibia.vertices[tibia.vertices[:, 2] > -40] + offset
    lower_end = femur.vertices[femur.vertices[:, 2] < condyles.centre[2] + 10]
    highest = _columns(plateau, 1.0)
    lowest = _columns(lower_end, -1.0)
    return min(-lowest[cell] - highest[cell] for cell in highest if cell in lowest)


def _columns(points: Floats, sign: float) -> dict[tuple[int, int], float]:
    """Per grid cell of the ground plane the greatest `sign` * z."""
    columns: dict[tuple[int, int], float] = {}
    for x, y, z in points:
        cell = (round(x / CONTACT_GRID_MM), round(y / CONTACT_GRID_MM))
        columns[cell] = max(columns.get(cell, -1e9), sign * z)
    return columns


def _place_patella(femur: trimesh.Trimesh, condyles: Condyles) -> trimesh.Trimesh:
    """The kneecap in front of the groove between the condyles."""
    patella = gias.bone_mesh("patella")
    patella.apply_translation(-patella.bounds.mean(0))
    vertices = np.asarray(femur.vertices)
    centre = condyles.centre
    groove = (abs(vertices[:, 0] - centre[0]) < 10) & (abs(vertices[:, 2] - centre[2] - 22) < 8)
    front = vertices[groove][:, 1].min()
    back_of_patella = patella.bounds[1, 1]
    patella.apply_translation(
        [centre[0] + 2, front - back_of_patella + PATELLA_GAP_MM, centre[2] + 20]
    )
    return patella
