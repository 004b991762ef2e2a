"""Named points of the left side that nerves, regions and tests are measured from.

All are found on the bones by what defines them (highest, outermost, ...), never typed in.
"""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import trimesh

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.bones import JOINTS_FILE
from data.atlas.pipeline.ligament_courses import sacrospinous
from data.atlas.pipeline.pelvis import front_spine
from data.atlas.pipeline.sciatic_ring import sciatic_ring
from data.atlas.pipeline.solids import farthest, parts, signed_distance
from data.atlas.pipeline.store import Bones
from data.atlas.pipeline.toes import toe_rays

CREASE_ABOVE_JOINT_MM = 7.0

HEEL_BLOCK_MM = 28.0
"""The back of the heel bone, on which the inner edge is sought: so much of its length."""

METATARSAL_BASE_MM = 14.0
"""The backward end of the outermost metatarsal, on which its outward bump is sought."""

CONDYLE_MM = 25.0
"""The upper end of the tibia, on which its outermost point is sought: so much of its length."""

FIBULAR_HEAD_MM = 25.0
"""The upper end of the fibula, on which its rearmost point is sought: so much of its length."""

FORAMEN_X_MM = 18.0
"""Distance from the mid-line at which lumbar foramina are entered, below the pedicles."""

BEHIND_DISC_MM = np.array([0.0, 14.0, 4.0])
"""From a disc's middle to about where the foramen beside its back edge is sought."""


def build() -> None:
    """Write `landmarks.json`: every point of the left side by its id, mm."""
    bones = store.read_bones()
    points = {name: np.asarray(mesh.vertices) for name, mesh in bones.items()}
    joints = store.read_json(JOINTS_FILE)
    landmarks = {
        **{
            f"{name}_centre": np.array(joints[f"{name}_centre"])
            for name in ("hip", "knee", "ankle")
        },
        **_pelvic(bones["hip"]),
        **_femoral(points["femur"]),
        **_knee(points),
        **_ankle(points),
        **_tarsal(bones["foot"], bones["talus"]),
        **_toes(bones["toes"]),
        **_lumbar_foramina(bones),
    }
    for name, ends in joints["foramina"].items():
        landmarks[name] = np.array(ends["front"])
        landmarks[f"{name}_back"] = np.array(ends["back"])
    landmarks["tarsal_tunnel"] = (landmarks["medial_malleolus"] + landmarks["heel_inner"]) / 2
    ligament = sacrospinous(bones, landmarks)
    landmarks["greater_sciatic_foramen"] = sciatic_ring(bones, landmarks, ligament).middle
    rounded = {name: np.round(place, 3).tolist() for name, place in landmarks.items()}
    store.write_json(store.LANDMARKS_FILE, rounded)
    for name, place in sorted(landmarks.items()):
        print(f"{name:24s}", np.round(place, 1).tolist())


def _pelvic(hip: trimesh.Trimesh) -> dict[str, Floats]:
    points = np.asarray(hip.vertices)
    x, y, z = points.T
    return {
        "iliac_crest": farthest(points, (0, 0, 1)),
        "asis": front_spine(hip),
        "psis": farthest(points[z > 50], (0, 1, 0)),
        "pubic_crest": farthest(points[(x < 30) & (y < -40) & (z < 0)], (0, 0, 1)),
        # The backward and downward corner of the tuberosity, on which one sits.
        "ischial_tuberosity": farthest(points[(z < -25) & (y > 10)], (0, 0.75, -0.66)),
        "ischial_spine": farthest(points[(z > -25) & (z < 15) & (y > 30)], (-0.8, 0.6, 0)),
    }


def _femoral(points: Floats) -> dict[str, Floats]:
    x, _, z = points.T
    lower_end = points[z < -370]
    return {
        "greater_trochanter": farthest(points[z > -70], (1, 0, 0)),
        "greater_trochanter_tip": farthest(points[(x > 118) & (z > -40)], (0, 0, 1)),
        "lateral_epicondyle": farthest(lower_end, (1, 0, 0)),
        "medial_epicondyle": farthest(lower_end, (-1, 0, 0)),
    }


