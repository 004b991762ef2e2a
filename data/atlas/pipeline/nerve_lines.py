"""Nerve lines of a view in plate millimetres, with how much bone or muscle hides each point."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.ndimage import gaussian_filter1d, map_coordinates, median_filter

from data.atlas.pipeline import curves
from data.atlas.pipeline.nerve_ends import FADE_OUT_MM, Ends, ends_of, lines_drawn
from data.atlas.pipeline.smoothstep import smoothstep
from data.atlas.pipeline.view_plans import ViewPlan
from data.atlas.projection import smooth_course

Floats = NDArray[np.float64]

FINE_MM = 0.25
"""Lines are looked at in steps of this length, then thinned."""
FADE_MM = 5.0
FLICKER_MM = 8.0
"""Shorter stretches of shown or hidden line are noise of the depth picture."""
BEHIND_HIDDEN = 0.8
"""A nerve that lies deep to everything in a view is ghosted at least this much."""
SHORTEST_MM = 3.0
FORK_BLEND_MM = 18.0
"""Over its last stretch the trunk narrows to the wider of the two nerves."""
SINK_MM = 14.0
"""Over its last stretch a line that goes on in ghosts becomes one."""
THINNING_MM = 0.09
LONGEST_STEP_MM = 14.0
SOFT_WEIGHT_MM = 1.5
"""One unit of `hidden` or `opacity` counts as this many mm when points are thinned."""
BIG_MM = 1e6


@dataclass(frozen=True, slots=True)
class NerveLine:
    """One line: its nerve, 0 for the main line or the branch's number, and values per point.

    `points` (n, 2) plate mm, `radius` (n,) mm, `hidden` (n,) 0 seen to 1 hidden, `opacity` (n,)
    less than 1 where the line fades; `depth` is the mean nearness to the eye in mm. `division`
    (n, 2) is the seam between the two nerves that share the trunk's sheath, one point beside each
    of the line's; None for other nerves.
    """

    nerve: str
    branch: int
    points: Floats
    radius: Floats
    hidden: Floats
    opacity: Floats
    depth: float
    division: Floats | None = None


@dataclass(frozen=True, slots=True)
class _Piece:
    """A stretch of line in fine steps: points (n, 3), radius, opacity, the way to the seam (n, 3).

    `sinks`: it goes on in nothing but ghosts.
    """

    points: Floats
    radius: Floats
    opacity: Floats
    sinks: bool
    to_seam: Floats | None


def project_nerves(nerves: Mapping[str, Any], plan: ViewPlan, obstacles: Floats) -> list[NerveLine]:
    """Every line of the plan's nerves; `obstacles` is the nearness picture of bones and muscles."""
    return [
        project_line(nerve, branch, piece, plan, obstacles)
        for nerve, branch, record in lines_drawn(nerves, plan)
        for piece in _pieces(nerve, record, plan, ends_of(nerves, nerve, record, plan))
    ]


def pieces_shown(
    nerves: Mapping[str, Any], nerve: str, record: Mapping[str, Any], plan: ViewPlan
) -> Iterator[tuple[Floats, Floats]]:
    """The points and radii of a line in fine steps, cut at the plan's heights."""
    for piece in _pieces(nerve, record, plan, ends_of(nerves, nerve, record, plan)):
        yield piece.points, piece.radius


