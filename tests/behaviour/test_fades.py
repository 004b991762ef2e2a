"""How nerves fade behind bone: one gradient a trace, on the axis that wrongs the fewest of them."""

from __future__ import annotations

from components.fades import Fade, fade, painted
from components.ribbon import Course

Points = list[tuple[float, float]]


def _course(points: Points, opacities: list[float]) -> Course:
    return Course(points, [1.0] * len(points), opacities)


def _opacity(found: Fade, place: float) -> float:
    """The opacity of a fade at a place of the plate."""
    share = (place - found.start) / (found.stop - found.start)
    for (a, low), (b, high) in zip(found.stops, found.stops[1:], strict=False):
        if a <= share <= b:
            return low + (high - low) * (share - a) / (b - a)
    raise ValueError(place)


def test_courses_in_full_view_have_one_opacity() -> None:
    assert fade([_course([(0, 0), (0, 50)], [1, 1])]) == 1


def test_nothing_seen_is_not_painted() -> None:
    assert fade([]) == 0


def test_a_fade_runs_along_the_axis_on_which_the_nerve_runs() -> None:
    down = fade([_course([(0, 0), (1, 30), (2, 60)], [1, 1, 0])])
    across = fade([_course([(0, 0), (30, 0.1), (60, 0)], [1, 1, 0])])
    assert isinstance(down, Fade)
    assert isinstance(across, Fade)
    assert (down.axis, down.start, down.stop) == ("vertical", 0, 60)
    assert across.axis == "horizontal"
    assert _opacity(down, 30) > 0.95
    assert abs(_opacity(down, 45) - 0.5) < 0.05


def test_two_lines_of_one_nerve_take_the_axis_on_which_they_do_not_disagree() -> None:
    strand = _course([(0, 0), (0, 40)], [1, 1])
    root = _course([(10, 0), (10, 10), (40, 40)], [1, 1, 0])
    found = fade([strand, root])
    assert isinstance(found, Fade)
    assert found.axis == "horizontal"
    assert _opacity(found, 0) > 0.95
    assert _opacity(found, 39) < 0.1


def test_a_fade_in_the_middle_leaves_both_ends_solid() -> None:
    opacities: list[float] = [1, 1, 0, 0, 1, 1]
    found = fade([_course([(0, float(y)) for y in (0, 40, 45, 60, 65, 100)], opacities)])
    assert isinstance(found, Fade)
    assert [round(_opacity(found, y)) for y in (5, 38, 50, 55, 70, 95)] == [1, 1, 0, 0, 1, 1]


def test_stops_of_a_fade_rise_from_nought_to_one_without_a_repeat_and_are_few() -> None:
    points: Points = [(0.0, float(y)) for y in (0, 1, 1, 2, 40, 41, 42, 80)]
    found = fade([_course(points, [1, 1, 0.9, 1, 0, 0.5, 1, 1])])
    assert isinstance(found, Fade)
    places = [place for place, _ in found.stops]
    assert places == sorted(set(places))
    assert (places[0], places[-1]) == (0.0, 1.0)
    assert len(places) < 10


def test_a_trace_is_filled_with_a_colour_or_with_one_gradient() -> None:
    assert painted("#ff0000", 0.5) == {"fillcolor": "rgba(255,0,0,0.5)"}
    gradient = painted("#ff0000", Fade("vertical", 3, 9, ((0, 1), (1, 0))))["fillgradient"]
    assert (gradient["type"], gradient["start"], gradient["stop"]) == ("vertical", 3, 9)
    assert gradient["colorscale"] == [[0, "rgba(255,0,0,1)"], [1, "rgba(255,0,0,0)"]]
