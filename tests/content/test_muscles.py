"""The committed muscles: all there, fixed where they belong, tapering, clear of skin and nerves."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import pytest

from data.atlas.attachment_measures import ENDS, known_places, read_grounds
from data.atlas.measurement import Measurement
from data.atlas.muscle_measures import measure_attachments
from data.atlas.strands import Body
from tests.content.committed import read_plan, read_stored
from tests.repository import ROOT

AREAS, STORED = read_stored("attachment_areas"), read_stored("muscles")
GROUNDS = read_grounds(Body(read_stored("body")), AREAS)
STRUCTURES, SHAPES = read_plan("anatomy/structures"), read_plan("atlas/pipeline/muscle_shapes")
ROWS = measure_attachments(STORED, GROUNDS)

Muscles = dict[str, Any]

IN_AREAS = [
    (name, end) for name, row in STORED["muscles"].items() for end in ENDS if "area" in row[end]
]


@pytest.fixture(scope="module", autouse=True)
def _table(printed_table: list[str]) -> None:
    printed_table.extend(str(row) for row in ROWS)


def _refused(change: Callable[[Muscles], None]) -> set[str]:
    """What no longer holds in a copy of the muscles after a change to it."""
    stored = copy.deepcopy(STORED)
    change(stored["muscles"])
    return {row.what for row in measure_attachments(stored, GROUNDS) if not row.holds}


@pytest.mark.parametrize("row", ROWS, ids=[row.what for row in ROWS])
def test_the_row_lies_within_its_bounds(row: Measurement) -> None:
    assert row.holds, str(row)


def test_every_muscle_that_answers_is_there() -> None:
    wanted = {
        mesh
        for structure in STRUCTURES.values()
        if structure["kind"] == "muscle"
        for mesh in structure["meshes"]
    }
    assert wanted - set(STORED["muscles"]) == set()


def test_a_muscle_is_superficial_when_none_of_it_is_drawn_among_the_deep_ones() -> None:
    muscles = [s for s in STRUCTURES.values() if s["kind"] == "muscle"]
    assert any(muscle.get("superficial") for muscle in muscles)
    for muscle in muscles:
        layers = {STORED["muscles"][mesh]["layer"] for mesh in muscle["meshes"]}
        assert muscle.get("superficial", False) == (layers == {"superficial"}), muscle["meshes"]


def test_the_record_is_of_the_shapes_that_are_drawn() -> None:
    assert list(STORED["muscles"]) == list(SHAPES)
    layers = {name: row["layer"] for name, row in STORED["muscles"].items()}
    assert layers == {name: shape["layer"] for name, shape in SHAPES.items()}
    assert set(layers.values()) == {"deep", "superficial"}


def test_every_muscle_is_on_the_patients_right_side() -> None:
    assert STORED["frame"]["side"] == "right"
    for name, row in STORED["muscles"].items():
        assert all(section["centre"][0] < 0 for section in row["sections"]), name


def test_every_muscle_has_sections_enough_to_follow_it() -> None:
    for name, row in STORED["muscles"].items():
        assert len(row["sections"]) >= 5, name


def _moved_end(name: str, by_mm: float) -> Callable[[Muscles], None]:
    def change(muscles: Muscles) -> None:
        muscles[name]["sections"][-1]["centre"][2] += by_mm

    return change


def test_a_tendon_that_misses_its_landmark_is_refused() -> None:
    refused = _refused(_moved_end("biceps_femoris_long_head", 25.0))
    assert refused == {"biceps_femoris_long_head: insertion from where it belongs"}


@pytest.mark.parametrize(
    ("name", "end"), [("rectus_femoris", "insertion"), ("adductor_magnus", "origin")]
)
def test_an_end_that_misses_one_of_its_places_is_refused(name: str, end: str) -> None:
    def move(muscles: Muscles) -> None:
        for point in muscles[name][end]["row"]:
            point[1] += 25.0

    assert _refused(move) == {f"{name}: {end} from where it belongs"}


@pytest.mark.parametrize(("name", "end"), IN_AREAS)
def test_an_end_25_mm_astray_along_or_round_its_bone_is_refused(name: str, end: str) -> None:
    def stray(muscles: Muscles) -> None:
        belongs = muscles[name][end]
        muscles[name]["attachment_mm"][ENDS.index(end)] = belongs["stray_mm"]
        belongs["row"] = [
            [value + by for value, by in zip(point, belongs["stray"], strict=True)]
            for point in belongs["row"]
        ]

    assert math.hypot(*STORED["muscles"][name][end]["stray"]) <= 28.0
    assert _refused(stray) == {f"{name}: {end} from where it belongs"}


@pytest.mark.parametrize(
    ("name", "end", "move"),
    [
        ("fibularis_brevis", "origin", (0.0, 0.0, 60.0)),
        ("extensor_hallucis_longus", "origin", (0.0, 0.0, 25.0)),
        ("flexor_digitorum_longus", "origin", (0.0, -25.0, 0.0)),
        ("tibialis_anterior", "origin", (0.0, 0.0, -25.0)),
        ("popliteus", "insertion", (0.0, -25.0, 0.0)),
        ("biceps_femoris_short_head", "origin", (0.0, -25.0, 0.0)),
        ("vastus_intermedius", "origin", (0.0, 0.0, 25.0)),
        ("quadratus_femoris", "insertion", (-25.0, 0.0, 0.0)),
        ("piriformis", "origin", (25.0, 0.0, 0.0)),
    ],
)
def test_an_end_moved_off_its_area_is_refused_by_the_committed_points_alone(
    name: str, end: str, move: tuple[float, float, float]
) -> None:
    def shift(muscles: Muscles) -> None:
        for point in muscles[name][end]["row"]:
            point[:] = [value + by for value, by in zip(point, move, strict=True)]

    assert _refused(shift) == {f"{name}: {end} from where it belongs"}


def test_no_end_is_held_only_to_the_right_bone() -> None:
    assert known_places(STORED)["bone"] == 0


def test_every_area_says_who_names_it() -> None:
    assert all(row["source"].strip() for row in AREAS["areas"].values())


def test_a_tendon_that_floats_off_its_bone_is_refused() -> None:
    def float_off(muscles: Muscles) -> None:
        muscles["quadratus_femoris"]["attachment_mm"][0] = 12.0

    assert _refused(float_off) == {"quadratus_femoris: origin from where it belongs"}


def test_a_square_stump_is_refused() -> None:
    def cut_off(muscles: Muscles) -> None:
        sections = muscles["semitendinosus"]["sections"]
        sections[0]["half_depth_mm"] = max(s["half_depth_mm"] for s in sections)

    assert _refused(cut_off) == {
        "semitendinosus: thicker end to belly",
        "semitendinosus: origin, half the depth of its end",
    }


def test_a_tendon_cut_square_is_refused() -> None:
    def cut_off(muscles: Muscles) -> None:
        muscles["achilles_tendon"]["sections"][-1]["half_depth_mm"] = 1.6

    assert _refused(cut_off) == {"achilles_tendon: insertion, half the depth of its end"}


def test_an_end_as_broad_as_the_belly_is_refused() -> None:
    def widen(muscles: Muscles) -> None:
        for name in ("semitendinosus", "piriformis"):
            sections = muscles[name]["sections"]
            widest = max((s["half_width"] for s in sections), key=lambda width: math.hypot(*width))
            sections[-1]["half_width"] = widest

    refused = {"semitendinosus: wider end to belly, width"}
    assert _refused(widen) >= refused | {"piriformis: narrower end to belly, width"}


def test_the_page_about_the_body_says_how_many_ends_have_a_named_place(
    printed_table: list[str],
) -> None:
    known = known_places(STORED)
    printed_table.append(f"     ends of muscles by what they are measured to: {known}")
    assert sum(known.values()) == 2 * len(STORED["muscles"])
    page = " ".join((ROOT / "docs" / "atlas.md").read_text(encoding="utf-8").split())
    assert (
        f"{known['landmark']} ends are measured to a landmark, {known['place']} to a given place on"
        f" their bone, {known['area']} to an area of it that textbooks name, {known['muscle']} to"
        " the muscle or band they join"
    ) in page


def test_a_muscle_outside_the_skin_or_on_the_nerve_is_refused() -> None:
    def overfill(muscles: Muscles) -> None:
        muscles["soleus"] |= {"skin_mm": -2.0, "great_nerves_mm": -1.5, "nerves_mm": -1.5}

    assert _refused(overfill) == {
        "soleus: least depth under the skin",
        "soleus: from trunk, tibial, common fibular",
        "soleus: from any nerve",
    }


def test_a_gluteus_maximus_in_front_of_the_trunk_is_refused() -> None:
    def forward(muscles: Muscles) -> None:
        for section in muscles["gluteus_maximus"]["sections"]:
            section["centre"][1] -= 60.0

    assert "gluteus maximus behind the trunk, least" in _refused(forward)


def test_a_piriformis_below_the_trunk_is_refused() -> None:
    def lower(muscles: Muscles) -> None:
        for section in muscles["piriformis"]["sections"]:
            section["centre"][2] -= 60.0

    assert "piriformis above the trunk below it, least" in _refused(lower)
