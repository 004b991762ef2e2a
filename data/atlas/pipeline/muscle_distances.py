"""How far the large nerves keep from the meshes of the muscles they pass: measured after both."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.body_record import (
    GREAT_NERVES,
    read_body,
    read_lines,
    write_body,
)
from data.atlas.pipeline.surroundings import Surface, read_muscle

ON_MUSCLES = ("piriformis", "nearest_muscle")
SLAB_MM = 2.0
WITHIN_MM = 40.0
"""Muscles whose box lies further from a nerve are not asked."""


def build() -> None:
    """Measure the nerves of the committed body on the muscles in `build/atlas/`."""
    body = read_body()
    body["measured"] |= among_muscles()
    write_body(body)


def among_muscles() -> dict[str, Any]:
    """What is measured on the muscles' meshes: beside piriformis, and the nearest of all."""
    lines = read_lines()
    names = sorted(path.stem for path in store.MUSCLES.glob("*.npz"))
    muscles = {name: read_muscle(name) for name in names}
    return {
        "piriformis": beside_piriformis(lines["sciatic_nerve"], muscles["piriformis"]),
        "nearest_muscle": {nerve: _nearest_muscle(lines[nerve], muscles) for nerve in GREAT_NERVES},
    }


def _nearest_muscle(line: Floats, muscles: Mapping[str, Surface]) -> dict[str, float]:
    """The least distance of a nerve's middle line to any muscle, negative within one, mm."""
    least = WITHIN_MM
    for muscle in muscles.values():
        near = muscle.near(line, WITHIN_MM)
        if near.any():
            least = min(least, float(muscle.clearance(line[near])[0].min()))
    return {"least_mm": round(least, 2)}


def beside_piriformis(trunk: Floats, muscle: Surface) -> dict[str, float]:
    """How far the trunk's centre line keeps from piriformis, and below it once behind it, in mm.

    Behind: rearward of the muscle's lower edge at the same distance from the mid-line.
    """
    below = []
    for point in trunk:
        slab = muscle.points[np.abs(muscle.points[:, 0] - point[0]) < SLAB_MM]
        if len(slab):
            edge = slab[slab[:, 2].argmin()]
            below += [edge[2] - point[2]] if point[1] > edge[1] else []
    return {
        "trunk_from_mm": round(float(muscle.distance(trunk)[0].min()), 2),
        "trunk_below_mm": round(float(min(below)), 2),
    }
