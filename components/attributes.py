"""The `data-*` and `aria-*` attributes that Dash passes through to the page."""

from __future__ import annotations

from typing import Any


def attributes(**named: str) -> dict[str, Any]:
    """Attributes by their names in Python: `data_set` becomes "data-set"."""
    return {name.replace("_", "-"): value for name, value in named.items()}
