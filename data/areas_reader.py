"""The soft areas on the skin: which masks each plate has, and where test points are seen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from data import files
from data.drawing import LandmarkPoint, View
from data.errors import unknown
from data.mirror import other_side_point
from data.table import Errors, Table, read_json


def with_areas(views: Mapping[str, View], root: Path, errors: Errors) -> dict[str, View]:
    """The views with their masks and key points; without them as long as no areas are painted."""
    if not (root / files.AREAS).exists():
        return dict(views)
    file = read_json(root, files.AREAS, errors)
    masks, key_points = file.table("masks"), file.table("key_points")
    for view in masks.names():
        if view not in views:
            masks.note(view, unknown(view, "view", views))
    seen = {name: key_points.table(name).table("places") for name in key_points.names()}
    return {
        view.id: replace(
            view,
            masks=masks.texts_or_none(view.id),
            key_points=tuple(_key_points(view, seen)),
        )
        for view in views.values()
    }


def _key_points(view: View, seen: Mapping[str, Table]) -> list[LandmarkPoint]:
    """Where the key points are seen in a view, on both legs where it shows both."""
    points = [
        LandmarkPoint(name, "right", places.point(view.id), hidden=False)
        for name, places in seen.items()
        if view.id in places
    ]
    if view.bilateral:
        points += [other_side_point(point, view.width_mm) for point in points]
    return points
