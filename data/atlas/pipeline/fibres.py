"""The fibres of a muscle: noise drawn out along it, bundles and single fibres of steady width."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np
from scipy.ndimage import gaussian_filter, map_coordinates

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats, Singles
from data.atlas.pipeline.body_meshes import BodyMesh
from data.atlas.pipeline.triangle_mesh import TriangleMesh

FIBRE_MM, BUNDLE_MM = 0.62, 2.1
"""Cells of the noise round the muscle; a streak is about three of them wide."""
STREAK_MM = 26.0
"""Cells along it."""
NOISE_BLUR = (1.3, 1.0)
LENGTH_BINS = 24
FRAYED = 0.16
"""How far streaks of flesh reach into the tendon, as a share of its border."""
FRAY_WIDTH = 0.7


@dataclass(frozen=True, slots=True)
class Fibres:
    """Noise pictures (cells along, cells round) of one muscle, mean 0 and deviation 1."""

    fine: Floats
    bundles: Floats


def fibre_noise(mesh: BodyMesh) -> Fibres:
    """The noise of a muscle by its size; the same in every run."""
    length, girth = muscle_size(mesh)
    return noise_of(mesh.name, round(length, -1), round(girth))


@lru_cache(maxsize=128)
def noise_of(name: str, length_mm: float, girth_mm: float) -> Fibres:
    """Noise for a muscle of a length and a girth."""
    return Fibres(*(noise(name, length_mm, girth_mm, width) for width in (FIBRE_MM, BUNDLE_MM)))


def noise(name: str, length_mm: float, girth_mm: float, cell_mm: float) -> Floats:
    """One noise picture."""
    size = (max(4, round(length_mm / STREAK_MM)), max(8, round(girth_mm / cell_mm)))
    seed = zlib.crc32(f"{name} {cell_mm}".encode())
    raw = np.random.default_rng(seed).normal(size=size)
    soft = gaussian_filter(raw, NOISE_BLUR, mode=("nearest", "wrap"))
    result: Floats = soft / soft.std()
    return result


def muscle_size(mesh: BodyMesh) -> tuple[float, float]:
    """Length along the muscle's middle and mean girth in mm."""
    if mesh.along is None:
        raise ValueError(f"{mesh.name}: a muscle needs its coordinates along and round")
    bins = np.minimum((mesh.along[:, 0] * LENGTH_BINS).astype(int), LENGTH_BINS - 1)
    count = np.bincount(bins, minlength=LENGTH_BINS)
    sums = np.column_stack([np.bincount(bins, axis, LENGTH_BINS) for axis in mesh.points.T])
    middles = sums[count > 0] / count[count > 0][:, None]
    length = curves.length(middles)
    return length, float(TriangleMesh(mesh.points, mesh.faces).face_areas.sum()) / max(length, 1.0)


def looked_up(picture: Floats, along: Singles, turn: Floats | Singles) -> Singles:
    """Noise at shares along and round the muscle."""
    rows, columns = picture.shape
    places = [along * (rows - 1), turn * columns]
    result: Singles = map_coordinates(picture, places, order=1, mode="grid-wrap")
    return result


def muscle_colour(
    mesh: BodyMesh, along: Singles, own: Mapping[str, Any]
) -> tuple[Singles, Singles]:
    """Colour 0..1 before light (n, 3) and how much is tendon (n,) of samples on one muscle.

    `along` (n, 4) holds share along, cosine and sine round, and what it is made of: 0 is flesh, 1
    tendon, 2 bone.
    """
    fibres = fibre_noise(mesh)
    turn = (np.arctan2(along[:, 2], along[:, 1]) / (2 * np.pi)) % 1
    fine = looked_up(fibres.fine, along[:, 0], turn)
    bundle = looked_up(fibres.bundles, along[:, 0], turn)
    tendon = frayed_tendon(np.minimum(along[:, 3], 1), 0.6 * bundle + 0.4 * fine)
    red = np.clip(0.46 + 0.20 * fine + 0.24 * bundle, 0, 1)[:, None]
    pale = np.clip(0.45 + 0.30 * fine + 0.12 * bundle, 0, 1)[:, None]
    light, dark = np.array(own["light"]), np.array(own["dark"])
    flesh = light + (dark - light) * red
    sinew = np.array(own["tendon"]) + (np.array(own["tendon_dark"]) - own["tendon"]) * pale
    share, bone = tendon[:, None], np.clip(along[:, 3, None] - 1, 0, 1)
    soft = flesh * (1 - share) + sinew * share
    return (soft + (np.array(own["bone"]) - soft) * bone) / 255, tendon


def frayed_tendon(tendon: Singles, streak: Singles) -> Singles:
    """How much is tendon, its border frayed along the fibres."""
    border = 4 * tendon * (1 - tendon)
    result: Singles = np.clip((tendon + FRAYED * streak * border - 0.5) / FRAY_WIDTH + 0.5, 0, 1)
    return result
