"""How large the pictures of a view are, and which of its frames get a finer one."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from data.atlas.pipeline.sheets import Sheet
from data.atlas.pipeline.view_plans import ViewPlan


def pixels(plan: ViewPlan, long_side: int) -> tuple[int, int]:
    """Width and height of a plate in pixels."""
    camera = plan.camera
    scale = long_side / max(camera.width_mm, camera.height_mm)
    return round(camera.width_mm * scale), round(camera.height_mm * scale)


def whole_sheet(plan: ViewPlan, long_side: int) -> Sheet:
    """The whole plate at a size."""
    camera = plan.camera
    return Sheet(camera, (0, 0, camera.width_mm, camera.height_mm), *pixels(plan, long_side))


def fine_frames(plan: ViewPlan, style: Mapping[str, Any]) -> dict[str, list[float]]:
    """The close frames that the finest plate is too coarse for, as rectangles of the plate."""
    camera = plan.camera
    finest = max(style["long_sides_px"]) / max(camera.width_mm, camera.height_mm)
    return {
        frame: [0, y, camera.width_mm, height]
        for frame, (_, y, _, height) in plan.frames.items()
        if style["fine_height_px"] / height > finest
    }
