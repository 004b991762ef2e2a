"""The ends of muscles set down on what they are fixed to: thin, flared, with a rounded outline.

A muscle's rings are taken as a sheet (the middle of each pair of opposite points) and a thickness;
over the last millimetres the sheet sinks onto the bone and the thickness runs out.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from scipy.interpolate import CubicSpline

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.muscle_plans import MusclePlan
from data.atlas.pipeline.smoothstep import smoothstep
from data.atlas.pipeline.store import Bones

LEAST_REACH_MM, MOST_REACH_MM, REACH_SHARE = 9.0, 15.0, 1.1
"""An end is shaped over this share of its half width and `LEAST_REACH_MM`, within these bounds."""
FLARE, MOST_FLARE_MM = 0.22, 2.5
"""How much broader an end becomes, as a share of its half width, and at most."""
ROUND_MM = 6.0
"""Radius of the corners of an end."""
THINNING, MERGING = 0.65, 0.4
"""Over these shares of its reach an end thins out, and takes the colour of bone."""
LEAST_WIDTH = 0.1
HALF_THICK_MM, LIFT_MM = 0.35, 0.4
"""Half the thickness of the very end, and how high over the bone its middle lies."""
NEAR_MM, FAR_MM = 9.0, 14.0
"""A point of an end farther from its bone than the second is left where it is."""
BETWEEN = 4
"""Rings for one between two, near the ends."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """Rings (n, around, 3) of a muscle with its ends set down.

    `along` (n,) is each ring's share of the way, `merged` (n,) how far it has become bone, and
    `even` (n,) says which rings are those the muscle had before.
    """

    rings: Floats
    along: Floats
    merged: Floats
    even: Floats

    @property
    def rim(self) -> Floats:
        """The rings at even steps."""
        result: Floats = self.rings[self.even > 0]
        return result


def set_down(rim: Floats, plan: MusclePlan, bones: Bones, muscles: Bones) -> Shaped:
    """A muscle whose ends lie on the bones and muscles they are fixed to; free ones run out."""
    steps = len(rim) - 1
    middle = rim.mean(axis=1)
    first, last = _reach(rim[0]), _reach(rim[-1])
    length = curves.lengths_along(middle)
    place = np.arange(steps + 1.0)
    near = np.flatnonzero((length[:-1] < first) | (length[-1] - length[1:] < last))
    extra = near[:, None] + np.arange(1, BETWEEN) / BETWEEN
    place = np.sort(np.concatenate([place, extra.ravel()]))
    rings = CubicSpline(np.arange(steps + 1), rim, axis=0)(place)
    merged = np.zeros(len(place))
    for end, reach, order in ((plan.origin, first, 1), (plan.insertion, last, -1)):
        # Seen from the end, whichever it is.
        ground = None if end.free else bones.get(end.part, muscles.get(end.part))
        shaped, share = _shaped_end(rings[::order], reach, ground)
        rings = shaped[::order]
        if end.part in bones and not end.free:
            merged = np.maximum(merged, share[::order])
    return Shaped(rings, place / steps, merged, (place == np.round(place)).astype(float))


def _reach(ring: Floats) -> float:
    """How far from a muscle's end its shape changes, mm."""
    half_width = float(np.linalg.norm(ring[0] - ring[len(ring) // 2])) / 2
    return float(np.clip(LEAST_REACH_MM + REACH_SHARE * half_width, LEAST_REACH_MM, MOST_REACH_MM))


def _shaped_end(
    rings: Floats, reach: float, ground: trimesh.Trimesh | None
) -> tuple[Floats, Floats]:
    """The rings with the end that comes first set down, and per ring how far it has merged."""
    away = curves.lengths_along(rings.mean(axis=1))
    count = int((away < reach).sum())
    own, away = rings[:count], away[:count]
    share = smoothstep(1 - away / reach)
    partner = -np.arange(own.shape[1]) % own.shape[1]
    sheet, thick = (own + own[:, partner]) / 2, (own - own[:, partner]) / 2
    # A free end has no bone to spread over.
    sheet = _outlined(sheet, away, share if ground is not None else np.zeros_like(share))
    size = np.linalg.norm(thick, axis=2, keepdims=True)
    most = np.maximum(size.max(axis=1, keepdims=True), 1e-6)
    profile = size / most
    weight = share[:, None, None]
    thinning = smoothstep(1 - away / (THINNING * reach))[:, None, None]
    thick = thick * (1 - thinning + thinning * np.minimum(HALF_THICK_MM / most, 1))
    if ground is not None:
        place, normal, close = _underneath(sheet, ground)
        held = weight * close
        sheet = sheet + held * (place + LIFT_MM * normal - sheet)
        upper = np.arange(own.shape[1]) < own.shape[1] // 2
        turned = float(np.sign((thick * normal * weight)[:, upper].sum())) or 1.0
        flat = normal * profile * HALF_THICK_MM * np.where(upper, turned, -turned)[None, :, None]
        thick = thick * (1 - held) + flat * held
    result = rings.copy()
    result[:count] = sheet + thick
    merged = np.zeros(len(rings))
    merged[:count] = smoothstep(1 - away / (MERGING * reach))
    return result, merged


def _outlined(sheet: Floats, away: Floats, share: Floats) -> Floats:
    """The sheet flared towards its end, the corners of the end rounded."""
    centre = sheet.mean(axis=1, keepdims=True)
    half = np.linalg.norm(sheet - centre, axis=2).max(axis=1)
    radius = np.minimum(ROUND_MM, half)
    inward = np.clip(1 - away / np.maximum(radius, 1e-6), 0, 1)
    lost = radius * (1 - np.sqrt(1 - inward**2))
    flare = np.minimum(FLARE, MOST_FLARE_MM / np.maximum(half, 1e-6))
    factor = (1 + flare * share) * np.maximum(1 - lost / np.maximum(half, 1e-6), LEAST_WIDTH)
    result: Floats = centre + (sheet - centre) * factor[:, None, None]
    return result


def _underneath(sheet: Floats, mesh: trimesh.Trimesh) -> tuple[Floats, Floats, Floats]:
    """Nearest places on a mesh, its normals there, and how surely a point belongs to it (0..1)."""
    flat = sheet.reshape(-1, 3)
    place, distance, face = trimesh.proximity.closest_point(mesh, flat)
    corners = mesh.faces[face]
    weights = trimesh.triangles.points_to_barycentric(mesh.triangles[face], place)
    normal = (mesh.vertex_normals[corners] * weights[..., None]).sum(axis=1)
    normal /= np.maximum(np.linalg.norm(normal, axis=1), 1e-9)[:, None]
    close = 1 - smoothstep((distance - NEAR_MM) / (FAR_MM - NEAR_MM))
    shape = (*sheet.shape[:2], 3)
    return place.reshape(shape), normal.reshape(shape), close.reshape(*shape[:2], 1)
