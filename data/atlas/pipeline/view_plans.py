"""The plan of each view, read from `views.toml`: camera, frames, what is drawn and not drawn."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from data.atlas.projection import Camera, read_camera

PLANS = Path(__file__).with_name("views.toml")
CAMERA_KEYS = frozenset({"centre", "direction", "up", "width_mm", "height_mm"})


@dataclass(frozen=True, slots=True)
class ViewPlan:
    """How one view is made; see the head of `views.toml` for the meaning of its keys."""

    id: str
    camera: Camera
    sides: tuple[str, ...]
    frames: Mapping[str, list[float]]
    field_pixels_per_mm: float
    nerves: tuple[str, ...]
    bones: tuple[str, ...] | None = None
    far_bones: tuple[str, ...] = ()
    muscles: tuple[str, ...] | None = None
    own_side_only: bool = False
    close: bool = False
    sac_shines: bool = False
    fade_top_mm: float = 0.0
    skin_below_mm: float | None = None
    regions_below_mm: float | None = None
    smallest_share: float = 0.045
    hidden_beyond_mm: float = 2.0
    above_mm: Mapping[str, float] = field(default_factory=dict)
    below_mm: Mapping[str, float] = field(default_factory=dict)
    behind: tuple[str, ...] = ()
    branches: Mapping[str, list[str]] = field(default_factory=dict)

    @property
    def bilateral(self) -> bool:
        """Whether both legs are on the plate."""
        return len(self.sides) == 2

    def draws(self, nerve: str, branch: str | None) -> bool:
        """Whether a nerve's main line (None) or one of its branches is drawn."""
        listed = self.branches.get(nerve)
        return nerve in self.nerves and (branch is None or listed is None or branch in listed)

    @property
    def look(self) -> str:
        """All that the pictures depend on beside the nerves; regions do not change them."""
        drawn = (self.camera, self.sides, self.bones, self.far_bones, self.muscles)
        cuts = (self.own_side_only, self.close, self.fade_top_mm, self.skin_below_mm)
        lines = (self.nerves, self.behind, self.branches, self.above_mm, self.below_mm)
        return f"{drawn} {cuts} {lines} {self.sac_shines}"


def read_view_plans() -> dict[str, ViewPlan]:
    """All plans by view id; an unknown or missing key raises and names the view."""
    content = tomllib.loads(PLANS.read_text(encoding="utf-8"))
    return {view: read_view_plan(view, record) for view, record in content.items()}


def read_view_plan(view: str, record: Mapping[str, Any]) -> ViewPlan:
    """One plan from its table."""
    known = {each.name for each in fields(ViewPlan)} - {"id", "camera"} | CAMERA_KEYS
    unknown = set(record) - known
    if unknown:
        raise ValueError(f"views.toml: {view}: unknown {sorted(unknown)}; known {sorted(known)}")
    rest: dict[str, Any] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in record.items()
        if key not in CAMERA_KEYS
    }
    return ViewPlan(id=view, camera=read_camera(record), **rest)
