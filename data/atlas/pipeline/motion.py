"""The motion model (myo-sim) in its standing pose: bone meshes and muscle paths, in our axes."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

import numpy as np
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.sources import MOTION_MODEL

MODEL = "myolegs_abdomen"
METRES = 1000.0
MIDLINE_SHIFT_MM = np.array([25.0, 0.0, 0.0])
"""The model stands 25 mm to its right of our mid-line."""


@dataclass(frozen=True, slots=True)
class PathPoint:
    """One point of a muscle's path and the body it is fixed to, mm in the model's pose."""

    body: str
    place: Floats


@dataclass(frozen=True, slots=True)
class MotionModel:
    """Bones and left muscle paths of the motion model, mm."""

    meshes: dict[str, trimesh.Trimesh]
    paths: dict[str, tuple[PathPoint, ...]]


def read_motion_model() -> MotionModel:
    """Compile the model, stand it up, and take bones and muscle paths from it."""
    MOTION_MODEL.folder()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import mujoco
        import myo_sim

        # Its notes on the model's building would go to a log file in the working folder.
        mujoco.set_mju_user_warning(lambda message: None)
        model = myo_sim.load_model(MODEL)
        state = mujoco.MjData(model)
        mujoco.mj_forward(model, state)
    return MotionModel(_meshes(mujoco, model, state), _paths(mujoco, model, state))


def _meshes(mujoco: Any, model: Any, state: Any) -> dict[str, trimesh.Trimesh]:
    meshes = {}
    for geom in range(model.ngeom):
        if model.geom_type[geom] != mujoco.mjtGeom.mjGEOM_MESH:
            continue
        index = model.geom_dataid[geom]
        first, count = model.mesh_vertadr[index], model.mesh_vertnum[index]
        first_face, faces = model.mesh_faceadr[index], model.mesh_facenum[index]
        rotation = state.geom_xmat[geom].reshape(3, 3)
        local = model.mesh_vert[first : first + count]
        placed = (local @ rotation.T + state.geom_xpos[geom]) * METRES + MIDLINE_SHIFT_MM
        mesh = trimesh.Trimesh(
            placed, model.mesh_face[first_face : first_face + faces], process=False
        )
        mesh.merge_vertices(digits_vertex=2)
        meshes[_bone_name(model.mesh(index).name)] = mesh
    return meshes


def _bone_name(mesh_name: str) -> str:
    """`torso_geom_1_thoracic12_s` is the bone `thoracic12_s`; `l_femur` stays itself."""
    if "geom_" not in mesh_name:
        return mesh_name
    return mesh_name.split("geom_")[-1].split("_", 1)[-1]


def _paths(mujoco: Any, model: Any, state: Any) -> dict[str, tuple[PathPoint, ...]]:
    paths = {}
    suffix = "_l_tendon"
    for tendon in range(model.ntendon):
        name = model.tendon(tendon).name
        if not name.endswith(suffix):
            continue
        first, count = model.tendon_adr[tendon], model.tendon_num[tendon]
        sites = [
            model.wrap_objid[wrap]
            for wrap in range(first, first + count)
            if model.wrap_type[wrap] == mujoco.mjtWrap.mjWRAP_SITE
        ]
        paths[name.removesuffix(suffix)] = tuple(
            PathPoint(
                model.body(model.site_bodyid[site]).name,
                np.asarray(state.site_xpos[site] * METRES + MIDLINE_SHIFT_MM),
            )
            for site in sites
        )
    return paths
