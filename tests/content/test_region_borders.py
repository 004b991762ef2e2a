"""The borders of the committed regions follow the body: folds, bones, edges of muscles, toes."""

from __future__ import annotations

import ast
import copy
from collections.abc import Callable
from typing import Any

import pytest

from data.atlas.border_measures import measure
from data.atlas.measurement import Measurement
from tests.content.committed import ATLAS, read_stored

pytestmark = pytest.mark.unmeasured

Stored = dict[str, Any]

OUTLINES, BODY, MUSCLES = (read_stored(name) for name in ("outlines", "body", "muscles"))
REACHES_MM = (30, 125)
"""The fold is pressed in between these distances from the mid-line; nearer to it is the cleft."""


def _pressed_fold() -> list[tuple[float, float]]:
    """The gluteal fold as the pipeline presses it into the skin: from the mid-line, height."""
    module = ast.parse((ATLAS / "pipeline" / "creases.py").read_text(encoding="utf-8"))
    (value,) = (
        node.value
        for node in module.body
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "GLUTEAL_FOLD_MM"
    )
    assert isinstance(value, ast.Call)
    low, high = REACHES_MM
    return [(x, up) for x, up in ast.literal_eval(value.args[0]) if low <= x <= high]


FOLD = _pressed_fold()
ROWS = measure(OUTLINES, BODY, MUSCLES, FOLD)


@pytest.fixture(scope="module", autouse=True)
def _table(printed_table: list[str]) -> None:
    printed_table.extend(str(row) for row in ROWS)


@pytest.mark.parametrize("row", ROWS, ids=[row.what for row in ROWS])
def test_the_row_lies_within_its_bounds(row: Measurement) -> None:
    assert row.holds, str(row)


def _refused(change: Callable[[Stored], None]) -> set[str]:
    """What fails in a copy of the outlines after a change to them."""
    outlines = copy.deepcopy(OUTLINES)
    change(outlines)
    return {row.what for row in measure(outlines, BODY, MUSCLES, FOLD) if not row.holds}


def _places(outlines: Stored, view: str, region: str) -> list[list[float]]:
    return [place for each in outlines[view] if each["id"] == region for place in each["outline"]]


def test_a_level_band_behind_the_knee_is_refused() -> None:
    def level(outlines: Stored) -> None:
        for place in _places(outlines, "back", "back_of_knee"):
            place[2] = -355.0 if place[2] > -400 else -460.0

    assert _refused(level) == {
        "hollow of the knee, border above: bowed in the middle",
        "hollow of the knee, border below: bowed in the middle",
    }


@pytest.mark.parametrize(
    ("view", "region", "by", "refused"),
    [
        ("back", "sit_bone", (0, 0, 9), "sitting bone's lower border from the gluteal fold"),
        ("back", "lower_back", (0, 0, 15), "lower back's lower border above iliac_crest"),
        (
            "back",
            "deep_buttock",
            (0, 0, 40),
            "deep buttock: the middle of piriformis, from its borders",
        ),
        ("back", "calf", (15, 0, 0), "calf's outer border beyond its muscles, least"),
        ("front", "inner_shin", (12, 0, 0), "inner shin's border from the edge of the tibia"),
        ("sole", "outer_sole", (6, 0, 0), "border of the two halves of the sole from toe 4"),
        ("foot_top", "first_toe_gap", (12, 0, 0), "first toe gap begins, toe 1 to toe 2"),
        ("outer", "outer_hip", (0, 50, 0), "outer hip before the trochanter"),
    ],
)
def test_a_region_moved_off_the_body_is_refused(
    view: str, region: str, by: tuple[float, float, float], refused: str
) -> None:
    def move(outlines: Stored) -> None:
        for place in _places(outlines, view, region):
            for axis in range(3):
                place[axis] += by[axis]

    assert refused in _refused(move)
