"""The light of a view: its axes, and the lamps of the style placed by them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.light import Lamp, lamp_harmonics
from data.atlas.pipeline.view_plans import ViewPlan


def view_axes(plan: ViewPlan) -> Floats:
    """The view's right, up and towards as rows."""
    camera = plan.camera
    return np.array([camera.right, camera.upward, camera.towards])


def main_lamp(style: Mapping[str, Any], plan: ViewPlan) -> Floats:
    """Direction to the main lamp in the body's frame."""
    place: Floats = np.array(style["lamps"][0]["place"]) @ view_axes(plan)
    return place / np.linalg.norm(place)


def view_lights(style: Mapping[str, Any], plan: ViewPlan) -> Floats:
    """The view's lamps as harmonics (16, 3)."""
    lamps = [
        Lamp(tuple(lamp["place"]), tuple(lamp["colour"]), lamp["sharpness"])
        for lamp in style["lamps"]
    ]
    return lamp_harmonics(lamps, view_axes(plan))
