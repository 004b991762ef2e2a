"""The ends of muscles set on the surface of the bones they are fixed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.muscle_plans import Attachment, MusclePlan, Section
from data.atlas.pipeline.store import Bones

FARTHEST_MM = 14.0
"""A drawn end farther than this from its bone is left where it is: the drawing is wrong."""


def placed(plan: MusclePlan, paths: Mapping[str, Floats]) -> MusclePlan:
    """The plan with the places of its ends taken from the paths of the motion model."""
    return replace(
        plan, origin=_placed(plan.origin, paths), insertion=_placed(plan.insertion, paths)
    )


def anchored(plan: MusclePlan, bones: Bones) -> MusclePlan:
    """The plan with every point of its first and last section on the bone it belongs to."""
    first = _on_bone(plan.sections[0], plan.origin, bones)
    last = _on_bone(plan.sections[-1], plan.insertion, bones)
    return replace(plan, sections=(first, *plan.sections[1:-1], last))


def _placed(end: Attachment, paths: Mapping[str, Floats]) -> Attachment:
    if not end.paths:
        return end
    return replace(end, places=np.array([paths[muscle][index] for muscle, index in end.paths]))


def _on_bone(section: Section, end: Attachment, bones: Bones) -> Section:
    if end.part not in bones or end.free:
        return section
    nearest, distance, _ = trimesh.proximity.closest_point(bones[end.part], section.line)
    middle = len(section.line) // 2
    # Narrow ends move as one, so that a tendon keeps its width; broad ends follow the bone.
    if np.linalg.norm(section.line[-1] - section.line[0]) < FARTHEST_MM:
        if distance[middle] > FARTHEST_MM:
            return section
        return Section(
            section.line + (nearest[middle] - section.line[middle]), section.half_thickness
        )
    close = (distance <= FARTHEST_MM)[:, None]
    return Section(np.where(close, nearest, section.line), section.half_thickness)
