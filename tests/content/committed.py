"""The committed files of the body, as their tests read them."""

from __future__ import annotations

import json
import tomllib
from typing import Any

from tests.repository import ROOT

ATLAS = ROOT / "data" / "atlas"


def read_stored(name: str) -> dict[str, Any]:
    """A file of the atlas by its name without the ending, e.g. `body` or `views/back`."""
    found: dict[str, Any] = json.loads((ATLAS / f"{name}.json").read_text(encoding="utf-8"))
    return found


def read_views() -> dict[str, dict[str, Any]]:
    """The drawing of every view, by its id."""
    return {
        path.stem: read_stored(f"views/{path.stem}") for path in sorted(ATLAS.glob("views/*.json"))
    }


def read_plan(name: str) -> dict[str, Any]:
    """A TOML file of the data folder by its name without the ending, e.g. `anatomy/structures`."""
    return tomllib.loads((ROOT / "data" / f"{name}.toml").read_text(encoding="utf-8"))
