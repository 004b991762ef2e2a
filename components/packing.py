"""Packing: what the app serves, compressed once as well as can be, and served from there.

`python -m components.packing` writes `build/packed/`, one file per content, named by its hash:
what is there already is not compressed again, and a file that no longer matches anything served is
simply not found. What is not packed is compressed while it is served, faster and less well.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import brotli
import flask

from components.scripts import DASH_ANSWERS, ROOT
from components.wiring import connect
from data.errors import ContentErrors
from data.reader import read_atlas

FOLDER = ROOT / "build" / "packed"
LEAST_BYTES = 500
BEST = 11
QUICK = 9
QUICK_FROM_BYTES = 2_000_000
"""The full Plotly bundle, served where the small one is not installed, would take half a minute."""

_ASKED = re.compile(
    r"/?((?:assets|_dash-component-suites|plates|words)/[\w./@~-]+\.(?:css|js|json)\b|(?:explorer|dash-renderer|plotly)\.js)"
)
_WORTH_IT = ("text/", "application/json", "application/javascript")


def pack(server: flask.Flask, folder: Path = FOLDER) -> int:
    """Compress what the app serves and is not packed yet, and drop the rest of the folder.

    Returns how many files the folder then holds.
    """
    folder.mkdir(parents=True, exist_ok=True)
    wanted = set()
    for content in _served(server):
        file = folder / _name(content)
        wanted.add(file)
        if not file.exists():
            _write(file, content)
    for file in set(folder.iterdir()) - wanted:
        file.unlink()
    return len(wanted)


def _served(server: flask.Flask) -> Iterator[bytes]:
    """The contents worth packing: the page, and all that it and its files ask for."""
    client = server.test_client()
    waiting, seen = ["", *DASH_ANSWERS], set[str]()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = client.get(f"/{address}", buffered=True)
        if answer.status_code != 200 or not _packable(answer.mimetype):
            continue
        if answer.mimetype in ("text/html", "application/json"):
            waiting += _ASKED.findall(answer.text)
        if len(answer.data) >= LEAST_BYTES:
            yield answer.data


def _write(file: Path, content: bytes) -> None:
    """Write a packed file whole or not at all: one cut short would be served under its name."""
    quality = QUICK if len(content) > QUICK_FROM_BYTES else BEST
    unfinished = file.with_suffix(".unfinished")
    unfinished.write_bytes(brotli.compress(content, quality=quality))
    unfinished.replace(file)


def serve_packed(server: flask.Flask, folder: Path = FOLDER) -> None:
    """Answer with the packed content wherever there is one and the browser takes it."""
    packed = {file.name: file.read_bytes() for file in folder.glob("*.br")}

    def replace(response: flask.Response) -> flask.Response:
        response.vary.add("Accept-Encoding")
        if not packed or not flask.request.accept_encodings["br"]:
            return response
        if response.status_code != 200 or not _packable(response.mimetype):
            return response
        response.direct_passthrough = False
        content = packed.get(_name(response.get_data()))
        if content is not None:
            response.set_data(content)
            response.content_encoding = "br"
        return response

    server.after_request(replace)


def _packable(mimetype: str | None) -> bool:
    return (mimetype or "").startswith(_WORTH_IT)


def _name(content: bytes) -> str:
    return f"{sha256(content).hexdigest()[:24]}.br"


def main() -> int:
    """Pack the app as it is now; wrong content is said, not raised."""
    try:
        count = pack(connect(read_atlas()).server)
    except ContentErrors as errors:
        print(errors, file=sys.stderr)
        return 1
    print(f"Packed {count} files")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
