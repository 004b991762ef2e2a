"""The toe bones: told apart by toe, set before the metatarsal heads, and strung without gaps."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.solids import enlarged, joined, parts, signed_distance

Ray = list[trimesh.Trimesh]

PHALANGES = (2, 3, 3, 3, 3)
"""Bones per toe, big toe first."""

BIG_TOE_GROWTH = np.array([1.04, 1.03, 1.06])
SMALL_TOE_GROWTH = np.array([0.94, 1.03, 1.0])
GAP_MM = -0.7
"""Rounded ends sink into the next bone's hollow by a little."""

SLIDING_ROUNDS = 6
END_MM = 5.0
HEAD_MM = 9.0
BELOW_HEAD_MM = 1.5
"""A toe's base stands in front of the lower part of its metatarsal's head."""

TIP_SHIFT_MM = (
    (-2.0, 1.0),
    (-5.0, 0.0),
    (-2.0, 0.0),
    (-0.5, 0.0),
    (4.5, 0.0),
)
"""Outward and upward shift of each toe's tip, big toe first, none at its base: the model's toes
point outward together and hover; ours fan out and rest on their pads."""


def toe_rays(toes: trimesh.Trimesh) -> list[Ray]:
    """The toe bones by toe, big toe first, each toe from base to tip."""
    bones = sorted(parts(toes), key=lambda bone: float(bone.centroid[0]))
    if len(bones) != sum(PHALANGES):
        raise ValueError(f"{len(bones)} toe bones found, {sum(PHALANGES)} expected")
    # The foot points outward a little, so that outward order runs along each toe in turn;
    # fanned toes keep that order because the bones of a toe never pass the next toe's base.
    rays = [[bones.pop(0) for _ in range(count)] for count in PHALANGES]
    return [sorted(ray, key=lambda bone: -float(bone.centroid[1])) for ray in rays]


def set_toes(toes: trimesh.Trimesh, metatarsals: Sequence[trimesh.Trimesh]) -> trimesh.Trimesh:
    """The toes fanned, each in line with its metatarsal and its bones a joint's width apart."""
    rays: list[Ray] = []
    for ray, metatarsal, shift in zip(toe_rays(toes), metatarsals, TIP_SHIFT_MM, strict=True):
        growth = SMALL_TOE_GROWTH if rays else BIG_TOE_GROWTH
        fanned = _fanned([enlarged(bone, growth) for bone in ray], *shift)
        rays.append(_strung(_before_head(fanned, metatarsal), metatarsal))
    return joined([bone for ray in rays for bone in ray])


def bone_end(bone: Floats, back: bool, depth_mm: float = END_MM) -> Floats:
    """Middle of the backward or forward end of a bone's points."""
    y = bone[:, 1]
    end = bone[y > y.max() - depth_mm] if back else bone[y < y.min() + depth_mm]
    middle: Floats = (end.min(0) + end.max(0)) / 2
    return middle


def toe_way(ray: Sequence[trimesh.Trimesh]) -> Floats:
    """Unit vector from the base of a toe's first bone to the tip of its last."""
    first, last = (np.asarray(bone.vertices) for bone in (ray[0], ray[-1]))
    way = bone_end(last, back=False) - bone_end(first, back=True)
    way /= np.linalg.norm(way)
    return way


def _fanned(ray: Ray, outward: float, upward: float) -> Ray:
    """A toe sheared so that its tip shifts and its base stays."""
    base = max(bone.bounds[1, 1] for bone in ray)
    tip = min(bone.bounds[0, 1] for bone in ray)
    fanned = []
    for bone in ray:
        vertices = np.array(bone.vertices)
        share = (base - vertices[:, 1]) / (base - tip)
        vertices[:, 0] += share * outward
        vertices[:, 2] += share * upward
        fanned.append(trimesh.Trimesh(vertices, bone.faces, process=False))
    return fanned


def _before_head(ray: Ray, metatarsal: trimesh.Trimesh) -> Ray:
    """A toe moved sideways and up or down until its base faces the head; its tip stays level."""
    head = bone_end(np.asarray(metatarsal.vertices), back=False, depth_mm=HEAD_MM)
    shift = head - bone_end(np.asarray(ray[0].vertices), back=True)
    shift[2] -= BELOW_HEAD_MM
    base, tip = ray[0].bounds[1, 1], ray[-1].bounds[0, 1]
    moved = []
    for bone in ray:
        vertices = np.array(bone.vertices)
        share = np.clip((vertices[:, 1] - tip) / (base - tip), 0, 1)
        vertices[:, 0] += shift[0]
        vertices[:, 2] += shift[2] * share
        moved.append(trimesh.Trimesh(vertices, bone.faces, process=False))
    return moved


def _strung(ray: Ray, metatarsal: trimesh.Trimesh) -> Ray:
    """Each bone slid along the toe until it all but touches the one behind it."""
    strung = [metatarsal]
    way = toe_way(ray)
    for bone in ray:
        slid = bone.copy()
        for _ in range(SLIDING_ROUNDS):
            room = signed_distance(np.asarray(slid.vertices), strung[-1]).min()
            slid.apply_translation(way * (GAP_MM - room))
        strung.append(slid)
    return strung[1:]
