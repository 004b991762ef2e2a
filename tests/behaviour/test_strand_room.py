"""Where strands run side by side, the lower one keeps its pattern to itself."""

from __future__ import annotations

import pytest

from components.ribbon import Course
from components.strand_room import Above


def _line(x: float, y_from: float, y_to: float, half_width: float = 1.0) -> Course:
    return Course([(x, y_from), (x, y_to)], [half_width] * 2, [1.0] * 2)


def test_with_nothing_above_a_line_is_clear_from_end_to_end() -> None:
    (piece,) = Above().clear(_line(0, 0, 50), 2)
    assert piece.points == [(0, 0), (0, 50)]


def test_a_line_is_clear_only_where_nothing_above_comes_near() -> None:
    above = Above()
    above.lay(_line(2, 30, 80))
    (piece,) = above.clear(_line(0, 0, 80), 2)
    assert piece.points[0] == (0, 0)
    assert piece.points[-1][1] == pytest.approx(28, abs=2)


def test_without_room_beside_only_what_lies_over_the_middle_counts() -> None:
    above = Above()
    above.lay(_line(2, 30, 80))
    (piece,) = above.clear(_line(0, 0, 80), 0)
    assert piece.points[-1] == (0, 80)


def test_short_clear_pieces_are_left_out() -> None:
    above = Above()
    above.lay(_line(0, 2, 80))
    assert not list(above.clear(_line(0, 0, 80), 0))


def test_a_branch_starts_where_it_comes_out_of_what_it_leaves() -> None:
    parent = Above()
    parent.lay(_line(0, 0, 100, half_width=3))
    branch = Course([(0, 0), (20, 20)], [1, 1], [1, 1])
    assert parent.start_of(branch, 12) == pytest.approx(4, abs=2)
    assert parent.start_of(branch, 2) == 2
    assert parent.start_of(_line(9, 0, 20), 12) == 0
