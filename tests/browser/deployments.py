"""The three ways the explorer reaches a reader: a server, a static site, a file on a disk."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import BaseServer
from threading import Thread
from urllib.parse import unquote, urlsplit

from flask import Flask

from components.serving import listening

SUB_PATH = "/clinic/back-pain/"
INLINE = ("data:", "blob:")


@dataclass(frozen=True)
class Deployment:
    """One way to reach the explorer; `start` is its address without a query."""

    name: str
    start: str

    def address(self, query: str = "") -> str:
        """The address of an exploration: `part=heel`, or `#part=heel` for the other spelling."""
        if not query or query.startswith("#"):
            return self.start + query
        return f"{self.start}?{query}"

    def owns(self, url: str) -> bool:
        """Whether a request stays at home: same origin, or for the single file that file alone."""
        if url.startswith(INLINE):
            return True
        asked, home = urlsplit(url), urlsplit(self.start)
        if home.scheme == "file":
            return (asked.scheme, asked.path) == (home.scheme, home.path)
        return (asked.scheme, asked.netloc) == (home.scheme, home.netloc)

    def __str__(self) -> str:
        return self.name


@contextmanager
def served(app: Flask) -> Iterator[Deployment]:
    """The app on a free port of this machine, in a thread of this process."""
    with _running(listening(app, "127.0.0.1", 0)) as port:
        yield Deployment("served", f"http://127.0.0.1:{port}/")


@contextmanager
def site(folder: Path) -> Iterator[Deployment]:
    """A frozen site below a sub-path, from a server that knows no file type but HTML."""
    server = _PlainServer(folder)
    with _running(server) as port:
        yield Deployment("site", f"http://127.0.0.1:{port}{SUB_PATH}")


def single_file(file: Path) -> Deployment:
    """The whole explorer in one file, opened from the disk."""
    return Deployment("single_file", file.resolve().as_uri())


@contextmanager
def _running(server: BaseServer) -> Iterator[int]:
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


class _PlainServer(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        super().__init__(("127.0.0.1", 0), _PlainHandler)

    def handle_error(self, request: object, client_address: object) -> None:
        """A browser that hangs up early is no error of the site."""


class _PlainHandler(BaseHTTPRequestHandler):
    server: _PlainServer

    def do_GET(self) -> None:
        """Answer with a file's bytes, or 404; a folder is its `index.html`."""
        file = self._file(unquote(urlsplit(self.path).path))
        if file is None:
            self.send_error(404)
            return
        content = file.read_bytes()
        kind = "text/html" if file.suffix == ".html" else "application/octet-stream"
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 (the library's name)
        """Say nothing: the tests keep their own log of requests, in the browser."""

    def _file(self, path: str) -> Path | None:
        if not path.startswith(SUB_PATH):
            return None
        found = self.server.folder / (path.removeprefix(SUB_PATH) or "index.html")
        return found if found.is_file() else None
