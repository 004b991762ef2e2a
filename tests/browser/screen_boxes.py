"""Where elements are on the screen, and whether they lie on one another."""

from __future__ import annotations

from playwright.sync_api import FloatRect, Locator

from data.drawing import Point


def box_of(element: Locator) -> FloatRect:
    """Where an element is on the screen."""
    box = element.bounding_box()
    assert box is not None
    return box


def middle_of(element: Locator) -> Point:
    """The point in the middle of an element."""
    box = box_of(element)
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def overlap(one: FloatRect, other: FloatRect) -> bool:
    """Whether two boxes share more than an edge."""
    across = min(one["x"] + one["width"], other["x"] + other["width"]) - max(one["x"], other["x"])
    down = min(one["y"] + one["height"], other["y"] + other["height"]) - max(one["y"], other["y"])
    return across > 0.5 and down > 0.5
