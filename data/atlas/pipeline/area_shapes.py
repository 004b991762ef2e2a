"""Soft painted areas: outlines on the skin's chart, filled by level, edges soft on the skin."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.body_coordinates import by_height
from data.atlas.pipeline.half_skin import Heat
from data.atlas.pipeline.skin_chart import CHARTS, SkinChart
from data.atlas.pipeline.soft_edges import SkinDistances, ramp

Weights = tuple[Floats, Floats]
"""0..1 per vertex of this half of the skin, and per mirrored vertex of the other half."""
Areas = Mapping[str, Weights]
"""By mask id."""

RULES = Path(__file__).with_name("areas.toml")
SMOOTHING_ROUNDS = 3
"""Takes the steps of the mesh out of an edge."""


@dataclass(frozen=True, slots=True)
class Patch:
    """One outline on a chart, the level it is filled with, and the band of `over` it keeps to, mm.

    Its places are (fraction, angle in degrees or ray), see `SkinChart`.
    """

    chart: str
    outline: tuple[tuple[float, float], ...]
    level: str
    over: tuple[float, float] | None


@dataclass(frozen=True, slots=True)
class Softness:
    """mm from full to nothing on the leg and on the foot."""

    leg_mm: float
    foot_mm: float

    def at(self, height: Floats) -> Floats:
        """The softness of every vertex by its height; the ankle lies between."""
        return by_height(height, self.leg_mm, self.foot_mm)


@dataclass(frozen=True, slots=True)
class AreaRules:
    """All of `areas.toml`: patches by nerve or root, relative strengths, softness by kind."""

    territories: Mapping[str, Sequence[Patch]]
    variants: Mapping[str, Sequence[Patch]]
    dermatomes: Mapping[str, Sequence[Patch]]
    strength: Mapping[str, float]
    softness: Mapping[str, Softness]


@dataclass(frozen=True, slots=True)
class Canvas:
    """What areas are painted on: the chart of the skin, its distances, its heat."""

    chart: SkinChart
    distances: SkinDistances
    heat: Heat

    def filled(self, patches: Sequence[Patch]) -> Flags:
        """Vertices inside any of the patches."""
        inside = np.zeros(len(self.chart.height), dtype=bool)
        for patch in patches:
            inside |= self.chart.inside(patch.chart, patch.outline, patch.over)
        return inside

    def soft(self, inside: Flags, softness: Softness) -> Floats:
        """1 inside, 0 outside, with a soft edge on the skin."""
        widest = max(softness.leg_mm, softness.foot_mm)
        edge = ramp(self.distances.signed(inside, widest), softness.at(self.chart.height))
        return self.distances.smoothed(edge, SMOOTHING_ROUNDS)

    def levels(
        self, patches: Sequence[Patch], strength: Mapping[str, float], softness: Softness
    ) -> Floats:
        """The strongest level at every vertex; a weaker one also lies under every stronger one."""
        result = np.zeros(len(self.chart.height))
        for level in {patch.level for patch in patches}:
            least = strength[level]
            below = [patch for patch in patches if strength[patch.level] >= least]
            np.maximum(result, least * self.soft(self.filled(below), softness), out=result)
        return result


def read_area_rules() -> AreaRules:
    """The rules of `areas.toml`; an unknown level or chart raises and names its owner."""
    content = tomllib.loads(RULES.read_text(encoding="utf-8"))
    strength = content["strength"]
    kinds = {
        kind: {owner: read_patches(owner, rows, strength) for owner, rows in content[kind].items()}
        for kind in ("territories", "variants", "dermatomes")
    }
    softness = {kind: Softness(*pair) for kind, pair in content["softness"].items()}
    return AreaRules(**kinds, strength=strength, softness=softness)


def read_patches(
    owner: str, records: Sequence[Mapping[str, Any]], strength: Mapping[str, float]
) -> list[Patch]:
    """The patches of one nerve or root."""
    patches = []
    for record in records:
        level = record.get("level", "main")
        if level not in strength or record["chart"] not in CHARTS:
            raise ValueError(f"{owner}: level {level!r} or chart {record['chart']!r} is unknown")
        outline = tuple((float(along), float(across)) for along, across in record["outline"])
        over = record.get("over")
        patches.append(Patch(record["chart"], outline, level, tuple(over) if over else None))
    return patches
