"""Structures: the figure of what surrounds the nerve, each shape unseen until it is lit."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import chain
from math import cos, pi, sin
from typing import Any

from components.traces import FAR, figure_of, shape_trace
from data.drawing import Outline, Point, View
from data.model import Atlas

LANDMARK_RADIUS_MM = 4.0
LANDMARK_POINTS = 20


def structures_figure(view: View, atlas: Atlas) -> dict[str, Any]:
    """The figure: one trace a structure and leg, larger shapes first, muscles after bones.

    Where both lie at a spot, a clinician's third press means the muscle.
    """

    def is_muscle(drawn: tuple[str, list[Outline]]) -> bool:
        return atlas.structures[drawn[1][0].part].kind == "muscle"

    return figure_of(
        view,
        [
            shape_trace(uid, chain.from_iterable((o.points, *o.holes) for o in outlines))
            for uid, outlines in sorted(structures_by_uid(view).items(), key=is_muscle)
        ]
        + [shape_trace(uid, [ring(point)]) for uid, point in landmarks_by_uid(view).items()],
    )


def structures_by_uid(view: View) -> Mapping[str, list[Outline]]:
    """A view's structures by trace uid, in the order of the drawing."""
    found: dict[str, list[Outline]] = {}
    for outline in view.structures:
        uid = outline.part + (FAR if outline.side == "left" else "")
        found.setdefault(uid, []).append(outline)
    return found


def landmarks_by_uid(view: View) -> Mapping[str, Point]:
    """A view's landmarks by trace uid."""
    return {
        landmark.part + (FAR if landmark.side == "left" else ""): landmark.point
        for landmark in view.landmarks
    }


def ring(centre: Point) -> list[Point]:
    """A small circle around a point, in mm."""
    x, y = centre
    turns = [2 * pi * step / LANDMARK_POINTS for step in range(LANDMARK_POINTS)]
    return [
        (round(x + LANDMARK_RADIUS_MM * cos(a), 2), round(y + LANDMARK_RADIUS_MM * sin(a), 2))
        for a in turns
    ]
