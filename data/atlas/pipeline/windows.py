"""Where muscles fade so that the nerve below them shows: a soft window along its course."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.ndimage import (
    gaussian_filter,
    gaussian_filter1d,
    grey_closing,
    map_coordinates,
    maximum_filter1d,
)
from scipy.spatial import cKDTree

from data.atlas.pipeline.arrays import Floats, Singles
from data.atlas.pipeline.body_record import read_body
from data.atlas.pipeline.drawn_body import DrawnBody
from data.atlas.pipeline.nerve_ends import lines_drawn
from data.atlas.pipeline.nerve_lines import FINE_MM, pieces_shown
from data.atlas.pipeline.painted_nerves import family_of
from data.atlas.pipeline.sheets import Sheet, Tracer
from data.atlas.pipeline.smoothstep import smoothstep
from data.atlas.pipeline.view_plans import ViewPlan

GRID_PER_MM = 1.0
"""Fineness of a window; it is smooth, so that a picture can be finer than it."""
STEP_MM = 1.0
"""Between the points of a nerve that are looked at."""
ALONG_BLUR_MM, BEYOND_MM, GAP_MM = 7.0, 9, 45
"""A window runs on beyond what covers its nerve and ends softly; it runs on over shorter gaps."""
IN_FRONT_MM = 0.5
"""What lies nearer to the eye than the nerve's middle by more than this covers it."""
UNDER_SKIN = (
    "lateral_sural_cutaneous_nerve",
    "medial_calcaneal_nerve",
    "medial_sural_cutaneous_nerve",
    "sural_nerve",
)
"""Nerves on the muscles, just under the skin: where one seems to cover them, it is another side."""
FAR_MM = 40.0
"""No window reaches further from its nerve."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """Points of drawn nerves on the plate: place (n, 2), nearness and radius in mm (n,)."""

    placed: Floats
    nearness: Floats
    radius: Floats


def placed_lines(plan: ViewPlan) -> Iterator[PlacedLine]:
    """Every nerve line of a view on all its sides that opens a window.

    Left out are nerves that only keep it company, those on the muscles just under the skin, and
    those that lie deep to everything.
    """
    nerves = read_body()["nerves"]
    step = round(STEP_MM / FINE_MM)
    for nerve, _, record in lines_drawn(nerves, plan):
        beside = family_of(nerve) == "company" or nerve in UNDER_SKIN
        if nerve in plan.behind or beside:
            continue
        for piece, sizes in pieces_shown(nerves, nerve, record, plan):
            for mirror in (1.0, -1.0)[: len(plan.sides)]:
                yield placed_line(piece[::step] * [mirror, 1, 1], sizes[::step], plan)


def placed_line(points: Floats, radius: Floats, plan: ViewPlan) -> PlacedLine:
    """One line on the plate."""
    placed = np.array([plan.camera.place(point) for point in points])
    nearness = np.array([plan.camera.nearness(point) for point in points])
    return PlacedLine(placed, nearness, radius)


def covered(line: PlacedLine, plan: ViewPlan, tracer: Tracer) -> Floats:
    """0..1 per point: whether triangles lie in front of the line, soft along it."""
    x, y = line.placed.T.astype(np.float32)
    hits = tracer.first(plan.camera, x, y)
    front = np.zeros(len(x))
    front[hits.sample] = hits.nearness > line.nearness[hits.sample] + IN_FRONT_MM
    # Closed over short gaps, so that the window does not open and shut along its way.
    steady = grey_closing(front, size=round(GAP_MM / STEP_MM), mode="nearest")
    wide = maximum_filter1d(steady, size=2 * round(BEYOND_MM / STEP_MM) + 1, mode="nearest")
    result: Floats = gaussian_filter1d(wide, ALONG_BLUR_MM / STEP_MM, mode="nearest")
    return result


def window_of(plan: ViewPlan, body: DrawnBody, layer: int, own: Mapping[str, Any]) -> Singles:
    """How open the window through one layer is, 0..1, over the plate at `GRID_PER_MM`."""
    layers = np.array([mesh.layer for mesh in body.meshes])
    tracer = Tracer(body.points, body.faces[layers[body.mesh_of_face] == layer])
    shape = tuple(
        round(size * GRID_PER_MM) for size in (plan.camera.height_mm, plan.camera.width_mm)
    )
    opened = np.zeros(shape)
    for line in placed_lines(plan):
        np.maximum(opened, strip(line, covered(line, plan, tracer), shape, own), out=opened)
    result: Singles = gaussian_filter(opened, own["blur_mm"] * GRID_PER_MM).astype(np.float32)
    return result


def strip(
    line: PlacedLine, weight: Floats, shape: tuple[int, ...], own: Mapping[str, Any]
) -> Floats:
    """One line's window: open to `beside_mm` beside the nerve, then closing softly.

    It closes over `soft_widths` times the nerve's width, but over `least_soft_mm` at least.
    """
    result = np.zeros(shape)
    if weight.max() < 0.01:
        return result
    soft = np.maximum(2 * line.radius * own["soft_widths"], own["least_soft_mm"])
    reach = float((line.radius + soft).max()) + own["beside_mm"]
    low = np.floor((line.placed.min(axis=0) - reach) * GRID_PER_MM).astype(int).clip(0)
    high = np.ceil((line.placed.max(axis=0) + reach) * GRID_PER_MM).astype(int)
    high = np.minimum(high, shape[::-1])
    rows, columns = np.mgrid[low[1] : high[1], low[0] : high[0]]
    places = (np.column_stack([columns.ravel(), rows.ravel()]) + 0.5) / GRID_PER_MM
    gap, nearest = cKDTree(line.placed).query(places, distance_upper_bound=FAR_MM)
    inside = np.flatnonzero(np.isfinite(gap))
    beyond = gap[inside] - line.radius[nearest[inside]] - own["beside_mm"]
    values = np.zeros(len(gap))
    values[inside] = weight[nearest[inside]] * (1 - smoothstep(beyond / soft[nearest[inside]]))
    result[low[1] : high[1], low[0] : high[0]] = values.reshape(rows.shape)
    return result


def on_sheet(window: Singles, sheet: Sheet) -> Singles:
    """A window of the whole plate at the pixels of a sheet."""
    columns = np.arange(sheet.width, dtype=np.float32) + 0.5
    rows = np.arange(sheet.height, dtype=np.float32) + 0.5
    x, _ = sheet.places(columns, np.zeros_like(columns))
    _, y = sheet.places(np.zeros_like(rows), rows)
    places = np.meshgrid(y * GRID_PER_MM - 0.5, x * GRID_PER_MM - 0.5, indexing="ij")
    result: Singles = map_coordinates(window, places, order=1, mode="nearest")
    return result
