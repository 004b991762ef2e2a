"""The committed views: what surrounds the nerve is drawn where the body has it.

The shapes of bones and muscles need the meshes; of those only form and label are looked at.
"""

from __future__ import annotations

from math import dist

import pytest

from data.atlas.projection import distance_to_line, read_camera
from data.atlas.surface_lines import line_of, place_of
from tests.content.committed import read_plan, read_stored, read_views
from tests.content.rings import covers, rings

SEAM_MM = 0.3
TUBE_MM = 0.5
STRUCTURE_POINTS = 60
BOUND_MM = 0.1
BODY, VIEWS = read_stored("body"), read_views()
STRUCTURES = read_plan("anatomy/structures")
COURSES = {**BODY["vessels"], **BODY["sac"], **read_stored("ligaments")["ligaments"]}

each_view = pytest.mark.parametrize("view", VIEWS)


@each_view
def test_a_structure_is_drawn_with_few_points_and_its_label_stands_inside(view: str) -> None:
    record = VIEWS[view]
    assert record["structures"]
    for structure in record["structures"]:
        assert sum(len(ring) for ring in rings(structure)) <= STRUCTURE_POINTS, structure["id"]
        x, y = structure["label"]
        assert covers(structure, (x, y)), structure["id"]
        assert structure["room"] > 0
        for ring in rings(structure):
            assert all(-BOUND_MM <= x <= record["width_mm"] + BOUND_MM for x, _ in ring)
            assert all(-BOUND_MM <= y <= record["height_mm"] + BOUND_MM for _, y in ring)


@pytest.mark.parametrize("name", COURSES)
def test_a_vessel_the_sac_and_a_ligament_are_drawn_along_their_course(name: str) -> None:
    course = COURSES[name]
    drawn = 0
    for view in VIEWS.values():
        line = [read_camera(view).place(point) for point in course["points"]]
        for structure in (each for each in view["structures"] if each["id"] == name):
            off = max(distance_to_line((x, y), line) for x, y in structure["outline"])
            assert off <= max(course["radius"]) + TUBE_MM, view["view"]
            drawn += 1
    assert drawn > 0


@each_view
def test_a_landmark_is_its_point_of_the_body_seen_through_the_camera(view: str) -> None:
    camera = read_camera(VIEWS[view])
    marks = {mark["id"]: mark for mark in VIEWS[view]["landmarks"]}
    assert len(marks) == len(VIEWS[view]["landmarks"]) > 0
    for name, mark in marks.items():
        point = place_of(name, STRUCTURES, BODY["landmarks"])
        assert dist(mark["point"], camera.place(point)) <= BOUND_MM, name
        assert point[0] < 0, f"{name} is not on the right side"


@each_view
def test_a_surface_line_is_drawn_in_its_home_view_from_end_to_end(view: str) -> None:
    camera = read_camera(VIEWS[view])
    lines = {mark["id"]: mark["line"] for mark in VIEWS[view]["landmarks"] if "line" in mark}
    asked = {name for name, each in STRUCTURES.items() if "between" in each}
    assert set(lines) == {name for name in asked if STRUCTURES[name]["home_view"] == view}
    for name, line in lines.items():
        ends = line_of(name, STRUCTURES, BODY["landmarks"])
        for drawn, end in zip(line, ends, strict=True):
            assert dist(drawn, camera.place(end)) <= BOUND_MM, name


@each_view
def test_a_finer_picture_covers_its_frame(view: str) -> None:
    record = VIEWS[view]
    for frame, (x, y, width, height) in record["fine"].items():
        left, top, across, down = record["frames"][frame]
        assert (x, width) == (0, record["width_mm"])
        assert y <= top
        assert y + height >= top + down
        assert left >= x
        assert left + across <= x + width


@each_view
def test_the_seam_of_the_trunk_lies_beside_its_line(view: str) -> None:
    camera = read_camera(VIEWS[view])
    for line in VIEWS[view]["nerves"]:
        if "division" not in line:
            assert line["id"] != "sciatic_nerve"
            continue
        assert len(line["division"]) == len(line["points"])
        seam = [camera.place(p) for p in BODY["nerves"][line["id"]]["division"]["points"]]
        worst = max(distance_to_line((x, y), seam) for x, y in line["division"])
        assert worst <= SEAM_MM, f"{worst:.2f} mm"
