"""The manifest: committed plates and views are those made from the committed body and style."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.content.committed import ATLAS, read_stored, read_views
from tests.repository import ROOT

PLATES = ROOT / "assets" / "plates"
START_PLATE_BYTES = 46_000
LAYER_BYTES = 150_000
DEFAULT_BYTES = 115_000
"""What the page shows first of the back, all layers together."""
FINE_BYTES = 250_000
ALL_BYTES = 15_000_000
LAYERS = ("glass", "bones", "deep", "superficial", "glaze")
SIZES = (1000, 1600, 3200)
FINE = ("glass", "bones", "deep", "muscles", "deep_alone", "muscles_alone")

MANIFEST = read_stored("manifest")

each_view = pytest.mark.parametrize("view", read_views())


def test_the_manifest_knows_the_committed_body_outlines_and_style() -> None:
    pipeline = ATLAS / "pipeline"
    assert MANIFEST["body"] == _hash(ATLAS / "body.json")
    assert MANIFEST["outlines"] == _hash(ATLAS / "outlines.json")
    assert MANIFEST["style"] == _hash(pipeline / "plate_style.toml")
    assert MANIFEST["view_plans"] == _hash(pipeline / "views.toml")


@each_view
def test_the_manifest_knows_the_committed_view_and_its_plates(view: str) -> None:
    made = MANIFEST["plates"][view]
    assert made["body"] == MANIFEST["body"]
    assert made["style"] == MANIFEST["style"]
    assert made["view"] == _hash(ATLAS / "views" / f"{view}.json")
    files = {path.name: _hash(path) for path in PLATES.glob(f"{view}-*.webp")}
    assert made["files"] == files
    assert set(files) == _expected(view)


@each_view
def test_layers_and_fine_pictures_are_light(view: str) -> None:
    for layer in LAYERS:
        assert _weight(f"{view}-{layer}-1600") <= LAYER_BYTES
    for frame in _frames(view):
        for kind in FINE:
            assert _weight(f"{view}-{frame}-{kind}") <= FINE_BYTES


def test_what_the_page_shows_first_is_light() -> None:
    assert _weight("back-start") <= START_PLATE_BYTES
    shown = ("back-glass-1600", "back-bones-1600", "back-glaze-1600")
    assert sum(_weight(name) for name in shown) <= DEFAULT_BYTES


def test_all_plates_together_do_not_burden_the_repository() -> None:
    assert sum(path.stat().st_size for path in PLATES.glob("*.webp")) <= ALL_BYTES


def _frames(view: str) -> list[str]:
    """The frames of a view that have a finer picture."""
    return list(read_stored(f"views/{view}")["fine"])


def _expected(view: str) -> set[str]:
    """Every picture a view must have, and no other."""
    names = {f"{view}-{layer}-{size}" for layer in LAYERS for size in SIZES}
    names |= {f"{view}-{frame}-{kind}" for frame in _frames(view) for kind in FINE}
    names |= {f"{view}-small"} | ({"back-start"} if view == "back" else set())
    return {f"{name}.webp" for name in names}


def _weight(name: str) -> int:
    return (PLATES / f"{name}.webp").stat().st_size


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
