"""Components as plain JSON, the form in which files carry them to the browser."""

from __future__ import annotations

import json
from typing import Any

from plotly.io.json import to_json_plotly


def plain(components: object) -> Any:
    """Components as the JSON that Dash's renderer takes in `children`."""
    return json.loads(to_json_plotly(components))
