"""How far the ends of muscles lie from where they belong: landmark, place, area, muscle or bone."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import trimesh

from data.atlas.pipeline import curves, store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.attachment_areas import AttachmentAreas
from data.atlas.pipeline.muscle_plans import Attachment
from data.atlas.pipeline.sides import MIRROR
from data.atlas.pipeline.store import Bones, Landmarks

AREA_RECORD = store.ATLAS / "attachment_areas.json"
ROW_MM, GRID_MM = 4.0, 5.0
"""About the distance between kept points, along an end and over an area."""
STRAY_MM = (22.5, 27.5)
"""How far over its bone an end is moved to find the place where it would be most astray."""


@dataclass(frozen=True, slots=True)
class Grounds:
    """What muscles are fixed to: bones, other muscles' rings, named landmarks and areas."""

    bones: Bones
    rims: Mapping[str, Floats]
    landmarks: Landmarks
    areas: AttachmentAreas


def belonging(end: Attachment, ring: Floats, grounds: Grounds) -> dict[str, Any]:
    """Where an end belongs: the part, and the landmark, places or area on it.

    Ends with places or an area also keep the row of points that they are; those of areas how far
    their farthest edge lies outside, and where they would be most astray.
    """
    kept: dict[str, Any] = {"on": end.part}
    if end.landmark is not None:
        if end.landmark not in grounds.landmarks:
            raise KeyError(f"no landmark {end.landmark!r}")
        kept["landmark"] = end.landmark
    if end.places is not None:
        places = short(end.places * MIRROR)
        kept |= {"points": places} if len(places) > 1 else {"point": places[0]}
        kept["row"] = short(_spaced(_row(ring)) * MIRROR)
    if end.area is not None:
        away = grounds.areas.away(end.area, _row(ring))
        kept |= {"area": end.area, "row": short(_spaced(_row(ring)) * MIRROR)}
        move, stray = _stray(end.part, end.area, _spaced(_row(ring)), grounds.areas)
        kept |= {
            "edge_mm": round(float(away.max()), 1),
            "stray": short((move * MIRROR)[None])[0],
            "stray_mm": round(stray, 1),
        }
    return kept


def distance(end: Attachment, ring: Floats, grounds: Grounds) -> float:
    """How far an end lies from its part's surface, or from its landmark, place or area, if farther.

    From an area it is the mean over the end's row of points, over the bone's surface.
    """
    if end.area is not None:
        return float(grounds.areas.away(end.area, _row(ring)).mean())
    if end.part in grounds.bones:
        # A broad end is where its middle and its edges are; a bone counts by its surface.
        off = trimesh.proximity.closest_point(grounds.bones[end.part], ring)[1].min()
    else:
        points = grounds.rims[end.part].reshape(-1, 3)
        off = min(np.linalg.norm(points - place, axis=1).min() for place in ring)
    places = end.places
    if end.landmark is not None:
        places = grounds.landmarks[end.landmark][None]
    if places is None:
        return float(off)
    return max(float(off), *(float(np.linalg.norm(ring - place, axis=1).min()) for place in places))


def write_areas(areas: AttachmentAreas) -> None:
    """Write every area of the right side as points `GRID_MM` apart, one area a line."""
    rows = []
    for name, source in areas.sources.items():
        row = {"source": source, "points": short(_thinned(areas.points(name)) * MIRROR)}
        rows.append(f"  {json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}")
    head = json.dumps({"side": "right", "unit": "mm"})
    text = f'{{"frame": {head}, "areas": {{\n' + ",\n".join(rows) + "\n}}\n"
    AREA_RECORD.write_text(text, encoding="utf-8")


def short(points: Floats) -> list[list[float]]:
    """Points (n, 3) to a tenth of a millimetre, for a record."""
    return [[round(float(value), 1) for value in point] for point in points]


def _row(ring: Floats) -> Floats:
    """The middle of a ring from one edge to the other: half way between opposite points."""
    half = len(ring) // 2
    partner = -np.arange(half + 1) % len(ring)
    row: Floats = (ring[: half + 1] + ring[partner]) / 2
    return row


def _spaced(row: Floats) -> Floats:
    """Points of a row at even steps of about `ROW_MM`, at least its two edges."""
    along = curves.lengths_along(row)
    steps = np.linspace(0, along[-1], max(2, round(along[-1] / ROW_MM) + 1))
    return np.array([np.interp(steps, along, axis) for axis in row.T]).T


def _thinned(points: Floats) -> Floats:
    """One of the points in each cube of `GRID_MM`."""
    _, first = np.unique(np.floor(points / GRID_MM), axis=0, return_index=True)
    return points[np.sort(first)]


def _stray(part: str, area: str, row: Floats, areas: AttachmentAreas) -> tuple[Floats, float]:
    """The move along or round its bone, by about 25 mm, that takes an end farthest from its area.

    The end moves as one, so far that its middle comes to lie on that place of the bone; also how
    far from its area it then lies, mm.
    """
    middle = row[np.linalg.norm(row - row.mean(axis=0), axis=1).argmin()]
    moves = _thinned(areas.places_round(part, middle, STRAY_MM)) - middle
    moved = (row + moves[:, None]).reshape(-1, 3)
    away = areas.away(area, moved).reshape(len(moves), len(row)).mean(axis=1)
    worst = int(away.argmax())
    return moves[worst], float(away[worst])
