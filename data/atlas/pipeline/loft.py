"""A muscle as a loft: rounded sections along a smooth line, tapering into its attachments."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.interpolate import CubicSpline, PchipInterpolator

Floats = NDArray[np.float64]
Integers = NDArray[np.int64]

STATIONS = 72
AROUND = 40
SQUARENESS = 2.3
"""Exponent of the superellipse of a section; 2 is an ellipse, more is boxier."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a muscle: its centre, half its width as a vector, half its thickness, mm."""

    centre: Floats
    half_width: Floats
    half_thickness: float


@dataclass(frozen=True, slots=True)
class Loft:
    """A closed surface; per vertex the share of the way along the muscle and around it."""

    vertices: Floats
    faces: Integers
    along: Floats
    around: Floats


def section(centre: Sequence[float], half_width: Sequence[float], half_thickness: float) -> Section:
    """A section from plain numbers."""
    return Section(np.array(centre, float), np.array(half_width, float), half_thickness)


def loft(sections: Sequence[Section]) -> Loft:
    """The surface through the sections, closed at both ends."""
    share = np.linspace(0.0, 1.0, STATIONS)
    centre, width, thickness = _interpolated(sections, share)
    along = np.gradient(centre, axis=0)
    along /= np.linalg.norm(along, axis=1)[:, None]
    normal = np.cross(along, width)
    normal /= np.linalg.norm(normal, axis=1)[:, None]
    angle = np.linspace(0.0, 2 * np.pi, AROUND, endpoint=False)
    across = np.sign(np.cos(angle)) * abs(np.cos(angle)) ** (2 / SQUARENESS)
    through = np.sign(np.sin(angle)) * abs(np.sin(angle)) ** (2 / SQUARENESS)
    rings = (
        centre[:, None]
        + width[:, None] * across[None, :, None]
        + (normal * thickness[:, None])[:, None] * through[None, :, None]
    )
    vertices = np.vstack([rings.reshape(-1, 3), centre[[0, -1]]])
    faces = _faces()
    if _volume(vertices, faces) < 0:
        faces = faces[:, ::-1]
    return Loft(
        vertices,
        faces,
        along=np.concatenate([np.repeat(share, AROUND), [0.0, 1.0]]),
        around=np.concatenate([np.tile(np.arange(AROUND) / AROUND, STATIONS), [0.5, 0.5]]),
    )


def _interpolated(sections: Sequence[Section], share: Floats) -> tuple[Floats, Floats, Floats]:
    """Centre, half width and half thickness at shares of the muscle's length."""
    centres = np.array([s.centre for s in sections])
    steps = np.linalg.norm(np.diff(centres, axis=0), axis=1)
    knots = np.concatenate([[0.0], np.cumsum(steps)]) / steps.sum()
    centre = CubicSpline(knots, centres, bc_type="natural")(share)
    width = PchipInterpolator(knots, np.array([s.half_width for s in sections]))(share)
    thickness = PchipInterpolator(knots, np.array([s.half_thickness for s in sections]))(share)
    return centre, width, thickness


def _faces() -> Integers:
    """Triangles of the tube and of its two end caps."""
    station, step = np.meshgrid(np.arange(STATIONS - 1), np.arange(AROUND), indexing="ij")
    here = (station * AROUND + step).ravel()
    beside = (station * AROUND + (step + 1) % AROUND).ravel()
    tube = np.vstack(
        [
            np.c_[here, beside, beside + AROUND],
            np.c_[here, beside + AROUND, here + AROUND],
        ]
    )
    ring = np.arange(AROUND)
    following = (ring + 1) % AROUND
    first, last = STATIONS * AROUND, STATIONS * AROUND + 1
    end = (STATIONS - 1) * AROUND
    caps = np.vstack(
        [
            np.c_[np.full(AROUND, first), following, ring],
            np.c_[np.full(AROUND, last), end + ring, end + following],
        ]
    )
    return np.vstack([tube, caps])


def _volume(vertices: Floats, faces: Integers) -> float:
    corners = vertices[faces]
    return float((corners[:, 0] * np.cross(corners[:, 1], corners[:, 2])).sum() / 6)
