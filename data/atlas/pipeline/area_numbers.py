"""What was painted, in numbers: means per region, key points, limits; written to `areas.json`."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.area_edges import edge_widths, shared_skin
from data.atlas.pipeline.area_shapes import Areas
from data.atlas.pipeline.arrays import Flags, Floats, Ints
from data.atlas.pipeline.field_pictures import filled
from data.atlas.pipeline.half_skin import vertex_areas
from data.atlas.pipeline.mask_pictures import FADE_MM, TIMES, mask_size, picture_nearness
from data.atlas.pipeline.painting import LABELS, REGIONS
from data.atlas.pipeline.regions import PaintedSkin
from data.atlas.pipeline.sides import MIRROR
from data.atlas.pipeline.skin_chart import SkinChart
from data.atlas.pipeline.view_plans import ViewPlan, read_view_plans

RECORD = store.ATLAS / "areas.json"
KEY_POINTS: Mapping[str, tuple[Any, ...]] = {
    "l4_root": ("leg", 0.995, -72),
    "l5_root": ("foot", 0.72, 3.0, 30),
    "s1_root": ("foot", 0.14, 5.0, 16),
    "s2_root": ("thigh", 1.0, 180),
    "s3_root": ("thigh", -0.02, 206),
}
"""Where the international neurological standard tests each root, on the chart of the skin."""
PLACES: Mapping[str, tuple[Any, ...]] = {
    "first_gap": ("foot", 0.80, 1.5, 6),
    "little_toe_outer_side": ("foot", 0.90, 5.5, 4),
    "big_toe_inner_top": ("foot", 0.86, 0.75, 8),
    "heel_underside": ("foot", 0.12, 2.6, -25),
    "outer_heel": ("foot", 0.12, 5.5, 15),
    "inner_ankle_bone": ("leg", 0.98, -70),
    "middle_of_kneecap": ("thigh", 0.90, 5),
    "hollow_of_knee": ("thigh", 1.0, 180),
}
CORE, MAIN, ANY = 0.5, 0.8, 0.05
"""Weights above which skin is a dermatome's core, a nerve's main territory, in an area at all."""
SEEN_MM = 4.0
"""A point is seen if no skin lies nearer to the eye by more than this."""
BORDER_FRACTIONS = (0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.76, 0.82, 0.88)
"""Foot fractions at which the border between the two nerves of the sole is measured."""
PEAK_PERCENT = 95
LEAST_WRITTEN = 0.0005


@dataclass(frozen=True, slots=True)
class MeasuredSkin:
    """The painted half skin with its chart and the weights of all areas on it."""

    painted: PaintedSkin
    chart: SkinChart
    areas: Areas

    @property
    def labels(self) -> Ints:
        """The strongest label of every vertex."""
        result: Ints = self.painted.fields.argmax(axis=1)
        return result

    def weight(self, area: str) -> Floats:
        """An area's weight on its own half."""
        return self.areas[area][0]


def write_area_numbers(
    painted: PaintedSkin, chart: SkinChart, areas: Areas, masks: Mapping[str, list[str]]
) -> None:
    """Write everything the tests and the page need to know of the painted areas."""
    skin = MeasuredSkin(painted, chart, areas)
    plans = read_view_plans()
    content = {
        "masks": masks,
        "mask_pixels": {view: list(mask_size(plan)) for view, plan in plans.items()},
        "key_points": key_points(skin, plans),
        "places": {name: weights_at(skin, chart.nearest(*at)) for name, at in PLACES.items()},
        "region_means": per_region(skin, mean_weight),
        "region_peaks": per_region(skin, peak_weight),
        "saddle_largest": saddle_largest(skin),
        "shared_with_neighbours": shared_skin(painted.skin, areas),
        "edge_mm": edge_widths(painted.skin, chart.height, areas),
        "limits": limits(skin),
        "plantar_border": plantar_border(skin),
        "overlap_of_l5_and_s1_pain": round(overlap(skin, "pain-l5_root", "pain-s1_root"), 3),
    }
    text = json.dumps(content, separators=(",", ":"), sort_keys=True)
    RECORD.write_text(text + "\n", encoding="utf-8")
    print(f"   overlap of L5 and S1 pain {content['overlap_of_l5_and_s1_pain']}")


def weights_at(skin: MeasuredSkin, vertex: int) -> dict[str, float]:
    """Every area's weight at a vertex, those that are nothing left out."""
    found = {name: round(float(own[vertex]), 3) for name, (own, _) in skin.areas.items()}
    return {name: weight for name, weight in found.items() if weight > 0}


def key_points(skin: MeasuredSkin, plans: Mapping[str, ViewPlan]) -> dict[str, Any]:
    """Key points of the patient's right side: on the body, on every plate where seen, painted."""
    vertices = {root: skin.chart.nearest(*place) for root, place in KEY_POINTS.items()}
    points = {root: skin.painted.skin.points[v] * MIRROR for root, v in vertices.items()}
    record: dict[str, Any] = {
        root: {
            "point": np.round(points[root], 1).tolist(),
            "weights": {
                name: weight
                for name, weight in weights_at(skin, vertices[root]).items()
                if name.startswith("dermatome")
            },
            "places": {},
        }
        for root in KEY_POINTS
    }
    for view, plan in plans.items():
        nearness = filled(picture_nearness(skin.painted.skin, plan))
        for root, point in points.items():
            place = seen_place(point.tolist(), plan, nearness)
            if place is not None:
                record[root]["places"][view] = place
    return record


