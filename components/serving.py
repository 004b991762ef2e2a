"""Serve the app on this machine, saying no more about a visitor than needed."""

from __future__ import annotations

import socket
import sys
from threading import Thread

import flask
from werkzeug.serving import WSGIRequestHandler, make_server


class QuietHandler(WSGIRequestHandler):
    """Logs nothing of what is asked or refused: an address says where someone hurts."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 (werkzeug's name)
        """Leave a request unmentioned."""


def serve(server: flask.Flask, host: str, port: str) -> int:
    """Serve until interrupted; returns the exit code. A bad or taken port is one sentence."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return _refuse(f"PORT must be a number from 1 to 65535, not {port!r}.")
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except OSError as error:
            return _refuse(f"Cannot serve on {host}:{port} ({error.strerror}); try PORT=8051.")
    Thread(target=warm, args=[server], daemon=True).start()
    print(f"Sciatic Explorer is at http://{host}:{port} (Ctrl+C stops it)", flush=True)
    try:
        make_server(
            host, int(port), server, threaded=True, request_handler=QuietHandler
        ).serve_forever()
    except KeyboardInterrupt:
        print()
    return 0


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
