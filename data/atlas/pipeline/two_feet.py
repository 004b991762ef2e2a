"""The two feet that are laid one on the other: the mannequin's skin, and our bones."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pyvista as pv
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.mannequin import Mannequin
from data.atlas.pipeline.store import Bones
from data.atlas.pipeline.toes import bone_end, toe_rays

KNUCKLE_SHARES = (0.1, 0.35, 0.35, 0.40, 0.50)
"""Where the mannequin's first toe joint lies along our first toe bone: it sits near the web."""

BELOW_LOWEST_BONE_MM = 8.0
RAY_MM = 80.0
COLUMN_MM = 7.0
"""Bone this near to a place, on the ground plane, stands over it."""


@dataclass(frozen=True, slots=True)
class SkinFoot:
    """The mannequin's left foot turned to point the way our bones do; ankle at zero, mm.

    `vertices` (n, 3) and `joints` (3,) are turned by the rows of `turn` (3, 3); `ankle` (3,) is the
    ankle's own place on the mannequin.
    """

    skin: pv.PolyData
    vertices: Floats
    joints: dict[str, Floats]
    turn: Floats
    ankle: Floats

    def back(self, point: Floats) -> Floats:
        """A turned point in the mannequin's own place."""
        return np.asarray(point @ self.turn + self.ankle)

    def towards(self, point: Floats, direction: Floats) -> Floats | None:
        """Where the skin is first met along a direction; None if the point is outside it."""
        reach = direction * (RAY_MM / np.linalg.norm(direction))
        hits, _ = self.skin.ray_trace(point, point + reach)
        if len(hits) % 2 == 0:
            return None
        near = np.linalg.norm(hits - point, axis=1).argmin()
        return np.asarray(hits[near], dtype=float)

    def extreme(self, low: Floats, high: Floats, direction: Floats) -> Floats:
        """The vertex inside a box that lies farthest along a direction."""
        inside = ((self.vertices >= low) & (self.vertices <= high)).all(1)
        box = self.vertices[inside]
        point: Floats = box[(box @ direction).argmax()]
        return point


@dataclass(frozen=True, slots=True)
class BoneFoot:
    """Our left foot's bones as points (n, 3) mm, and what they are measured by.

    `rays` are the bones toe by toe, big toe first, from base to tip; `knuckles` (3,) the places of
    the mannequin's first toe joints; `floor` the height of the ground.
    """

    bones: Floats
    rays: tuple[tuple[Floats, ...], ...]
    knuckles: tuple[Floats, ...]
    ankle: Floats
    inner_ankle: Floats
    outer_ankle: Floats
    floor: float

    def column(self, place: Floats) -> tuple[float, float]:
        """Lowest and highest bone near a place on the ground plane."""
        near = np.linalg.norm(self.bones[:, :2] - place[:2], axis=1) < COLUMN_MM
        heights = self.bones[near][:, 2]
        if not len(heights):
            return float(place[2]), float(place[2])
        return float(heights.min()), float(heights.max())

    def edge(self, y: float, sign: float) -> Floats:
        """The outermost (sign 1) or innermost (sign -1) bone point of a cross-section."""
        near = self.bones[abs(self.bones[:, 1] - y) < 6]
        point: Floats = near[(near[:, 0] * sign).argmax()]
        return point


def read_bone_foot(bones: Bones, ankle: Floats) -> BoneFoot:
    """The left foot of our bones, measured; `ankle` (3,) mm is where its skin's ankle goes."""
    rays = tuple(
        tuple(np.asarray(bone.vertices) for bone in ray) for ray in toe_rays(bones["toes"])
    )
    knuckles = tuple(
        (1 - share) * bone_end(ray[0], back=True) + share * bone_end(ray[0], back=False)
        for ray, share in zip(rays, KNUCKLE_SHARES, strict=True)
    )
    inner = np.asarray(bones["tibia"].vertices)
    inner = inner[inner[:, 2] < inner[:, 2].min() + 14]
    outer = np.asarray(bones["fibula"].vertices)
    outer = outer[outer[:, 2] < outer[:, 2].min() + 16]
    points = np.vstack([bones[name].vertices for name in ("talus", "foot", "toes")])
    return BoneFoot(
        bones=points,
        rays=rays,
        knuckles=knuckles,
        ankle=ankle,
        inner_ankle=inner[inner[:, 0].argmin()],
        outer_ankle=outer[outer[:, 0].argmax()],
        floor=float(points[:, 2].min()) - BELOW_LOWEST_BONE_MM,
    )


def read_skin_foot(mannequin: Mannequin, target: BoneFoot) -> SkinFoot:
    """The mannequin's left foot, its second toe turned to point the way the bones' does."""
    ankle = mannequin.joints["l-ankle"]
    here = mannequin.joints["l-toe-2-1"] - ankle
    there = target.knuckles[1] - target.ankle
    angle = np.arctan2(there[1], there[0]) - np.arctan2(here[1], here[0])
    turn = trimesh.transformations.rotation_matrix(angle, [0, 0, 1])[:3, :3]
    quads = mannequin.quads
    corners = mannequin.vertices[quads]
    lower = quads[(corners[:, :, 0] > 0).all(1) & (corners[:, :, 2] < ankle[2] + 120).all(1)]
    used, faces = np.unique(lower, return_inverse=True)
    vertices = (mannequin.vertices[used] - ankle) @ turn.T
    cells = np.hstack([np.full((len(lower), 1), 4), faces.reshape(-1, 4)])
    joints = {name: (place - ankle) @ turn.T for name, place in mannequin.joints.items()}
    skin = pv.PolyData(vertices, cells.ravel()).triangulate()
    return SkinFoot(skin, vertices, joints, turn, ankle)
