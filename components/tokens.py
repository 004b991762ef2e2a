"""The colours, read from the one file that holds them: `assets/1-tokens.css`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

TOKENS_FILE = Path(__file__).parent.parent / "assets" / "1-tokens.css"

_TOKEN = re.compile(r"--([a-z0-9-]+):\s*(#[0-9a-f]{6})\s*;")


def read_tokens(file: Path = TOKENS_FILE) -> Mapping[str, str]:
    """Colour tokens by name without the dashes, as "#rrggbb"; the first value of each counts."""
    tokens: dict[str, str] = {}
    for name, colour in _TOKEN.findall(file.read_text(encoding="utf-8")):
        tokens.setdefault(name, colour)
    return tokens


def with_opacity(colour: str, opacity: float) -> str:
    """ "#rrggbb" as the "rgba(...)" that Plotly and SVG understand."""
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity:g})"
