"""The app as a WSGI server takes it: made by a call, complete, without a server of our own."""

from __future__ import annotations

import brotli
import pytest

import app
from data.errors import ContentError, ContentErrors
from data.model import Atlas


def test_a_wsgi_server_gets_the_whole_app(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FRAME_ANCESTORS", "https://clinic.example")
    client = app.server().test_client()
    page = client.get("/", headers={"Accept-Encoding": "br"})
    assert page.status_code == 200
    assert b'id="safety-dialog"' in brotli.decompress(page.data)
    assert "frame-ancestors https://clinic.example" in page.headers["Content-Security-Policy"]
    assert client.get("/_dash-layout").is_json


def test_wrong_content_is_listed_and_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> Atlas:
        raise ContentErrors([ContentError("regions.toml", "heel", "has no name")])

    monkeypatch.setattr(app, "read_atlas", refuse)
    assert app.main() == 1
    assert "regions.toml" in capsys.readouterr().err
