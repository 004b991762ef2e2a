"""Rules of structures, labels and finer pictures, on invented atlases."""

from __future__ import annotations

from dataclasses import replace

from data import plate_rules
from data.drawing import Frame, LandmarkPoint, Outline
from tests.content import invented
from tests.content.changed import told, with_structure, with_view

FILE = "anatomy/structures.toml"
MUSCLE = Outline("piriformis", "right", invented.SQUARE, (), (20.0, 30.0), 5.0)
HEAD = LandmarkPoint("fibular_head", "right", (20.0, 30.0), hidden=False)


def test_a_structure_is_asked_for_once_plates_draw_structures() -> None:
    rule = plate_rules.every_structure_is_drawn
    assert told(rule, invented.atlas()) == []
    assert told(rule, with_view(structures=(MUSCLE,), landmarks=(HEAD,))) == []
    assert told(rule, with_view(structures=(MUSCLE,))) == [
        f"{FILE}: fibular_head: fibular_head is drawn on no plate"
    ]


def test_a_hidden_landmark_is_not_drawn() -> None:
    hidden = replace(HEAD, hidden=True)
    atlas = with_view(structures=(MUSCLE,), landmarks=(hidden,))
    assert told(plate_rules.every_structure_is_drawn, atlas) == [
        f"{FILE}: fibular_head: fibular_head is drawn on no plate"
    ]


def test_a_structure_is_drawn_in_its_home_view() -> None:
    rule = plate_rules.a_part_is_drawn_in_its_home_view
    atlas = with_view(structures=(MUSCLE,), landmarks=(HEAD,))
    assert told(rule, atlas) == []
    sole = invented.view("sole", (), ())
    atlas = replace(
        atlas,
        views={**atlas.views, "sole": sole},
        structures=with_structure("piriformis", home_view="sole").structures,
    )
    assert told(rule, atlas) == [
        f"{FILE}: piriformis.home_view: "
        "piriformis is not drawn in its home view sole; it is drawn in back"
    ]
    assert told(rule, with_structure("piriformis", home_view="bakc")) == [
        f'{FILE}: piriformis.home_view: "bakc" is no view; did you mean "back"?'
    ]


def test_a_structure_has_a_frame_of_its_home_view() -> None:
    atlas = with_structure("piriformis", frame="hip")
    assert told(plate_rules.a_part_has_a_frame_of_its_home_view, atlas) == [
        f'{FILE}: piriformis.frame: "hip" is no frame of view back; choose from whole'
    ]


def test_a_label_names_a_known_part_in_a_known_frame_once() -> None:
    labels = {"hip": (), "whole": ("sciatic_nerve", "sciatic_nerve", "pirifromis")}
    atlas = replace(invented.atlas(), labels=labels)
    assert told(plate_rules.labels_name_known_parts_in_known_frames, atlas) == [
        'anatomy/labels.toml: hip: "hip" is no frame; choose from whole',
        "anatomy/labels.toml: whole.parts: sciatic_nerve is named 2 times",
        'anatomy/labels.toml: whole.parts: "pirifromis" is no part; did you mean "piriformis"?',
    ]


def test_a_plate_draws_known_structures_each_in_the_list_of_its_kind() -> None:
    rule = plate_rules.plates_draw_known_parts
    wrong = replace(MUSCLE, part="fibular_head")
    atlas = with_view(structures=(MUSCLE, wrong), landmarks=(HEAD, replace(HEAD, part="femur")))
    assert told(rule, atlas) == [
        'atlas/views/back.json: structures: "fibular_head" is no structure; choose from piriformis',
        'atlas/views/back.json: landmarks: "femur" is no landmark; choose from fibular_head',
    ]


def test_a_piece_belongs_to_a_mesh_exactly_where_meshes_are_drawn_apart() -> None:
    rule = plate_rules.pieces_name_their_mesh_where_it_is_drawn_apart
    file = "atlas/views/back.json: structures: piriformis"
    alone = replace(MUSCLE, mesh="piriformis")
    assert told(rule, with_view(structures=(MUSCLE,))) == []
    assert told(rule, with_view(structures=(alone,))) == [
        f"{file}: piriformis is no mesh of it that is drawn apart"
    ]
    apart = with_structure("piriformis", apart=True)
    apart = replace(apart, views=with_view(structures=(MUSCLE, alone)).views)
    assert told(rule, apart) == [f"{file}: None is no mesh of it that is drawn apart"]


def test_a_finer_picture_is_of_a_known_frame_and_lies_on_the_plate() -> None:
    knee = Frame("knee", 0.0, 190.0, 100.0, 40.0)
    atlas = with_view(fine={"knee": knee})
    assert told(plate_rules.finer_pictures_are_of_known_frames, atlas) == [
        'atlas/views/back.json: fine.knee: "knee" is no frame of view back; choose from whole'
    ]
    assert told(plate_rules.frames_lie_on_their_plate, atlas) == [
        "atlas/views/back.json: fine.knee: the frame knee does not lie on the plate"
    ]
