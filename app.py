"""Sciatic Explorer: read the atlas, lay the page, wire it, serve it."""

from __future__ import annotations

import sys
from os import environ

from flask import Flask

from components.packing import serve_packed
from components.serving import serve
from components.wiring import NOBODY, connect
from data.errors import ContentErrors
from data.reader import read_atlas


def server() -> Flask:
    """The app for a WSGI server, e.g. `gunicorn 'app:server()'`; FRAME_ANCESTORS is honoured.

    Raises ContentErrors naming everything that is wrong with the content.
    """
    app = connect(read_atlas(), frame_ancestors=environ.get("FRAME_ANCESTORS", NOBODY))
    explorer: Flask = app.server
    serve_packed(explorer)
    return explorer


def main() -> int:
    """Serve the explorer on HOST and PORT; wrong content is listed and stops the start."""
    try:
        explorer = server()
    except ContentErrors as errors:
        print(errors, file=sys.stderr)
        return 1
    return serve(explorer, environ.get("HOST", "127.0.0.1"), environ.get("PORT", "8050"))


if __name__ == "__main__":
    raise SystemExit(main())
