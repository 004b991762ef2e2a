"""What the real structures promise: each rests on the body, is told, drawn and labelled."""

from __future__ import annotations

import pytest

from data.model import Atlas, Structure
from tests.content.committed import read_stored
from tests.contract import STRUCTURES


def test_every_landmark_is_a_point_of_the_body(atlas: Atlas) -> None:
    points = read_stored("body")["landmarks"]
    named = {s.id: s.point for s in landmarks(atlas) if not s.between}
    assert len(named) >= 17
    assert {part: point for part, point in named.items() if point not in points} == {}


def test_a_surface_line_goes_from_a_landmark_to_another(atlas: Atlas) -> None:
    points = read_stored("body")["landmarks"]
    lines = [s for s in landmarks(atlas) if s.between]
    assert len(lines) == 10
    for structure in lines:
        assert structure.share is not None
        assert 0 < structure.share <= 1
        for point in (*structure.between, *structure.past):
            for name in (*point.at, *filter(None, [point.level])):
                assert name in points or atlas.structures[name].between, (structure.id, name)


def test_the_fold_of_the_buttock_is_seen_from_behind_only(atlas: Atlas) -> None:
    assert atlas.structures["gluteal_fold"].on_skin
    assert [view for view, drawn in atlas.views.items() if "gluteal_fold" in drawn.parts] == [
        "back"
    ]


def test_the_crest_of_the_hip_bone_is_as_high_as_the_fourth_lumbar_vertebra() -> None:
    points = read_stored("body")["landmarks"]
    height = points["iliac_crest"][2]
    assert points["canal_l4_l5"][2] < height < points["canal_l3_l4"][2]


def landmarks(atlas: Atlas) -> list[Structure]:
    return [s for s in atlas.structures.values() if s.kind == "landmark"]


@pytest.mark.parametrize(
    ("kind", "file", "key"),
    [
        ("muscle", "muscles", "muscles"),
        ("ligament", "ligaments", "ligaments"),
        ("vessel", "body", "vessels"),
        ("sac", "body", "sac"),
    ],
)
def test_every_mesh_has_its_committed_shape(atlas: Atlas, kind: str, file: str, key: str) -> None:
    shapes = read_stored(file)[key]
    structures = [s for s in atlas.structures.values() if s.kind == kind]
    assert structures
    assert [m for s in structures for m in s.meshes if m not in shapes] == []


def test_the_plates_draw_structures(atlas: Atlas) -> None:
    for view in atlas.views.values():
        kinds = {atlas.structures[o.part].kind for o in view.structures}
        assert {"muscle", "bone"} <= kinds, view.id
        assert view.landmarks, view.id


def test_no_mesh_answers_for_two_structures(atlas: Atlas) -> None:
    meshes = [mesh for structure in atlas.structures.values() for mesh in structure.meshes]
    assert len(meshes) == len(set(meshes))


def test_every_disc_is_drawn_by_itself_from_the_back_one_below_the_other(atlas: Atlas) -> None:
    discs = atlas.structures["lumbar_discs"]
    assert discs.apart
    drawn = {o.mesh: o.label[1] for o in atlas.views["back"].structures if o.part == discs.id}
    assert sorted(drawn, key=lambda mesh: drawn[mesh]) == list(discs.meshes)


@pytest.mark.parametrize("part", STRUCTURES)
def test_a_structure_is_told_by_what_it_has_to_do_with_the_nerve(atlas: Atlas, part: str) -> None:
    words = atlas.wordings["en"].parts[part]
    said = " ".join(claim.text for claim in words.preview).lower()
    company = ("iliolumbar_ligament", "ischial_spine", "plantar_fascia")
    assert any(word in said for word in ("nerve", "sciatic", "roots")) or part in company, said


def test_every_frame_is_labelled_and_its_first_name_is_a_nerve(atlas: Atlas) -> None:
    frames = {frame for view in atlas.views.values() for frame in view.frames}
    assert set(atlas.labels) == frames
    assert all(parts[0] in atlas.nerves for parts in atlas.labels.values())


def test_every_part_but_regions_is_labelled_somewhere(atlas: Atlas) -> None:
    labelled = {part for parts in atlas.labels.values() for part in parts}
    assert {*atlas.nerves, *atlas.roots, *atlas.structures} - labelled == set()
