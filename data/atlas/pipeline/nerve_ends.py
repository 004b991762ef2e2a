"""Which lines of the nerves a view draws, and how each of them begins and ends there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.view_plans import ViewPlan

FADE_OUT_MM = 28.0
"""A line that the plan cuts fades over its last stretch instead of ending bluntly."""
FORK_MM, ONWARD_MM = 9.0, 12.0
"""The trunk's sheath reaches so far over the two nerves; a line goes on in what leaves it so near
its end."""


@dataclass(frozen=True, slots=True)
class Ends:
    """How the ends of a line look: over how many mm it fades in and out.

    `last` is the number of the point at which it ends early, where the last of its branches that
    are drawn leaves it; `sinks`: it goes on in nothing but nerves that lie deep to everything.
    `fork_radius` is the half-width of the widest of the two nerves into which the trunk divides.
    """

    start_mm: float = 0.0
    end_mm: float = 0.0
    last: int | None = None
    sinks: bool = False
    fork_radius: float | None = None


def lines_drawn(
    nerves: Mapping[str, Any], plan: ViewPlan
) -> Iterator[tuple[str, int, Mapping[str, Any]]]:
    """The lines a plan draws: nerve, 0 for the main line or the branch's number, and record."""
    for nerve in plan.nerves:
        for branch, record in enumerate(lines_of(nerves[nerve])):
            if plan.draws(nerve, record.get("id")):
                yield nerve, branch, record


def lines_of(record: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The main line of a nerve, then its branches."""
    yield record
    yield from record.get("branches", [])


def ends_of(
    nerves: Mapping[str, Any], nerve: str, record: Mapping[str, Any], plan: ViewPlan
) -> Ends:
    """How a line begins and ends in a view, by what it comes from and what it goes on in."""
    name = record.get("id", nerve)
    lines = [(of, line) for of in nerves for line in lines_of(nerves[of])]
    joined = any(line["joins"] == name for _, line in lines)
    start_mm = 0.0 if record["leaves"] or joined else FADE_OUT_MM
    points = np.array(record["points"])
    leaving = [(of, line) for of, line in lines if line["leaves"] == name]
    drawn = [(of, line) for of, line in leaving if plan.draws(of, line.get("id"))]
    if not any(_goes_on(points, line) for _, line in leaving):
        sinks = nerve not in plan.behind and record["joins"] in plan.behind
        return Ends(start_mm, sinks=sinks)
    onward = [(of, line) for of, line in drawn if _goes_on(points, line)]
    if onward:
        sinks = nerve not in plan.behind and all(of in plan.behind for of, _ in onward)
        if "division" not in record:
            return Ends(start_mm, sinks=sinks)
        widest = max(line["radius"][0] for _, line in onward)
        return Ends(start_mm, FORK_MM, sinks=sinks, fork_radius=widest)
    own = [line for of, line in drawn if of == nerve]
    if own:
        return Ends(start_mm, last=max(curves.nearest(points, line["points"][0]) for line in own))
    return Ends(start_mm, FADE_OUT_MM)


def _goes_on(points: Floats, line: Mapping[str, Any]) -> bool:
    """Whether a line begins at the end of the points."""
    return bool(np.linalg.norm(line["points"][0] - points[-1]) < ONWARD_MM)
