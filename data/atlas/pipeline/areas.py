"""Territories, felt areas and dermatomes: soft weights on the skin, written as masks per view."""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.area_numbers import write_area_numbers
from data.atlas.pipeline.area_shapes import (
    AreaRules,
    Areas,
    Canvas,
    Weights,
    read_area_rules,
)
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.body_coordinates import measure
from data.atlas.pipeline.felt_areas import (
    FeltSkin,
    clear_of,
    felt_areas,
    read_felt_rules,
    region_shares,
)
from data.atlas.pipeline.half_skin import Heat
from data.atlas.pipeline.mask_pictures import mask_size, mask_webp, picture_areas
from data.atlas.pipeline.painting import LABELS
from data.atlas.pipeline.regions import PaintedSkin, read_painted_skin
from data.atlas.pipeline.skin_chart import SkinChart, chart_skin
from data.atlas.pipeline.soft_edges import SkinDistances
from data.atlas.pipeline.view_plans import read_view_plans

MASKS = store.PLATES / "masks"
SMALLEST_WEIGHT = 0.012
"""Weights below this would be an invisible veil; they become nothing."""


def build() -> None:
    """Paint every area, write its masks, and what the tests and the page need to know of them."""
    painted = read_painted_skin()
    chart, areas = paint_areas(painted)
    masks = write_masks(painted, areas)
    write_area_numbers(painted, chart, areas, masks)


def paint_areas(painted: PaintedSkin) -> tuple[SkinChart, Areas]:
    """All areas by mask id, on this half and across the mid-line."""
    heat = Heat(painted.skin)
    distances = SkinDistances(painted.skin)
    landmarks = store.read_landmarks()
    at = measure(painted.skin, heat, landmarks)
    chart = chart_skin(painted.skin, at, landmarks, distances)
    canvas = Canvas(chart, distances, heat)
    rules, felt = read_area_rules(), read_felt_rules()
    saddle = painted.fields.argmax(axis=1) == LABELS.index("saddle_area")
    skin = FeltSkin(canvas, region_shares(canvas, painted.fields, felt.blend), saddle)
    clear = clear_of(skin, felt.saddle_margin_mm)
    areas = {**nerve_areas(canvas, rules), **felt_areas(skin, felt, rules.softness)}
    return chart, {
        name: (faintless(own * clear), faintless(other * clear))
        for name, (own, other) in areas.items()
    }


def nerve_areas(canvas: Canvas, rules: AreaRules) -> Areas:
    """Territories, their variants, and dermatomes."""
    nothing = np.zeros(len(canvas.chart.height))
    territory, dermatome = rules.softness["territory"], rules.softness["dermatome"]
    areas: dict[str, Weights] = {}
    for nerve, patches in rules.territories.items():
        areas[f"territory-{nerve}"] = (canvas.levels(patches, rules.strength, territory), nothing)
    for nerve, patches in rules.variants.items():
        both = [*rules.territories[nerve], *patches]
        areas[f"territory-{nerve}-variant"] = (
            canvas.levels(both, rules.strength, territory),
            nothing,
        )
    for root, patches in rules.dermatomes.items():
        areas[f"dermatome-{root}"] = (canvas.levels(patches, rules.strength, dermatome), nothing)
    return areas


def faintless(weight: Floats) -> Floats:
    """The weight without its invisible tail."""
    result: Floats = np.where(weight < SMALLEST_WEIGHT, 0.0, weight)
    return result


def write_masks(painted: PaintedSkin, areas: Areas) -> dict[str, list[str]]:
    """Replace all masks; returns the mask ids written per view."""
    MASKS.mkdir(exist_ok=True)
    for stale in MASKS.glob("*.webp"):
        stale.unlink()
    written = {}
    for plan in read_view_plans().values():
        pictures = picture_areas(painted.skin, areas, plan)
        size = 0
        for name, weight in pictures.items():
            path = MASKS / f"{plan.id}-{name}.webp"
            path.write_bytes(mask_webp(weight))
            size += path.stat().st_size
        written[plan.id] = sorted(pictures)
        print(f"   {plan.id}: {len(pictures)} masks {mask_size(plan)}, {size / 1000:.0f} kB")
    return written
