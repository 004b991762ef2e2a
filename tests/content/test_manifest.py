"""The manifest: committed plates and views are those made from the committed body and style."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest

from tests.repository import ROOT

ATLAS = ROOT / "data" / "atlas"
PLATES = ROOT / "assets" / "plates"
START_PLATE_BYTES = 100_000
SIZES = ("1600", "3200", "small")

MANIFEST = json.loads((ATLAS / "manifest.json").read_text(encoding="utf-8"))

each_view = pytest.mark.parametrize(
    "view", [path.stem for path in sorted((ATLAS / "views").glob("*.json"))]
)


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
    assert {f"{view}-{size}.webp" for size in SIZES} <= set(files)


def test_the_start_plate_weighs_at_most_100_kb() -> None:
    assert (PLATES / "back-start.webp").stat().st_size <= START_PLATE_BYTES


def _hash(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
