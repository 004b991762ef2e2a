"""The structures that are drawn round the nerve, as the content names them."""

from __future__ import annotations

import tomllib
from typing import Any

from data.atlas.pipeline import store

STRUCTURES = store.REPOSITORY / "data" / "anatomy" / "structures.toml"
LANDMARK = "landmark"
"""The kind of a structure that is a point; all others are shapes."""


def read_structures() -> dict[str, dict[str, Any]]:
    """All structures by id, as the words know them."""
    return tomllib.loads(STRUCTURES.read_text(encoding="utf-8"))
