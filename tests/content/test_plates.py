"""The committed plates as pictures: muscles fade over nerves, layers fit to one picture.

The pictures were looked at when they were made; `plates.json` says what was found, and of which
files. Views without a finer picture of a frame have nothing to compare their layers with.
"""

from __future__ import annotations

import copy
import hashlib
from collections.abc import Callable
from typing import Any

import pytest

from data.atlas.measurement import Measurement
from data.atlas.plate_measures import measure
from tests.content.committed import read_stored, read_views
from tests.repository import ROOT

PLATES = ROOT / "assets" / "plates"
LAYERS = ("glass", "bones", "deep", "superficial", "glaze")
AT_ONCE = ("glass", "bones", "deep", "muscles")

STORED: dict[str, Any] = read_stored("plates")
VIEWS = read_views()
ROWS = measure(STORED)


@pytest.fixture(scope="module", autouse=True)
def _table(printed_table: list[str]) -> None:
    printed_table.extend(str(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row.what for row in ROWS])
def test_the_row_lies_within_its_bounds(row: Measurement) -> None:
    assert row.holds, str(row)


@pytest.mark.parametrize("view", VIEWS)
def test_the_record_was_read_from_the_committed_pictures(view: str) -> None:
    names = [f"{view}-{layer}-1600.webp" for layer in LAYERS]
    names += [f"{view}-{frame}-{kind}.webp" for frame in VIEWS[view]["fine"] for kind in AT_ONCE]
    hashes = (hashlib.sha256((PLATES / name).read_bytes()).digest() for name in sorted(names))
    found = hashlib.sha256(b"".join(hashes)).hexdigest()
    assert STORED[view]["files"] == found, "run the stage plate_record of data.atlas.pipeline"


def _refused(change: Callable[[dict[str, Any]], None]) -> set[str]:
    """What fails in a copy of the record after a change to it."""
    stored = copy.deepcopy(STORED)
    change(stored)
    return {row.what for row in measure(stored) if not row.holds}


def test_a_muscle_that_does_not_fade_is_refused() -> None:
    def shut(plates: dict[str, Any]) -> None:
        over = plates["back"]["over_nerves"]
        over["superficial"] |= {"mean": 0.9, "most": 1.0, "faded": 0.1, "longest_unfaded_mm": 300}
        over["deep"] |= {"most": 1.0}

    what = "back: superficial muscles over nerves"
    assert _refused(shut) == {
        f"{what}, opacity in the mean",
        f"{what}, 95 of 100 places below",
        f"{what}, places below 0.6",
        f"{what}, longest above 0.6",
        "back: deep muscles over nerves, 95 of 100 places below",
    }


def test_a_seam_between_layers_is_refused() -> None:
    def tear(plates: dict[str, Any]) -> None:
        plates["outer"]["layers_against_one"]["leg-muscles"]["rare_patch"] = 12.0

    assert _refused(tear) == {"outer: layers against one picture, 99.9 of 100 patches below"}


def test_a_blot_beside_the_body_is_refused() -> None:
    def blot(plates: dict[str, Any]) -> None:
        plates["sole"]["glass_beyond_mm"] = 14.0

    assert _refused(blot) == {"sole: glass beyond the body's outline"}
