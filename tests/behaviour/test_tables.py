"""What the browser looks up: frames by side, and the types that the scripts are checked against."""

from __future__ import annotations

import pytest

from components.table_types import TYPES_FILE, declarations
from components.tables import rectangle
from data.drawing import SIDES
from data.model import Atlas


def test_a_frame_is_mirrored_for_the_left_and_widened_for_both(atlas: Atlas) -> None:
    view = atlas.views["back"]
    frame = view.frames["knee"]
    right, left, both = (rectangle(view, frame, side) for side in ("right", "left", "both"))
    assert right == [frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm]
    assert left[0] + left[2] == pytest.approx(view.width_mm - right[0])
    assert both[0] == pytest.approx(min(left[0], right[0]))
    assert both[0] + both[2] == pytest.approx(max(left[0] + left[2], right[0] + right[2]))


def test_a_view_of_one_leg_shows_that_leg_for_both_sides(atlas: Atlas) -> None:
    view = atlas.views["outer"]
    for frame in view.frames.values():
        assert rectangle(view, frame, "both") == rectangle(view, frame, "right")


def test_every_frame_lies_on_its_plate(atlas: Atlas) -> None:
    for view in atlas.views.values():
        for frame in view.frames.values():
            for side in SIDES:
                x, y, width, height = rectangle(view, frame, side)
                assert x >= 0
                assert y >= 0
                assert x + width <= view.width_mm + 0.01
                assert y + height <= view.height_mm + 0.01


def test_the_types_of_the_scripts_are_those_of_python() -> None:
    assert TYPES_FILE.read_text(encoding="utf-8") == declarations(), (
        "the table changed; if that is meant: python -m components.table_types"
    )
