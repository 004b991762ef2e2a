"""Measures of how the lines of nerves bend: none turns back on itself, none comes back to itself.

For the standard library alone. A kink over 8 mm and the directness over 40 mm are measured in
`measure`; here the whole of every line counts.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from data.atlas import polyline
from data.atlas.measurement import Measurement
from data.atlas.polyline import Line
from data.atlas.strands import Body
from data.atlas.vectors import angle, minus

STEP_MM = 2.0
DIRECTION_STEPS = 2
"""A line's direction is that of so many steps of it."""

WINDOW_MM = 40.0
SACRAL = ("s1_root", "s2_root", "s3_root")
"""These roots bend twice: forward through their holes, then outward to the trunk."""

LEAST_FREE_MM = 30.0


def measure(body: Body) -> Iterator[Measurement]:
    """The rows of the sharpest turns, the nearest return and the shortest branch."""
    lines = {name: strand.points for name, strand in body.strands.items()}
    turns = {name: _sharpest_turn(line) for name, line in lines.items()}
    for kind, low, high in (("nerve", 0, 100), ("sacral root", 0, 135)):
        mine = [name for name in lines if (name in SACRAL) == (kind == "sacral root")]
        worst = max(mine, key=lambda name: turns[name])
        what = f"sharpest turn of a {kind} within 40 mm ({worst})"
        yield Measurement(what, turns[worst], low, high, "deg")
    returns = {name: _nearest_return(line) for name, line in lines.items()}
    worst = min(returns, key=lambda name: returns[name])
    what = f"least directness of any 40 mm or more ({worst})"
    yield Measurement(what, returns[worst], 0.7, 1, "")
    free = {name: body.free_end(strand) for name, strand in body.strands.items()}
    worst = min(free, key=lambda name: free[name])
    yield Measurement(f"shortest branch ({worst})", free[worst], LEAST_FREE_MM, 1000, "mm")


def _sharpest_turn(line: Line) -> float:
    """The greatest angle between two directions of a line less than 40 mm apart, degrees."""
    points = polyline.stepped(line, STEP_MM)
    pairs = zip(points, points[DIRECTION_STEPS:], strict=False)
    ways = [minus(after, before) for before, after in pairs]
    reach = round(WINDOW_MM / STEP_MM)
    return max(
        (angle(way, later) for start, way in enumerate(ways) for later in ways[start:][:reach]),
        default=0.0,
    )


def _nearest_return(line: Line) -> float:
    """The least ratio of straight distance to length between points 40 mm apart or more."""
    points = polyline.stepped(line, STEP_MM)
    reach = round(WINDOW_MM / STEP_MM)
    ratios = (
        math.dist(points[first], points[last]) / (STEP_MM * (last - first))
        for first in range(len(points))
        for last in range(first + reach, len(points))
    )
    return min(ratios, default=1.0)
