"""Soft light as real spherical harmonics up to degree three: 16 numbers per light or vertex.

A vertex keeps how much of each harmonic reaches it past everything that stands in the way; a view's
lights are summed into the same harmonics; brightness is then one product, without any noise.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.atlas.pipeline.arrays import Floats

HARMONICS = 16
DEGREES = np.array([0, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3, 3])
ODD_IN_X = np.array([0, 0, 0, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 1], dtype=bool)
"""Harmonics that change sign when the body is mirrored."""
SOFTENING = np.array([1.0, 0.95, 0.82, 0.62])
"""Weight per degree: keeps the higher harmonics from ringing into the shadows."""
LIGHT_SAMPLES = 2000


@dataclass(frozen=True, slots=True)
class Lamp:
    """A soft lamp of a view: where it stands as (right, up, towards the eye), its colour, width.

    `sharpness` 0 is light from everywhere; larger is narrower.
    """

    place: tuple[float, float, float]
    colour: tuple[float, float, float]
    sharpness: float


def spread_directions(count: int) -> Floats:
    """Unit vectors evenly spread over the sphere (a Fibonacci spiral), shape (count, 3)."""
    steps = np.arange(count) + 0.5
    polar = np.arccos(1 - 2 * steps / count)
    turn = np.pi * (1 + 5**0.5) * steps
    return np.column_stack(
        [np.cos(turn) * np.sin(polar), np.sin(turn) * np.sin(polar), np.cos(polar)]
    )


def harmonics(directions: Floats) -> Floats:
    """The 16 real harmonics of unit vectors, shape (n, 16)."""
    x, y, z = directions.T
    return np.column_stack(
        [
            np.full(len(x), 0.282095),
            0.488603 * y,
            0.488603 * z,
            0.488603 * x,
            1.092548 * x * y,
            1.092548 * y * z,
            0.315392 * (3 * z * z - 1),
            1.092548 * x * z,
            0.546274 * (x * x - y * y),
            0.590044 * y * (3 * x * x - y * y),
            2.890611 * x * y * z,
            0.457046 * y * (5 * z * z - 1),
            0.373176 * z * (5 * z * z - 3),
            0.457046 * x * (5 * z * z - 1),
            1.445306 * z * (x * x - y * y),
            0.590044 * x * (x * x - 3 * y * y),
        ]
    )


def mirrored_transfer(transfer: Floats) -> Floats:
    """What the mirrored vertices keep of each harmonic, shape (n, 16)."""
    return np.where(ODD_IN_X, -transfer, transfer)


def lamp_harmonics(lamps: Sequence[Lamp], axes: Floats) -> Floats:
    """The lamps of a view summed into harmonics, shape (16, 3) for red, green and blue.

    `axes` (3, 3) holds the view's right, up and towards as rows. A lamp that is not softened by
    anything lights a surface that faces it with its colour.
    """
    directions = spread_directions(LIGHT_SAMPLES)
    basis = harmonics(directions)
    total = np.zeros((HARMONICS, 3))
    for lamp in lamps:
        place = np.array(lamp.place) / np.linalg.norm(lamp.place) @ axes
        lobe = np.exp(lamp.sharpness * (directions @ place - 1))
        facing = (lobe * np.clip(directions @ place, 0, None)).mean() * 4
        total += np.outer((basis * lobe[:, None]).mean(axis=0) * 4 * np.pi, lamp.colour) / facing
    result: Floats = total * SOFTENING[DEGREES][:, None]
    return result
