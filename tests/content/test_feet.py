"""The committed foot: bones in the skin and closed joints, toes, arch, ankle and nerves of toes.

And the lines of all nerves: nothing turns back, nothing is a stub. What needs the meshes was
measured on them when the body was built, and is read from `feet.json`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterable
from typing import Any

import pytest

from data.atlas import bend_measures, foot_measures
from data.atlas.measurement import Measurement
from data.atlas.strands import Body
from tests.content.committed import read_stored

pytestmark = pytest.mark.unmeasured

Stored = dict[str, Any]


FEET, BODY = read_stored("feet"), read_stored("body")
FOOT_ROWS = foot_measures.measure(FEET, Body(BODY))
BEND_ROWS = list(bend_measures.measure(Body(BODY)))
ROWS = [*FOOT_ROWS, *BEND_ROWS]


@pytest.fixture(scope="module", autouse=True)
def _table(printed_table: list[str]) -> None:
    printed_table.extend(str(row) for row in ROWS)


def _failing(rows: Iterable[Measurement]) -> set[str]:
    """What fails, without the worst place that a row names."""
    return {row.what.partition(" (")[0] for row in rows if not row.holds}


def _refused(change: Callable[[Stored, Stored], None]) -> set[str]:
    """What fails of the foot in a copy of it and of the body after a change to them."""
    feet, body = copy.deepcopy(FEET), copy.deepcopy(BODY)
    change(feet, body)
    return _failing(foot_measures.measure(feet, Body(body)))


def _bent(change: Callable[[Stored], None]) -> set[str]:
    """What fails of the nerves' lines in a copy of the body after a change to it."""
    body = copy.deepcopy(BODY)
    change(body)
    return _failing(bend_measures.measure(Body(body)))


@pytest.mark.parametrize("row", ROWS, ids=[row.what for row in ROWS])
def test_the_row_lies_within_its_bounds(row: Measurement) -> None:
    assert row.holds, str(row)


def test_a_bone_outside_its_toe_is_refused() -> None:
    def push_out(feet: Stored, body: Stored) -> None:
        feet["toe_bones_under_skin_mm"][3][2] = -0.4

    assert _refused(push_out) == {"bones of toe 4 under its skin, least, on the mesh"}


def test_a_gap_in_the_midfoot_is_refused() -> None:
    def part(feet: Stored, body: Stored) -> None:
        feet["joint_gaps_mm"]["navicular, middle_cuneiform"] = 3.1
        feet["holes_from_above_mm2"] = 12.5

    assert _refused(part) == {
        "widest gap of 17 midfoot joints",
        "holes between the bones of the midfoot from above",
    }


def test_toes_of_one_length_are_refused() -> None:
    def lengthen(feet: Stored, body: Stored) -> None:
        body["landmarks"]["toe_3_tip"][1] -= 16.0

    assert "toe 3 shorter than the one before it" in _refused(lengthen)


def test_a_flat_foot_is_refused() -> None:
    def flatten(feet: Stored, body: Stored) -> None:
        feet["arch_inner_mm"] = [[share, up / 2] for share, up in feet["arch_inner_mm"]]

    assert _refused(flatten) == {
        "arch: skin of its inner side above the ground",
        "arch: its inner side above its outer side",
    }


def test_an_ankle_that_flares_is_refused() -> None:
    def flare(feet: Stored, body: Stored) -> None:
        for row in feet["heel_from_behind_mm"]:
            row[2] += 0.3 * max(0.0, 60.0 - row[0])

    refused = _refused(flare)
    assert "heel's width to that of the ankle" in refused
    assert "ankle widens into the heel, most, per mm down" in refused


def _cut_short(body: Stored) -> None:
    branches = body["nerves"]["superficial_fibular_nerve"]["branches"]
    (branch,) = (b for b in branches if b["id"] == "superficial_fibular_nerve/web_34_toe_4")
    for kept in ("points", "radius", "skin_mm", "bone_mm"):
        branch[kept] = branch[kept][: len(branch[kept]) // 3]


def test_a_dorsal_nerve_that_ends_before_its_toe_is_refused() -> None:
    refused = _refused(lambda feet, body: _cut_short(body))
    assert "dorsal nerves of toe 4" in {what.partition(":")[0] for what in refused}


def test_a_stub_is_refused() -> None:
    assert _bent(_cut_short) == {"shortest branch"}


def test_a_nerve_that_turns_back_is_refused() -> None:
    def hook(body: Stored) -> None:
        line = body["nerves"]["sural_nerve"]
        for kept in ("points", "radius", "skin_mm", "bone_mm"):
            line[kept] += line[kept][-2:-12:-1]

    assert "sharpest turn of a nerve within 40 mm" in _bent(hook)


def test_a_nerve_that_comes_back_to_itself_is_refused() -> None:
    def climb_again(body: Stored) -> None:
        points = body["nerves"]["tibial_nerve"]["points"]
        for index, point in enumerate(points):
            point[2] = points[min(index, len(points) - 1 - index)][2]

    assert "least directness of any 40 mm or more" in _bent(climb_again)