def _pieces(nerve: str, record: Mapping[str, Any], plan: ViewPlan, ends: Ends) -> Iterator[_Piece]:
    """The smooth line in fine steps, cut at the plan's heights; short leftovers are dropped."""
    knots = np.array(record["points"], dtype=np.float64)
    course = smooth_course(knots.tolist(), FINE_MM)
    places = np.array([place for place, _ in course])
    radius = np.interp(places, np.arange(len(knots)), record["radius"])
    points = np.array([point for _, point in course])
    to_seam = None
    if "division" in record:
        beside = np.array(record["division"]["points"], dtype=np.float64) - knots
        to_seam = curves.at_lengths(beside, np.arange(len(knots), dtype=np.float64), places)
    low = plan.above_mm.get(nerve, -BIG_MM)
    high = plan.below_mm.get(nerve, BIG_MM)
    shown = (points[:, 2] > low) & (points[:, 2] < high)
    if ends.last is not None:
        shown &= places <= ends.last
    edges = np.flatnonzero(np.diff(np.concatenate([[False], shown, [False]]).astype(int)))
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        if (end - start) * FINE_MM >= SHORTEST_MM:
            cut = end < len(points) and (ends.last is None or places[end] <= ends.last)
            at_start = FADE_OUT_MM if start > 0 else ends.start_mm
            opacity = faded(end - start, at_start, FADE_OUT_MM if cut else ends.end_mm)
            sinking = ends.sinks and not cut
            seam = None if to_seam is None else to_seam[start:end]
            wide = radius[start:end]
            if ends.fork_radius is not None and not cut:
                share = faded(len(wide), 0.0, FORK_BLEND_MM)
                wide = ends.fork_radius + share * (wide - ends.fork_radius)
            yield _Piece(points[start:end], wide, opacity, sinking, seam)


def faded(count: int, start_mm: float, end_mm: float) -> Floats:
    """Opacity per fine step: from 0 to 1 over a length at the start, and back at the end.

    A fade takes no more than half of the line.
    """
    along = np.arange(count) * FINE_MM
    result = np.ones(count)
    for way, over_mm in ((along, start_mm), (along[::-1], end_mm)):
        if over_mm:
            result = np.minimum(result, smoothstep(way / min(over_mm, along[-1] / 2)))
    return result


def project_line(
    nerve: str, branch: int, piece: _Piece, plan: ViewPlan, obstacles: Floats
) -> NerveLine:
    """One piece of line on the plate, thinned to the points that matter."""
    camera = plan.camera
    placed = np.array([camera.place(point) for point in piece.points])
    nearness = np.array([camera.nearness(point) for point in piece.points])
    hidden = soft_hidden(placed, nearness, plan, obstacles)
    if nerve in plan.behind:
        hidden = np.maximum(hidden, BEHIND_HIDDEN)
    if piece.sinks:
        sunk = faded(len(hidden), 0.0, SINK_MM)
        hidden = np.maximum(hidden, 1 - sunk)
    soft = SOFT_WEIGHT_MM * np.column_stack([hidden, piece.opacity])
    together = np.column_stack([placed, 2 * piece.radius, soft])
    keep = curves.simplify(together, THINNING_MM, LONGEST_STEP_MM)
    division = None
    if piece.to_seam is not None:
        seam = piece.points[keep] + piece.to_seam[keep]
        division = np.array([camera.place(point) for point in seam])
    return NerveLine(
        nerve,
        branch,
        placed[keep],
        piece.radius[keep],
        hidden[keep],
        piece.opacity[keep],
        float(nearness.mean()),
        division,
    )


def soft_hidden(placed: Floats, nearness: Floats, plan: ViewPlan, obstacles: Floats) -> Floats:
    """0 where the line is seen, 1 where something lies in front, fading over `FADE_MM`."""
    density = obstacles.shape[0] / plan.camera.height_mm
    # Pixel centres are at halves; beyond the plate nothing hides.
    rows, columns = placed[:, 1] * density - 0.5, placed[:, 0] * density - 0.5
    front = map_coordinates(
        np.where(np.isnan(obstacles), -BIG_MM, obstacles),
        [rows, columns],
        order=0,
        cval=-BIG_MM,
    )
    behind = (front > nearness + plan.hidden_beyond_mm).astype(np.float64)
    window = min(int(FLICKER_MM / FINE_MM) | 1, (len(behind) - 1) | 1)
    steady = median_filter(behind, size=window, mode="nearest")
    # A Gaussian edge runs from 5 % to 95 % over 3.3 sigma.
    result: Floats = gaussian_filter1d(steady, FADE_MM / 3.3 / FINE_MM, mode="nearest")
    return result
