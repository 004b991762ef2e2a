"""Nerve courses as ribbons: widths, ends, pieces and dashes."""

from __future__ import annotations

from math import hypot

import pytest

from components.ribbon import Course, ribbon


def test_a_ribbon_is_as_wide_as_twice_its_half_width() -> None:
    outline = ribbon([(0, 0), (0, 10), (0, 20)], [2, 2, 2])
    assert {x for x, y in outline if y == 10} == {-2.0, 2.0}


def test_a_ribbon_ends_round_and_no_further_than_its_half_width() -> None:
    outline = ribbon([(0, 0), (0, 20)], [3, 1])
    assert all(hypot(x, y) <= 3.01 for x, y in outline if y < 0)
    assert max(y for _, y in outline) == pytest.approx(21, abs=0.2)
    assert min(y for _, y in outline) == pytest.approx(-3, abs=0.2)


def test_dashes_cut_a_line_into_equal_pieces_with_its_widths() -> None:
    course = Course([(0, 0), (0, 10), (0, 20)], [1, 2, 3], [1, 1, 1])
    pieces = list(course.dashes(dash=4, gap=6))
    assert [(piece.points[0], piece.points[-1]) for piece in pieces] == [
        ((0, 0), (0, 4)),
        ((0, 10), (0, 14)),
    ]
    assert [piece.half_widths[-1] for piece in pieces] == pytest.approx([1.4, 2.4])


def test_a_dash_keeps_the_corners_it_passes() -> None:
    course = Course([(0, 0), (3, 0), (3, 9)], [1, 1, 1], [1, 1, 1])
    first, *_ = course.dashes(dash=5, gap=5)
    assert first.points == [(0, 0), (3, 0), (3, 2)]


def test_a_piece_of_a_course_keeps_its_opacity() -> None:
    course = Course([(0, 0), (0, 10)], [1, 1], [0, 1])
    assert course.piece(2, 5).opacities == pytest.approx([0.2, 0.5])


def test_a_stretch_runs_to_the_points_at_which_it_has_faded_out() -> None:
    points = [(0.0, float(y)) for y in range(7)]
    course = Course(points, [1.0] * 7, [1.0] * 7)
    first, second = course.stretches([1, 0, 0, 0, 0, 0.5, 0])
    assert first.points == points[:2]
    assert second.points == points[4:]


def test_a_line_seen_nowhere_has_no_stretch() -> None:
    assert not list(Course([(0, 0), (0, 9)], [1, 1], [0, 0]).stretches([0, 0]))


def test_a_wide_nerve_comes_out_of_the_depth_slowly_and_is_nowhere_clearer_than_before() -> None:
    course = Course([(0, 0), (0, 10), (0, 15), (0, 100)], [8.0] * 4, [0, 0, 1, 1])
    eased = course.eased(20)
    shown = dict(zip(eased.places, eased.opacities, strict=True))
    assert shown == pytest.approx({0: 0, 10: 0, 15: 0.25, 30: 1, 100: 1})
    assert eased.half_widths == [8.0] * 5


def test_a_line_that_fades_gently_enough_stays_as_it_is() -> None:
    course = Course([(0, 0), (0, 10), (0, 15), (0, 40)], [1.0] * 4, [0, 0, 1, 1])
    assert course.eased(5).points == course.points
    assert course.eased(5).opacities == course.opacities
    assert Course([(0, 0), (0, 9)], [1, 1], [1, 1]).eased(20).opacities == [1, 1]
