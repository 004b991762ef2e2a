"""Measures of the painted areas: shared skin and soft edges.

For the standard library alone; what was found on the painted skin is read from `areas.json`.
Widths of edges are those asked for by the maps that the areas were drawn after.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from data.atlas.measurement import Measurement

COMPANY = ("posterior_femoral_cutaneous_nerve", "saphenous_nerve")
"""Not sciatic; of their neighbours on the thigh and the inner leg only few are drawn."""

THIRD = 0.33
ALONE = ("s2_root",)
"""Blank strips lie round this root's skin on purpose."""

LEAST_EDGE_MM = {
    "territory": (20.0, 8.0),
    "dermatome": (30.0, 12.0),
    "tingling": (20.0, 12.0),
    "pain": (40.0, 20.0),
}
"""On the leg and on the foot."""

MOST_EDGE_MM = 90.0


def measure(stored: Mapping[str, Any]) -> list[Measurement]:
    """Every row about how areas share skin and how softly they end."""
    return [*_shared(stored["shared_with_neighbours"]), *_edges(stored["edge_mm"])]


def _shared(shares: Mapping[str, float]) -> Iterator[Measurement]:
    for area, share in shares.items():
        kind, _, owner = area.partition("-")
        if owner in ALONE:
            continue
        # Of roots only core and secondary skin is painted, which meets less than the maps ask for.
        least = 0.1 if kind == "dermatome" else 0.15 if owner in COMPANY else THIRD
        what = f"{owner}, {kind}: a neighbour has too"
        yield Measurement(what, share, least, 1, "")


def _edges(widths: Mapping[str, tuple[float, float]]) -> Iterator[Measurement]:
    for kind, (leg, foot) in widths.items():
        least = LEAST_EDGE_MM[kind]
        yield Measurement(f"edge of {kind} on the leg, steepest", leg, least[0], MOST_EDGE_MM, "mm")
        yield Measurement(f"edge of {kind} on the foot, steepest", foot, least[1], leg, "mm")
    for crisp, soft in (
        ("territory", "dermatome"),
        ("dermatome", "tingling"),
        ("tingling", "pain"),
    ):
        on_foot = widths[soft][1] - widths[crisp][1]
        yield Measurement(f"{soft} ends softer than {crisp} on the foot", on_foot, 1, 60, "mm")
