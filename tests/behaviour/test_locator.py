"""The locator's corner: the one where it hides less of the leg."""

from __future__ import annotations

from statistics import fmean

import pytest

from components.boxes import Box, spans
from components.label_places import LEAST_SHAPE, LOCATOR_FROM_SHARE, LOCATOR_TO_SHARE
from components.locator import (
    STAGES,
    WORTH_MOVING,
    corners,
    has_locator,
    hidden_share,
    is_locator_on_top,
)
from data.model import Atlas


@pytest.mark.parametrize(
    ("view", "frame", "slim", "on_top"),
    [
        ("inner", "foot", False, True),
        ("outer", "knee", False, True),
        ("outer", "knee", True, True),
        ("inner", "leg", False, False),
        ("inner", "leg", True, True),
        ("back", "thigh", False, False),
    ],
)
def test_it_leaves_the_toes_and_the_knee_free(
    atlas: Atlas, view: str, frame: str, slim: bool, on_top: bool
) -> None:
    drawn = atlas.views[view]
    assert is_locator_on_top(drawn, drawn.frames[frame], slim=slim) is on_top


def test_it_never_hides_much_more_than_it_would_in_the_other_corner(atlas: Atlas) -> None:
    for view in atlas.views.values():
        for frame in view.frames.values():
            if not has_locator(view, frame):
                continue
            boxes = [corners(view, frame, shape) for shape in STAGES]
            upper, lower = (
                fmean(hidden_share(view, box) for box in corner)
                for corner in zip(*boxes, strict=True)
            )
            on_top = is_locator_on_top(view, frame)
            chosen, other = (upper, lower) if on_top else (lower, upper)
            assert chosen <= other + WORTH_MOVING, (view.id, frame.id)


def test_a_leg_fills_all_half_or_nothing_of_a_box(atlas: Atlas) -> None:
    view = atlas.views["outer"]
    knee = view.frames["knee"]
    middle = knee.y_mm + knee.height_mm / 2
    ((first, last),) = spans(view.silhouette, middle)
    assert hidden_share(view, Box(first + 5, middle, last - first - 10, 1)) == pytest.approx(1)
    assert hidden_share(view, Box(first - 20, middle, 40, 1)) == pytest.approx(0.5, abs=0.02)
    assert hidden_share(view, Box(first - 40, middle, 20, 1)) == 0


def test_where_both_legs_are_drawn_only_the_chosen_one_counts(atlas: Atlas) -> None:
    view = atlas.views["back"]
    thigh = view.frames["thigh"]
    middle = thigh.y_mm + thigh.height_mm / 2
    left_leg, right_leg = spans(view.silhouette, middle)
    for (first, last), share in ((left_leg, 0), (right_leg, 1)):
        assert hidden_share(view, Box(first + 5, middle, last - first - 10, 1)) == share


def test_names_keep_clear_of_both_its_corners(atlas: Atlas) -> None:
    for view in atlas.views.values():
        for frame in view.frames.values():
            upper, lower = corners(view, frame, LEAST_SHAPE)
            top, height = frame.y_mm, frame.height_mm
            if not has_locator(view, frame) or frame.width_mm > LEAST_SHAPE * height:
                continue
            assert upper.top + upper.height <= top + LOCATOR_TO_SHARE * height, (view.id, frame.id)
            assert lower.top >= top + LOCATOR_FROM_SHARE * height, (view.id, frame.id)
