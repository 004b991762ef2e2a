"""The contract's ids, as `approved/ids.toml` lists them: whoever adds one writes no Python."""

from __future__ import annotations

import tomllib
from pathlib import Path

_IDS: dict[str, list[str]] = tomllib.loads(
    (Path(__file__).parent / "approved" / "ids.toml").read_text()
)

STOPS, OFF_ROUTE = tuple(_IDS["stops"]), tuple(_IDS["off_route"])
ROOTS, NERVES = tuple(_IDS["roots"]), tuple(_IDS["nerves"])
STRUCTURES, CAUSES, VIEWS = tuple(_IDS["structures"]), tuple(_IDS["causes"]), tuple(_IDS["views"])
TOURS = tuple(_IDS["tours"])
PARTS = (*STOPS, *OFF_ROUTE, *NERVES, *ROOTS, *STRUCTURES)
