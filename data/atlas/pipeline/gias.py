"""Mean bone shapes of the GIAS3 / Musculoskeletal Atlas Project as triangle meshes.

They are Lagrange element meshes; `gias3.fieldwork` evaluates them at any density.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import scipy
import trimesh

from data.atlas.pipeline.sources import statistical_bone_file

SAMPLES_PER_ELEMENT = 14

FILES = {
    "pelvis": ("pelvis_combined_cubic_mean_rigid_LLP26", "pelvis_combined_cubic_flat"),
    "femur": ("femur_left_mean_rigid_LLP26", "femur_left_quartic_flat"),
    "tibia_fibula": ("tibia_fibula_cubic_left_mean_rigid_LLP26", "tibia_fibula_left_cubic_flat"),
    "patella": ("patella_left_mean_rigid_LLP26", "patella_11_left"),
}

REMOVED_FROM_SCIPY = (
    "dot array zeros ones linspace sqrt cross arange where unique cos sin pi mean hstack vstack "
    "newaxis"
).split()


def field_module() -> Any:
    """`gias3.fieldwork`'s geometric field; it still calls NumPy functions through SciPy."""
    for name in REMOVED_FROM_SCIPY:
        if name not in vars(scipy):
            setattr(scipy, name, getattr(np, name))
    from gias3.fieldwork.field import geometric_field

    return geometric_field


def bone_mesh(name: str) -> trimesh.Trimesh:
    """A mean shape as a closed triangle mesh in the millimetres of its own file."""
    shape, elements = FILES[name]
    field = field_module().load_geometric_field(
        str(statistical_bone_file(f"{shape}.geof")),
        str(statistical_bone_file(f"{elements}.ens")),
        str(statistical_bone_file(f"{elements}.mesh")),
    )
    density = [SAMPLES_PER_ELEMENT, SAMPLES_PER_ELEMENT]
    vertices, faces = field.triangulate(density, merge=False)[:2]
    mesh = trimesh.Trimesh(vertices, faces, process=False)
    # Elements share edges; points that agree to 0.1 mm are one point.
    mesh.merge_vertices(digits_vertex=1)
    mesh.fix_normals()
    return mesh
