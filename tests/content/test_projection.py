"""The committed views and plates: everything on a plate is the body seen through its camera.

Outlines and nerve lines are projected again from the body with the view's own camera, with nothing
but the standard library.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, pairwise
from math import dist
from typing import Any

import pytest

from data.atlas.projection import (
    Camera,
    Point,
    distance_to_line,
    read_camera,
    smooth_course,
)
from tests.content.committed import read_stored, read_views
from tests.content.rings import closed, corners, covers, rings
from tests.contract import NERVES, OFF_ROUTE, ROOTS, STOPS

BOUND_MM = 0.1
STEP_MM = 2.0
SHORT_LINE_MM = 1.0
CUT_MM, BRANCH_MM = 1.0, 6.0
SEEN = 0.05
GHOSTED = 0.8


BODY, OUTLINES, VIEWS = read_stored("body"), read_stored("outlines"), read_views()

each_view = pytest.mark.parametrize("view", VIEWS)


def _lines_of_body(nerve: str) -> list[list[list[float]]]:
    """The main line of a nerve, then its branches, as the body keeps them."""
    record = BODY["nerves"][nerve]
    return [record["points"], *(branch["points"] for branch in record.get("branches", []))]


def _cross(a: Point, b: Point, c: Point, d: Point) -> bool:
    """Whether two segments cross."""

    def turn(p: Point, q: Point, r: Point) -> float:
        return (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0])

    return turn(a, b, c) * turn(a, b, d) < 0 and turn(c, d, a) * turn(c, d, b) < 0


def _segments(region: dict[str, Any]) -> Iterator[tuple[Point, Point]]:
    for ring in rings(region):
        yield from pairwise(closed(ring))


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether two regions share any area: borders that cross, or one inside the other."""
    crossing = any(_cross(*a, *b) for a in _segments(one) for b in _segments(other) if _near(a, b))
    within = covers(one, corners(other["outline"])[0]) or covers(other, corners(one["outline"])[0])
    return crossing or within


