"""A cushion of cartilage in a joint: it fills the gap between two bones up to just inside the rim.

The gap is looked at from above on a grid; the cushion's floor and roof are the bones' own surfaces.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from scipy.ndimage import (
    binary_erosion,
    distance_transform_edt,
    gaussian_filter1d,
    label,
    map_coordinates,
)

from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.ring_faces import wall_and_ends

GRID_MM = 0.5
INSIDE_RIM_MM = 1.0
"""A cushion ends so far inside the outline that both bones have in common."""
INTO_BONE_MM = 0.35
LEAST_GAP_MM, STEEPEST = 0.3, 1.5
"""Where bones touch, or rise more steeply, a joint has its wall and no cushion."""
AROUND, ACROSS, UP = 96, 9, 7
"""Points round a cushion, rings of its floor and roof, and rings of its wall."""
HOLLOW = 0.12
"""How far the wall is drawn in half way up, as a share of its height."""
SMOOTHING = 1.6


@dataclass(frozen=True, slots=True)
class Gap:
    """Heights of floor and roof, mm, over a grid that begins at `low` (x, y), and where it fits."""

    low: Floats
    floor: Floats
    roof: Floats
    room: Flags

    def heights(self, places: Floats) -> tuple[Floats, Floats]:
        """Floor and roof at places (..., 2), between the points of the grid."""
        grid = np.moveaxis((places - self.low) / GRID_MM, -1, 0)
        floor, roof = (
            map_coordinates(each, grid, order=1, mode="nearest") for each in (self.floor, self.roof)
        )
        return floor, roof


def cushion(
    below: trimesh.Trimesh,
    above: trimesh.Trimesh,
    box: tuple[Floats, Floats],
    deepest_mm: float,
) -> trimesh.Trimesh:
    """The cushion between two bones inside a box (low, high corner), where they come so close."""
    gap = gap_between(below, above, box, deepest_mm)
    centre, radius = rim_of(gap)
    angle = np.arange(AROUND) * 2 * np.pi / AROUND
    direction = np.column_stack([np.cos(angle), np.sin(angle)])

    def ring(share: float) -> tuple[Floats, Floats, Floats]:
        places = centre + direction * (radius * share)[:, None]
        return places, *gap.heights(places)

    shares = np.linspace(0.08, 1.0, ACROSS)
    floors = [np.column_stack([at, floor - INTO_BONE_MM]) for at, floor, _ in map(ring, shares)]
    roofs = [np.column_stack([at, roof + INTO_BONE_MM]) for at, _, roof in map(ring, shares[::-1])]
    low, high = floors[-1], roofs[0]
    walls = []
    for up in np.linspace(0, 1, UP)[1:-1]:
        middle = low + (high - low) * up
        inward = HOLLOW * (high - low)[:, 2] * np.sin(np.pi * up)
        walls.append(middle - np.column_stack([direction, np.zeros(AROUND)]) * inward[:, None])
    rings = [*floors, *walls, *roofs]
    poles = [rings[0].mean(axis=0), rings[-1].mean(axis=0)]
    mesh = trimesh.Trimesh(
        np.vstack([*rings, *poles]), wall_and_ends(len(rings), AROUND), process=False
    )
    mesh.fix_normals()
    return mesh


def gap_between(
    below: trimesh.Trimesh,
    above: trimesh.Trimesh,
    box: tuple[Floats, Floats],
    deepest_mm: float,
) -> Gap:
    """The gap between the upper side of one bone and the lower side of another inside a box."""
    low, high = box
    x = np.arange(low[0], high[0], GRID_MM)
    y = np.arange(low[1], high[1], GRID_MM)
    places = np.stack(np.meshgrid(x, y, indexing="ij"), axis=-1)
    floor = first_met(below, places, high[2], -1.0)
    roof = first_met(above, places, low[2], 1.0)
    both = np.isfinite(floor) & np.isfinite(roof)
    inside = binary_erosion(np.pad(both, 1), iterations=round(INSIDE_RIM_MM / GRID_MM))[1:-1, 1:-1]
    depth = np.where(both, roof - floor, 0.0)
    room = inside & (depth > LEAST_GAP_MM) & (depth < deepest_mm)
    floor, roof = filled(floor), filled(roof)
    for height in (floor, roof):
        room &= np.hypot(*np.gradient(height, GRID_MM)) < STEEPEST
    return Gap(low[:2], within(floor, room), within(roof, room), room)


def first_met(bone: trimesh.Trimesh, places: Floats, level: float, upward: float) -> Floats:
    """Height at which a line up (1) or down (-1) from a level first meets a bone; NaN if never."""
    flat = places.reshape(-1, 2)
    origins = np.column_stack([flat, np.full(len(flat), level)])
    rays = np.tile([0.0, 0.0, upward], (len(flat), 1))
    met, index, _ = bone.ray.intersects_location(origins, rays, multiple_hits=False)
    result = np.full(len(flat), np.nan)
    result[index] = met[:, 2]
    return result.reshape(places.shape[:-1])


def filled(heights: Floats) -> Floats:
    """Heights with each unknown one as the nearest that is known."""
    nearest = distance_transform_edt(np.isnan(heights), return_distances=False, return_indices=True)
    result: Floats = heights[tuple(nearest)]
    return result


def within(heights: Floats, room: Flags) -> Floats:
    """Heights kept between the lowest and the highest inside the room."""
    result: Floats = heights.clip(heights[room].min(), heights[room].max())
    return result


def rim_of(gap: Gap) -> tuple[Floats, Floats]:
    """Middle (2,) of the largest room and the distance of its edge in every direction, mm."""
    pieces, count = label(gap.room)
    if not count:
        raise ValueError("the bones of this joint do not come close enough for a cushion")
    largest = pieces == 1 + np.argmax(np.bincount(pieces.ravel())[1:])
    middle = np.argwhere(largest).mean(axis=0)
    angle = np.arange(AROUND) * 2 * np.pi / AROUND
    steps = np.arange(0, max(largest.shape), 0.5)
    # The edge in a direction is where the room is first left.
    lines = middle[:, None, None] + np.array([np.cos(angle), np.sin(angle)])[:, :, None] * steps
    held = map_coordinates(largest.astype(float), lines, order=1, mode="constant") > 0.5
    radius = np.where(held.all(axis=1), steps[-1], steps[np.argmin(held, axis=1)]) * GRID_MM
    # Corners that stick out are taken off, hollows are kept.
    even = np.minimum(radius, gaussian_filter1d(radius, 2 * SMOOTHING, mode="wrap"))
    smooth: Floats = gaussian_filter1d(even, SMOOTHING, mode="wrap")
    return gap.low + middle * GRID_MM, smooth
