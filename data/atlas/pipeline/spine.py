"""Vertebrae T9 to L5 stacked on the sacrum with a lumbar curve, and the discs between them.

The coarse vertebrae of the motion model are brought to lifelike size and smoothed; pitches and
disc heights are ours, chosen within the usual range of a relaxed standing spine.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh

from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.disc import Endplate, build_disc
from data.atlas.pipeline.solids import paired_mirror, refined
from data.atlas.pipeline.sources import motion_model_mesh

THICKEN_MM = 0.7


@dataclass(frozen=True, slots=True)
class Level:
    """How one vertebra is placed.

    `pitch_deg` turns its front end downward; None for L5 means a share of the sacral slope.
    `disc_mm` is the disc below; `wing_stretch` lengthens the transverse processes.
    """

    name: str
    file: str
    pitch_deg: float | None
    disc_mm: float
    scale: float
    wing_stretch: float


LEVELS = (
    Level("l5", "lumbar5", None, 9.0, 1.12, 0.30),
    Level("l4", "lumbar4", 11.0, 10.0, 1.12, 0.32),
    Level("l3", "lumbar3", 1.0, 9.5, 1.10, 0.42),
    Level("l2", "lumbar2", -8.0, 9.0, 1.08, 0.34),
    Level("l1", "lumbar1", -14.0, 8.0, 1.06, 0.22),
    Level("t12", "thoracic12_s", -17.0, 6.0, 1.10, 0.0),
    Level("t11", "thoracic11_s", -17.0, 5.0, 1.07, 0.0),
    Level("t10", "thoracic10_s", -15.0, 5.0, 1.05, 0.0),
    Level("t9", "thoracic9_s", -12.0, 5.0, 1.03, 0.0),
)

L5_SHARE_OF_SLOPE = 0.62
STEEPEST_SLOPE_DEG = 40.0


@dataclass(frozen=True, slots=True)
class SacralEndplate:
    """The upper end of the sacrum: centre, mm, slope against the level, and surface."""

    centre: Floats
    slope_deg: float
    surface: Endplate


@dataclass(frozen=True, slots=True)
class _Vertebra:
    """A vertebra about the middle of its body, unpitched, with its upper and lower endplates."""

    mesh: trimesh.Trimesh
    upper: Endplate
    lower: Endplate
    height_mm: float


def build_spine(sacrum: trimesh.Trimesh) -> dict[str, trimesh.Trimesh]:
    """Vertebrae and discs by name, exact mirrors about the mid-plane."""
    base = _sacral_endplate(sacrum)
    bones: dict[str, trimesh.Trimesh] = {}
    centre, pitch, height = base.centre, base.slope_deg, 0.0
    below, endplate_below = "s1", base.surface
    for level in LEVELS:
        vertebra = _read_vertebra(level)
        own_pitch = level.pitch_deg
        if own_pitch is None:
            own_pitch = min(base.slope_deg, STEEPEST_SLOPE_DEG) * L5_SHARE_OF_SLOPE
        centre = (
            centre
            + _upward(pitch) * height / 2
            + _upward((pitch + own_pitch) / 2) * level.disc_mm
            + _upward(own_pitch) * vertebra.height_mm / 2
        )
        pitch, height = own_pitch, vertebra.height_mm
        turn = _pitch(own_pitch)
        mesh = trimesh.Trimesh(
            vertebra.mesh.vertices @ turn.T + centre, vertebra.mesh.faces, process=False
        )
        mesh.fix_normals()
        bones[f"vertebra_{level.name}"] = paired_mirror(refined(mesh, THICKEN_MM))
        bones[f"disc_{level.name}_{below}"] = build_disc(
            endplate_below, vertebra.lower.moved(turn, centre), level.disc_mm
        )
        below, endplate_below = level.name, vertebra.upper.moved(turn, centre)
    return bones


def _sacral_endplate(sacrum: trimesh.Trimesh) -> SacralEndplate:
    """The upward and forward facing top of the first sacral vertebra."""
    normals, centres = sacrum.face_normals, sacrum.triangles_center
    facing = (normals[:, 2] > 0.6) & (normals[:, 1] < -0.1)
    facing &= centres[:, 2] > sacrum.vertices[:, 2].max() - 45
    core = facing & (abs(centres[:, 0]) < 14)
    weights = sacrum.area_faces[core][:, None]
    normal = (normals[core] * weights).sum(0)
    centre = (centres[core] * weights).sum(0) / weights.sum()
    centre[0] = 0.0
    rim = sacrum.vertices[np.unique(sacrum.faces[facing & (abs(centres[:, 0]) < 24)])]
    slope = float(np.degrees(np.arctan2(-normal[1], normal[2])))
    return SacralEndplate(centre, slope, Endplate(rim, normal / np.linalg.norm(normal)))


def _upward(pitch_deg: float) -> Floats:
    angle = np.radians(pitch_deg)
    return np.array([0.0, -np.sin(angle), np.cos(angle)])


def _pitch(pitch_deg: float) -> Floats:
    angle = np.radians(pitch_deg)
    cos, sin = np.cos(angle), np.sin(angle)
    return np.array([[1.0, 0.0, 0.0], [0.0, cos, -sin], [0.0, sin, cos]])


def _read_vertebra(level: Level) -> _Vertebra:
    """One vertebra in our axes; the file's are forward, up, right, in metres."""
    mesh = trimesh.load(motion_model_mesh(level.file))
    mesh.merge_vertices()
    forward, up, right = (mesh.vertices * 1000 * level.scale).T
    body = forward > -11 * level.scale
    top = np.median(up[body & (up > up[body].max() - 7)])
    bottom = np.median(up[body & (up < up[body].min() + 7)])
    up = up - (top + bottom) / 2
    forward = forward - ((forward[body].max() + forward[body].min()) / 2 - 3)
    right = right * (1 + level.wing_stretch * np.clip((abs(right) - 18) / 14, 0, 1))
    placed = paired_mirror(trimesh.Trimesh(np.c_[-right, -forward, up], mesh.faces, process=False))
    placed.fix_normals()
    return _Vertebra(
        mesh=placed,
        upper=_endplate(placed, body, 1.0),
        lower=_endplate(placed, body, -1.0),
        height_mm=float(top - bottom),
    )


def _endplate(vertebra: trimesh.Trimesh, body: Flags, sign: float) -> Endplate:
    """The faces of the vertebral body that look up (sign 1) or down (-1)."""
    facing = vertebra.face_normals[:, 2] * sign > 0.6
    facing &= vertebra.triangles_center[:, 2] * sign > 0
    facing &= body[vertebra.faces].all(1)
    weights = vertebra.area_faces[facing][:, None]
    normal = (vertebra.face_normals[facing] * weights).sum(0) * sign
    normal[0] = 0.0
    return Endplate(
        vertebra.vertices[np.unique(vertebra.faces[facing])], normal / np.linalg.norm(normal)
    )
