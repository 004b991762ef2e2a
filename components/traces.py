"""Plotly traces of closed shapes, and the layout in which one pixel is one millimetre."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from data.drawing import Point, View

Trace = dict[str, Any]

FAR = "-far"
"""Ends the uid of what is drawn of the other leg."""


def shape_trace(uid: str, rings: Iterable[Sequence[Point]], **look: Any) -> Trace:
    """Closed rings as one filled shape; its `uid` becomes a class of its SVG group.

    It has no line of its own: the style sheet strokes the shape's edge, at half of Plotly's cost.
    """
    xs, ys = _joined([*ring, ring[0]] for ring in rings)
    return {
        "type": "scatter",
        "uid": uid,
        "x": xs,
        "y": ys,
        "mode": "none",
        "fill": "toself",
        "hoverinfo": "skip",
        **look,
    }


def figure_of(view: View, traces: Iterable[Trace]) -> dict[str, Any]:
    """A figure of the view's size, as a plain dict: the traces and no axes, legend or hover."""
    axis = {"visible": False, "fixedrange": True}
    layout = {
        "width": view.width_mm,
        "height": view.height_mm,
        "margin": {"l": 0, "r": 0, "t": 0, "b": 0, "pad": 0},
        "xaxis": {**axis, "range": [0, view.width_mm]},
        "yaxis": {**axis, "range": [view.height_mm, 0]},
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "showlegend": False,
        "hovermode": False,
        "dragmode": False,
    }
    return {"data": list(traces), "layout": layout}


def area(points: Sequence[Point]) -> float:
    """Area of a ring in square millimetres."""
    pairs = zip(points, (*points[1:], points[0]), strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in pairs)) / 2


def _joined(rings: Iterable[Sequence[Point]]) -> tuple[list[float | None], list[float | None]]:
    """Coordinates of several rings as two lists, with a gap between rings."""
    xs: list[float | None] = []
    ys: list[float | None] = []
    for ring in rings:
        if xs:
            xs.append(None)
            ys.append(None)
        xs += [x for x, _ in ring]
        ys += [y for _, y in ring]
    return xs, ys
