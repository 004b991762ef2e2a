"""The scripts and styles of the page: one file each of ours, of Dash's and of Plotly's.

What is parsed and what is asked for before the page answers is most of the time that it takes
(docs/decisions/0015-what-runs-before-the-page-answers.md).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from typing import Any

from dash import Dash

ROOT = Path(__file__).parent.parent
ASSETS = ROOT / "assets"
FROZEN = ASSETS / "frozen.js"
PLOTLY_FILE = ROOT / "node_modules" / "plotly.js-basic-dist-min" / "plotly-basic.min.js"

OURS, DASH, PLOTLY = "explorer.js", "dash-renderer.js", "plotly.js"
"""The names under which scripts are served; Dash refuses a page without one of its renderer's."""

DASH_ANSWERS = ("_dash-layout", "_dash-dependencies")
"""What Dash's renderer asks for once it runs, in order to lay the page."""

GRAPH_CHUNK = "_dash-component-suites/dash/dcc/async-graph.js"
REGENERATOR_FILE = ROOT / "node_modules" / "regenerator-runtime" / "runtime.js"
POLYFILL, TABLE = "/polyfill@", "/dash_table/"
"""Scripts that Dash lists and this page does not need. The first brings what browsers lacked years
ago; of it Dash still needs the runtime of generators, which is a small package of its own."""

COMPILED_AT_ONCE = "//# allFunctionsCalledOnLoad\n"
"""Tells Chromium to compile a script whole while it arrives, beside the page's own thread; compiled
function by function when called, Plotly alone held the page for a third of a second."""

_SOURCE = re.compile(r'<script src="([^"]+)"></script>\n?')


class Explorer(Dash):
    """Dash with its own scripts in one file, and a page that is composed once."""

    def index(self, *asked: Any, **named: Any) -> str:
        """The page: the same for everyone, whatever is asked."""
        return self._page

    @cached_property
    def _page(self) -> str:
        return str(super().index())  # type: ignore[no-untyped-call]

    @cached_property
    def script(self) -> str:
        """The scripts that the page needs of Dash, in the order in which Dash lists them, with that
        of the graph, which Dash would ask for late, before them."""
        listed = _SOURCE.findall(self._generate_scripts_html())
        spared = REGENERATOR_FILE.exists()
        first = REGENERATOR_FILE.read_text(encoding="utf-8") if spared else ""
        left_out = (TABLE, POLYFILL) if spared else (TABLE,)
        needed = [name for name in listed if not any(part in name for part in left_out)]
        asked = [f"{self.config.routes_pathname_prefix}{GRAPH_CHUNK}", *needed]
        client = self.server.test_client()
        texts = [first, *(client.get(name).text for name in asked)]
        # The first semicolon keeps the first script from making all of them strict.
        return "".join(f";{text}\n" for text in texts)

    def interpolate_index(self, *names: Any, **parts: Any) -> str:
        """Fill in the page as Dash does, but with one script for all that Dash lists."""
        one = script_tag(self.config.requests_pathname_prefix, DASH, self.script)
        parts["scripts"] = one + _SOURCE.sub("", str(parts["scripts"]))
        page = super().interpolate_index(*names, **parts)  # type: ignore[no-untyped-call]
        return str(page)

    def _config(self) -> dict[str, Any]:
        """Dash's configuration without its token for background callbacks, of which we have none.

        The token is new in every page, so that no two pages would be equal.
        """
        config: dict[str, Any] = super()._config()  # type: ignore[no-untyped-call]
        del config["end_id"]
        return config


def asked_early(prefix: str) -> str:
    """The elements that ask for Dash's answers while its script is still on its way."""
    return "\n".join(
        f'<link rel="preload" as="fetch" crossorigin href="{prefix}{name}">'
        for name in DASH_ANSWERS
    )


def script_tag(prefix: str, name: str, text: str) -> str:
    """The element that loads a script and runs it there."""
    return f'<script src="{_address(prefix, name, text)}"></script>'


def plotly_link(prefix: str, text: str) -> str:
    """The element that loads Plotly. It is run once the first picture is painted, with which it
    would compete: it takes the longest, and only the figure needs it (`assets/lookup.js`)."""
    address = _address(prefix, PLOTLY, text)
    return f'<link rel="preload" as="script" id="plotly" href="{address}">'


def _address(prefix: str, name: str, text: str) -> str:
    """Where a script is served, with a hash of its text so that browsers may keep it."""
    return f"{prefix}{name}?v={digest(text.encode())}"


def digest(content: bytes) -> str:
    """A short hash of what is served, for its address."""
    return sha256(content).hexdigest()[:12]


def scripts() -> Mapping[str, str]:
    """The scripts besides Dash's, by the name they are served under, in the order of the page:
    Plotly's small bundle, where it is installed (else Dash loads its own), and all of ours in the
    order of their names, which look for it."""
    ours = [file for file in sorted(ASSETS.glob("*.js")) if file != FROZEN]
    found = {}
    if PLOTLY_FILE.exists():
        found[PLOTLY] = COMPILED_AT_ONCE + PLOTLY_FILE.read_text(encoding="utf-8")
    return {**found, OURS: "\n".join(file.read_text(encoding="utf-8") for file in ours)}


def styles() -> str:
    """Our style sheets in one, in the order of their names."""
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(ASSETS.glob("*.css")))
