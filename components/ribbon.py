"""Nerve courses as ribbons: a centre line with a half-width becomes an outline and a soft fade.

Everything is in plate millimetres. A ribbon is drawn as one filled shape, so that its width can
follow the nerve's real radius; where the nerve passes behind bone the fill fades along the plate
axis on which the nerve runs, which Plotly draws as one gradient.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from math import ceil, cos, hypot, pi, sin
from typing import Literal

from data.drawing import Point

CAP_STEPS = 5
GHOST_OPACITY = 0.34
STOP_TOLERANCE = 0.04


@dataclass(frozen=True, slots=True)
class Fade:
    """Opacity along one plate axis: `stops` are (place in 0..1 between start and stop, opacity)."""

    axis: Literal["horizontal", "vertical"]
    start: float
    stop: float
    stops: tuple[tuple[float, float], ...]


def ribbon(points: Sequence[Point], half_widths: Sequence[float]) -> tuple[Point, ...]:
    """The closed outline of a line with the given half-width at each point and round ends."""
    normals = _normals(points)
    left = [
        (x + nx * r, y + ny * r)
        for (x, y), (nx, ny), r in zip(points, normals, half_widths, strict=True)
    ]
    right = [
        (x - nx * r, y - ny * r)
        for (x, y), (nx, ny), r in zip(points, normals, half_widths, strict=True)
    ]
    end = _cap(points[-1], normals[-1], half_widths[-1])
    begin = _cap(points[0], (-normals[0][0], -normals[0][1]), half_widths[0])
    outline = [*left, *end, *reversed(right), *begin]
    return tuple((round(x, 2), round(y, 2)) for x, y in outline)


def shifted(points: Sequence[Point], half_widths: Sequence[float], share: float) -> list[Point]:
    """The line moved up and to the left by a share of its half-width, for a highlight."""
    return [
        (x - share * r, y - share * r / 2) for (x, y), r in zip(points, half_widths, strict=True)
    ]


def dashes(
    points: Sequence[Point], half_widths: Sequence[float], dash: float, gap: float
) -> list[tuple[list[Point], list[float]]]:
    """The line in dashes of a length with gaps of a length, each with its own half-widths."""
    steps = [hypot(bx - ax, by - ay) for (ax, ay), (bx, by) in pairwise(points)]
    places = [0.0, *accumulate(steps)]
    found = []
    for number in range(ceil(places[-1] / (dash + gap))):
        start = number * (dash + gap)
        end = min(start + dash, places[-1])
        inner = [i for i, place in enumerate(places) if start < place < end]
        cuts = [_at(points, half_widths, places, place) for place in (start, end)]
        found.append(
            (
                [cuts[0][0], *(points[i] for i in inner), cuts[1][0]],
                [cuts[0][1], *(half_widths[i] for i in inner), cuts[1][1]],
            )
        )
    return found


def _at(
    points: Sequence[Point], half_widths: Sequence[float], places: Sequence[float], place: float
) -> tuple[Point, float]:
    """The point and the half-width at a place along a line."""
    after = min(max(bisect_right(places, place), 1), len(points) - 1)
    length = places[after] - places[after - 1]
    share = (place - places[after - 1]) / length if length else 0.0
    (ax, ay), (bx, by) = points[after - 1], points[after]
    before, behind = half_widths[after - 1], half_widths[after]
    return (ax + share * (bx - ax), ay + share * (by - ay)), before + share * (behind - before)


def fade(points: Sequence[Point], hidden: Sequence[float]) -> Fade | float:
    """How visible a line is along its longer axis, or one opacity where that does not change."""
    opacities = [1 - (1 - GHOST_OPACITY) * value for value in hidden]
    if max(opacities) - min(opacities) < STOP_TOLERANCE:
        return round(sum(opacities) / len(opacities), 2)
    xs, ys = [x for x, _ in points], [y for _, y in points]
    vertical = max(ys) - min(ys) >= max(xs) - min(xs)
    places = ys if vertical else xs
    low, high = min(places), max(places)
    by_place = sorted(
        (((p - low) / (high - low)), o) for p, o in zip(places, opacities, strict=True)
    )
    stops = _thinned(_merged(by_place))
    return Fade("vertical" if vertical else "horizontal", round(low, 2), round(high, 2), stops)


def _normals(points: Sequence[Point]) -> list[Point]:
    """A unit normal at each point, from the direction between its neighbours."""
    last = len(points) - 1
    normals: list[Point] = []
    for i in range(len(points)):
        (ax, ay), (bx, by) = points[max(i - 1, 0)], points[min(i + 1, last)]
        length = hypot(bx - ax, by - ay) or 1.0
        normals.append(((ay - by) / length, (bx - ax) / length))
    return normals


def _cap(centre: Point, normal: Point, radius: float) -> list[Point]:
    """A half circle that turns from the normal forward to its opposite."""
    (x, y), (nx, ny) = centre, normal
    forward = (ny, -nx)
    turns = [pi * step / (CAP_STEPS + 1) for step in range(1, CAP_STEPS + 1)]
    return [
        (
            x + radius * (cos(t) * nx + sin(t) * forward[0]),
            y + radius * (cos(t) * ny + sin(t) * forward[1]),
        )
        for t in turns
    ]


def _merged(stops: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """Stops at nearly the same place become one with their mean opacity."""
    groups: list[list[tuple[float, float]]] = []
    for stop in stops:
        if groups and stop[0] - groups[-1][0][0] < 0.004:
            groups[-1].append(stop)
        else:
            groups.append([stop])
    merged = [
        (sum(p for p, _ in group) / len(group), sum(o for _, o in group) / len(group))
        for group in groups
    ]
    return [(0.0, merged[0][1]), *merged[1:-1], (1.0, merged[-1][1])]


def _thinned(stops: list[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    """Leave out stops that a straight line between their neighbours already gives."""
    kept = [stops[0]]
    for before, here, after in zip(stops, stops[1:], stops[2:], strict=False):
        start = kept[-1] if kept[-1][0] < here[0] else before
        share = (here[0] - start[0]) / ((after[0] - start[0]) or 1.0)
        if abs(start[1] + share * (after[1] - start[1]) - here[1]) > STOP_TOLERANCE / 2:
            kept.append(here)
    kept.append(stops[-1])
    return tuple((round(place, 4), round(opacity, 2)) for place, opacity in kept)
