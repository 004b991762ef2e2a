"""Sciatic Explorer: read the atlas, lay the page, wire it, serve it."""

from __future__ import annotations

import sys
from os import environ

from components.serving import serve
from components.wiring import NOBODY, connect
from data.errors import ContentErrors
from data.reader import read_atlas


def main() -> int:
    """Serve the explorer on HOST and PORT; wrong content is listed and stops the start."""
    try:
        atlas = read_atlas()
    except ContentErrors as errors:
        print(errors, file=sys.stderr)
        return 1
    app = connect(atlas, frame_ancestors=environ.get("FRAME_ANCESTORS", NOBODY))
    return serve(app.server, environ.get("HOST", "127.0.0.1"), environ.get("PORT", "8050"))


if __name__ == "__main__":
    raise SystemExit(main())
