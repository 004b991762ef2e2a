"""The committed ligaments end on their bones, ring the foramen, and the sacrum has its holes.

Distances from bone and areas of holes need the meshes; they are committed as measured there. The
rest is recomputed from points and landmarks.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from data.atlas.measurement import Measurement
from data.atlas.pelvis_measures import measure
from tests.content.committed import read_stored

STORED, LANDMARKS = read_stored("ligaments"), read_stored("body")["landmarks"]
ROWS = measure(STORED, LANDMARKS)


@pytest.fixture(scope="module", autouse=True)
def _table(printed_table: list[str]) -> None:
    printed_table.extend(str(row) for row in ROWS)


def _failing(change: Callable[[dict[str, Any]], None]) -> set[str]:
    """What no longer holds in a copy of the ligaments after a change to it."""
    changed = copy.deepcopy(STORED)
    change(changed)
    return {row.what for row in measure(changed, LANDMARKS) if not row.holds}


@pytest.mark.parametrize("row", ROWS, ids=[row.what for row in ROWS])
def test_the_row_lies_within_its_bounds(row: Measurement) -> None:
    assert row.holds, str(row)


def test_the_three_ligaments_are_those_of_the_list_of_structures() -> None:
    assert set(STORED["ligaments"]) == {
        "sacrospinous_ligament",
        "sacrotuberous_ligament",
        "iliolumbar_ligament",
    }


def test_everything_is_the_patients_right_side() -> None:
    assert STORED["side"] == "right"
    lines = [STORED["greater_sciatic_foramen"]]
    lines += [edge for band in STORED["ligaments"].values() for edge in band["edges"]]
    assert all(point[0] < 0 for line in lines for point in line)


def test_the_arrays_of_a_band_are_as_long_as_its_points() -> None:
    for name, band in STORED["ligaments"].items():
        kept = (band["radius"], band["half_thickness"], *band["edges"])
        assert [len(values) for values in kept] == [len(band["points"])] * 4, name


def test_every_point_of_the_rim_says_what_it_lies_on() -> None:
    assert len(STORED["greater_sciatic_foramen"]) == len(STORED["greater_sciatic_foramen_on"])


def test_a_band_that_ends_in_the_air_is_refused() -> None:
    def loosen(stored: dict[str, Any]) -> None:
        stored["ligaments"]["sacrospinous_ligament"]["attachments"][2]["distance_mm"] = 14.0

    assert _failing(loosen) == {"sacrospinous_ligament: edge 1 from the bone (hip)"}


def test_a_band_moved_from_its_spine_is_refused() -> None:
    def move(stored: dict[str, Any]) -> None:
        for point in stored["ligaments"]["sacrospinous_ligament"]["points"]:
            point[2] += 15.0

    assert _failing(move) == {"sacrospinous_ligament: end from ischial_spine"}


def test_a_rim_with_a_gap_is_refused() -> None:
    def open_rim(stored: dict[str, Any]) -> None:
        del stored["greater_sciatic_foramen"][4:8]
        del stored["greater_sciatic_foramen_on"][4:8]

    assert "foramen: widest gap in its rim" in _failing(open_rim)


def test_a_rim_without_its_ligament_is_refused() -> None:
    def leave_out(stored: dict[str, Any]) -> None:
        parts = stored["greater_sciatic_foramen_on"]
        stored["greater_sciatic_foramen_on"] = [
            "hip" if part == "sacrospinous_ligament" else part for part in parts
        ]
        stored["greater_sciatic_foramen_on"][0] = "sacrospinous_ligament"

    refused = _failing(leave_out)
    assert "foramen: share of the rim on sacrospinous_ligament" in refused
    assert "foramen: rim from the ligament's upper edge" in refused


def test_a_lower_hole_larger_than_the_one_above_is_refused() -> None:
    def swap(stored: dict[str, Any]) -> None:
        holes = stored["sacral_foramina"]
        holes["s2_foramen"]["back"]["mm2"], holes["s3_foramen"]["back"]["mm2"] = (
            holes["s3_foramen"]["back"]["mm2"],
            holes["s2_foramen"]["back"]["mm2"],
        )

    assert "s3_foramen: back opening beside that of s2" in _failing(swap)
