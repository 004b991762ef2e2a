"""The stage that measures the foot on its meshes and writes `data/atlas/feet.json` for the tests.

Everything is measured on the left foot as built; the right one is its mirror.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Any

import numpy as np
import trimesh
from scipy.ndimage import label

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.solids import joined, parts, signed_distance
from data.atlas.pipeline.store import Bones
from data.atlas.pipeline.toes import bone_end, toe_rays, toe_way

FILE = store.ATLAS / "feet.json"
TARSALS = (
    *(f"metatarsal_{number}" for number in range(1, 6)),
    *("inner_cuneiform", "middle_cuneiform", "outer_cuneiform"),
    *("cuboid", "navicular", "heel_bone"),
)
"""The pieces of the foot's mesh in their order."""

JOINTS = (
    ("talus", "heel_bone"),
    ("talus", "navicular"),
    ("heel_bone", "cuboid"),
    ("navicular", "inner_cuneiform"),
    ("navicular", "middle_cuneiform"),
    ("navicular", "outer_cuneiform"),
    ("inner_cuneiform", "middle_cuneiform"),
    ("middle_cuneiform", "outer_cuneiform"),
    ("outer_cuneiform", "cuboid"),
    ("inner_cuneiform", "metatarsal_1"),
    ("middle_cuneiform", "metatarsal_2"),
    ("outer_cuneiform", "metatarsal_3"),
    ("cuboid", "metatarsal_4"),
    ("cuboid", "metatarsal_5"),
    *pairwise(TARSALS[1:5]),
)
"""Bones that meet; the first two metatarsals need not."""

BELOW_MM = 50.0
"""Rays that look up at the sole start so far below the ground."""

ARCH_STEPS = 24
LEVEL_MM = 3.0
OUTLINE_TOP_MM = 150.0
GRID_MM = 0.5
BEYOND_BASES_MM = 10.0


def build() -> None:
    """Measure and write; the meshes stay as they are."""
    content = feet()
    FILE.write_text(_lines(content), encoding="utf-8")
    print(f"   {FILE.name}: {', '.join(content)}")


def feet() -> dict[str, Any]:
    """The record: toe bones in the skin, gaps between bones, the arch, the outline from behind."""
    skin, landmarks, bones = store.read_mesh(store.SKIN), store.read_landmarks(), foot_bones()
    rays = toe_rays(store.read_bone("toes"))
    ground = float(np.asarray(skin.vertices)[:, 2].min())
    return {
        "ground_mm": round(ground, 2),
        "toe_bones_under_skin_mm": [[_least_depth(bone, skin) for bone in ray] for ray in rays],
        "skin_beyond_toe_bones_mm": [_beyond(ray, skin) for ray in rays],
        "joint_gaps_mm": {f"{a}, {b}": _gap(bones[a], bones[b]) for a, b in JOINTS},
        "toe_joint_gaps_mm": [
            [_gap(a, b) for a, b in pairwise([bones[f"metatarsal_{toe}"], *ray])]
            for toe, ray in enumerate(rays, start=1)
        ],
        "holes_from_above_mm2": holes_from_above(bones),
        "arch_inner_mm": arch(skin, landmarks["heel_inner"], landmarks["toe_1_base"], ground),
        "arch_outer_mm": arch(skin, landmarks["heel"], landmarks["toe_5_base"], ground),
        "ankle_from_behind_mm": outline(skin, landmarks["ankle_centre"][1], ground),
        "heel_from_behind_mm": outline(skin, landmarks["lateral_malleolus"][1], ground),
    }


def foot_bones() -> dict[str, trimesh.Trimesh]:
    """The talus and the pieces of the foot's mesh by name."""
    return {
        "talus": store.read_bone("talus"),
        **dict(zip(TARSALS, parts(store.read_bone("foot")), strict=True)),
    }


def _least_depth(bone: trimesh.Trimesh, skin: trimesh.Trimesh) -> float:
    return round(-float(signed_distance(np.asarray(bone.vertices), skin).max()), 2)


def _beyond(ray: Sequence[trimesh.Trimesh], skin: trimesh.Trimesh) -> float:
    """How far the skin lies beyond the last bone of a toe, along the toe."""
    way, tip = toe_way(ray), np.asarray(ray[-1].vertices)
    foremost = tip[(tip @ way).argmax()]
    met, _, _ = skin.ray.intersects_location(foremost[None], way[None])
    return round(float(((met - foremost) @ way).min()), 2)


def _gap(one: trimesh.Trimesh, other: trimesh.Trimesh) -> float:
    """Least distance of two surfaces, mm; negative by how deep one stands in the other."""
    pairs = ((one, other), (other, one))
    return round(min(float(signed_distance(np.asarray(a.vertices), b).min()) for a, b in pairs), 2)


def holes_from_above(bones: Bones) -> float:
    """Area of all holes between the tarsal bones and the filling, seen from straight above, mm2."""
    solid = joined([*bones.values(), store.read_bone("cartilage_midfoot")])
    low, high = solid.bounds[0] - 2 * GRID_MM, solid.bounds[1] + 2 * GRID_MM
    x, y = (np.arange(low[axis], high[axis], GRID_MM) for axis in (0, 1))
    across, along = np.meshgrid(x, y)
    starts = np.column_stack([across.ravel(), along.ravel(), np.full(across.size, high[2] + 1)])
    met = solid.ray.intersects_any(starts, np.tile([0.0, 0.0, -1.0], (len(starts), 1)))
    pieces, _ = label(~met.reshape(across.shape))
    ends = [bone_end(np.asarray(bones[name].vertices), back=True) for name in TARSALS[:5]]
    front = np.array(sorted((end[0], end[1] - BEYOND_BASES_MM) for end in ends))
    behind = along > np.interp(across, *front.T)
    holes = (pieces > 0) & (pieces != pieces[0, 0]) & behind
    return round(float(holes.sum()) * GRID_MM**2, 1)


def arch(skin: trimesh.Trimesh, heel: Floats, ball: Floats, ground: float) -> list[list[float]]:
    """Height of the sole above the ground between heel and ball: share of the way, mm."""
    shares = np.linspace(0, 1, ARCH_STEPS + 1)
    starts = heel + shares[:, None] * (ball - heel)
    starts[:, 2] = ground - BELOW_MM
    upward = np.tile([0.0, 0.0, 1.0], (len(starts), 1))
    met, number, _ = skin.ray.intersects_location(starts, upward, multiple_hits=False)
    heights = zip(shares[number], met[:, 2] - ground, strict=True)
    return sorted([round(float(share), 3), round(float(up), 2)] for share, up in heights)


def outline(skin: trimesh.Trimesh, front: float, ground: float) -> list[list[float]]:
    """Seen from behind: height above the ground, inner and outer edge (x) of skin behind y."""
    points = np.asarray(skin.vertices)
    left = points[skin.faces][:, :, 0].min(axis=1) > 0
    leg = trimesh.Trimesh(points, skin.faces[left], process=False)
    rows = []
    for up in np.arange(LEVEL_MM, OUTLINE_TOP_MM, LEVEL_MM):
        ring = np.asarray(leg.section([0, 0, 1], [0, 0, ground + up]).vertices)
        behind = ring[ring[:, 1] > front, 0]
        rows.append([round(float(value), 2) for value in (up, behind.min(), behind.max())])
    return rows


def _lines(content: Mapping[str, Any]) -> str:
    """One measure a line, so that a change can be read."""
    rows = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in content.items())
    return f"{{\n{rows}\n}}\n"
