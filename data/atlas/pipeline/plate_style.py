"""The look of the plates as it is written down in `plate_style.toml`."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

STYLE = Path(__file__).with_name("plate_style.toml")


def read_style() -> dict[str, Any]:
    """The numbers of `plate_style.toml`."""
    return tomllib.loads(STYLE.read_text(encoding="utf-8"))
