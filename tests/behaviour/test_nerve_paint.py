"""How nerves are painted: what is hidden is a ghost, what is seen is solid, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from math import dist
from typing import Any

import pytest

from components.nerve_paint import (
    GHOST,
    GHOST_LAYER,
    GHOSTED_FROM,
    RIMS,
    SOLID,
    SOLID_LAYER,
    lines_by_uid,
    nerve_traces,
    touched_uids,
)
from components.plate import figure
from components.tokens import read_tokens
from data.drawing import NerveLine, View
from data.model import Atlas

MOST_TRACES = 86
"""Plotly takes some milliseconds for each before the page answers."""
LONG_MM = 7.0
"""Only where toe nerves lie over one another does one gradient not serve them all."""


@pytest.fixture(scope="module")
def tokens() -> Any:
    return read_tokens()


def _traces(view: View, atlas: Atlas, tokens: Any) -> dict[str, dict[str, Any]]:
    return {trace["uid"]: trace for trace in nerve_traces(view, atlas, tokens, far=False)}


def _view(atlas: Atlas, *lines: NerveLine) -> View:
    """The front view with nothing but these lines."""
    return replace(atlas.views["front"], lines=lines)


def _line(nerve: str, hidden: tuple[float, ...], opacity: tuple[float, ...] = ()) -> NerveLine:
    points = tuple((100.0, 100.0 + 10 * i) for i in range(len(hidden)))
    radius = (2.0,) * len(hidden)
    return NerveLine(nerve, "right", 0, points, radius, hidden, 0.0, opacity=opacity)


def _visible(trace: dict[str, Any] | None, point: tuple[float, float]) -> float:
    """The opacity of what a trace is filled with at a point of the plate."""
    if trace is None:
        return 0.0
    if "fillcolor" in trace:
        return _alpha(trace["fillcolor"])
    fill = trace["fillgradient"]
    place = point[1] if fill["type"] == "vertical" else point[0]
    share = (place - fill["start"]) / (fill["stop"] - fill["start"])
    share = min(max(share, 0.0), 1.0)
    for (a, low), (b, high) in pairwise(fill["colorscale"]):
        if a <= share <= b:
            return _alpha(low) + (_alpha(high) - _alpha(low)) * (share - a) / ((b - a) or 1)
    raise ValueError(share)


def _alpha(colour: str) -> float:
    return float(colour.rstrip(")").rsplit(",", 1)[1]) if colour.startswith("rgba") else 1.0


def _inside(trace: dict[str, Any] | None, point: tuple[float, float]) -> bool:
    """Whether a point lies in a ring of a trace, by turns around it."""
    turns = 0
    pairs = list(zip(trace["x"], trace["y"], strict=True)) if trace else []
    for (ax, ay), (bx, by) in pairwise(pairs):
        if ax is None or bx is None:
            continue
        side = (bx - ax) * (point[1] - ay) - (point[0] - ax) * (by - ay)
        if ay <= point[1] < by and side > 0:
            turns += 1
        elif by <= point[1] < ay and side < 0:
            turns -= 1
    return turns != 0


def test_a_nerve_in_full_view_has_no_ghost(atlas: Atlas, tokens: Any) -> None:
    traces = _traces(_view(atlas, _line("tibial_nerve", (0, 0, 0))), atlas, tokens)
    assert set(traces) == {f"tibial_nerve-{paint}" for paint in SOLID if paint != "seam"}


def test_a_nerve_behind_bone_is_a_ghost_and_nothing_else(atlas: Atlas, tokens: Any) -> None:
    traces = _traces(_view(atlas, _line("tibial_nerve", (1, 1, 1))), atlas, tokens)
    assert set(traces) == {RIMS, f"tibial_nerve-{GHOST}"}


def test_all_ghosts_lie_in_a_layer_of_their_own_below_what_is_seen(
    atlas: Atlas, tokens: Any
) -> None:
    for view in atlas.views.values():
        for uid, trace in _traces(view, atlas, tokens).items():
            ghost = uid == RIMS or uid.endswith(f"-{GHOST}")
            assert trace["zorder"] == (GHOST_LAYER if ghost else SOLID_LAYER), uid
    assert GHOST_LAYER < SOLID_LAYER


def test_ghosts_carry_no_opacity_of_their_own_where_they_are_whole(
    atlas: Atlas, tokens: Any
) -> None:
    ghost = _traces(_view(atlas, _line("l5_root", (0, 1, 1))), atlas, tokens)[f"l5_root-{GHOST}"]
    assert _visible(ghost, (100, 115)) == 1


def test_a_line_that_the_picture_cuts_fades_ghost_or_not(atlas: Atlas, tokens: Any) -> None:
    for hidden in (0.0, 1.0):
        line = _line("tibial_nerve", (hidden,) * 3, opacity=(0, 1, 1))
        traces = _traces(_view(atlas, line), atlas, tokens)
        trace = traces.get("tibial_nerve-core") or traces[f"tibial_nerve-{GHOST}"]
        assert _visible(trace, (100, 100)) < 0.1
        assert _visible(trace, (100, 118)) > 0.9


def test_a_nerve_answers_the_pointer_whether_seen_or_ghosted(atlas: Atlas, tokens: Any) -> None:
    for view in atlas.views.values():
        drawn = set(_traces(view, atlas, tokens))
        for stem, lines in lines_by_uid(view).items():
            if lines[0].side == "right":
                assert drawn & set(touched_uids(stem)), f"{view.id}: {stem}"


def test_what_is_painted_follows_what_hides_each_line(atlas: Atlas, tokens: Any) -> None:
    """In every view, nearly everywhere, as solid as seen and a ghost where hidden."""
    for view in atlas.views.values():
        traces = _traces(view, atlas, tokens)
        for line in (line for line in view.lines if line.side == "right"):
            core, ghost = (traces.get(f"{line.nerve}-{paint}") for paint in ("core", GHOST))
            wrong = 0.0
            for point, hidden, opacity, length in _steps(line):
                solid = opacity * max(0.0, 1 - hidden / GHOSTED_FROM)
                painted = _visible(core, point) if _inside(core, point) else 0.0
                wrong += length * (abs(painted - solid) > 0.35)
                if hidden > 0.9 and opacity > 0.9:
                    wrong += length * (not _inside(ghost, point))
            assert wrong <= LONG_MM, f"{view.id}: {line.nerve} {line.branch}: {wrong:.1f} mm"


def _steps(line: NerveLine) -> Iterator[tuple[tuple[float, float], float, float, float]]:
    """The middles of a line's segments: point, hidden, opacity and the segment's length."""
    opacity = line.opacity or (1.0,) * len(line.points)
    values = list(zip(line.points, line.hidden, opacity, strict=True))
    for (a, hidden_a, opacity_a), (b, hidden_b, opacity_b) in pairwise(values):
        middle = ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2)
        yield middle, (hidden_a + hidden_b) / 2, (opacity_a + opacity_b) / 2, dist(a, b)


def test_no_figure_has_more_traces_than_the_page_can_start_with(atlas: Atlas, tokens: Any) -> None:
    for view in atlas.views.values():
        assert len(figure(view, atlas, tokens)["data"]) <= MOST_TRACES, view.id
