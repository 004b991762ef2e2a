"""The small muscles deep in the buttock that the nerve's trunk passes: the first muscle set.

Origins and insertions follow the bones and the motion model's path points; widths, thicknesses
and the points between are drawn, not measured.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from data.atlas.pipeline import store
from data.atlas.pipeline.attachments import read_attachments
from data.atlas.pipeline.loft import Loft, Section, loft, section

Floats = NDArray[np.float64]


def build() -> None:
    """Write one file per muscle: V vertices, F faces, UV share along and around (left side)."""
    store.MUSCLES.mkdir(parents=True, exist_ok=True)
    for stale in store.MUSCLES.glob("*.npz"):
        stale.unlink()
    for name, sections in deep_hip_muscles(read_attachments()).items():
        body = loft(sections)
        _write(name, body)
        low, high = body.vertices.min(0), body.vertices.max(0)
        print(f"{name:24s}", np.round(low).tolist(), np.round(high).tolist())


def _write(name: str, body: Loft) -> None:
    np.savez(
        store.MUSCLES / f"{name}.npz",
        V=body.vertices,
        F=body.faces,
        UV=np.c_[body.along, body.around],
    )


def deep_hip_muscles(attachments: dict[str, Floats]) -> dict[str, Sequence[Section]]:
    """Sections of each muscle from origin to insertion."""
    trochanter = attachments["piri"][2]
    return {
        "piriformis": _piriformis(trochanter),
        "gemellus_superior": _gemellus_superior(trochanter),
        "obturator_internus": _obturator_internus(trochanter),
        "gemellus_inferior": _gemellus_inferior(trochanter),
        "quadratus_femoris": _quadratus_femoris(),
        "gluteus_minimus": _gluteus_minimus(attachments["glmin2"][1]),
    }


def _piriformis(trochanter: Floats) -> Sequence[Section]:
    """From the front of the second to fourth sacral vertebrae to the top of the trochanter."""
    return (
        # Beside the foramina, not across them.
        section((30, 66, 59), (1, -2, 13), 2.5),
        section((35, 66, 57), (1, -2, 15.5), 6),
        section((46, 64, 52), (0, -1, 14.5), 8),
        section((65, 57, 38), (0, 0, 12), 9),
        section((92, 40, 16), (0, 2, 9), 7),
        section((112, 26, 2), (0, 2, 5.5), 4.5),
        Section(trochanter + np.array([2, 2, 1]), np.array([0.0, 2.0, 4.0]), 3),
    )


def _gemellus_superior(trochanter: Floats) -> Sequence[Section]:
    """From the ischial spine along the upper edge of obturator internus."""
    return (
        section((58, 45, -4), (0, 0, 2), 1.5),
        section((66, 43, -5), (0, 1, 4), 3.5),
        section((84, 37, -5), (0, 1.5, 4.5), 4),
        section((104, 26, -3), (0, 1.5, 3), 3),
        Section(trochanter + np.array([1, 1, -4]), np.array([0.0, 1.0, 2.0]), 2),
    )


def _obturator_internus(trochanter: Floats) -> Sequence[Section]:
    """The tendon turning round the lesser notch toward the inner side of the trochanter."""
    return (
        section((50, 34, -14), (0, 0, 5), 2),
        section((57, 41, -14), (0, 0, 6), 4),
        section((66, 42, -14), (0, 1, 5.5), 4.5),
        section((84, 36, -12), (0, 1.5, 4.5), 4),
        section((104, 25, -8), (0, 1.5, 3), 3),
        Section(trochanter + np.array([1, 0, -7]), np.array([0.0, 1.0, 2.5]), 2),
    )


def _gemellus_inferior(trochanter: Floats) -> Sequence[Section]:
    """From the top of the tuberosity along the lower edge of obturator internus."""
    return (
        section((60, 42, -25), (0, 0, 2), 1.5),
        section((67, 41, -24), (0, 1, 4.5), 3.5),
        section((84, 35, -20), (0, 1.5, 5), 4),
        section((104, 24, -14), (0, 1.5, 3), 3),
        Section(trochanter + np.array([1, -1, -11]), np.array([0.0, 1.0, 2.0]), 2),
    )


def _quadratus_femoris() -> Sequence[Section]:
    """A flat square from the outer edge of the tuberosity to the back of the femur."""
    return (
        section((66, 36, -46), (0, 0, 10), 2),
        section((71, 35, -46), (0, 0, 16), 5),
        section((88, 33, -43), (0, 0, 17), 6.5),
        section((106, 30, -40), (0, 0, 16), 5),
        section((116, 24, -38), (0, 0, 14), 3),
    )


def _gluteus_minimus(insertion: Floats) -> Sequence[Section]:
    """A fan from the outer face of the hip bone to the front of the trochanter."""
    return (
        section((89, 18, 88), (3, -4, 0), 1),
        section((93, 18, 84), (10, -14, 0), 2),
        section((98, 18, 70), (17, -24, 0), 4.5),
        section((112, 16, 34), (12, -18, 0), 8),
        Section(insertion, np.array([3.0, -7.0, 0.0]), 3),
    )
