"""The muscles as drawn by hand in `muscle_shapes.toml`, read and checked."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.layers import DEEP, SUPERFICIAL

SHAPES = Path(__file__).with_name("muscle_shapes.toml")
MUSCLE_LAYERS = (DEEP, SUPERFICIAL)
SLIP = "__"
"""A plan named `muscle__toe_3` is the slip of that muscle to the third toe."""
STRAP_NUMBERS = 6
FAT_MM = 6.0
"""Thickness of skin and fat over a muscle where its plan says nothing else."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section: a row of points across the muscle, (k, 3) mm, and half its thickness in mm."""

    line: Floats
    half_thickness: float


@dataclass(frozen=True, slots=True)
class Attachment:
    """Where an end belongs: a bone or other part, and a landmark, places or an area on it.

    Places are (n, 3) mm. `paths` name muscles of the motion model and points of their paths, which
    are then the places.
    """

    part: str
    landmark: str | None
    places: Floats | None
    paths: tuple[tuple[str, int], ...]
    area: str | None
    free: bool


@dataclass(frozen=True, slots=True)
class MusclePlan:
    """One muscle of the left side; tendons end and begin at two shares of its length."""

    layer: str
    sections: tuple[Section, ...]
    origin: Attachment
    insertion: Attachment
    tendons: tuple[float, float]
    fat_mm: float
    firm: bool


def read_muscle_plans() -> dict[str, MusclePlan]:
    """Every muscle by its mesh name; raises ValueError for a plan that cannot be drawn."""
    with SHAPES.open("rb") as file:
        stored = tomllib.load(file)
    return {name: _plan(name, row) for name, row in stored.items()}


def muscle_of(name: str) -> str:
    """The muscle a plan belongs to: itself, or the one it is a slip of."""
    return name.split(SLIP)[0]


def _plan(name: str, row: Mapping[str, Any]) -> MusclePlan:
    if row["layer"] not in MUSCLE_LAYERS:
        raise ValueError(f"{name}: layer {row['layer']!r} is none of {MUSCLE_LAYERS}")
    sections = tuple(_straps(row["straps"]) if "straps" in row else _bands(row["bands"]))
    if len(sections) < 3 or len({len(section.line) for section in sections}) != 1:
        raise ValueError(f"{name}: needs three sections or more, each of as many points")
    start, end = row["tendons"]
    return MusclePlan(
        layer=row["layer"],
        sections=sections,
        origin=_attachment(row["origin"]),
        insertion=_attachment(row["insertion"]),
        tendons=(float(start), float(end)),
        fat_mm=float(row.get("fat", FAT_MM)),
        firm=bool(row.get("firm", False)),
    )


def _attachment(row: Mapping[str, Any]) -> Attachment:
    paths = [row["path"]] if "path" in row else row.get("paths", [])
    return Attachment(
        part=row["on"],
        landmark=row.get("landmark"),
        places=np.array([row["place"]], float) if "place" in row else None,
        paths=tuple((muscle, index) for muscle, index in paths),
        area=row.get("area"),
        free=bool(row.get("free", False)),
    )


def _straps(rows: Sequence[Sequence[float]]) -> Sequence[Section]:
    """Level sections: x, y, z, half width, half depth, and how far the width is turned backward.

    The turn is in degrees: 0 is across the body, 90 from front to back.
    """
    sections = []
    for row in rows:
        if len(row) != STRAP_NUMBERS:
            raise ValueError(f"a strap has {STRAP_NUMBERS} numbers, not {len(row)}: {row}")
        x, y, z, half_width, half_depth, turn = row
        angle = np.radians(turn)
        across = half_width * np.array([np.cos(angle), np.sin(angle), 0.0])
        centre = np.array([x, y, z], float)
        sections.append(Section(np.array([centre - across, centre, centre + across]), half_depth))
    return sections


def _bands(rows: Sequence[Mapping[str, Any]]) -> Sequence[Section]:
    return [Section(np.array(row["line"], float), float(row["thick"])) for row in rows]
