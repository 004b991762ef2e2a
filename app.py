"""Sciatic Explorer: read the atlas, lay the page, wire it, serve it."""

from __future__ import annotations

import os
import socket
import sys

from components.wiring import NOBODY, connect
from data.errors import ContentErrors
from data.reader import read_atlas


def main() -> int:
    """Serve the explorer on HOST and PORT; a taken port or wrong content is said, not raised."""
    host, port = os.environ.get("HOST", "127.0.0.1"), int(os.environ.get("PORT", "8050"))
    try:
        app = connect(read_atlas(), frame_ancestors=os.environ.get("FRAME_ANCESTORS", NOBODY))
    except ContentErrors as errors:
        print(errors, file=sys.stderr)
        return 1
    with socket.socket() as probe:
        if probe.connect_ex((host, port)) == 0:
            print(f"Port {port} is taken; choose another with PORT=8051 make run", file=sys.stderr)
            return 1
    app.run(host=host, port=port, debug=False)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