def _near(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether the boxes of two segments touch."""
    return all(
        max(a[axis] for a in one) >= min(b[axis] for b in other)
        and max(b[axis] for b in other) >= min(a[axis] for a in one)
        for axis in (0, 1)
    )


def _square(name: str, x: float, y: float, size: float) -> dict[str, Any]:
    corners = [[x, y], [x + size, y], [x + size, y + size], [x, y + size]]
    return {"id": name, "outline": corners, "holes": []}


def test_overlapping_squares_overlap_and_neighbours_do_not() -> None:
    square = _square("a", 0, 0, 10)
    assert _overlap(square, _square("b", 5, 5, 10))
    assert _overlap(square, _square("b", 2, 2, 3))
    assert not _overlap(square, _square("b", 10.5, 0, 10))
    ringed = {**square, "holes": [_square("hole", 2, 2, 6)["outline"]]}
    assert not _overlap(ringed, _square("b", 3, 3, 4))


def test_a_camera_looks_from_behind_with_the_patients_right_on_the_right() -> None:
    camera = Camera((0, 0, 0), (0, -1, 0), (0, 0, 1), 200, 400)
    assert camera.place((-10, 5, 20)) == pytest.approx((110, 180))
    assert camera.nearness((-10, 5, 20)) == pytest.approx(5)
    assert camera.raise_to_body((110, 180), 5) == pytest.approx((-10, 5, 20))


def test_a_smooth_course_passes_through_its_points_and_keeps_a_straight_line() -> None:
    bent = [(0.0, 0.0, 0.0), (10.0, 0.0, 0.0), (18.0, 6.0, 0.0), (20.0, 16.0, 4.0)]
    course = dict(smooth_course(bent, 1.0))
    for index, point in enumerate(bent):
        assert course[float(index)] == pytest.approx(point)
    straight = smooth_course([(0, 0, 0), (3, 0, 0), (9, 0, 0)], 0.5)
    assert all(point[1:] == pytest.approx((0, 0)) for _, point in straight)
    assert [point[0] for _, point in straight] == sorted(point[0] for _, point in straight)


@each_view
def test_an_outline_is_its_skin_seen_through_the_camera(view: str) -> None:
    camera = read_camera(VIEWS[view])
    stored, raised = VIEWS[view]["regions"], OUTLINES[view]
    assert [(r["id"], r["side"]) for r in stored] == [(r["id"], r["side"]) for r in raised]
    for flat, solid in zip(stored, raised, strict=True):
        for ring, places in zip(rings(flat), rings(solid), strict=True):
            for point, place in zip(ring, places, strict=True):
                assert dist(point, camera.place(place)) <= BOUND_MM, flat["id"]


@pytest.mark.unmeasured
@each_view
def test_a_nerve_line_is_its_nerve_seen_through_the_camera(view: str) -> None:
    camera = read_camera(VIEWS[view])
    for line in VIEWS[view]["nerves"]:
        points = _lines_of_body(line["id"])[line["branch"]]
        course = [camera.place(point) for _, point in smooth_course(points, STEP_MM)]
        worst = max(distance_to_line((x, y), course) for x, y in line["points"])
        assert worst <= BOUND_MM, f"{line['id']} {line['branch']} is off by {worst:.2f} mm"


@each_view
def test_every_nerve_point_has_a_radius_and_is_hidden_between_0_and_1(view: str) -> None:
    for line in VIEWS[view]["nerves"]:
        assert len(line["points"]) == len(line["radius"]) == len(line["hidden"]) >= 2
        assert all(0 <= hidden <= 1 for hidden in line["hidden"])
        assert all(radius > 0 for radius in line["radius"])
        assert sum(dist(a, b) for a, b in pairwise(line["points"])) > SHORT_LINE_MM


@each_view
def test_a_line_that_fades_keeps_one_opacity_per_point_and_is_whole_somewhere(view: str) -> None:
    for line in VIEWS[view]["nerves"]:
        opacity = line.get("opacity", [1.0] * len(line["points"]))
        assert len(opacity) == len(line["points"])
        assert min(opacity) >= 0
        assert max(opacity) > 0.95, f"{line['id']} {line['branch']}"


@each_view
def test_a_line_that_a_view_cuts_fades_out_where_it_is_cut(view: str) -> None:
    """An end that is no end of the nerve's line in the body is not seen."""
    camera = read_camera(VIEWS[view])
    for line in VIEWS[view]["nerves"]:
        body = _lines_of_body(line["id"])[line["branch"]]
        opacity = line.get("opacity", [1.0] * len(line["points"]))
        left = [start for start in _starts(line["id"]) if start != body[0]]
        for end in (0, -1):
            point = line["points"][end]
            cut = dist(point, camera.place(body[end])) > CUT_MM
            branches_off = any(dist(point, camera.place(start)) < BRANCH_MM for start in left)
            if cut and not branches_off:
                assert opacity[end] < SEEN, f"{line['id']} {line['branch']} at {point}"


def _starts(nerve: str) -> list[list[float]]:
    """Where the lines of a nerve begin in the body."""
    return [line[0] for line in _lines_of_body(nerve)]


def test_a_nerve_deep_behind_the_knee_or_heel_goes_on_as_a_ghost() -> None:
    for view, nerve in (
        ("front", "tibial_nerve"),
        ("back", "medial_plantar_nerve"),
        ("back", "lateral_plantar_nerve"),
    ):
        lines = [line for line in VIEWS[view]["nerves"] if line["id"] == nerve]
        assert lines, f"{view}: {nerve}"
        assert all(hidden >= GHOSTED for line in lines for hidden in line["hidden"])


@each_view
def test_a_seen_line_sinks_where_it_runs_into_a_ghost(view: str) -> None:
    """No solid end stands on a ghost: not on the trunk in front, nor on the nerves of the sole."""
    lines = VIEWS[view]["nerves"]
    ghosts = [line for line in lines if min(line["hidden"]) >= GHOSTED]
    onward = [point for line in ghosts for point in line["points"][:1]]
    for line in lines:
        if any(dist(line["points"][-1], start) < CUT_MM for start in onward):
            assert line["hidden"][-1] >= GHOSTED, f"{line['id']} {line['branch']}"


@pytest.mark.unmeasured
@each_view
def test_regions_of_a_view_never_overlap(view: str) -> None:
    for one, other in combinations(VIEWS[view]["regions"], 2):
        assert not _overlap(one, other), f"{one['id']} and {other['id']}"


@each_view
def test_a_label_stands_inside_its_region(view: str) -> None:
    for region in VIEWS[view]["regions"]:
        x, y = region["label"]
        assert covers(region, (x, y)), region["id"]


@each_view
def test_outlines_and_silhouette_lie_on_the_plate(view: str) -> None:
    record = VIEWS[view]
    outlines = [ring for region in record["regions"] for ring in rings(region)]
    for ring in [*outlines, *record["silhouette"]]:
        for x, y in ring:
            assert 0 <= x <= record["width_mm"]
            assert 0 <= y <= record["height_mm"]


@pytest.mark.parametrize("view", [view for view, record in VIEWS.items() if record["bilateral"]])
def test_the_silhouette_of_both_legs_is_its_own_mirror(view: str) -> None:
    record = VIEWS[view]
    borders = [closed(ring) for ring in record["silhouette"]]
    for ring in borders:
        for x, y in ring:
            mirrored = (record["width_mm"] - x, y)
            assert min(distance_to_line(mirrored, border) for border in borders) <= BOUND_MM


def test_every_region_and_every_nerve_is_drawn_in_some_view() -> None:
    regions = {region["id"] for view in VIEWS.values() for region in view["regions"]}
    nerves = {line["id"] for view in VIEWS.values() for line in view["nerves"]}
    assert regions == {*STOPS, *OFF_ROUTE}
    assert nerves == {*ROOTS, *NERVES}


def test_views_of_both_sides_keep_only_the_right_and_the_middle() -> None:
    for view in VIEWS.values():
        middle = view["width_mm"] / 2
        on_right = read_camera(view).right[0] < 0
        for region in view["regions"]:
            xs = [x for x, _ in region["outline"]]
            if region["side"] == "both":
                assert view["bilateral"]
                assert min(xs) < middle < max(xs)
            elif view["bilateral"]:
                assert region["side"] == "right"
                assert (min(xs) >= middle) if on_right else (max(xs) <= middle), region["id"]
