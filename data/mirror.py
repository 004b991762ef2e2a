"""The other leg: what is drawn of the right, seen in a mirror in the middle of the plate."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from data.drawing import LandmarkPoint, NerveLine, Outline, Point


def mirrored(points: Sequence[Point], width: float) -> tuple[Point, ...]:
    """Points seen in a mirror that stands in the middle of the plate."""
    return tuple((width - x, y) for x, y in points)


def other_side(outline: Outline, width: float) -> Outline:
    """An outline as it is seen on the other leg."""
    return replace(
        outline,
        side="left",
        points=mirrored(outline.points, width),
        holes=tuple(mirrored(hole, width) for hole in outline.holes),
        label=mirrored([outline.label], width)[0],
    )


def other_side_line(line: NerveLine, width: float) -> NerveLine:
    """A nerve as it is seen on the other leg."""
    return replace(
        line,
        side="left",
        points=mirrored(line.points, width),
        division=mirrored(line.division, width),
    )


def other_side_point(mark: LandmarkPoint, width: float) -> LandmarkPoint:
    """A landmark as it is seen on the other leg."""
    return replace(
        mark,
        side="left",
        point=mirrored([mark.point], width)[0],
        line=mirrored(mark.line, width),
    )
