"""The server that `make run` starts: one sentence for what is wrong, no word about its visitors."""

from __future__ import annotations

import socket
from threading import Thread

import flask
import pytest

from components.serving import listening, serve, warm


def _server() -> flask.Flask:
    server = flask.Flask(__name__)
    server.add_url_rule("/", "page", lambda: "a page")
    return server


def test_a_taken_port_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert serve(_server(), "127.0.0.1", str(port)) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"Cannot serve on 127.0.0.1:{port} (Address already in use); try PORT=8051.\n"
    )


@pytest.mark.parametrize("port", ["", "0", "65536", "heel"])
def test_a_port_that_is_none_is_one_sentence(port: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert serve(_server(), "127.0.0.1", port) == 1
    assert capsys.readouterr().err == f"PORT must be a number from 1 to 65535, not {port!r}.\n"


@pytest.mark.parametrize("asked", ["/?part=heel", "/?part=heel x", "/gone?part=heel"])
def test_nothing_that_is_asked_is_logged(asked: str, capsys: pytest.CaptureFixture[str]) -> None:
    server = listening(_server(), "127.0.0.1", 0)
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    with socket.create_connection(("127.0.0.1", server.port)) as line:
        line.sendall(f"GET {asked} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        assert line.recv(20)
    server.shutdown()
    thread.join()
    server.server_close()
    said = capsys.readouterr()
    assert said.out + said.err == ""


def test_files_are_made_before_anyone_asks() -> None:
    server, asked = _server(), list[str]()

    def answer() -> str:
        asked.append(flask.request.path)
        return "{}"

    server.add_url_rule("/plates/back.json", "back", answer)
    warm(server)
    assert asked == ["/plates/back.json"]


def test_two_hundred_readers_may_wait_at_once() -> None:
    """All are connected before the first is answered; none is turned away."""
    server = listening(_server(), "127.0.0.1", 0)
    address = ("127.0.0.1", server.port)
    lines = [socket.create_connection(address, timeout=20) for _ in range(200)]
    for line in lines:
        line.sendall(b"GET / HTTP/1.0\r\n\r\n")
    thread = Thread(target=server.serve_forever, daemon=True)
    thread.start()
    assert [line.recv(12) for line in lines] == [b"HTTP/1.1 200"] * len(lines)
    for line in lines:
        line.close()
    server.shutdown()
    thread.join()
    server.server_close()
