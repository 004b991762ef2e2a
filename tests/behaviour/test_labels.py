"""Labels: in the frame, never over a nerve or each other, leaders that do not cross."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations, pairwise
from math import dist

import pytest

from components.boxes import Box, cross, spans
from components.label_anchors import anchor_of, anchors_of
from components.label_layer import short_name
from components.label_places import WORDS_TO_SHARE, roomy, wrapped
from components.labels import MIDLINE_MM, MOST_PASSED, MOST_SHORT_MM, Label, Labeller
from components.scene import frame_of
from components.words import part_words
from data.drawing import Frame, NerveLine, Point, View
from data.model import Atlas

pytestmark = pytest.mark.unmeasured

Placed = list[tuple[View, Frame, list[Label]]]


@pytest.fixture(scope="module")
def placed(atlas: Atlas) -> Placed:
    """Every frame of every view, with the labels that find a place in it."""
    frames = [(view, roomy(each)) for view in atlas.views.values() for each in view.frames.values()]
    return [(view, frame, _placed(atlas, view, frame)) for view, frame in frames]


def _placed(atlas: Atlas, view: View, frame: Frame) -> list[Label]:
    wording = atlas.wordings["en"]
    wanted = [part for part in atlas.labels[frame.id] if view.draws(part)]
    return Labeller(view, frame).place(
        [(p, short_name(part_words(wording, p).name)) for p in wanted]
    )


def _alone(atlas: Atlas, view: View, frame: Frame) -> list[Label]:
    """The labels of what this frame shows when it is chosen, each with the frame to itself."""
    labeller = Labeller(view, frame)
    parts = {*atlas.nerves, *atlas.roots, *atlas.structures} & view.parts
    shown = sorted(part for part in parts if frame_of(atlas, view, part) == frame.id)
    named = [(part, short_name(part_words(atlas.wordings["en"], part).name)) for part in shown]
    return [label for part, name in named if (label := labeller.alone(part, name))]


def test_every_label_lies_in_its_frame(placed: Placed) -> None:
    for view, frame, labels in placed:
        for label in labels:
            box = label.box
            assert box.left >= frame.x_mm, (view.id, frame.id, label.part)
            assert box.left + box.width <= frame.x_mm + frame.width_mm, (view.id, label.part)
            assert box.top >= frame.y_mm, (view.id, frame.id, label.part)
            assert box.top + box.height <= frame.y_mm + frame.height_mm, (view.id, label.part)


def test_no_label_lies_over_a_nerve(placed: Placed) -> None:
    for view, frame, labels in placed:
        for label in labels:
            for line in view.lines:
                drawn = pairwise(zip(line.points, line.radius_mm, strict=True))
                for (a, radius), (b, other_radius) in drawn:
                    over = label.box.grown(max(radius, other_radius)).crossed(a, b)
                    assert not over, (view.id, frame.id, label.part, line.nerve)


def _crossed(view: View, part: str, start: Point, end: Point) -> set[str]:
    """The other nerves that a straight line crosses."""
    return {
        line.nerve
        for line in view.lines
        if line.nerve != part and any(cross(start, end, a, b) for a, b in pairwise(line.points))
    }


def test_a_leader_goes_under_every_nerve_in_its_way(atlas: Atlas, placed: Placed) -> None:
    for view, frame, labels in placed:
        for label in (*labels, *_alone(atlas, view, frame)):
            for start, end in label.leader.pieces:
                over = _crossed(view, label.part, start, end)
                assert not over, (view.id, frame.id, label.part, over)


def test_a_leader_is_easy_to_follow(placed: Placed) -> None:
    for view, frame, labels in placed:
        for label in labels:
            leader, what = label.leader, (view.id, frame.id, label.part)
            passed = _crossed(view, label.part, leader.start, leader.end)
            assert len(passed) <= MOST_PASSED, (*what, passed)
            assert leader.pieces[0][0] == leader.start, what
            assert dist(leader.pieces[-1][1], leader.end) <= MOST_SHORT_MM, what


def test_no_leader_comes_to_one_leg_over_the_other(placed: Placed) -> None:
    for view, frame, labels in placed:
        middle = view.width_mm / 2
        for label in labels if view.bilateral else ():
            start, end = label.leader.start[0] - middle, label.leader.end[0] - middle
            assert abs(end) <= MIDLINE_MM or start * end > 0, (view.id, frame.id, label.part)


def test_most_leaders_pass_no_nerve_at_all(placed: Placed) -> None:
    every = [label for _, _, labels in placed for label in labels]
    clear = [label for label in every if label.leader.is_clear]
    assert len(clear) > 0.55 * len(every), (len(clear), len(every))


def test_what_a_leader_may_lead_to_lies_on_its_part(atlas: Atlas) -> None:
    view = atlas.views["back"]
    frame = view.frames["thigh"]
    (muscle,) = [o for o in view.structures if (o.part, o.side) == ("biceps_femoris", "right")]
    anchors = anchors_of(view, frame, "biceps_femoris")
    assert anchors[0] == anchor_of(view, frame, "biceps_femoris")
    assert len(anchors) > 3
    for x, y in anchors:
        inside = [a for a in spans((muscle.points, *muscle.holes), y) if a[0] <= x <= a[1]]
        assert inside, (x, y)


def test_a_leader_may_end_anywhere_on_a_surface_line(atlas: Atlas) -> None:
    view = atlas.views["front"]
    frame = view.frames["leg"]
    (mark,) = [m for m in view.landmarks if (m.part, m.side) == ("surface_line_front_leg", "right")]
    (x, y), (to_x, to_y) = mark.line
    anchors = anchors_of(view, frame, mark.part)
    assert anchors[0] == mark.point
    assert len(anchors) > 9
    for across, down in anchors:
        assert across == pytest.approx(x + (down - y) / (to_y - y) * (to_x - x), abs=0.1)


def test_no_label_touches_another_and_no_leaders_cross(placed: Placed) -> None:
    for view, frame, labels in placed:
        for one, other in combinations(labels, 2):
            what = (view.id, frame.id, one.part, other.part)
            line, others = one.leader, other.leader
            assert not one.box.touches(other.box), what
            assert not cross(line.start, line.end, others.start, others.end), what
            assert not one.box.crossed(others.start, others.end), what
            assert not other.box.crossed(line.start, line.end), what


def test_no_label_lies_over_the_words_that_say_whose_side_it_is(placed: Placed) -> None:
    for view, frame, labels in placed:
        words_to = frame.y_mm + WORDS_TO_SHARE * frame.height_mm
        for label in labels:
            assert label.box.top >= words_to, (view.id, frame.id, label.part)


def test_most_of_what_is_wanted_finds_a_place(atlas: Atlas, placed: Placed) -> None:
    for view, frame, labels in placed:
        wanted = [
            part
            for part in atlas.labels[frame.id]
            if view.draws(part) and anchor_of(view, frame, part) is not None
        ]
        assert 2 * len(labels) >= min(len(wanted), 7), (view.id, frame.id)


def test_a_nerve_in_the_way_moves_the_label(atlas: Atlas) -> None:
    view = atlas.views["back"]
    frame = view.frames["thigh"]
    named = [("sciatic_nerve", "Sciatic nerve")]
    (alone,) = Labeller(view, frame).place(named)
    box = alone.box
    across = ((box.left, box.top + 1), (box.left + box.width, box.top + 1))
    in_the_way = NerveLine("sural_nerve", "right", 0, across, (2.0, 2.0), (0.0, 0.0), 10.0)
    crossed = replace(view, lines=(*view.lines, in_the_way))
    (moved,) = Labeller(crossed, frame).place(named)
    assert moved.box != alone.box


@pytest.mark.parametrize(
    ("name", "widest", "lines"),
    [
        ("Sciatic nerve", 20, ("Sciatic nerve",)),
        ("Sciatic nerve", 8, ("Sciatic", "nerve")),
        ("Gastrocnemius", 5, ("Gastrocnemius",)),
    ],
)
def test_a_name_is_broken_between_words(name: str, widest: float, lines: tuple[str, ...]) -> None:
    assert wrapped(name, widest) == lines


def test_a_line_that_passes_through_a_box_crosses_it() -> None:
    box = Box(0, 0, 10, 10)
    assert box.crossed((-5, 5), (15, 6))
    assert box.crossed((4, 4), (5, 5))
    assert not box.crossed((-5, 11), (15, 12))
