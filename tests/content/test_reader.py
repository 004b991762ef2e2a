"""Files become an atlas, or one list of everything wrong with them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from data.errors import ContentErrors
from data.model import Atlas, Clinic
from data.reader import read_atlas
from tests.content import invented
from tests.contract import NERVES, OFF_ROUTE, PARTS, ROOTS, STOPS


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentErrors) as raised:
        read_atlas(folder)
    assert str(raised.value).splitlines() == list(map(str, raised.value.errors))
    return str(raised.value).splitlines()


def redraw(folder: Path, name: str, /, **changes: Any) -> None:
    path = folder / f"atlas/views/{name}.json"
    drawing = json.loads(path.read_text())
    path.write_text(json.dumps({**drawing, **changes}))


def test_the_whole_content_becomes_an_atlas(folder: Path) -> None:
    atlas = read_atlas(folder)
    assert atlas.parts == PARTS
    assert tuple(region.id for region in atlas.stops) == STOPS
    assert atlas.clinic == Clinic()
    assert next(iter(atlas.wordings)) == "en"
    assert atlas.wordings["en"].page["your.left"] == "Your LEFT"


def test_every_sentence_has_a_key_of_its_own(folder: Path) -> None:
    words = read_atlas(folder).wordings["en"].parts["heel"]
    assert words.card is not None
    assert [claim.key for claim in words.card.feel][:2] == ["heel.feel.1", "heel.feel.2"]
    assert words.preview[0].key == "heel.preview.1"


def test_a_shared_sentence_is_the_same_everywhere(folder: Path) -> None:
    parts = read_atlas(folder).wordings["en"].parts
    said = {
        part: [claim for claim in words.card.get_help if "weaker" in claim.text]
        for part, words in parts.items()
        if words.card is not None
    }
    heel, calf = said["heel"][0], said["calf"][0]
    assert heel.key != calf.key
    assert (heel.text, heel.basis, heel.sources) == (calf.text, calf.basis, calf.sources)


def test_all_faults_are_told_at_once_with_file_and_key(folder: Path) -> None:
    invented.change(folder / "anatomy/nerves.toml", 'family = "tibial"', 'family = "tibal"')
    invented.change(folder / "anatomy/regions.toml", "stop = 15", 'stop = "15"')
    invented.change(folder / "wording/en/regions.toml", 'basis = "textbook"', 'bais = "x"')
    invented.change(folder / "wording/en/page.toml", "[view]", "[view]\nempty = 3")
    assert faults(folder) == [
        'anatomy/nerves.toml: tibial_nerve.family: "tibal" is no family; did you mean "tibial"?',
        "anatomy/regions.toml: heel.stop: must be a whole number",
        "wording/en/page.toml: view.empty: must be a text in quotes that says something",
        'wording/en/regions.toml: lower_back.preview.1.bais: "bais" is no known name here; '
        'did you mean "basis"?',
        "wording/en/regions.toml: lower_back.preview.1.basis: is missing; it must be a text",
    ]


def test_a_nerve_is_of_no_family_of_roots(folder: Path) -> None:
    invented.change(folder / "anatomy/nerves.toml", 'family = "tibial"', 'family = "root"')
    (fault,) = faults(folder)
    assert fault.startswith('anatomy/nerves.toml: tibial_nerve.family: "root" is no family; ')


def test_a_surface_line_has_two_ends_and_a_share_of_its_way(folder: Path) -> None:
    file = folder / "anatomy/structures.toml"
    invented.change(file, 'between = ["psis", "ischial_tuberosity"]', 'between = ["psis"]')
    invented.change(file, "share = 0.86", "share = 86")
    assert faults(folder) == [
        "anatomy/structures.toml: surface_line_exit.between: names 1 ends; a line has 2",
        "anatomy/structures.toml: surface_line_thigh.share: is 86; it must lie between 0 and 1",
    ]


def test_a_point_of_a_surface_line_is_told_what_is_wrong_with_it(folder: Path) -> None:
    file = folder / "anatomy/structures.toml"
    ends = 'between = ["psis", "ischial_tuberosity"]'
    invented.change(
        file, ends, 'between = [{ midway = ["psis"] }, { at = "psis", above_mm = 2, level = 3 }]'
    )
    assert faults(folder) == [
        "anatomy/structures.toml: surface_line_exit.between.1.midway: "
        "names 1 landmarks; it lies between 2",
        "anatomy/structures.toml: surface_line_exit.between.2.above_mm: "
        '"above_mm" is no known name here; did you mean "below_mm"?',
        "anatomy/structures.toml: surface_line_exit.between.2.level: "
        "must be a text in quotes that says something",
    ]


def test_a_missing_file_is_told_alone(folder: Path) -> None:
    (folder / "atlas/views/sole.json").unlink()
    (folder / "wording/en/safety.toml").unlink()
    assert faults(folder) == [
        "atlas/views/sole.json: the file is missing",
        "wording/en/safety.toml: the file is missing",
    ]


def test_a_drawing_that_is_not_listed_is_told(folder: Path) -> None:
    invented.write_drawing(folder, "above", STOPS, ROOTS)
    assert faults(folder) == ["anatomy/views.toml: views: above.json is drawn but not listed"]


def test_without_english_there_is_nothing_to_compare_with(folder: Path) -> None:
    (folder / "wording/en").rename(folder / "wording/ko")
    assert faults(folder) == ["wording: has no folder en"]


def test_a_shared_sentence_exists_and_is_said(folder: Path) -> None:
    shared = folder / "wording/en/shared.toml"
    shared.write_text(
        shared.read_text() + '\n[idle]\ntext = "Nobody says it."\nbasis = "practice"\n'
    )
    invented.change(folder / "wording/en/regions.toml", 'say = "sensitive"', 'say = "sensitiv"')
    assert faults(folder) == [
        'wording/en/regions.toml: lower_back.linked.3.say: "sensitiv" is no shared sentence; '
        'did you mean "sensitive"?',
        "wording/en/shared.toml: idle: is said nowhere",
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"view": "front"}, 'view: says "front" in the file of "sole"'),
        ({"up": [0, 1]}, "up: must be three numbers: x, y, z"),
        ({"frames": {"whole": [0, 0, 9]}}, "frames.whole: must be four numbers: x, y, width, "),
        ({"colour": 1}, 'colour: "colour" is no known name here; '),
        ({"silhouette": 1}, "silhouette: must be a list of outlines; it may be empty"),
        ({"silhouette": [[[0, 0], [1, 1]]]}, "silhouette: has 2 points; it needs 3 or more"),
        ({"width_mm": "wide"}, "width_mm: must be a number"),
    ],
)
def test_a_drawing_has_its_form(folder: Path, changes: dict[str, Any], message: str) -> None:
    redraw(folder, "sole", **changes)
    assert any(line.startswith(f"atlas/views/sole.json: {message}") for line in faults(folder))


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"side": "left"}, 'side: is "left"; only "right" and "both" are stored, '),
        ({"side": "rigth"}, 'side: "rigth" is no side; did you mean "right"?'),
        ({"outline": [[1, 2], [3]]}, "outline: must be a list of points, each two numbers: x, y"),
        ({"outline": [[1, 2], [3, 4]]}, "outline: has 2 points; it needs 3 or more"),
        ({"label": [1]}, "label: must be two numbers: x, y"),
        ({"holes": 3}, "holes: must be a list of outlines; it may be empty"),
    ],
)
def test_an_outline_has_its_form(folder: Path, changes: dict[str, Any], message: str) -> None:
    drawing = json.loads((folder / "atlas/views/sole.json").read_text())
    drawing["regions"][0].update(changes)
    redraw(folder, "sole", regions=drawing["regions"])
    told = [line for line in faults(folder) if line.startswith("atlas/")]
    assert told[0].startswith(f"atlas/views/sole.json: regions.1.{message}")


def test_a_line_has_one_width_and_one_depth_a_point(folder: Path) -> None:
    drawing = json.loads((folder / "atlas/views/sole.json").read_text())
    drawing["nerves"][0].update(radius=[1], hidden=[0, 0, 1])
    redraw(folder, "sole", nerves=drawing["nerves"])
    assert faults(folder) == [
        "atlas/views/sole.json: nerves.1.hidden: has 3 numbers for 2 points",
        "atlas/views/sole.json: nerves.1.radius: has 1 numbers for 2 points",
    ]


def test_a_view_of_both_legs_is_an_exact_mirror(folder: Path) -> None:
    atlas = read_atlas(folder)
    back = atlas.views["back"]
    right = {o.part: o for o in back.outlines if o.side == "right"}
    left = {o.part: o for o in back.outlines if o.side == "left"}
    both = {o.part for o in back.outlines if o.side == "both"}
    assert both == {"lower_back", "saddle_area"}
    assert right.keys() == left.keys() == {*STOPS, *OFF_ROUTE} - both
    for region, outline in right.items():
        mirrored = tuple((back.width_mm - x, y) for x, y in outline.points)
        assert left[region].points == mirrored
        assert left[region].label == (back.width_mm - outline.label[0], outline.label[1])
    lines = {(line.nerve, line.side): line for line in back.lines}
    assert lines.keys() == {(n, side) for n in (*NERVES, *ROOTS) for side in ("left", "right")}
    for nerve in (*NERVES, *ROOTS):
        left_line, right_line = lines[nerve, "left"], lines[nerve, "right"]
        assert left_line.points == tuple((back.width_mm - x, y) for x, y in right_line.points)
        assert left_line.radius_mm == right_line.radius_mm == (2.0, 1.5)


def test_a_view_of_one_leg_shows_the_right(folder: Path) -> None:
    sole = read_atlas(folder).views["sole"]
    assert {outline.side for outline in sole.outlines} == {"right", "both"}
    assert {line.side for line in sole.lines} == {"right"}


@pytest.mark.parametrize(
    ("direction", "up", "expected"),
    [
        ([0, -1, 0], [0, 0, 1], True),  # from behind
        ([0, 1, 0], [0, 0, 1], False),  # from the front
        ([0, 0, -1], [0, -1, 0], True),  # down on one's own feet
        ([0, 0, 1], [0, -1, 0], False),  # up at the soles, toes up
    ],
)
def test_the_camera_tells_where_the_patients_right_is(
    folder: Path, direction: list[int], up: list[int], expected: bool
) -> None:
    redraw(folder, "back", direction=direction, up=up)
    assert read_atlas(folder).views["back"].right_on_right is expected


def test_the_clinic_sets_its_country_and_words(folder: Path) -> None:
    (folder / "clinic.toml").write_text('country = "south_korea"\nwords = "clinical"\n')
    assert read_atlas(folder).clinic == Clinic("south_korea", "clinical")


def test_the_real_folder_is_the_default(atlas: Atlas) -> None:
    assert read_atlas() == atlas
