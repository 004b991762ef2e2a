"""The service from outside: many connections at once, and how soon it answers after a start."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

from tests.repository import ROOT

CONNECTIONS = 200


def storm(address: str, seconds: float) -> tuple[int, int]:
    """Many connections at once to this machine's own server: failures and answers."""
    home = urlsplit(address)
    until = time.monotonic() + seconds

    def ask(_: int) -> Iterator[bool]:
        while time.monotonic() < until:
            try:
                line = http.client.HTTPConnection(str(home.hostname), home.port, timeout=30)
                line.request("GET", "/")
                yield line.getresponse().status == 200
                line.close()
            except OSError:
                yield False

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        answers = [
            ok for told in pool.map(lambda n: list(ask(n)), range(CONNECTIONS)) for ok in told
        ]
    return answers.count(False), len(answers)


def start_seconds() -> float:
    """Seconds from starting the app to its first answer, on a port that was free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.monotonic()
    environment = {**os.environ, "PORT": str(port)}
    command = [sys.executable, "app.py"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as app:
        while app.poll() is None:
            try:
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
                line.request("GET", "/")
                if line.getresponse().status == 200:
                    app.terminate()
                    return time.monotonic() - started
            except OSError:
                time.sleep(0.02)
    raise RuntimeError(f"the app ended with {app.returncode} before it answered")