def _knee(points: Mapping[str, Floats]) -> dict[str, Floats]:
    femur, tibia, patella = points["femur"], points["tibia"], points["patella"]
    plateau, fibula = tibia[:, 2].max(), points["fibula"]
    joint = np.array(
        [femur[femur[:, 2] < -370][:, 0].mean(), 0.0, (femur[:, 2].min() + plateau) / 2]
    )
    below_plateau = tibia[(tibia[:, 2] < plateau - 25) & (tibia[:, 2] > plateau - 60)]
    return {
        "joint_line": joint,
        "knee_crease": joint + np.array([0.0, 0.0, CREASE_ABOVE_JOINT_MM]),
        "lateral_tibial_condyle": farthest(tibia[tibia[:, 2] > plateau - CONDYLE_MM], (1, 0, 0)),
        "fibular_head": farthest(fibula, (0, 0, 1)),
        "fibular_head_back": farthest(
            fibula[fibula[:, 2] > fibula[:, 2].max() - FIBULAR_HEAD_MM], (0, 1, 0)
        ),
        "tibial_tuberosity": farthest(below_plateau, (0, -1, 0)),
        "patella_lower_pole": farthest(patella, (0, 0, -1)),
        "patella_centre": patella.mean(0),
    }


def _ankle(points: Mapping[str, Floats]) -> dict[str, Floats]:
    tibia = points["tibia"]
    lower_end = tibia[tibia[:, 2] < tibia[:, 2].min() + 25]
    inner = lower_end[lower_end[:, 0] < lower_end[:, 0].min() + 6]
    return {
        "lateral_malleolus": farthest(points["fibula"], (0, 0, -1)),
        "medial_malleolus": farthest(inner, (0, 0, -1)),
        "heel": farthest(points["foot"], (0, 1, 0)),
    }


def _tarsal(foot: trimesh.Trimesh, talus: trimesh.Trimesh) -> dict[str, Floats]:
    """Bumps of single foot bones that can be felt through the skin."""
    bones = [np.asarray(bone.vertices) for bone in parts(foot)]
    heel = max(bones, key=lambda bone: float(bone[:, 1].max()))
    outermost = max(bones, key=lambda bone: float(bone[:, 0].max()))
    head = farthest(np.asarray(talus.vertices), (0, -1, 0))
    others = [bone for bone in bones if bone is not heel]
    # The talus rests its head in the hollow of the navicular, and in no other bone.
    navicular = min(others, key=lambda bone: float(np.linalg.norm(bone - head, axis=1).min()))
    base = outermost[outermost[:, 1] > outermost[:, 1].max() - METATARSAL_BASE_MM]
    behind = heel[heel[:, 1] > heel[:, 1].max() - HEEL_BLOCK_MM]
    return {
        "navicular_tuberosity": farthest(navicular, (-1, 0, -0.4)),
        "fifth_metatarsal_base": farthest(base, (1, 0.4, 0)),
        "heel_inner": farthest(behind, (-1, 0, 0)),
    }


def _toes(toes: trimesh.Trimesh) -> dict[str, Floats]:
    """The knuckle and the tip of each toe's bones, big toe first."""
    ends = {}
    for number, ray in enumerate(toe_rays(toes), start=1):
        first, last = np.asarray(ray[0].vertices), np.asarray(ray[-1].vertices)
        base = first[first[:, 1] > first[:, 1].max() - 6]
        tip = last[last[:, 1] < last[:, 1].min() + 4]
        ends[f"toe_{number}_base"] = base.mean(0)
        ends[f"toe_{number}_tip"] = tip.mean(0)
    return ends


def _lumbar_foramina(bones: Bones) -> dict[str, Floats]:
    """The middle of the gap behind a disc, between the two vertebrae: farthest from both."""
    foramina = {}
    for upper, lower in (("l4", "l5"), ("l5", "s1")):
        disc = bones[f"disc_{upper}_{lower}"]
        below = bones["sacrum" if lower == "s1" else f"vertebra_{lower}"]
        _, y, z = disc.centroid + BEHIND_DISC_MM
        grid = np.array(
            [
                [FORAMEN_X_MM, y + across, z + up]
                for across in np.arange(-8, 8.1, 0.75)
                for up in np.arange(-8, 12.1, 0.75)
            ]
        )
        room = np.min(
            [signed_distance(grid, bone) for bone in (bones[f"vertebra_{upper}"], below, disc)],
            axis=0,
        )
        # Outside the bony ring there is room without end; stay near its middle.
        away = np.hypot(grid[:, 1] - y, grid[:, 2] - z)
        room = room - 0.8 * away
        foramina[f"{upper}_{lower}_foramen"] = grid[room.argmax()]
    return foramina
