"""What the mean sacrum lacks: four pairs of foramina on both faces, and the coccyx below it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from numpy.typing import NDArray

from data.atlas.pipeline.solids import ellipsoid, joined, mirrored_halves, wrapped

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Foramen:
    """One left sacral foramen: its level, and the middle of its front and back openings."""

    name: str
    front: Floats
    back: Floats


@dataclass(frozen=True, slots=True)
class _Opening:
    """Where a foramen is drilled (left side) and how wide its back opening is, mm."""

    name: str
    x_mm: float
    z_mm: float
    radius_mm: float


OPENINGS = (
    _Opening("s1_foramen", 24.5, 86.0, 5.0),
    _Opening("s2_foramen", 22.5, 69.0, 4.7),
    _Opening("s3_foramen", 20.5, 53.0, 4.3),
    _Opening("s4_foramen", 19.0, 39.0, 3.9),
)

BACK_DEPTH_MM = 6.5
FRONT_DEPTH_MM = 6.0
FRONT_WIDER = 1.15
SHARE_OF_THICKNESS = 0.45

COCCYX_RADII_MM = np.array([[10.5, 4.5, 6.5], [7.0, 4.0, 5.5], [4.5, 3.5, 5.0]])
COCCYX_BELOW_TIP_MM = np.array([[0.0, -1.0, -3.5], [0.0, -5.0, -12.5], [0.0, -10.5, -20.5]])


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
    """The sacrum with a pit at every opening, nearly meeting in the middle."""
    vertices = np.array(sacrum.vertices)
    for opening, foramen in zip(OPENINGS, foramina, strict=True):
        thickness = abs(foramen.back[1] - foramen.front[1])
        deepest = SHARE_OF_THICKNESS * thickness
        for side in (1.0, -1.0):
            mirror = np.array([side, 1.0, 1.0])
            for place, direction, depth, radius in (
                (foramen.back * mirror, -1.0, BACK_DEPTH_MM, opening.radius_mm),
                (foramen.front * mirror, 1.0, FRONT_DEPTH_MM, opening.radius_mm * FRONT_WIDER),
            ):
                away = (vertices - place) * [1.0, 0.35, 1.0]
                weight = np.exp(-((np.linalg.norm(away, axis=1) / radius) ** 4))
                vertices[:, 1] += direction * weight * min(depth, deepest)
    return trimesh.Trimesh(vertices, sacrum.faces, process=False)


def build_coccyx(sacrum: trimesh.Trimesh) -> trimesh.Trimesh:
    """Three small segments curving forward from the tip of the sacrum."""
    tip = np.array(sacrum.vertices[sacrum.vertices[:, 2].argmin()])
    tip[0] = 0.0
    segments = [
        mirrored_halves(ellipsoid(tip + offset, radii, fineness=3))
        for offset, radii in zip(COCCYX_BELOW_TIP_MM, COCCYX_RADII_MM, strict=True)
    ]
    return joined(segments)
