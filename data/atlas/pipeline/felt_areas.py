"""Pain and tingling on the skin: how often per region, shaped as ribbons and bands, always soft."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np

from data.atlas.pipeline.area_shapes import (
    Areas,
    Canvas,
    Patch,
    Softness,
    Weights,
    read_patches,
)
from data.atlas.pipeline.arrays import Flags, Floats, Ints
from data.atlas.pipeline.body_coordinates import by_height
from data.atlas.pipeline.painting import LABELS, REGIONS
from data.atlas.pipeline.soft_edges import ramp

RULES = Path(__file__).with_name("felt_areas.toml")
ROOTS = ("l4_root", "l5_root", "s1_root", "s2_root")
GENERAL_ROOTS = ("l5_root", "s1_root")
"""Tingling in general is the stronger of these two roots."""
STEPS = 24
"""Places looked up between two given places of a ribbon."""
LEAST_KNOWN = 0.05
RIBBON_SMOOTHING_ROUNDS = 12


@dataclass(frozen=True, slots=True)
class Ribbon:
    """A band of pain along a line; `beside`: other roots' bands felt with it, and how much."""

    line: tuple[tuple[Any, ...], ...]
    beside: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class FeltRules:
    """All of `felt_areas.toml`."""

    strength: Sequence[float]
    blend: Softness
    half_width: Softness
    saddle_margin_mm: float
    near_ends: tuple[str, float, float]
    far_begins: tuple[str, float, float]
    pain: Mapping[str, Sequence[int]]
    pain_in_general: Mapping[str, int]
    tingling: Mapping[str, Sequence[int]]
    ribbons: Mapping[str, Ribbon]
    general: Mapping[str, float]
    tinglings: Mapping[str, Sequence[Patch]]


@dataclass(frozen=True, slots=True)
class FeltSkin:
    """The canvas with, per vertex, how much each region has of it (n, 23), and the saddle area."""

    canvas: Canvas
    shares: Floats
    saddle: Flags


def felt_areas(skin: FeltSkin, rules: FeltRules, softness: Mapping[str, Softness]) -> Areas:
    """Every felt area by mask id: on this half and across the mid-line."""
    pain = felt_pain(skin, rules, softness["pain"])
    return {**pain, **felt_tingling(skin, rules, softness["tingling"])}


def clear_of(skin: FeltSkin, margin_mm: float) -> Floats:
    """0 on the saddle area, rising to 1 over a margin around it: nothing is ever drawn there."""
    outside = -skin.canvas.distances.signed(skin.saddle, 2 * margin_mm)
    clear = skin.canvas.distances.smoothed(ramp(outside - margin_mm / 2, margin_mm), 8)
    clear[skin.saddle] = 0.0
    return clear


def felt_pain(skin: FeltSkin, rules: FeltRules, softness: Softness) -> Areas:
    """Pain of every root, and in general: whole, near and far."""
    bands = {root: band(skin.canvas, rules, rules.ribbons[root].line, softness) for root in ROOTS}
    areas: dict[str, Weights] = {}
    for column, root in enumerate(ROOTS):
        weights = [rules.pain[region][column] for region in REGIONS]
        shape = together(bands, {root: 1.0} | dict(rules.ribbons[root].beside))
        areas[f"pain-{root}"] = weighted(shape, often(skin, rules, weights))
    weights = [rules.pain_in_general[region] for region in REGIONS]
    whole = weighted(together(bands, rules.general), often(skin, rules, weights))
    areas["pain"] = whole
    near = 1 - along(skin.canvas, rules.near_ends)
    areas["pain-near"] = weighted(whole, near)
    areas["pain-far"] = weighted(whole, along(skin.canvas, rules.far_begins))
    return areas


def felt_tingling(skin: FeltSkin, rules: FeltRules, softness: Softness) -> Areas:
    """Tingling and numbness of every root, and in general."""
    areas: dict[str, Weights] = {}
    nothing = np.zeros(len(skin.canvas.chart.height))
    for column, root in enumerate(ROOTS):
        weights = [rules.tingling[region][column] for region in REGIONS]
        shape = skin.canvas.soft(skin.canvas.filled(rules.tinglings[root]), softness)
        areas[f"tingling-{root}"] = (shape * often(skin, rules, weights), nothing)
    general = np.maximum(*(areas[f"tingling-{root}"][0] for root in GENERAL_ROOTS))
    areas["tingling"] = (general, nothing)
    return areas


