"""The list of soft areas, as it is read, and what it promises."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from data import areas_rules
from data.drawing import LandmarkPoint
from data.model import Atlas
from data.plate_reader import read_views
from data.table import Errors
from tests.content import invented
from tests.content.changed import told

AREAS: dict[str, Any] = {
    "masks": {"back": ["pain", "territory-sural_nerve"], "sole": []},
    "key_points": {"s1_root": {"point": [1, 2, 3], "places": {"back": [30, 190], "sole": [8, 9]}}},
}


def read(folder: Path, areas: dict[str, Any]) -> tuple[dict[str, Any], list[str]]:
    (folder / "atlas/areas.json").write_text(json.dumps(areas))
    errors: Errors = []
    return read_views(folder, errors), [str(error) for error in errors]


def painted(*masks: str) -> Atlas:
    atlas = invented.atlas()
    return replace(atlas, views={"back": replace(atlas.views["back"], masks=masks)})


def test_plates_may_have_no_areas(folder: Path) -> None:
    errors: Errors = []
    assert all(view.masks == () for view in read_views(folder, errors).values())
    assert errors == []


def test_each_view_knows_its_masks_and_key_points(folder: Path) -> None:
    views, errors = read(folder, AREAS)
    assert errors == []
    assert views["back"].masks == ("pain", "territory-sural_nerve")
    assert views["outer"].masks == ()
    assert [(p.part, p.side, p.point) for p in views["back"].key_points] == [
        ("s1_root", "right", (30.0, 190.0)),
        ("s1_root", "left", (70.0, 190.0)),
    ]
    assert [p.side for p in views["sole"].key_points] == ["right"]
    assert views["front"].key_points == ()


@pytest.mark.parametrize(
    ("areas", "message"),
    [
        ({"masks": {"bakc": []}}, 'masks.bakc: "bakc" is no view; did you mean "back"?'),
        ({"masks": {"back": "pain"}}, "masks.back: must be a list of texts"),
        (
            {"key_points": {"s1_root": {"places": {"back": [1]}}}},
            "key_points.s1_root.places.back: must be two numbers: x, y",
        ),
    ],
)
def test_the_list_has_its_form(folder: Path, areas: dict[str, Any], message: str) -> None:
    assert read(folder, {**AREAS, **areas})[1] == [f"atlas/areas.json: {message}"]


@pytest.mark.parametrize(
    "mask",
    [
        *("pain", "pain-near", "tingling", "territory-sural_nerve", "pain-l5_root"),
        *("tingling-s2_root", "dermatome-l4_root"),
    ],
)
def test_a_mask_of_something_known_passes(mask: str) -> None:
    assert told(areas_rules.masks_are_of_known_things, painted(mask)) == []


@pytest.mark.parametrize(
    "mask", ["territory-sual_nerve", "pain-l3_root", "numbness", "dermatome-heel", "pain-variant"]
)
def test_a_mask_of_nothing_known_is_refused(mask: str) -> None:
    found = told(areas_rules.masks_are_of_known_things, painted(mask))
    assert [line.partition(";")[0] for line in found] == [
        f'atlas/areas.json: masks.back: "{mask}" is no mask'
    ]


def test_a_variant_has_what_it_varies() -> None:
    rule = areas_rules.a_variant_has_what_it_varies
    both = ("territory-sural_nerve", "territory-sural_nerve-variant")
    assert told(rule, painted(*both)) == []
    assert told(rule, painted(both[1])) == [
        f"atlas/areas.json: masks.back: {both[1]} is painted, but {both[0]} nowhere"
    ]


def test_a_key_point_belongs_to_a_root() -> None:
    atlas = invented.atlas()
    point = LandmarkPoint("heel", "right", (1.0, 2.0), hidden=False)
    back = replace(atlas.views["back"], key_points=(point,))
    found = told(areas_rules.key_points_are_of_roots, replace(atlas, views={"back": back}))
    assert [line.partition(";")[0] for line in found] == [
        'atlas/areas.json: key_points.heel: "heel" is no root'
    ]
