"""Talus, tarsals, metatarsals and toes of the motion model, fitted below our tibia."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh
from numpy.typing import NDArray

from data.atlas.pipeline.motion import MotionModel
from data.atlas.pipeline.registration import Fit
from data.atlas.pipeline.solids import enlarged, filled_between, joined, parts, refined

Floats = NDArray[np.float64]

SIZE_BESIDE_TIBIA = 0.945
ABOVE_ANKLE_MM = np.array([0.0, 0.0, 3.0])
THICKEN_MM = 0.8

PHALANX_GROWTH = np.array([1.02, 1.15, 1.04])
"""The model's toe bones stand apart; lengthened by this they nearly meet."""

SMALL_TARSAL_GROWTH = np.array([1.20, 1.26, 1.14])
METATARSAL_GROWTH = np.array([1.06, 1.07, 1.04])
TOES_BACKWARD_MM = 5.0

TOE_TIP_SHIFT_MM = (
    (-2.0, 1.0),
    (-5.0, 0.0),
    (-2.0, 0.0),
    (-0.5, 0.0),
    (4.5, 0.0),
)
"""Outward and upward shift of each toe's tip, big toe first, none at its base: the model's toes
point outward together and hover; ours fan out and rest on their pads."""

FOREFOOT_DOWN_DEG = 1.0
"""The foot is tipped until heel and ball stand equally high above the ground."""

MIDFOOT_LOW = np.array([38.0, -66.0, -842.0])
MIDFOOT_HIGH = np.array([126.0, 28.0, -784.0])
MIDFOOT_BRIDGE_MM = 5.5
MIDFOOT_INSET_MM = 1.1

PHALANGES = (2, 3, 3, 3, 3)
"""Bones per toe, big toe first."""


@dataclass(frozen=True, slots=True)
class Foot:
    """Bones of the left foot, the soft filling between its tarsals, and where the model's went."""

    talus: trimesh.Trimesh
    foot: trimesh.Trimesh
    toes: trimesh.Trimesh
    filling: trimesh.Trimesh
    fit: Fit
    ankle_centre: Floats


def build_foot(model: MotionModel, tibia_fit: Fit) -> Foot:
    """The foot upright under the ankle, in proportion with the tibia."""
    fit, ankle = _fit_to_ankle(model, tibia_fit)
    placed = {}
    for name in ("l_talus", "l_foot", "l_bofoot"):
        mesh = model.meshes[name].copy()
        mesh.apply_transform(fit.transform)
        placed[name] = mesh
    talus = refined(placed["l_talus"], THICKEN_MM)
    tarsals = [_closer(bone) for bone in parts(refined(placed["l_foot"], THICKEN_MM))]
    foot = joined(tarsals)
    phalanges = [enlarged(bone, PHALANX_GROWTH) for bone in parts(placed["l_bofoot"])]
    toes = joined(phalanges)
    toes.apply_translation([0.0, TOES_BACKWARD_MM, 0.0])
    toes = _fanned(toes)
    filling = filled_between(
        [*tarsals, talus], MIDFOOT_LOW, MIDFOOT_HIGH, MIDFOOT_BRIDGE_MM, MIDFOOT_INSET_MM
    )
    return Foot(talus, foot, refined(toes, THICKEN_MM), filling, fit, ankle)


def _fit_to_ankle(model: MotionModel, tibia_fit: Fit) -> tuple[Fit, Floats]:
    """Scale, shift and a slight tip forward, so that the foot stands flat under the tibia."""
    scale = tibia_fit.scale * SIZE_BESIDE_TIBIA
    talus = model.meshes["l_talus"].bounds.mean(0)
    ankle = tibia_fit.apply(talus[None])[0]
    transform = np.eye(4) * scale
    transform[3, 3] = 1.0
    transform[:3, 3] = ankle + ABOVE_ANKLE_MM - scale * talus
    tip = trimesh.transformations.rotation_matrix(
        np.radians(FOREFOOT_DOWN_DEG), [1, 0, 0], point=ankle
    )
    transform = tip @ transform
    return Fit(transform, tibia_fit.rms_mm), ankle


def _closer(bone: trimesh.Trimesh) -> trimesh.Trimesh:
    """A foot bone grown so that the gaps to its neighbours close; the heel bone stays."""
    centre = bone.centroid
    if centre[1] > 15:
        return bone
    small = max(bone.extents) < 32 and centre[1] > -60
    return enlarged(bone, SMALL_TARSAL_GROWTH if small else METATARSAL_GROWTH)


def _fanned(toes: trimesh.Trimesh) -> trimesh.Trimesh:
    """The toes sheared so that their tips shift and their bases stay."""
    fanned = []
    for ray, (outward, upward) in zip(toe_rays(toes), TOE_TIP_SHIFT_MM, strict=True):
        whole = joined(ray)
        base, tip = whole.bounds[1, 1], whole.bounds[0, 1]
        vertices = np.array(whole.vertices)
        share = (base - vertices[:, 1]) / (base - tip)
        vertices[:, 0] += share * outward
        vertices[:, 2] += share * upward
        fanned.append(trimesh.Trimesh(vertices, whole.faces, process=False))
    return joined(fanned)


def toe_rays(toes: trimesh.Trimesh) -> list[list[trimesh.Trimesh]]:
    """The toe bones by toe, big toe first, each toe from base to tip."""
    bones = sorted(parts(toes), key=lambda bone: float(bone.centroid[0]))
    if len(bones) != sum(PHALANGES):
        raise ValueError(f"{len(bones)} toe bones found, {sum(PHALANGES)} expected")
    # The foot points outward a little, so that outward order runs along each toe in turn;
    # fanned toes keep that order because the bones of a toe never pass the next toe's base.
    rays = [[bones.pop(0) for _ in range(count)] for count in PHALANGES]
    return [sorted(ray, key=lambda bone: -float(bone.centroid[1])) for ray in rays]
