"""Bakes kept in the scratch folder, so that light is traced again only when a mesh has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.occlusion import RAYS, REACH_MM, SMOOTHING_ROUNDS, Baked, bake
from data.atlas.pipeline.triangle_mesh import TriangleMesh

FOLDER = "occlusion"


def kept_bake(
    meshes: Mapping[str, TriangleMesh],
    obstacles: Sequence[TriangleMesh],
    reach_mm: float = REACH_MM,
) -> dict[str, Baked]:
    """The light transfer of the meshes, read back if these very meshes were baked before."""
    path = store.FOLDER / FOLDER / f"{bake_id(meshes, reach_mm)}.npz"
    if path.is_file():
        return read_bake(path)
    baked = bake(meshes, obstacles, reach_mm)
    path.parent.mkdir(parents=True, exist_ok=True)
    write_bake(path, baked)
    return baked


def bake_id(meshes: Mapping[str, TriangleMesh], reach_mm: float) -> str:
    """A name that changes with any vertex and with the way of baking."""
    digest = hashlib.sha256(f"{RAYS} {SMOOTHING_ROUNDS} {reach_mm}".encode())
    for name, mesh in sorted(meshes.items()):
        digest.update(name.encode())
        digest.update(np.ascontiguousarray(mesh.points).tobytes())
        digest.update(np.ascontiguousarray(mesh.faces).tobytes())
    return digest.hexdigest()[:16]


def write_bake(path: Path, baked: Mapping[str, Baked]) -> None:
    """Keep a bake, in single precision."""
    arrays = {}
    for name, each in baked.items():
        arrays[f"{name}/transfer"] = each.transfer.astype(np.float32)
        arrays[f"{name}/openness"] = each.openness.astype(np.float32)
    np.savez(path, allow_pickle=False, **arrays)


def read_bake(path: Path) -> dict[str, Baked]:
    """A bake of an earlier run."""
    content = np.load(path)
    names = {key.split("/")[0] for key in content.files}
    return {name: Baked(content[f"{name}/transfer"], content[f"{name}/openness"]) for name in names}
