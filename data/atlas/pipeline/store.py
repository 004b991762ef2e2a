"""Where the stages keep what they build, and how meshes and records are written and read back.

`FOLDER` is for what only later stages need and git ignores; `ATLAS` and `PLATES` are committed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import trimesh

from data.atlas.pipeline.arrays import Floats

Landmarks = Mapping[str, Floats]
"""Points (3,) mm by id, of the left side or the mid-line."""
Bones = Mapping[str, trimesh.Trimesh]
"""Bones, discs and cartilages of the left side and the mid-line by name."""

REPOSITORY = Path(__file__).resolve().parents[3]
ATLAS = REPOSITORY / "data" / "atlas"
VIEWS = ATLAS / "views"
OUTLINES = ATLAS / "outlines.json"
PLATES = REPOSITORY / "assets" / "plates"
FOLDER = REPOSITORY / "build" / "atlas"
BONES = FOLDER / "bones"
MUSCLES = FOLDER / "muscles"
LIGAMENTS = FOLDER / "ligaments"
VESSELS = FOLDER / "vessels"
SKIN = FOLDER / "skin_fine.ply"
LANDMARKS_FILE = "landmarks.json"

SOFT_PREFIXES = ("cartilage", "disc")
CENTRAL_PREFIXES = ("sacrum", "coccyx", "vertebra", "disc", "cartilage_symphysis")


def is_central(bone: str) -> bool:
    """Whether a bone lies in the mid-line; the others are kept for the left side only."""
    return bone.startswith(CENTRAL_PREFIXES)


def is_bone(name: str) -> bool:
    """Whether a mesh of the bones' folder is bone, not a disc or a cushion of cartilage."""
    return not name.startswith(SOFT_PREFIXES)


def write_mesh(path: Path, mesh: trimesh.Trimesh) -> None:
    """Write vertices and faces as PLY, without anything a later run could differ in."""
    path.parent.mkdir(parents=True, exist_ok=True)
    bare = trimesh.Trimesh(mesh.vertices, mesh.faces, process=False)
    bare.export(path, vertex_normal=False)


def read_mesh(path: Path) -> trimesh.Trimesh:
    """A mesh with its vertices in the order they were written."""
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not built yet; run the stages before this one")
    return trimesh.load(path, process=False)


def write_bones(bones: Mapping[str, trimesh.Trimesh]) -> None:
    """Replace all bones of an earlier run."""
    for stale in BONES.glob("*.ply"):
        stale.unlink()
    for name, mesh in bones.items():
        write_mesh(BONES / f"{name}.ply", mesh)


def read_bone(name: str) -> trimesh.Trimesh:
    """One bone of the left side or the mid-line."""
    return read_mesh(BONES / f"{name}.ply")


def read_bones() -> dict[str, trimesh.Trimesh]:
    """All bones, left side and mid-line, by name."""
    return {path.stem: read_mesh(path) for path in sorted(BONES.glob("*.ply"))}


def write_json(name: str, content: Mapping[str, Any]) -> None:
    """Write a small record with sorted keys."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    text = json.dumps(content, indent=1, sort_keys=True)
    (FOLDER / name).write_text(text + "\n", encoding="utf-8")


def read_json(name: str) -> Any:
    """Read a small record an earlier stage wrote."""
    path = FOLDER / name
    if not path.is_file():
        raise FileNotFoundError(f"{path} is not built yet; run the stages before this one")
    return json.loads(path.read_text(encoding="utf-8"))


def read_landmarks() -> dict[str, Floats]:
    """The landmarks of the left side by id, each (3,) mm."""
    return {name: np.array(place) for name, place in read_json(LANDMARKS_FILE).items()}


def read_view(view: str) -> dict[str, Any]:
    """The committed record of a view, all in mm on its plate."""
    record: dict[str, Any] = json.loads((VIEWS / f"{view}.json").read_text(encoding="utf-8"))
    return record
