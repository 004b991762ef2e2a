"""What the mean sacrum lacks: four pairs of foramina on both faces, and the coccyx below it."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from numpy.typing import NDArray

from data.atlas.pipeline.carving import Channel, carved
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
    """Where a left foramen is cut and how wide it is at either face, mm."""

    name: str
    x_mm: float
    z_mm: float
    back_radius_mm: float
    front_radius_mm: float


OPENINGS = (
    _Opening("s1_foramen", 24.5, 86.0, 4.2, 6.2),
    _Opening("s2_foramen", 22.5, 69.0, 3.9, 5.6),
    _Opening("s3_foramen", 20.5, 53.0, 3.5, 4.8),
    _Opening("s4_foramen", 19.0, 39.0, 3.1, 4.0),
)

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
    """The sacrum with its foramina open from face to face on both sides."""
    channels = [
        Channel(foramen.front, foramen.back, opening.front_radius_mm, opening.back_radius_mm)
        for opening, foramen in zip(OPENINGS, foramina, strict=True)
    ]
    return carved(sacrum, channels)


def build_coccyx(sacrum: trimesh.Trimesh) -> trimesh.Trimesh:
    """Three small segments curving forward from the tip of the sacrum."""
    tip = np.array(sacrum.vertices[sacrum.vertices[:, 2].argmin()])
    tip[0] = 0.0
    segments = [
        mirrored_halves(ellipsoid(tip + offset, radii, fineness=3))
        for offset, radii in zip(COCCYX_BELOW_TIP_MM, COCCYX_RADII_MM, strict=True)
    ]
    return joined(segments)
