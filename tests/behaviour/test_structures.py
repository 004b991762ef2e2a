"""The figure of structures: each shape a trace of its own, surface lines dashed, legs alike."""

from __future__ import annotations

from dataclasses import replace
from math import dist

import pytest

from components.structures import (
    DASH_MM,
    GAP_MM,
    LINE_WIDTH_MM,
    Drawn,
    dashes,
    drawn_landmarks,
    drawn_structures,
    point_along,
    structures_figure,
)
from data.mirror import other_side_point
from data.model import Atlas


def test_each_mesh_that_is_drawn_apart_has_a_trace_and_answers_as_the_whole(atlas: Atlas) -> None:
    drawn = drawn_structures(atlas.views["back"])
    discs = [one for one in drawn if one.part == "lumbar_discs"]
    assert {one.uid for one in discs} == {
        f"lumbar_discs-{mesh}" for mesh in atlas.structures["lumbar_discs"].meshes
    }
    assert {one.whole for one in discs} == {"lumbar_discs"}
    far = replace(discs[0], far=True)
    assert (far.uid, far.whole) == (f"{discs[0].uid}-far", "lumbar_discs-far")


def test_no_two_traces_share_a_uid(atlas: Atlas) -> None:
    for view in atlas.views.values():
        uids = [trace["uid"] for trace in structures_figure(view, atlas)["data"]]
        assert len(uids) == len(set(uids))


def test_a_surface_line_is_dashed_and_ends_within_its_ends() -> None:
    bars = list(dashes([(10.0, 20.0), (40.0, 60.0)]))
    assert len(bars) == (50 + GAP_MM) // (DASH_MM + GAP_MM)
    for bar in bars:
        a, b, c, _ = bar
        assert dist(a, b) == pytest.approx(DASH_MM, abs=0.02)
        assert dist(b, c) == pytest.approx(LINE_WIDTH_MM, abs=0.02)
        assert all(9 < x < 41 and 19 < y < 61 for x, y in bar)
    assert list(dashes([])) == []


def test_dashes_go_round_the_bend_of_a_surface_line(atlas: Atlas) -> None:
    bent = [(0.0, 0.0), (0.0, 30.0), (40.0, 30.0)]
    bars = list(dashes(bent))
    assert len(bars) == (70 + GAP_MM) // (DASH_MM + GAP_MM)
    middles = [((a[0] + c[0]) / 2, (a[1] + c[1]) / 2) for a, _, c, _ in bars]
    assert all(min(x, 30 - y) < DASH_MM for x, y in middles)
    assert point_along(bent, 50.0) == (20.0, 30.0)
    (own,) = [m for m in atlas.views["back"].landmarks if m.part == "surface_line_knee"][:1]
    assert len(own.line) == 3


def test_a_surface_line_of_the_other_leg_is_its_mirror(atlas: Atlas) -> None:
    back = atlas.views["back"]
    marks = drawn_landmarks(back)
    own = marks[Drawn("surface_line_exit", far=False)]
    assert len(own.line) == 2
    assert marks[Drawn("surface_line_exit", far=True)] == other_side_point(own, back.width_mm)
    assert other_side_point(own, back.width_mm).line[0][0] == back.width_mm - own.line[0][0]
