"""Rules of the drawings, on invented atlases."""

from __future__ import annotations

from dataclasses import replace

from data import plate_rules
from data.drawing import Frame
from tests.content import invented
from tests.content.changed import told, with_region, with_view
from tests.contract import NERVES, OFF_ROUTE, ROOTS, STOPS

REGIONS = (*STOPS, *OFF_ROUTE)
LINES = (*NERVES, *ROOTS)


def test_the_page_opens_with_the_back() -> None:
    atlas = replace(invented.atlas(), views={"sole": invented.view("sole", REGIONS, LINES)})
    assert told(plate_rules.the_page_opens_with_the_back, atlas) == [
        "anatomy/views.toml: views: back is missing; the page opens with it"
    ]


def test_a_view_has_a_name_and_a_description_in_every_language() -> None:
    atlas = with_view("sole", id="sole")
    assert told(plate_rules.views_have_names, atlas) == [
        "wording/en/page.toml: view.sole: en: no words for view.sole",
        "wording/en/page.toml: plate.sole: en: no words for plate.sole",
    ]


def test_a_region_is_drawn_somewhere() -> None:
    atlas = invented.atlas()
    without = tuple(region for region in REGIONS if region != "heel")
    atlas = replace(atlas, views={"back": invented.view("back", without, LINES)})
    assert told(plate_rules.every_region_is_drawn, atlas) == [
        "anatomy/regions.toml: heel: heel is drawn on no plate"
    ]


def test_a_nerve_or_root_is_drawn_somewhere() -> None:
    without = tuple(line for line in LINES if line not in ("sural_nerve", "s3_root"))
    atlas = replace(invented.atlas(), views={"back": invented.view("back", REGIONS, without)})
    assert told(plate_rules.every_nerve_is_drawn, atlas) == [
        "anatomy/nerves.toml: sural_nerve: sural_nerve is drawn on no plate",
        "anatomy/roots.toml: s3_root: s3_root is drawn on no plate",
    ]


def test_the_home_view_is_a_known_view() -> None:
    atlas = with_region("heel", home_view="bakc")
    assert told(plate_rules.a_part_is_drawn_in_its_home_view, atlas) == [
        'anatomy/regions.toml: heel.home_view: "bakc" is no view; did you mean "back"?'
    ]


def test_a_part_is_drawn_in_its_home_view() -> None:
    atlas = with_region("heel", home_view="sole")
    atlas = replace(
        atlas, views={**atlas.views, "sole": invented.view("sole", ("inner_sole",), ())}
    )
    assert told(plate_rules.a_part_is_drawn_in_its_home_view, atlas) == [
        "anatomy/regions.toml: heel.home_view: "
        "heel is not drawn in its home view sole; it is drawn in back"
    ]


def test_a_part_has_a_frame_of_its_home_view() -> None:
    atlas = with_region("heel", frame="foot")
    assert told(plate_rules.a_part_has_a_frame_of_its_home_view, atlas) == [
        'anatomy/regions.toml: heel.frame: "foot" is no frame of view back; choose from whole'
    ]


def test_every_plate_can_be_shown_whole() -> None:
    assert told(plate_rules.every_view_has_the_whole, with_view(frames={})) == [
        "atlas/views/back.json: frames: the frame whole is missing"
    ]


def test_a_frame_lies_on_its_plate() -> None:
    rule = plate_rules.frames_lie_on_their_plate
    for box in ((-2, 0, 50, 50), (60, 0, 50, 50), (0, 190, 50, 50), (0, 0, 0, 50)):
        frame = Frame("knee", *(float(number) for number in box))
        assert told(rule, with_view(frames={"knee": frame})) == [
            "atlas/views/back.json: frames.knee: the frame knee does not lie on the plate"
        ]
    rounded = Frame("knee", -0.2, 0.0, 100.4, 200.3)
    assert told(rule, with_view(frames={"knee": rounded})) == []


def test_a_plate_draws_known_parts() -> None:
    drawn = invented.view("back", ("hele",), ("tibal_nerve",))
    atlas = replace(invented.atlas(), views={"back": drawn})
    assert told(plate_rules.plates_draw_known_parts, atlas) == [
        'atlas/views/back.json: regions: "hele" is no region; did you mean "heel"?',
        'atlas/views/back.json: nerves: "tibal_nerve" is no nerve or root; '
        'did you mean "tibial_nerve"?',
    ]
