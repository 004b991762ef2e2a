"""Smooth lines through space: splines, even spacing, smoothing, simplifying.

Points are arrays of shape (n, 3) in millimetres.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy.interpolate import CubicSpline
from scipy.ndimage import gaussian_filter1d

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.smoothstep import smoothstep

SPACING_MM = 1.5
CHORD_POWER = 0.6
REACH = 4
"""A direction is taken over so many points to either side."""


def lengths_along(points: Floats) -> Floats:
    """Distance from the first point to each point along the line, shape (n,)."""
    steps = np.linalg.norm(np.diff(points, axis=0), axis=1)
    return np.concatenate([[0.0], np.cumsum(steps)])


def length(points: Floats) -> float:
    """Length of the line."""
    return float(np.linalg.norm(np.diff(points, axis=0), axis=1).sum())


def shares_along(points: Floats) -> Floats:
    """The share of the line's length at which each point lies, 0 to 1, shape (n,)."""
    return lengths_along(points) / length(points)


def unit(vector: Floats) -> Floats:
    """The vector scaled to length one; the zero vector stays zero."""
    length = float(np.linalg.norm(vector))
    return vector / length if length else vector


def direction_at(points: Floats, index: int) -> Floats:
    """Unit direction of the line around one of its points."""
    last = len(points) - 1
    return unit(points[min(index + REACH, last)] - points[max(index - REACH, 0)])


def nearest(points: Floats, place: Floats) -> int:
    """Index of the point of the line nearest to a place."""
    return int(np.linalg.norm(points - place, axis=1).argmin())


def thread(
    waypoints: Floats,
    start_direction: Floats | None = None,
    end_direction: Floats | None = None,
) -> tuple[Floats, Floats]:
    """A smooth, evenly spaced line through waypoints, and each waypoint's share of its length.

    Directions are unit vectors the line must take at its ends; None leaves that end free.
    Knots are spaced by a power of the chord so that uneven waypoints cause no overshoot.
    """
    chords = np.linalg.norm(np.diff(waypoints, axis=0), axis=1)
    knots = np.concatenate([[0.0], np.cumsum(chords**CHORD_POWER)])
    speeds = chords / np.diff(knots)
    free = (2, np.zeros(3))
    start = free if start_direction is None else (1, start_direction * speeds[0])
    end = free if end_direction is None else (1, end_direction * speeds[-1])
    spline = CubicSpline(knots, waypoints, bc_type=(start, end))
    parameters = np.linspace(0.0, knots[-1], 1200)
    fine: Floats = spline(parameters)
    along = lengths_along(fine)
    count = max(8, round(float(along[-1]) / SPACING_MM) + 1)
    line = at_lengths(fine, along, np.linspace(0.0, along[-1], count))
    shares = np.interp(knots, parameters, along) / along[-1]
    return line, shares


def at_lengths(points: Floats, along: Floats, wanted: Floats) -> Floats:
    """Points of a line at the wanted lengths along it, shape (len(wanted), 3)."""
    return np.stack([np.interp(wanted, along, points[:, axis]) for axis in range(3)], axis=1)


def smooth(values: Floats, sigma: float) -> Floats:
    """Values along a line averaged with a Gaussian of `sigma` samples, ends repeated."""
    result: Floats = gaussian_filter1d(values, sigma, axis=0, mode="nearest")
    return result


def ease(count: int, over: int) -> Floats:
    """A weight per sample rising smoothly from 0 at the first sample to 1 after `over` samples."""
    return smoothstep(np.arange(count) / max(over, 1))


def simplify(points: Floats, tolerance_mm: float, longest_mm: float) -> Sequence[int]:
    """Indices to keep so that no dropped point lies further than the tolerance from the line.

    No kept segment is longer than `longest_mm`, so that gentle curves stay smooth.
    """
    keep = {0, len(points) - 1}
    open_spans = [(0, len(points) - 1)]
    while open_spans:
        first, last = open_spans.pop()
        if last <= first + 1:
            continue
        chord = points[last] - points[first]
        between = points[first + 1 : last] - points[first]
        share = np.clip(between @ chord / max(float(chord @ chord), 1e-9), 0.0, 1.0)
        away = np.linalg.norm(between - share[:, None] * chord, axis=1)
        split = first + 1 + int(away.argmax())
        if away.max() <= tolerance_mm:
            if np.linalg.norm(chord) <= longest_mm:
                continue
            split = (first + last) // 2
        keep.add(split)
        open_spans += [(first, split), (split, last)]
    return sorted(keep)