def seen_place(point: Sequence[float], plan: ViewPlan, nearness: Floats) -> list[float] | None:
    """Where a point of the skin falls on a plate; None where other skin lies before it."""
    camera = plan.camera
    if plan.skin_below_mm is not None and point[2] > plan.skin_below_mm - FADE_MM:
        return None
    x, y = camera.place(point)
    rows, columns = nearness.shape
    row, column = int(y / camera.height_mm * rows), int(x / camera.width_mm * columns)
    inside = TIMES <= row < rows - TIMES and TIMES <= column < columns - TIMES
    if not inside or nearness[row, column] > camera.nearness(point) + SEEN_MM:
        return None
    return [round(x, 1), round(y, 1)]


def mean_weight(weights: Floats, sizes: Floats) -> float:
    """The mean of weights (n,) on skin of the given sizes (n,)."""
    return float(np.average(weights, weights=sizes))


def peak_weight(weights: Floats, _sizes: Floats) -> float:
    """What only a twentieth of the weights (n,) exceed."""
    return float(np.percentile(weights, PEAK_PERCENT))


def per_region(
    skin: MeasuredSkin, summary: Callable[[Floats, Floats], float]
) -> dict[str, dict[str, float]]:
    """Per area, a summary of its weights in every region, those that are nothing left out."""
    sizes, labels = vertex_areas(skin.painted.skin), skin.labels
    result: dict[str, dict[str, float]] = {}
    for name, (own, _) in skin.areas.items():
        result[name] = {}
        for region in REGIONS:
            mine = labels == LABELS.index(region)
            value = summary(own[mine], sizes[mine])
            if value >= LEAST_WRITTEN:
                result[name][region] = round(value, 3)
    return result


def saddle_largest(skin: MeasuredSkin) -> dict[str, float]:
    """Per area, its largest weight anywhere on the saddle area of either half."""
    saddle = skin.labels == LABELS.index("saddle_area")
    return {
        name: round(float(max(own[saddle].max(), other[saddle].max())), 4)
        for name, (own, other) in skin.areas.items()
    }


def limits(skin: MeasuredSkin) -> dict[str, Any]:
    """How far areas reach that must not reach further."""
    chart = skin.chart
    behind = (np.abs(chart.angle) > 100) & (chart.leg < -0.2)
    roots = [name for name in skin.areas if name.startswith("dermatome")]
    saphenous = "territory-saphenous_nerve"
    posterior = "territory-posterior_femoral_cutaneous_nerve"
    on_foot = chart.leg > 0.95
    return {
        "l4_core_top_mm": round(float(chart.height[skin.weight("dermatome-l4_root") > CORE].max())),
        "dermatomes_begin_at_thigh": {
            name: round(float(chart.thigh[behind & (skin.weight(name) > ANY)].min(initial=9)), 3)
            for name in roots
        },
        "saphenous_main_ends_at_foot": {
            name: round(float(chart.foot[on_foot & (skin.weight(name) > MAIN)].max()), 3)
            for name in (saphenous, f"{saphenous}-variant")
        },
        "posterior_femoral_main_ends_at_leg": {
            name: round(float(chart.leg[skin.weight(name) > MAIN].max()), 3)
            for name in (posterior, f"{posterior}-variant")
        },
        "sural_main_reaches_ray": {
            name: round(float(chart.ray[behind_toes(chart) & (skin.weight(name) > MAIN)].min()), 2)
            for name in ("territory-sural_nerve", "territory-sural_nerve-variant")
        },
    }


def behind_toes(chart: SkinChart) -> Flags:
    """Skin on top of the foot just behind the gaps of the toes."""
    result: Flags = (chart.foot > 0.72) & (chart.foot < 0.8) & (chart.over > 8) & (chart.leg > 1)
    return result


def plantar_border(skin: MeasuredSkin) -> list[list[float]]:
    """Where the two nerves of the sole are equal: foot fraction, ray, share of the sole's width."""
    chart = skin.chart
    inner = skin.weight("territory-medial_plantar_nerve")
    outer = skin.weight("territory-lateral_plantar_nerve")
    border = []
    for fraction in BORDER_FRACTIONS:
        strip = (np.abs(chart.foot - fraction) < 0.012) & (chart.over < -1) & (chart.leg > 1)
        x, lead = chart.points[strip, 0], (inner - outer)[strip]
        mixed = np.abs(lead) < 0.35
        ray, place = chart.ray[strip][mixed].mean(), x[mixed].mean()
        border.append([fraction, ray, (place - x.min()) / (x.max() - x.min())])
    rounded: list[list[float]] = np.round(border, 3).tolist()
    return rounded


def overlap(skin: MeasuredSkin, first: str, second: str) -> float:
    """Sum of the lesser over sum of the greater weight, by area of skin."""
    sizes = vertex_areas(skin.painted.skin)
    one, two = skin.weight(first), skin.weight(second)
    return float((np.minimum(one, two) @ sizes) / (np.maximum(one, two) @ sizes))
