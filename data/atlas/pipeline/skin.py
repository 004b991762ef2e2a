"""The skin: the mannequin stood on our bones, shaped, cleared of bone, mirrored and refined."""

from __future__ import annotations

import numpy as np
import trimesh

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.bones import JOINTS_FILE
from data.atlas.pipeline.clearance import cleared
from data.atlas.pipeline.clefts import thighs_apart, toes_apart
from data.atlas.pipeline.creases import creased
from data.atlas.pipeline.mannequin import read_mannequin
from data.atlas.pipeline.mirror_mesh import MirrorMesh, left_half
from data.atlas.pipeline.posture import Joints, standing_vertices
from data.atlas.pipeline.shaping import shaped
from data.atlas.pipeline.solids import signed_distance

BODY_CLEARANCE_MM, FOOT_CLEARANCE_MM = 5.0, 3.0
LEG_DOWN_TO_MM, FOOT_FROM_MM = -760.0, -800.0
"""Between these heights the clearance of the body turns into that of the foot."""
ABOVE_SPINE_MM = 60.0
"""Bone this near to the open top of the skin may come out of it."""


def build() -> None:
    """Write `skin_fine.ply`, with sixteen times the triangles of the mannequin's."""
    bones = store.read_bones()
    joints = store.read_json(JOINTS_FILE)
    mannequin = read_mannequin()
    stood = standing_vertices(
        mannequin,
        Joints(*(np.array(joints[f"{name}_centre"]) for name in ("hip", "knee", "ankle"))),
        bones,
    )
    half, kept = left_half(mannequin.vertices, mannequin.trunk_and_legs)
    skin = thighs_apart(shaped(half.moved(stood[kept])))
    skin = cleared(skin, _left_points(bones, skin), wanted_clearance)
    skin = toes_apart(skin, bones["toes"])
    fine = creased(skin.whole().subdivide_loop(2))
    store.write_mesh(store.SKIN, fine)
    _report(bones, fine)


def wanted_clearance(bone_points: Floats) -> Floats:
    """How deep below the skin each bone point should lie, mm."""
    foot = np.clip((LEG_DOWN_TO_MM - bone_points[:, 2]) / (LEG_DOWN_TO_MM - FOOT_FROM_MM), 0, 1)
    return BODY_CLEARANCE_MM + (FOOT_CLEARANCE_MM - BODY_CLEARANCE_MM) * foot


def _left_points(bones: dict[str, trimesh.Trimesh], skin: MirrorMesh) -> Floats:
    """The bones' vertices on the left side, below the open top of the skin."""
    points = np.vstack(
        [mesh.vertices for name, mesh in bones.items() if not name.startswith("cartilage")]
    )
    below = points[:, 2] < skin.vertices[:, 2].max() - ABOVE_SPINE_MM
    left: Floats = points[below & (points[:, 0] >= 0)]
    return left


def _report(bones: dict[str, trimesh.Trimesh], skin: trimesh.Trimesh) -> None:
    """Print how deep each bone lies inside the skin at its shallowest."""
    depths = {
        name: -signed_distance(np.asarray(mesh.vertices), skin).max()
        for name, mesh in bones.items()
        if store.is_bone(name)
    }
    shallow = sorted(depths.items(), key=lambda item: item[1])
    print("least depth of bone in skin, mm:", {n: round(float(d), 1) for n, d in shallow[:14]})
    print(f"skin {len(skin.faces)} faces, bounds {np.round(skin.bounds, 1).tolist()}")
