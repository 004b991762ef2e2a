"""Flat bands between two edges, as ligaments are: thin, with rounded borders, tapering as drawn."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from scipy.interpolate import PchipInterpolator

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.ring_faces import wall_and_ends

STATIONS = 60
AROUND = 32
ROUNDED_END = 0.04
"""Share of the length over which either end thins out into the bone."""


@dataclass(frozen=True, slots=True)
class Band:
    """Two edges from origin to insertion, each (STATIONS, 3), and half the thickness, mm."""

    first: Floats
    second: Floats
    half_thickness: Floats

    @property
    def centre(self) -> Floats:
        """The line half way between the edges."""
        middle: Floats = (self.first + self.second) / 2
        return middle

    @property
    def half_width(self) -> Floats:
        """Half the distance between the edges, (STATIONS,)."""
        width: Floats = np.linalg.norm(self.first - self.second, axis=1) / 2
        return width


def band(first: Floats, second: Floats, half_thickness: tuple[float, float]) -> Band:
    """A band through the control points of its two edges; thickness from origin to insertion."""
    share = np.linspace(0.0, 1.0, STATIONS)
    thickness = half_thickness[0] + (half_thickness[1] - half_thickness[0]) * share
    return Band(_smooth(first, share), _smooth(second, share), thickness)


def _smooth(points: Floats, share: Floats) -> Floats:
    """A line through points, evenly along its length."""
    return np.asarray(PchipInterpolator(curves.shares_along(points), points)(share))


def band_mesh(drawn: Band) -> trimesh.Trimesh:
    """The closed surface of a band."""
    centre, across = drawn.centre, (drawn.first - drawn.second) / 2
    along = np.gradient(centre, axis=0)
    through = np.cross(along, across)
    through /= np.linalg.norm(through, axis=1)[:, None]
    share = np.linspace(0.0, 1.0, len(centre))
    taper = np.sqrt(np.clip(np.minimum(share, 1 - share) / ROUNDED_END, 0.05, 1))
    angle = np.arange(AROUND) * 2 * np.pi / AROUND
    thick = (drawn.half_thickness * taper)[:, None, None]
    rings = (
        centre[:, None]
        + across[:, None] * np.cos(angle)[:, None]
        + through[:, None] * thick * np.sin(angle)[:, None]
    )
    vertices = np.vstack([rings.reshape(-1, 3), centre[0], centre[-1]])
    mesh = trimesh.Trimesh(vertices, wall_and_ends(len(centre), AROUND), process=False)
    mesh.fix_normals()
    return mesh
