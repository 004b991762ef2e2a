"""The app as a WSGI server takes it: made by a call, complete, without a server of our own."""

from __future__ import annotations

import re

import brotli
import pytest

import app
from components.wiring import connect
from data.errors import ContentError, ContentErrors
from data.model import Atlas

BODY_STATE = set("view side part cause compare tour step words language page present".split())
"""What `body` says of the scene, each as `data-…`: outside checks rely on it."""


def test_a_wsgi_server_gets_the_whole_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAME_ANCESTORS", "https://clinic.example")
    client = app.server().test_client()
    page = client.get("/", headers={"Accept-Encoding": "br"})
    assert page.status_code == 200
    assert b'id="safety-dialog"' in brotli.decompress(page.data)
    assert "frame-ancestors https://clinic.example" in page.headers["Content-Security-Policy"]
    assert client.get("/_dash-layout").is_json


def test_the_page_comes_with_the_policy_and_the_attributes_of_the_contract(atlas: Atlas) -> None:
    page = connect(atlas).server.test_client().get("/")
    policy = page.headers["Content-Security-Policy"]
    assert re.sub(r"( 'sha256-[\w+/]{43}=')+", " HASHES", policy) == (
        "default-src 'none'; script-src 'self' HASHES; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'none'; base-uri 'none'; "
        "frame-ancestors 'none'"
    )
    assert page.headers["Referrer-Policy"] == "no-referrer"
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    body = re.search(r"<body[^>]*>", page.text)
    assert body is not None
    assert set(re.findall(r' data-(\w+)=""', body[0])) == BODY_STATE


def test_wrong_content_is_listed_and_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> Atlas:
        raise ContentErrors([ContentError("regions.toml", "heel", "has no name")])

    monkeypatch.setattr(app, "read_atlas", refuse)
    assert app.main() == 1
    assert "regions.toml" in capsys.readouterr().err
