"""The painted areas share skin with their neighbours and end softly."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from data.atlas.area_measures import measure
from data.atlas.measurement import Measurement
from tests.content.committed import read_stored

STORED: dict[str, Any] = read_stored("areas")
ROWS = measure(STORED)


@pytest.fixture(scope="module", autouse=True)
def _table(printed_table: list[str]) -> None:
    printed_table.extend(str(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row.what for row in ROWS])
def test_the_row_lies_within_its_bounds(row: Measurement) -> None:
    assert row.holds, str(row)


def test_every_territory_and_dermatome_was_measured() -> None:
    single = {
        mask
        for masks in STORED["masks"].values()
        for mask in masks
        if mask.startswith(("territory-", "dermatome-")) and not mask.endswith("-variant")
    }
    assert set(STORED["shared_with_neighbours"]) == single


def test_areas_that_only_touch_or_end_sharply_are_refused() -> None:
    stored = copy.deepcopy(STORED)
    stored["shared_with_neighbours"]["territory-sural_nerve"] = 0.2
    stored["edge_mm"]["territory"] = (12.0, 5.0)
    assert {row.what for row in measure(stored) if not row.holds} == {
        "sural_nerve, territory: a neighbour has too",
        "edge of territory on the leg, steepest",
        "edge of territory on the foot, steepest",
    }
