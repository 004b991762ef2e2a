"""Talus, tarsals, metatarsals and toes of the motion model, fitted below our tibia."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.articulation import Joint, articulated
from data.atlas.pipeline.motion import MotionModel
from data.atlas.pipeline.registration import Fit
from data.atlas.pipeline.solids import enlarged, filled_between, joined, parts, refined
from data.atlas.pipeline.toes import bone_end, set_toes

SIZE_BESIDE_TIBIA = 0.945
ABOVE_ANKLE_MM = np.array([0.0, 0.0, 3.0])
THICKEN_MM = 0.8

SMALL_TARSAL_GROWTH = np.array([1.12, 1.16, 1.10])
METATARSAL_GROWTH = np.array([1.06, 1.07, 1.04])
TARSAL_JOINT = Joint(gap_mm=1.0, reach_mm=8.0, back_only=True)

METATARSALS = 5
"""The first of the model's foot bones, big toe first."""
FOREFOOT_DOWN_DEG = 1.0
"""The foot is tipped until heel and ball stand equally high above the ground."""

MIDFOOT_LOW = np.array([38.0, -66.0, -842.0])
MIDFOOT_HIGH = np.array([126.0, 28.0, -784.0])
MIDFOOT_BRIDGE_MM = 5.5
MIDFOOT_INSET_MM = 1.1
BEYOND_BASE_MM = 13.0
"""The filling reaches so far forward of each metatarsal's backward end, not between the shafts."""


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
    talus, *tarsals = articulated([talus, *tarsals], TARSAL_JOINT)
    toes = set_toes(refined(placed["l_bofoot"], THICKEN_MM), tarsals[:METATARSALS])
    filling = filled_between(
        [*tarsals, talus],
        MIDFOOT_LOW,
        MIDFOOT_HIGH,
        MIDFOOT_BRIDGE_MM,
        MIDFOOT_INSET_MM,
        _before_bases(tarsals[:METATARSALS]),
    )
    return Foot(talus, joined(tarsals), toes, filling, fit, ankle)


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


def _before_bases(metatarsals: list[trimesh.Trimesh]) -> Floats:
    """A line (x, y) across the foot a little forward of the backward ends of the metatarsals."""
    ends = [bone_end(np.asarray(bone.vertices), back=True)[:2] for bone in metatarsals]
    return np.array(sorted((x, y - BEYOND_BASE_MM) for x, y in ends))
