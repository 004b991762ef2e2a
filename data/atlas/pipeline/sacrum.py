"""What the mean sacrum lacks: four pairs of foramina on both faces, and the coccyx below it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from skimage.measure import marching_cubes

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.carving import Channel, carved
from data.atlas.pipeline.solids import mirrored_halves, wrapped


@dataclass(frozen=True, slots=True)
class Foramen:
    """One left sacral foramen: its landmark, and the middle of its front and back openings, mm."""

    name: str
    front: Floats
    back: Floats


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a left foramen is cut and how wide it is at either face, mm."""

    name: str
    x_mm: float
    z_mm: float
    back_radius_mm: float
    front_radius_mm: float


OPENINGS = (
    _Opening("s1_foramen", 24.5, 86.0, 4.0, 6.0),
    _Opening("s2_foramen", 22.5, 69.0, 3.6, 5.3),
    _Opening("s3_foramen", 20.5, 53.0, 3.1, 4.5),
    _Opening("s4_foramen", 19.0, 39.0, 2.35, 3.6),
)

INWARD_MM, INWARD_SHARE = 6.5, 0.45
"""The passage bends toward the sacral canal, so that one does not look straight through it;
in thin bone by no more than a share of the thickness."""

DEEPEST_MOUTH = 0.33
"""A mouth is hollowed out to no more than about this share of the bone's thickness."""

BACKWARD = np.array([0.0, 1.0, 0.0])
OUTSIDE_MM = 5.0
FLARE = 1.25
"""Beyond the surface a passage runs on by so much and widens so many times: a rounded mouth."""

NARROWEST = 0.8
BACK_OVAL, FRONT_OVAL = 0.78, 1.3
"""Behind the mouths are higher than wide, in front wider than high."""

GROOVE_MM = (5.0, 10.0, 15.0)
GROOVE_RADIUS_MM = 4.2
GROOVE_LIFT_MM = (2.2, 2.8, 3.8, 4.4)
"""Outward from each front mouth the root's groove runs on, ever shallower."""

SEGMENT_RADII_MM = np.array([[11.0, 4.6, 6.6], [7.4, 4.2, 5.8], [5.6, 3.7, 5.2], [4.0, 3.2, 4.4]])
SEGMENT_BELOW_TIP_MM = np.array(
    [[0.0, -1.0, -3.0], [0.0, -4.0, -12.5], [0.0, -8.5, -20.5], [0.0, -14.0, -26.5]]
)
SEAM_MM = 2.4
"""How softly neighbouring segments of the coccyx pass into each other."""
COCCYX_GRID_MM = 0.8


def find_foramina(sacrum: trimesh.Trimesh) -> list[Foramen]:
    """The front and back openings of the left foramina on an undrilled sacrum."""
    surface = wrapped(sacrum)
    foramina = []
    for opening in OPENINGS:
        start = (opening.x_mm, -200.0, opening.z_mm)
        hits, _ = surface.ray_trace(start, (opening.x_mm, 300.0, opening.z_mm))
        hits = np.asarray(hits, dtype=float)[np.argsort(hits[:, 1])]
        foramina.append(Foramen(opening.name, hits[0], hits[-1]))
    return foramina


def drilled(sacrum: trimesh.Trimesh, foramina: list[Foramen]) -> trimesh.Trimesh:
    """The sacrum with its foramina open on both faces, and the roots' grooves in front."""
    channels: list[Channel] = []
    for opening, foramen in zip(OPENINGS, foramina, strict=True):
        channels += _passage(opening, foramen)
        channels.append(_groove(sacrum, opening, foramen))
    return carved(sacrum, channels)


def _passage(opening: _Opening, foramen: Foramen) -> list[Channel]:
    """From either mouth to a narrow place nearer to the mid-line."""
    thickness = float(np.linalg.norm(foramen.front - foramen.back))
    inward = min(INWARD_MM, thickness * INWARD_SHARE)
    narrow = (foramen.front + foramen.back) / 2 - np.array([inward, 0.0, 0.0])
    least = opening.back_radius_mm * NARROWEST
    mouths = (
        (foramen.back, BACKWARD, opening.back_radius_mm, BACK_OVAL),
        (foramen.front, -BACKWARD, opening.front_radius_mm, FRONT_OVAL),
    )
    return [
        Channel(
            line=np.array(
                [
                    mouth + outward * OUTSIDE_MM,
                    # In thin bone a wide mouth would reach through to the other face.
                    mouth + outward * max(radius - thickness * DEEPEST_MOUTH, 0.0),
                    narrow,
                ]
            ),
            radii=np.array([radius * FLARE, radius, least]),
            oval=oval,
        )
        for mouth, outward, radius, oval in mouths
    ]


def _groove(sacrum: trimesh.Trimesh, opening: _Opening, foramen: Foramen) -> Channel:
    """A shallow groove on the front face, outward from the mouth."""
    surface = wrapped(sacrum)
    line = [foramen.front]
    for outward in GROOVE_MM:
        x, z = opening.x_mm + outward, opening.z_mm - outward * 0.15
        hits, _ = surface.ray_trace((x, -200.0, z), (x, 300.0, z))
        if len(hits) == 0:
            break
        line.append(np.asarray(hits[hits[:, 1].argmin()], dtype=float))
    lift = np.array(GROOVE_LIFT_MM[: len(line)])
    radius = GROOVE_RADIUS_MM * opening.front_radius_mm / OPENINGS[0].front_radius_mm
    return Channel(
        line=np.array(line) - lift[:, None] * [0.0, 1.0, 0.0],
        radii=np.full(len(line), radius),
    )


def build_coccyx(sacrum: trimesh.Trimesh) -> trimesh.Trimesh:
    """Four segments, grown together, curving forward from the tip of the sacrum."""
    tip = np.array(sacrum.vertices[sacrum.vertices[:, 2].argmin()])
    tip[0] = 0.0
    centres = tip + SEGMENT_BELOW_TIP_MM
    low = (centres - SEGMENT_RADII_MM).min(0) - 4
    low[0] = 0.0
    high = (centres + SEGMENT_RADII_MM).max(0) + 4
    axes = [np.arange(low[axis], high[axis], COCCYX_GRID_MM) for axis in range(3)]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1)
    field = np.full(grid.shape[:3], np.inf)
    for centre, radii in zip(centres, SEGMENT_RADII_MM, strict=True):
        inside = np.linalg.norm((grid - centre) / radii, axis=-1)
        field = _soft_minimum(field, (inside - 1) * radii.min())
    vertices, faces, _, _ = marching_cubes(field, 0.0)
    vertices = vertices * COCCYX_GRID_MM + low
    return mirrored_halves(trimesh.Trimesh(vertices, faces, process=False), snap_mm=0.1)


def _soft_minimum(first: Floats, second: Floats) -> Floats:
    """The smaller of two distances, blended over `SEAM_MM` where they are alike."""
    apart = np.clip(SEAM_MM - abs(first - second), 0, None)
    blend: Floats = np.minimum(first, second) - apart**2 / (4 * SEAM_MM)
    return blend
