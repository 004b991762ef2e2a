"""Packed files: what was compressed once is what is served, and nothing stale ever is."""

from __future__ import annotations

from pathlib import Path

import brotli
import flask

from components.packing import pack, serve_packed

TEXT = "the same sentence again and again. " * 100


def _server(text: str = TEXT) -> flask.Flask:
    server = flask.Flask(__name__)

    @server.get("/")
    def page() -> flask.Response:
        return flask.Response(text, mimetype="text/html")

    return server


def test_a_packed_page_is_served_as_it_was_packed(tmp_path: Path) -> None:
    assert pack(_server(), tmp_path) == 1
    server = _server()
    serve_packed(server, tmp_path)
    answer = server.test_client().get("/", headers={"Accept-Encoding": "gzip, br"})
    assert answer.content_encoding == "br"
    assert brotli.decompress(answer.data).decode() == TEXT
    assert "Accept-Encoding" in answer.headers["Vary"]


def test_a_browser_that_does_not_take_it_gets_the_text(tmp_path: Path) -> None:
    pack(_server(), tmp_path)
    server = _server()
    serve_packed(server, tmp_path)
    answer = server.test_client().get("/", headers={"Accept-Encoding": "gzip"})
    assert answer.content_encoding is None
    assert answer.text == TEXT


def test_what_changed_since_it_was_packed_is_not_served_from_there(tmp_path: Path) -> None:
    pack(_server(), tmp_path)
    server = _server(TEXT + "new")
    serve_packed(server, tmp_path)
    answer = server.test_client().get("/", headers={"Accept-Encoding": "br"})
    assert answer.content_encoding is None
    assert answer.text == TEXT + "new"


def test_what_a_page_asks_for_is_packed_too(tmp_path: Path) -> None:
    page = 'src="/assets/act.js?m=1" src="/assets/gone.js" {"words/en": "words/en.json?v=1"}'
    server = _server(page)
    for address in ("/assets/act.js", "/words/en.json"):
        text = f"{address} {TEXT}"
        server.add_url_rule(address, address, lambda text=text: flask.Response(text))
    assert pack(server, tmp_path) == 2
    packed = {brotli.decompress(file.read_bytes()).decode() for file in tmp_path.iterdir()}
    assert packed == {f"/assets/act.js {TEXT}", f"/words/en.json {TEXT}"}


def test_an_empty_folder_changes_nothing(tmp_path: Path) -> None:
    server = _server()
    serve_packed(server, tmp_path / "none")
    assert server.test_client().get("/", headers={"Accept-Encoding": "br"}).text == TEXT


def test_what_is_packed_already_is_not_compressed_again(tmp_path: Path) -> None:
    pack(_server(), tmp_path)
    (file,) = tmp_path.iterdir()
    written = file.stat().st_mtime_ns
    assert pack(_server(), tmp_path) == 1
    assert file.stat().st_mtime_ns == written


def test_what_is_served_no_longer_is_dropped(tmp_path: Path) -> None:
    pack(_server(), tmp_path)
    (tmp_path / "cut-short.unfinished").touch()
    old = set(tmp_path.iterdir())
    assert pack(_server(TEXT + "new"), tmp_path) == 1
    assert old.isdisjoint(tmp_path.iterdir())
