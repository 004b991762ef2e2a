"""Reads and writes the committed body, `data/atlas/body.json`, and the fine lines behind it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats

BODY_FILE = store.ATLAS / "body.json"
LINES_FILE = store.FOLDER / "nerves.json"
GREAT_NERVES = ("sciatic_nerve", "tibial_nerve", "common_fibular_nerve")
"""The thick nerves, which no muscle may press."""


def read_body() -> dict[str, Any]:
    """The committed body, right side, mm."""
    body: dict[str, Any] = json.loads(BODY_FILE.read_text(encoding="utf-8"))
    return body


def write_body(body: Mapping[str, Any]) -> None:
    """The body as JSON, one landmark and one list a line so that changes can be read."""
    text = json.dumps(body, indent=1)
    BODY_FILE.write_text(_flat_lists(text) + "\n", encoding="utf-8")


def _flat_lists(text: str) -> str:
    """Indented JSON with every list of numbers, or of points, joined to one line."""
    lines: list[str] = []
    open_lists = 0
    for line in text.splitlines():
        bare = line.strip()
        if open_lists:
            lines[-1] += bare if bare.startswith("]") or lines[-1].endswith("[") else " " + bare
        else:
            lines.append(line)
        numbers = bare.endswith("[") and '"branches"' not in bare
        open_lists += int(numbers) - int(open_lists > 0 and bare.startswith("]"))
    return "\n".join(lines)


def write_lines(lines: Mapping[str, Floats]) -> None:
    """Every nerve of the left side as grown, every 1.5 mm, before it was thinned."""
    dense = {name: points.round(3).tolist() for name, points in lines.items()}
    LINES_FILE.write_text(json.dumps(dense), encoding="utf-8")


def read_lines() -> dict[str, Floats]:
    """The lines that `write_lines` kept, each (n, 3)."""
    dense = json.loads(LINES_FILE.read_text(encoding="utf-8"))
    return {name: np.array(points, dtype=np.float64) for name, points in dense.items()}
