"""The stage of the ligaments: their meshes, and the committed numbers that tests read."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.bands import Band, band_mesh
from data.atlas.pipeline.bones import JOINTS_FILE
from data.atlas.pipeline.ligament_courses import COURSES
from data.atlas.pipeline.sciatic_ring import sciatic_ring
from data.atlas.pipeline.sides import MIRROR
from data.atlas.pipeline.solids import signed_distance
from data.atlas.pipeline.store import Bones

FILE = store.ATLAS / "ligaments.json"
STATIONS = np.r_[0:58:4, 59]
"""The stations of a band that are committed, its ends among them."""

ATTACHED_TO = {
    "sacrospinous_ligament": (("sacrum", "coccyx"), ("hip", "hip")),
    "sacrotuberous_ligament": (("hip", "coccyx"), ("hip", "hip")),
    "iliolumbar_ligament": (("vertebra_l5", "vertebra_l5"), ("hip", "hip")),
}
"""The bones on which the first and second edge begin, and on which they end."""


def build() -> None:
    """Write `ligaments/*.ply` and `data/atlas/ligaments.json` (the patient's right side)."""
    bones = store.read_bones()
    landmarks = store.read_landmarks()
    bands = {name: course(bones, landmarks) for name, course in COURSES.items()}
    for stale in store.LIGAMENTS.glob("*.ply"):
        stale.unlink()
    for name, drawn in bands.items():
        store.write_mesh(store.LIGAMENTS / f"{name}.ply", band_mesh(drawn))
    ring = sciatic_ring(bones, landmarks, bands["sacrospinous_ligament"])
    content = {
        "side": "right",
        "ligaments": {name: _record(name, drawn, bones) for name, drawn in bands.items()},
        "greater_sciatic_foramen": _right(ring.points),
        "greater_sciatic_foramen_on": list(ring.part),
        "sacral_foramina": _openings(),
    }
    FILE.write_text(json.dumps(content, indent=1) + "\n", encoding="utf-8")
    _report(content)


def _record(name: str, drawn: Band, bones: Bones) -> dict[str, Any]:
    """One ligament as committed: its middle line, half width and thickness, and its ends."""
    ends = [
        (edge[station], bone)
        for station, pair in zip((0, -1), ATTACHED_TO[name], strict=True)
        for edge, bone in zip((drawn.first, drawn.second), pair, strict=True)
    ]
    return {
        "points": _right(drawn.centre[STATIONS]),
        "radius": np.round(drawn.half_width[STATIONS], 2).tolist(),
        "half_thickness": np.round(drawn.half_thickness[STATIONS], 2).tolist(),
        "edges": [_right(edge[STATIONS]) for edge in (drawn.first, drawn.second)],
        "attachments": [
            {
                "bone": bone,
                "point": _right(end[None])[0],
                "distance_mm": round(abs(float(signed_distance(end[None], bones[bone])[0])), 2),
            }
            for end, bone in ends
        ],
    }


def _openings() -> dict[str, dict[str, Any]]:
    """The sacral foramina as measured when they were cut: middles and areas of both openings."""
    return {
        name: {
            face: {"point": _right(np.array([hole[face]]))[0], "mm2": hole[f"{face}_mm2"]}
            for face in ("front", "back")
        }
        for name, hole in store.read_json(JOINTS_FILE)["foramina"].items()
    }


def _right(points: Floats) -> list[list[float]]:
    """Points of the left side as committed: mirrored to the right, tenths of a millimetre."""
    rounded: list[list[float]] = np.round(points * MIRROR, 1).tolist()
    return rounded


def _report(content: Mapping[str, Any]) -> None:
    for name, record in content["ligaments"].items():
        ends = [(end["bone"], end["distance_mm"]) for end in record["attachments"]]
        print(f"{name}: half width {record['radius'][0]} to {record['radius'][-1]} mm; {ends}")
    points = np.array(content["greater_sciatic_foramen"])
    around = np.linalg.norm(points - np.roll(points, 1, axis=0), axis=1).sum()
    print(f"greater sciatic foramen: {around:.0f} mm round")
    print("sacral foramina, mm2:", content["sacral_foramina"])
