"""What bones, cartilage and muscles look like before and after the light falls on them."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter, map_coordinates

from data.atlas.pipeline.body_meshes import BONE, MUSCLE, BodyMesh
from data.atlas.pipeline.occlusion import Baked

Floats = NDArray[np.float64]
Style = Mapping[str, Any]

FILLING = "cartilage_midfoot"
"""Soft filling between the small bones of the foot, drawn nearly as bone."""
TENDON_SHARES = {"piriformis": (-0.1, 0.72), "gluteus_minimus": (0.0, 0.84)}
OTHER_TENDON_SHARES = (0.03, 0.86)
"""Shares of a muscle's length where its pale tendon of origin ends and that of insertion begins."""
FIBRE_STREAKS = 46
TENDON_STREAKS = 20
HIGHLIGHT_POWER = 18.0


def surface_colour(mesh: BodyMesh, style: Style) -> Floats:
    """Colour per vertex in 0..1 before light, shape (n, 3)."""
    if mesh.kind == MUSCLE:
        return muscle_colour(mesh, style[MUSCLE])
    own = style[style_key(mesh)]
    mottle = mottling(mesh.points)[:, None] if mesh.kind == BONE else 0.0
    light, dark = np.array(own["light"]), np.array(own["dark"])
    result: Floats = (light + (dark - light) * mottle) / 255 * np.ones((len(mesh.points), 1))
    return result


def style_key(mesh: BodyMesh) -> str:
    """The table of the style that a mesh is drawn with."""
    return "filling" if mesh.name == FILLING else mesh.kind


def mottling(points: Floats) -> Floats:
    """Quiet patches of 2 to 5 cm and a fine grain, 0..1."""
    x, y, z = (points / 26).T
    patches = (
        np.sin(1.7 * x + np.sin(2.3 * z)) * np.sin(2.1 * y + 1) * np.sin(1.3 * z + np.sin(1.1 * x))
    )
    a, b, c = (points / 3.1).T
    grain = np.sin(a + 1.9 * np.sin(0.7 * c)) * np.sin(1.3 * b + np.sin(0.9 * a)) * np.sin(0.8 * c)
    result: Floats = np.clip(0.28 + 0.30 * patches + 0.16 * grain, 0, 1)
    return result


def muscle_colour(mesh: BodyMesh, own: Style) -> Floats:
    """Red fibres along the muscle, pale tendons at its ends."""
    if mesh.along is None:
        raise ValueError(f"{mesh.name}: a muscle needs its coordinates along and round")
    fibre = np.clip(0.5 + 0.33 * streaks(mesh, FIBRE_STREAKS), 0, 1)[:, None]
    light, dark, tendon = (np.array(own[key]) for key in ("light", "dark", "tendon"))
    flesh = light + (dark - light) * fibre
    start, end = TENDON_SHARES.get(mesh.name, OTHER_TENDON_SHARES)
    along = mesh.along[:, 0] + 0.045 * streaks(mesh, TENDON_STREAKS)
    at_start = np.clip((start - along) / 0.07 + 0.5, 0, 1)
    at_end = np.clip((along - end) / 0.11 + 0.5, 0, 1)
    pale = 0.9 * np.clip(at_start + at_end, 0, 1)[:, None]
    result: Floats = (flesh * (1 - pale) + tendon * (1 - 0.22 * fibre) * pale) / 255
    return result


def streaks(mesh: BodyMesh, count: int) -> Floats:
    """Noise drawn out along the muscle, mean 0 and deviation 1; the same in every run."""
    seed = zlib.crc32(f"{mesh.name} {count}".encode())
    noise = np.random.default_rng(seed).normal(size=(24, count * 6))
    noise = gaussian_filter(noise, (2.2, 1.0), mode=("nearest", "wrap"))
    along, around = mesh.along.T if mesh.along is not None else np.zeros((2, len(mesh.points)))
    places = [along * 23, (around % 1) * count * 6]
    result: Floats = map_coordinates(noise / noise.std(), places, order=1, mode="grid-wrap")
    return result


def lit_colour(
    mesh: BodyMesh, normals: Floats, baked: Baked, lights: Floats, towards: Floats, style: Style
) -> Floats:
    """Colour per vertex in 0..1 under the view's light, shape (n, 3).

    `lights` are the lamps' harmonics (16, 3); `towards` points to the eye.
    """
    own = style[style_key(mesh)]
    colour = surface_colour(mesh, style)
    brightness = np.clip(baked.transfer @ lights, 0, None)
    openness = baked.openness[:, None]
    # In hollows light that bounced once keeps the colour of what it bounced off.
    bounce = (1 - openness) * 0.55 * np.array(own["shade"]) * colour.mean(axis=1, keepdims=True)
    edge = np.clip(1 - np.abs(normals @ towards), 0, 1)[:, None] ** 3
    highlight = gloss(normals, towards, style) * openness * own["gloss"]
    shown = colour * (brightness + bounce * 0.75) * (1 - own["edge"] * edge) + highlight
    result: Floats = np.clip(shown, 0, 1)
    return result


def gloss(normals: Floats, towards: Floats, style: Style) -> Floats:
    """A broad soft highlight of the main lamp, (n, 1)."""
    lamp = np.array(style["main_lamp"])
    half = lamp / np.linalg.norm(lamp) + towards
    half /= np.linalg.norm(half)
    result: Floats = np.clip(normals @ half, 0, 1)[:, None] ** HIGHLIGHT_POWER
    return result