def band(
    canvas: Canvas, rules: FeltRules, line: Sequence[tuple[Any, ...]], softness: Softness
) -> Weights:
    """A soft band along a line of the chart: on this half and on the other one."""
    reach = rules.half_width.leg_mm + softness.leg_mm
    height = canvas.chart.height
    half, soft = rules.half_width.at(height), softness.at(height)
    found = canvas.distances.from_places(line_places(canvas, line), reach)
    own, other = (ramp(half - np.minimum(each, reach), soft) for each in found)
    return canvas.distances.smoothed(own, RIBBON_SMOOTHING_ROUNDS), other


def line_places(canvas: Canvas, line: Sequence[tuple[Any, ...]]) -> Ints:
    """Vertices along a line: straight on the chart between its places, straight in space between
    the last place of one chart and the first of the next."""
    chart = canvas.chart
    found = [chart.nearest(*line[0])]
    for start, end in pairwise(line):
        if start[0] == end[0]:
            first, last = np.array(start[1:]), np.array(end[1:])
            shares = np.linspace(0, 1, STEPS)[1:, None]
            found += [chart.nearest(end[0], *place) for place in first + shares * (last - first)]
        else:
            found += chart.between(found[-1], chart.nearest(*end), STEPS)
    return np.array(found)


def together(bands: Mapping[str, Weights], shares: Mapping[str, float]) -> Weights:
    """The strongest of several bands, each with its share."""
    own = np.max([share * bands[root][0] for root, share in shares.items()], axis=0)
    other = np.max([share * bands[root][1] for root, share in shares.items()], axis=0)
    return own, other


def weighted(shape: Weights, weight: Floats) -> Weights:
    """A shape on both halves times a weight that is the same on both."""
    return shape[0] * weight, shape[1] * weight


def often(skin: FeltSkin, rules: FeltRules, weights: Sequence[int]) -> Floats:
    """How strongly a feeling is drawn at every vertex, by its region and softly between them."""
    strength = np.array([rules.strength[weight] for weight in weights])
    # Skin of no region takes the mean of what lies around it.
    known = np.maximum(skin.shares.sum(axis=1), LEAST_KNOWN)
    result: Floats = np.clip(skin.shares @ strength / known, 0, 1)
    return result


def region_shares(canvas: Canvas, fields: Floats, blend: Softness) -> Floats:
    """How much every region has of a vertex (n, 23), flowing softly into its neighbours."""
    regions = fields[:, [LABELS.index(region) for region in REGIONS]]
    wide, fine = (canvas.heat.spread(regions, blur) for blur in (blend.leg_mm, blend.foot_mm))
    return by_height(canvas.chart.height[:, None], wide, fine)


def along(canvas: Canvas, limits: tuple[str, float, float]) -> Floats:
    """0 before the first fraction of the thigh or leg, 1 beyond the second, soft between."""
    name, start, end = limits
    fraction = canvas.chart.thigh if name == "thigh" else canvas.chart.leg
    return ramp(fraction - (start + end) / 2, end - start)


def read_felt_rules() -> FeltRules:
    """The rules of `felt_areas.toml`; a table that lacks a region raises."""
    content = tomllib.loads(RULES.read_text(encoding="utf-8"))
    for table in ("pain", "pain_in_general", "tingling"):
        if set(content[table]) != set(REGIONS):
            raise ValueError(f"felt_areas.toml: {table} must name every region once")
    return FeltRules(
        strength=content["strength"],
        blend=Softness(*content["blend_mm"]),
        half_width=Softness(*content["ribbon_half_mm"]),
        saddle_margin_mm=content["saddle_margin_mm"],
        near_ends=tuple(content["near_ends"]),
        far_begins=tuple(content["far_begins"]),
        pain=content["pain"],
        pain_in_general=content["pain_in_general"],
        tingling=content["tingling"],
        ribbons={
            root: Ribbon(tuple(map(tuple, record["line"])), record["beside"])
            for root, record in content["ribbons"].items()
        },
        general=content["general"]["beside"],
        tinglings={
            root: read_patches(root, records, {"main": 1.0})
            for root, records in content["tinglings"].items()
        },
    )
