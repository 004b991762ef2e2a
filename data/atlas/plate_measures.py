"""Measures of the committed plates: muscles fade over nerves, layers fit to one picture.

For the standard library alone; what was found in the pictures is read from `plates.json`. Opacity
is a share of 1, differences of colour are steps of 255. A nerve's line is drawn over all plates;
the window lets its way through the muscles be seen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.atlas.measurement import Measurement

LONG_ENOUGH_MM = 100.0
"""A shorter way below muscles is too short for a window, which opens softly."""


def measure(stored: Mapping[str, Any]) -> list[Measurement]:
    """Every row about the plates, view by view."""
    return [
        row
        for view, plates in stored.items()
        for row in (
            *_superficial(view, plates["over_nerves"]["superficial"]),
            *_deep(view, plates["over_nerves"]["deep"]),
            _glass(view, plates["glass_beyond_mm"]),
            *_layers(view, plates["layers_against_one"]),
        )
    ]


def _superficial(view: str, over: Mapping[str, float]) -> Iterator[Measurement]:
    if over["covered_mm"] == 0:
        return
    what = f"{view}: superficial muscles over nerves"
    yield Measurement(f"{what}, opacity in the mean", over["mean"], 0, 0.55, "")
    yield Measurement(f"{what}, 95 of 100 places below", over["most"], 0, 0.7, "")
    yield Measurement(f"{what}, places below 0.6", over["faded"], 0.8, 1, "")
    yield Measurement(f"{what}, longest above 0.6", over["longest_unfaded_mm"], 0, 25, "mm")


def _deep(view: str, over: Mapping[str, float]) -> Iterator[Measurement]:
    """Deep muscles fade less: they would not be told from what lies below."""
    if over["covered_mm"] < LONG_ENOUGH_MM:
        return
    what = f"{view}: deep muscles over nerves"
    yield Measurement(f"{what}, opacity in the mean", over["mean"], 0, 0.7, "")
    yield Measurement(f"{what}, 95 of 100 places below", over["most"], 0, 0.9, "")


def _glass(view: str, beyond_mm: float) -> Measurement:
    """Nothing opaque lies beside the body, only the soft edge of its outline."""
    return Measurement(f"{view}: glass beyond the body's outline", beyond_mm, 0, 3, "mm")


def _layers(view: str, frames: Mapping[str, Mapping[str, float]]) -> Iterator[Measurement]:
    """The worst frame of a view, so that a seam in any shows."""
    if not frames:
        return
    worst = {key: max(frame[key] for frame in frames.values()) for key in ("mean", "rare")}
    patch = max(frame["rare_patch"] for frame in frames.values())
    what = f"{view}: layers against one picture"
    yield Measurement(f"{what}, mean", worst["mean"], 0, 3, "of 255")
    yield Measurement(f"{what}, 99.9 of 100 pixels below", worst["rare"], 0, 35, "of 255")
    yield Measurement(f"{what}, 99.9 of 100 patches below", patch, 0, 7, "of 255")
