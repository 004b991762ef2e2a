"""What a drawing holds besides regions and nerves: structures, landmarks and finer pictures."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data.drawing import Frame, View
from data.plate_reader import read_views
from data.table import Errors

TRIANGLE = [[10, 20], [30, 20], [30, 40]]
SACRUM = {"id": "sacrum", "side": "both", "outline": TRIANGLE, "holes": [], "label": [20, 30]}
FEMUR = {"id": "femur", "side": "right", "outline": TRIANGLE, "holes": [TRIANGLE], "label": [9, 9]}


def drawn(folder: Path, view: str, **additions: Any) -> View:
    """The view as it is read with something added to its drawing, which must be sound."""
    views, errors = read(folder, view, **additions)
    assert errors == []
    return views[view]


def read(folder: Path, view: str, **additions: Any) -> tuple[dict[str, View], list[str]]:
    path = folder / f"atlas/views/{view}.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **additions}))
    errors: Errors = []
    return read_views(folder, errors), [str(error) for error in errors]


def test_a_drawing_may_hold_regions_and_nerves_alone(folder: Path) -> None:
    back = drawn(folder, "back")
    assert (back.structures, back.landmarks, back.fine) == ((), (), {})


def test_structures_are_mirrored_like_regions(folder: Path) -> None:
    back = drawn(folder, "back", structures=[{**SACRUM, "room": 4}, {**FEMUR, "room": 3}])
    assert [(o.part, o.side) for o in back.structures] == [
        ("sacrum", "both"),
        ("femur", "right"),
        ("femur", "left"),
    ]
    right, left = back.structures[1:]
    assert left.points == tuple((100 - x, y) for x, y in right.points)
    assert left.holes == (left.points,)
    assert left.label == (91.0, 9.0)
    assert back.draws("sacrum")
    assert back.draws("femur")


def test_a_structure_may_be_drawn_in_pieces(folder: Path) -> None:
    pieces = [{**FEMUR, "room": 3}, {**FEMUR, "room": 1}]
    assert [o.room_mm for o in drawn(folder, "sole", structures=pieces).structures] == [3, 1]


def test_landmarks_are_mirrored_and_drawn_where_they_are_not_hidden(folder: Path) -> None:
    marks = [
        {"id": "fibular_head", "point": [30, 50], "hidden": False},
        {"id": "ischial_spine", "point": [40, 10], "hidden": True},
    ]
    front = drawn(folder, "front", landmarks=marks)
    assert [(m.part, m.side, m.point) for m in front.landmarks if not m.hidden] == [
        ("fibular_head", "right", (30.0, 50.0)),
        ("fibular_head", "left", (70.0, 50.0)),
    ]
    assert front.draws("fibular_head")
    assert not front.draws("ischial_spine")
    assert [m.side for m in drawn(folder, "sole", landmarks=marks).landmarks] == ["right", "right"]


def test_the_seam_of_the_trunk_has_a_point_per_point(folder: Path) -> None:
    trunk = {"id": "sciatic_nerve", "branch": 0, "points": [[10, 20], [12, 60]], "radius": [5, 5]}
    trunk |= {"hidden": [0, 1], "depth": 30}
    whole = [trunk | {"division": [[9, 20], [11, 60]]}]
    seams = [line.division for line in drawn(folder, "back", nerves=whole).lines]
    assert seams == [((9.0, 20.0), (11.0, 60.0)), ((91.0, 20.0), (89.0, 60.0))]
    _, errors = read(folder, "back", nerves=[trunk | {"division": [[9, 20], [9, 30], [9, 40]]}])
    assert errors == ["atlas/views/back.json: nerves.1.division: has 3 points for 2 points"]


def test_a_finer_picture_covers_a_rectangle(folder: Path) -> None:
    outer = drawn(folder, "outer", fine={"knee": [0, 80, 100, 40]})
    assert outer.fine == {"knee": Frame("knee", 0.0, 80.0, 100.0, 40.0)}


@pytest.mark.parametrize(
    ("additions", "message"),
    [
        ({"structures": [{**SACRUM, "room": 4, "side": "left"}]}, 'structures.1.side: is "left"; '),
        ({"structures": [SACRUM]}, "structures.1.room: is missing; it must be a number"),
        ({"landmarks": [{"id": "heel"}]}, "landmarks.1.point: is missing; it must be two"),
        ({"landmarks": [{"id": "heel", "point": [1]}]}, "landmarks.1.point: must be two numbers"),
        ({"fine": {"knee": [1, 2]}}, "fine.knee: must be four numbers: x, y, width, height"),
    ],
)
def test_each_has_its_form(folder: Path, additions: dict[str, Any], message: str) -> None:
    _, errors = read(folder, "sole", **additions)
    assert errors[0].startswith(f"atlas/views/sole.json: {message}")
