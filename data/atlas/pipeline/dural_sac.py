"""The sac of nerve roots in the spine: a flattened tube down the lumbar canal to its end at S2.

Schematic: its place is the middle of the canal of these bones; its width follows from the room
there, not from a study.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
import pyvista as pv
import trimesh

from data.atlas.pipeline import curves, store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.relaxation import Bounds, relax
from data.atlas.pipeline.solids import crossings_from_front, paired_mirror
from data.atlas.pipeline.store import Landmarks
from data.atlas.pipeline.surroundings import Surface, Surroundings, bone_pieces
from data.atlas.pipeline.tubes import swept

SAC = "dural_sac"
LEVELS = ("t11", "t12", "l1", "l2", "l3", "l4", "l5")
CANAL_DEPTHS_MM = (7.0, 16.0)
"""Between the back of the body and the lamina; a wider gap is the opening between two laminae."""
STEP_MM = 1.0
REACH_MM = 200.0
OFF_MIDDLE_MM = 0.3
"""Rays keep this far from the mid-plane, where faces of a symmetric mesh meet."""

SACRAL = (
    ("canal_s1", ("s1_foramen", "s1_foramen"), (17.3, 19.0)),
    ("canal_s2", ("s1_foramen", "s2_foramen"), (13.3, 18.5)),
    ("canal_s2_end", ("s2_foramen", "s2_foramen"), (8.0, 18.0)),
)
"""Canal of the sacrum: behind and above the middle of two front holes, square to its front face."""

HALF_WIDTHS_MM = (4.4, 4.7, 5.0, 5.7, 6.0, 5.7, 5.5, 4.8, 3.8, 2.2)
HALF_DEPTHS_MM = (3.6, 3.8, 4.0, 3.8, 3.8, 3.9, 3.5, 3.2, 2.7, 1.8)
OFF_BONE_MM = 1.1
"""Between the sac's front or back and the wall of the lumbar canal, at least."""

LEFT_ALONE_MM = 6.0
"""Over this length above the sacral canal the sac passes from easing to its drawn course."""


@dataclass(frozen=True, slots=True)
class Sac:
    """The sac's middle line from above down (n, 3), half its width and half its depth, mm."""

    points: Floats
    half_width: Floats
    half_depth: Floats


def canal_marks(marks: Landmarks) -> dict[str, Floats]:
    """The middle of the vertebral canal at T11 to S2, by name."""
    found = {
        f"canal_{level}": _canal_middle(store.BONES / f"vertebra_{level}.ply") for level in LEVELS
    }
    for name, (upper, lower), (back, up) in SACRAL:
        _, y, z = (marks[upper] + marks[lower]) / 2.0
        found[name] = np.array([0.0, y + back, z + up])
    return found


def _canal_middle(path: Path) -> Floats:
    """The middle of a vertebra's ring in the mid-plane.

    Raises ValueError if the vertebra has no closed ring there.
    """
    vertebra = pv.read(path)
    middles = []
    for height in np.arange(vertebra.bounds[4], vertebra.bounds[5], STEP_MM):
        walls = crossings_from_front(vertebra, OFF_MIDDLE_MM, height, REACH_MM)
        if len(walls) >= 4 and CANAL_DEPTHS_MM[0] < walls[2] - walls[1] < CANAL_DEPTHS_MM[1]:
            middles.append((0.0, (walls[1] + walls[2]) / 2.0, height))
    if not middles:
        raise ValueError(f"{path}: no canal in the mid-plane")
    middle: Floats = np.mean(middles, axis=0)
    return middle


def grow_sac(marks: Landmarks, skin: Surface) -> Sac:
    """The sac threaded through the canal's marks, then eased off the walls of the lumbar canal."""
    around = Surroundings(skin, _vertebrae())
    names = [f"canal_{level}" for level in LEVELS] + [name for name, _, _ in SACRAL]
    points, shares = curves.thread(np.array([marks[name] for name in names]))
    along = curves.lengths_along(points)
    at = along / along[-1]
    half_width = np.interp(at, shares, HALF_WIDTHS_MM)
    half_depth = np.interp(at, shares, HALF_DEPTHS_MM)
    sacral = marks[SACRAL[0][0]][2]
    free = np.clip((points[:, 2] - sacral) / LEFT_ALONE_MM, 0.0, 1.0)[:, None]
    anywhere = np.zeros(len(points)), np.full(len(points), np.inf)
    eased = relax(points, Bounds(*anywhere, half_depth + OFF_BONE_MM), free, around)
    eased[:, 0] = 0.0
    return Sac(eased, half_width, half_depth)


def marks_on(sac: Sac, marks: Landmarks) -> dict[str, Floats]:
    """The canal's marks moved onto the sac, and one more between each two neighbours."""
    names = [f"canal_{level}" for level in LEVELS] + [SACRAL[0][0]]
    heights = {name: float(marks[name][2]) for name in names}
    for upper, lower in pairwise(names):
        between = f"{upper}_{lower.removeprefix('canal_')}"
        heights[between] = (heights[upper] + heights[lower]) / 2.0
    downwards = sac.points[::-1]
    return {
        name: np.array([0.0, np.interp(height, downwards[:, 2], downwards[:, 1]), height])
        for name, height in heights.items()
    }


def sac_mesh(sac: Sac) -> trimesh.Trimesh:
    """The sac as one mesh, an exact mirror about the mid-plane."""
    return paired_mirror(swept(sac.points, sac.half_width, sac.half_depth))


def room_in_canal(sac: Sac) -> dict[str, float]:
    """The least distance of the sac's wall from the vertebrae, mm, and its way through the sacrum.

    The sacrum of these bones is solid; how far back the sac lies in it is a share from its front
    face (0) to its back face (1), straight backward.
    """
    points = np.asarray(sac_mesh(sac).vertices)
    least = min(float(wall.distance(points)[0].min()) for wall in _vertebrae())
    shares = list(_ways_through(sac, pv.read(store.BONES / "sacrum.ply")))
    return {
        "least_bone_mm": round(least, 2),
        "least_way_through_sacrum": round(min(shares), 3),
        "greatest_way_through_sacrum": round(max(shares), 3),
    }


def _ways_through(sac: Sac, sacrum: pv.PolyData) -> Iterator[float]:
    """For every point of the sac within the sacrum, how far back it lies in the bone."""
    for _, y, z in sac.points:
        walls = crossings_from_front(sacrum, OFF_MIDDLE_MM, z, REACH_MM)
        if len(walls) and walls[0] < y:
            yield (y - walls[0]) / (walls[-1] - walls[0])


def _vertebrae() -> list[Surface]:
    return bone_pieces([f"vertebra_{level}" for level in LEVELS])
