"""The vessels that explain where the tibial nerve lies: behind the knee and down to the ankle.

Schematic: drawn by hand beside the nerve from descriptions of their order; no width is measured.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import trimesh

from data.atlas.pipeline import store
from data.atlas.pipeline.dural_sac import SAC, Sac, sac_mesh
from data.atlas.pipeline.relaxation import Line
from data.atlas.pipeline.tubes import swept

VESSEL_COURSES_FILE = Path(__file__).with_name("vessel_courses.toml")


def vessel_mesh(line: Line) -> trimesh.Trimesh:
    """A vessel as a round tube."""
    return swept(line.points, line.radius, line.radius)


def write_tubes(vessels: Mapping[str, Line], sac: Sac) -> None:
    """Every vessel of the left side, and the sac, as meshes."""
    for name, line in vessels.items():
        store.write_mesh(store.VESSELS / f"{name}.ply", vessel_mesh(line))
    store.write_mesh(store.VESSELS / f"{SAC}.ply", sac_mesh(sac))
