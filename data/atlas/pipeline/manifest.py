"""`manifest.json`: what every plate and view was made from, as hashes a test can check."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

from data.atlas.pipeline import store
from data.atlas.pipeline.body_record import BODY_FILE
from data.atlas.pipeline.plate_style import STYLE
from data.atlas.pipeline.view_plans import PLANS, read_view_plans

MANIFEST = store.ATLAS / "manifest.json"
RENDERED = "rendered.json"
"""Scratch record: from what each plate was rendered, written when it was."""
PACKAGES = (
    "embreex",
    "numpy",
    "pillow",
    "pyvista",
    "scikit-image",
    "scipy",
    "shapely",
    "trimesh",
    "vtk",
)


def build() -> None:
    """Write the manifest; raises if a plate was rendered from anything but the present files."""
    rendered = store.read_json(RENDERED)
    present = {view: sources(view) for view in read_view_plans()}
    stale = sorted(view for view in present if rendered.get(view) != present[view])
    if stale:
        raise ValueError(f"plates of {', '.join(stale)} are older than their sources; render them")
    plates = {
        view: {**made_from, "files": plate_files(view)} for view, made_from in present.items()
    }
    content = {
        "packages": {name: version(name) for name in PACKAGES},
        "body": file_hash(BODY_FILE),
        "outlines": file_hash(store.OUTLINES),
        "view_plans": file_hash(PLANS),
        "style": file_hash(STYLE),
        "plates": plates,
    }
    MANIFEST.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")


def sources(view: str) -> dict[str, str]:
    """Hashes of all that a view's plates are made from."""
    return {
        "body": file_hash(BODY_FILE),
        "view": file_hash(store.VIEWS / f"{view}.json"),
        "style": file_hash(STYLE),
        "meshes": meshes_hash(),
    }


def note_rendered(view: str) -> None:
    """Remember from what a view's plates were just rendered."""
    known: Mapping[str, Any] = {}
    if (store.FOLDER / RENDERED).is_file():
        known = store.read_json(RENDERED)
    store.write_json(RENDERED, {**known, view: sources(view)})


def plate_files(view: str) -> dict[str, str]:
    """Hash of every plate of a view by file name."""
    return {path.name: file_hash(path) for path in sorted(store.PLATES.glob(f"{view}-*.webp"))}


def meshes_hash() -> str:
    """One hash over skin, bones, soft parts and muscles; the meshes are not committed."""
    meshes = [store.SKIN]
    for folder in (store.BONES, store.LIGAMENTS, store.VESSELS):
        meshes += folder.glob("*.ply")
    meshes += store.MUSCLES.glob("*.npz")
    return joined_hash(sorted(meshes, key=lambda path: path.name))


def joined_hash(paths: Iterable[Path]) -> str:
    """One hash over many files, their names included."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def file_hash(path: Path) -> str:
    """SHA-256 of a file, in hexadecimal."""
    return hashlib.sha256(path.read_bytes()).hexdigest()
