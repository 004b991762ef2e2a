"""A muscle as a loft: rounded sections along a smooth line, tapering into its attachments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy.interpolate import CubicSpline, PchipInterpolator
from scipy.spatial import cKDTree

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.pipeline.muscle_plans import Section
from data.atlas.pipeline.ring_faces import wall

STATION_MM = 3.2
LEAST_STATIONS, MOST_STATIONS = 48, 150
AROUND_MM = 2.6
LEAST_AROUND, MOST_AROUND = 32, 120
SQUARENESS = 2.3
"""Exponent of the superellipse of a section; 2 is an ellipse, more is boxier."""
FIELD_ACROSS = 41


@dataclass(frozen=True)
class Loft:
    """Rings of points round a muscle, (stations, around, 3) mm, and the core each lies round."""

    rim: Floats
    core: Floats
    middle: Floats
    """The sheet half way through the muscle, (stations, across, 3)."""
    half: Floats
    """Half the thickness at every point of that sheet, (stations, across)."""

    @cached_property
    def tree(self) -> cKDTree:
        """Finds points of the middle sheet."""
        return cKDTree(self.middle.reshape(-1, 3))

    def depth(self, points: Floats, beyond_mm: float) -> Floats:
        """How deep points (n, 3) lie inside the drawn shape, about, in mm; negative outside.

        Points farther outside than `beyond_mm` are only known to be so: minus infinity.
        """
        reach = float(self.half.max()) + beyond_mm
        low, high = self.middle.min((0, 1)) - reach, self.middle.max((0, 1)) + reach
        result = np.full(len(points), -np.inf)
        near = np.flatnonzero(((points > low) & (points < high)).all(axis=1))
        distance, index = self.tree.query(points[near], distance_upper_bound=reach)
        half = np.append(self.half.reshape(-1), 0.0)
        result[near] = half[index] - distance
        return result

    @property
    def centre_line(self) -> Floats:
        """The middle of every section, (stations, 3)."""
        return self.middle[:, self.middle.shape[1] // 2]


def loft(sections: Sequence[Section]) -> Loft:
    """The rounded shape through the sections."""
    centres = np.array([section.line[len(section.line) // 2] for section in sections])
    knots = curves.shares_along(centres)
    widest = max(curves.length(section.line) for section in sections)
    stations = int(np.clip(curves.length(centres) / STATION_MM, LEAST_STATIONS, MOST_STATIONS))
    around = 4 * round(np.clip(2 * widest / AROUND_MM, LEAST_AROUND, MOST_AROUND) / 4)
    share = np.linspace(0.0, 1.0, stations)
    angle = np.linspace(0.0, 2 * np.pi, around, endpoint=False)
    sideways = np.sign(np.cos(angle)) * abs(np.cos(angle)) ** (2 / SQUARENESS)
    through = np.sign(np.sin(angle)) * abs(np.sin(angle)) ** (2 / SQUARENESS)

    lines = np.array([section.line for section in sections])
    along = CubicSpline(knots, lines, bc_type="natural")(share)
    thick = PchipInterpolator(knots, [section.half_thickness for section in sections])(share)
    sheet = _MiddleSheet(along)
    width = np.linalg.norm(along[:, -1] - along[:, 0], axis=1) / 2
    normal = _normals(sheet, sideways)
    # The core is what is left when the rounded edge is peeled off all round.
    inner = np.clip(1 - thick / np.maximum(width, 1e-6), 0, 1)
    rise = np.clip(thick - width, 0, None)
    rim = sheet.at(sideways) + normal * (thick[:, None] * through)[:, :, None]
    core = sheet.at_scaled(sideways, inner) + normal * (rise[:, None] * through)[:, :, None]
    even = np.linspace(-1.0, 1.0, FIELD_ACROSS)
    profile = np.clip(1 - abs(even) ** SQUARENESS, 0, 1) ** (1 / SQUARENESS)
    return Loft(rim, core, sheet.at(even), thick[:, None] * profile)


class _MiddleSheet:
    """The sheet half way through a muscle, by the share across a section: -1 to 1, edge to edge."""

    def __init__(self, lines: Floats) -> None:
        """Lines are (stations, k, 3), mm."""
        self._curve = CubicSpline(np.linspace(-1, 1, lines.shape[1]), lines, axis=1)

    def at(self, shares: Floats) -> Floats:
        """Points of every section at shares across it (n,), shape (stations, n, 3)."""
        result: Floats = self._curve(shares)
        return result

    def at_scaled(self, shares: Floats, factors: Floats) -> Floats:
        """The same, the shares times one factor per station."""
        return np.array([self._curve(shares * f)[i] for i, f in enumerate(factors)])


def _normals(sheet: _MiddleSheet, shares: Floats) -> Floats:
    """Unit normals of the middle sheet, (stations, len(shares), 3)."""
    step = 0.02
    sideways = sheet.at(shares + step) - sheet.at(shares - step)
    along = np.gradient(sheet.at(shares), axis=0)
    normal = np.cross(along, sideways)
    result: Floats = normal / np.maximum(np.linalg.norm(normal, axis=2), 1e-9)[:, :, None]
    return result


@dataclass(frozen=True, slots=True)
class ClosedSurface:
    """A closed surface; per vertex the share of the way along the muscle and around it."""

    vertices: Floats
    faces: Ints
    along: Floats
    around: Floats


def closed_surface(rim: Floats, along: Floats) -> ClosedSurface:
    """Triangles over the rings, each a share `along` the muscle, and over both ends."""
    stations, count, _ = rim.shape
    vertices = rim.reshape(-1, 3)
    faces = _faces(stations, count)
    if _volume(vertices, faces) < 0:
        faces = faces[:, ::-1]
    return ClosedSurface(
        vertices,
        faces,
        along=np.repeat(along, count),
        around=np.tile(np.arange(count) / count, stations),
    )


def _faces(stations: int, count: int) -> Ints:
    """Triangles of the tube and of its two ends."""
    end = _end_faces(count)
    return np.vstack([wall(stations, count), end[:, ::-1], end + (stations - 1) * count])


def _end_faces(count: int) -> Ints:
    """An end is closed from front to back, so that a long curved end stays a thin edge."""
    step = np.arange(count // 2)
    across = (count - step) % count
    first = np.c_[step, step + 1, across - 1][:-1]
    second = np.c_[step, across - 1, across][1:]
    first[0, 2] = count - 1
    return np.vstack([first, second])


def _volume(vertices: Floats, faces: Ints) -> float:
    corners = vertices[faces]
    return float((corners[:, 0] * np.cross(corners[:, 1], corners[:, 2])).sum() / 6)
