"""Plates: Plotly figures drawn once at one pixel per millimetre.

The picture itself is an image below the figure; the figure holds what answers and what is lit:
regions as filled shapes and nerves as ribbons. Views, frames, zoom and mirror are CSS transforms,
highlights are style rules (`components.stylesheet`), so no figure is ever drawn twice.
A trace's `uid` becomes a class of its SVG group: "heel" gives `.traceheel`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from components.nerve_paint import nerve_traces
from components.traces import FAR, Trace, area, figure_of, shape_trace
from data.drawing import Outline, View
from data.model import Atlas

SKIN = "skin"


def figure(view: View, atlas: Atlas, tokens: Mapping[str, str]) -> dict[str, Any]:
    """The regions of both legs and the nerves of the drawn leg."""
    return figure_of(
        view,
        [
            *([shape_trace(SKIN, view.silhouette)] if view.silhouette else []),
            *(_region_trace(uid, outlines) for uid, outlines in regions_by_uid(view).items()),
            *nerve_traces(view, atlas, tokens, far=False),
        ],
    )


def far_figure(view: View, atlas: Atlas, tokens: Mapping[str, str]) -> dict[str, Any]:
    """The nerves of the other leg, which are shown only with both sides: a figure of their own,
    drawn when first asked for."""
    return figure_of(view, nerve_traces(view, atlas, tokens, far=True))


def regions_by_uid(view: View) -> Mapping[str, list[Outline]]:
    """A view's outlines by trace uid, larger shapes first, so that smaller ones lie on top."""
    found: dict[str, list[Outline]] = {}
    for outline in sorted(view.outlines, key=lambda o: -area(o.points)):
        uid = outline.part + (FAR if outline.side == "left" else "")
        found.setdefault(uid, []).append(outline)
    return found


def _region_trace(uid: str, outlines: Sequence[Outline]) -> Trace:
    """One region as a filled shape; parts and holes are separated by gaps."""
    rings = chain.from_iterable((outline.points, *outline.holes) for outline in outlines)
    return shape_trace(uid, rings)
