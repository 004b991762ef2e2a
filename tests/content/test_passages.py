"""The committed nerves among muscles and ligaments, and in the hole through which they leave."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from data.atlas.measurement import Measurement
from data.atlas.passage_measures import measure_foramen, measure_muscles
from data.atlas.strands import Body
from tests.content.committed import read_stored

pytestmark = pytest.mark.unmeasured

Stored = dict[str, Any]


BODY, MUSCLES, LIGAMENTS = (read_stored(name) for name in ("body", "muscles", "ligaments"))


def _rows(body: Stored, muscles: Stored, ligaments: Stored) -> list[Measurement]:
    drawn = Body(body)
    return [*measure_foramen(drawn, ligaments), *measure_muscles(drawn, muscles)]


ROWS = _rows(BODY, MUSCLES, LIGAMENTS)


@pytest.fixture(scope="module", autouse=True)
def _table(printed_table: list[str]) -> None:
    printed_table.extend(str(row) for row in ROWS)


def _refused(change: Callable[[Stored, Stored, Stored], None]) -> set[str]:
    """What fails in a copy of the body, its muscles and its ligaments after a change to them."""
    copies = tuple(copy.deepcopy(stored) for stored in (BODY, MUSCLES, LIGAMENTS))
    change(*copies)
    return {row.what for row in _rows(*copies) if not row.holds}


@pytest.mark.parametrize("row", ROWS, ids=[row.what for row in ROWS])
def test_the_row_lies_within_its_bounds(row: Measurement) -> None:
    assert row.holds, str(row)


def _moved_nerve(nerve: str, by: tuple[float, float, float]) -> set[str]:
    def change(body: Stored, muscles: Stored, ligaments: Stored) -> None:
        for point in body["nerves"][nerve]["points"]:
            for axis in range(3):
                point[axis] += by[axis]

    return _refused(change)


@pytest.mark.parametrize(
    ("nerve", "by", "refused"),
    [
        ("sciatic_nerve", (0.0, 30.0, 0.0), "trunk deep to the long head of biceps, over"),
        ("sciatic_nerve", (0.0, -40.0, 0.0), "trunk lies on adductor magnus, over"),
        (
            "sciatic_nerve",
            (30.0, 0.0, 0.0),
            "trunk inside the greater sciatic foramen, from its edge",
        ),
        ("sciatic_nerve", (0.0, 0.0, -35.0), "trunk passes the foramen above the ischial spine"),
        ("sciatic_nerve", (10.0, 4.0, -22.0), "trunk's middle from the sacrospinous ligament"),
        ("tibial_nerve", (0.0, 25.0, 0.0), "tibial nerve deep to soleus, over"),
        (
            "common_fibular_nerve",
            (20.0, 0.0, 0.0),
            "common fibular from the inner edge of biceps, most",
        ),
    ],
)
def test_a_nerve_moved_from_its_place_is_refused(
    nerve: str, by: tuple[float, float, float], refused: str
) -> None:
    assert refused in _moved_nerve(nerve, by)


def test_a_muscle_on_the_wrong_side_of_the_nerve_is_refused() -> None:
    def change(body: Stored, muscles: Stored, ligaments: Stored) -> None:
        for section in muscles["muscles"]["soleus"]["sections"]:
            section["centre"][1] -= 40.0

    assert "tibial nerve deep to soleus, over" in _refused(change)


def test_a_piriformis_that_touches_the_trunk_is_refused() -> None:
    def change(body: Stored, muscles: Stored, ligaments: Stored) -> None:
        muscles["muscles"]["piriformis"]["great_nerves_mm"] = 0.9

    assert _refused(change) == {"trunk's surface from piriformis's, on the mesh"}


def test_a_foramen_elsewhere_is_refused() -> None:
    def change(body: Stored, muscles: Stored, ligaments: Stored) -> None:
        for point in ligaments["greater_sciatic_foramen"]:
            point[2] -= 60.0

    assert "trunk inside the greater sciatic foramen, from its edge" in _refused(change)


def test_the_left_side_measures_the_same_as_the_right() -> None:
    def mirrored(stored: Any) -> Any:
        """Every list of three numbers with its first negated, every side changed."""
        if isinstance(stored, dict):
            return {key: "left" if key == "side" else mirrored(v) for key, v in stored.items()}
        if isinstance(stored, list) and len(stored) == 3 and isinstance(stored[0], int | float):
            return [-stored[0], *stored[1:]]
        return [mirrored(v) for v in stored] if isinstance(stored, list) else stored

    muscles, ligaments = mirrored(MUSCLES), mirrored(LIGAMENTS)
    rows = [*measure_foramen(Body(BODY), ligaments), *measure_muscles(Body(BODY), muscles)]
    assert [row.value for row in rows] == pytest.approx([row.value for row in ROWS])
