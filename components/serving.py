"""Serve the app on this machine, saying no more about a visitor than needed."""

from __future__ import annotations

import socket
import sys
from threading import Thread

import flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

WAITING = 1024
"""Connections that may wait for an answer at once. The library's own 128 are fewer than a class
of readers opens, and one too many is now and then cut off."""


class QuietHandler(WSGIRequestHandler):
    """Logs nothing of what is asked or refused: an address says where someone hurts."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 (werkzeug's name)
        """Leave a request unmentioned."""


def serve(server: flask.Flask, host: str, port: str) -> int:
    """Serve until interrupted; returns the exit code. A bad or taken port is one sentence."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return _refuse(f"PORT must be a number from 1 to 65535, not {port!r}.")
    try:
        serving = listening(server, host, int(port))
    except OSError as error:
        return _refuse(f"Cannot serve on {host}:{port} ({error.strerror}); try PORT=8051.")
    Thread(target=warm, args=[server], daemon=True).start()
    print(f"Sciatic Explorer is at http://{host}:{port} (Ctrl+C stops it)", flush=True)
    try:
        serving.serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


def listening(server: flask.Flask, host: str, port: int) -> BaseWSGIServer:
    """A server that listens on a port, or with port 0 on any free one.

    Raises OSError where it cannot.
    """
    with socket.socket() as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        taken.bind((host, port))
        taken.listen(WAITING)
        return make_server(
            host, port, server, threaded=True, request_handler=QuietHandler, fd=taken.fileno()
        )


def warm(server: flask.Flask) -> None:
    """Ask for every file of plates and words once: files are written when first asked for, and
    nobody is to wait for that."""
    client = server.test_client()
    for rule in server.url_map.iter_rules():
        if rule.rule.endswith(".json"):
            client.get(rule.rule)


def _refuse(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return 1
