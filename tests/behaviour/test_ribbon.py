"""Nerve courses as ribbons: widths, ends, and the fade behind bone."""

from __future__ import annotations

from math import hypot

import pytest

from components.ribbon import GHOST_OPACITY, Fade, dashes, fade, ribbon


def test_a_ribbon_is_as_wide_as_twice_its_half_width() -> None:
    outline = ribbon([(0, 0), (0, 10), (0, 20)], [2, 2, 2])
    assert {x for x, y in outline if y == 10} == {-2.0, 2.0}


def test_a_ribbon_ends_round_and_no_further_than_its_half_width() -> None:
    outline = ribbon([(0, 0), (0, 20)], [3, 1])
    assert all(hypot(x, y) <= 3.01 for x, y in outline if y < 0)
    assert max(y for _, y in outline) == pytest.approx(21, abs=0.2)
    assert min(y for _, y in outline) == pytest.approx(-3, abs=0.2)


def test_a_line_in_full_view_has_one_opacity() -> None:
    assert fade([(0, 0), (0, 50)], [0, 0]) == 1


def test_a_line_behind_bone_is_a_ghost() -> None:
    assert fade([(0, 0), (0, 50)], [1, 1]) == GHOST_OPACITY


def test_a_fade_runs_along_the_axis_on_which_the_nerve_runs() -> None:
    down = fade([(0, 0), (1, 30), (2, 60)], [0, 0, 1])
    across = fade([(0, 0), (30, 1), (60, 2)], [0, 0, 1])
    assert isinstance(down, Fade)
    assert isinstance(across, Fade)
    assert (down.axis, down.start, down.stop) == ("vertical", 0, 60)
    assert across.axis == "horizontal"
    assert down.stops == ((0.0, 1.0), (0.5, 1.0), (1.0, GHOST_OPACITY))


def test_stops_of_a_fade_rise_from_nought_to_one_without_a_repeat() -> None:
    points = [(0.0, float(y)) for y in (0, 1, 1, 2, 40, 41, 42, 80)]
    found = fade(points, [0, 0, 0.1, 0, 1, 0.5, 0, 0])
    assert isinstance(found, Fade)
    places = [place for place, _ in found.stops]
    assert places == sorted(set(places))
    assert (places[0], places[-1]) == (0.0, 1.0)


def test_dashes_cut_a_line_into_equal_pieces_with_its_widths() -> None:
    pieces = dashes([(0, 0), (0, 10), (0, 20)], [1, 2, 3], dash=4, gap=6)
    assert [(points[0], points[-1]) for points, _ in pieces] == [
        ((0, 0), (0, 4)),
        ((0, 10), (0, 14)),
    ]
    assert [widths[-1] for _, widths in pieces] == pytest.approx([1.4, 2.4])


def test_a_dash_keeps_the_corners_it_passes() -> None:
    (points, _), *_ = dashes([(0, 0), (3, 0), (3, 9)], [1, 1, 1], dash=5, gap=5)
    assert points == [(0, 0), (3, 0), (3, 2)]
