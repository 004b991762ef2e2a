"""Writes `data/atlas/muscles.json`: the muscles of the patient's right side in plain numbers."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from data.atlas.pipeline import curves, store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.attachment_distances import Grounds, belonging, distance, short
from data.atlas.pipeline.muscle_plans import MusclePlan
from data.atlas.pipeline.muscle_room import Tubes
from data.atlas.pipeline.sides import MIRROR
from data.atlas.pipeline.solids import signed_distance

RECORD = store.ATLAS / "muscles.json"
SECTION_MM = 12.0
LEAST_SECTIONS = 6
FAR_MM = 50.0
"""Distances from nerves beyond this are kept as this."""


def write_record(
    plans: Mapping[str, MusclePlan],
    rims: Mapping[str, Floats],
    grounds: Grounds,
    nerves: Mapping[str, Tubes],
) -> None:
    """Sections along every muscle, where its ends belong and how far from there they lie.

    `nerves` are groups of nerves by name; the least distance of the surface from each is kept.
    """
    skin = store.read_mesh(store.SKIN)
    rows = {}
    for name, plan in plans.items():
        rim = rims[name]
        ends = {"origin": (plan.origin, rim[0]), "insertion": (plan.insertion, rim[-1])}
        errors = [distance(end, ring, grounds) for end, ring in ends.values()]
        rows[name] = {
            "layer": plan.layer,
            "sections": _sections(rim),
            **{key: belonging(end, ring, grounds) for key, (end, ring) in ends.items()},
            "attachment_mm": [round(error, 1) for error in errors],
            "skin_mm": round(-float(signed_distance(rim.reshape(-1, 3), skin).max()), 1),
            **{
                f"{group}_mm": min(round(float(tubes.at(rim).min()), 1), FAR_MM)
                for group, tubes in nerves.items()
            },
        }
        print(f"{name:28s} {plan.layer:12s} ends {errors[0]:5.1f} {errors[1]:5.1f} mm")
    _write({"frame": {"side": "right", "unit": "mm"}, "muscles": rows})


def _write(content: Mapping[str, Any]) -> None:
    """One muscle a line, so that a change can be read."""
    rows = ",\n".join(
        f"  {json.dumps(name)}: {json.dumps(row, separators=(',', ':'))}"
        for name, row in content["muscles"].items()
    )
    head = json.dumps(content["frame"])
    RECORD.write_text(f'{{"frame": {head}, "muscles": {{\n{rows}\n}}}}\n', encoding="utf-8")


def _sections(rim: Floats) -> list[dict[str, Any]]:
    """Middle, half width and half depth of sections about 12 mm apart, on the right side."""
    centre = rim.mean(axis=1)
    count = max(LEAST_SECTIONS, round(curves.length(centre) / SECTION_MM) + 1)
    chosen = np.unique(np.linspace(0, len(rim) - 1, count).round().astype(int))
    quarter = rim.shape[1] // 4
    sections = []
    for index in chosen:
        ring = rim[index]
        # The ring starts at one edge; a quarter on lies the front or back, half way the far edge.
        half_width = (ring[0] - ring[2 * quarter]) / 2
        half_depth = float(np.linalg.norm(ring[quarter] - ring[3 * quarter])) / 2
        middle = (ring[quarter] + ring[3 * quarter]) / 2
        sections.append(
            {
                "centre": short((middle * MIRROR)[None])[0],
                "half_width": short((half_width * MIRROR)[None])[0],
                "half_depth_mm": round(half_depth, 1),
            }
        )
    return sections
