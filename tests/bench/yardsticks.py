"""Two pages to compare with: the least that Dash can serve, and a picture alone."""

from __future__ import annotations

from dash import Dash, dcc, html
from flask import Flask
from flask_compress import Compress

from tests.repository import ROOT


def bare_dash() -> Flask:
    """A page with one small graph and the stock bundle, compressed."""
    server = Flask("bare")
    app = Dash(server=server)
    app.layout = html.Div(dcc.Graph(figure={"data": [{"x": [1, 2], "y": [1, 2]}]}))
    Compress(server)
    return server


def bare_picture() -> Flask:
    """The same start picture and nothing else: the physical limit."""
    server = Flask(__name__, static_folder=str(ROOT / "assets" / "plates"), static_url_path="/p")
    server.add_url_rule("/", "page", lambda: '<!doctype html><img src="/p/back-start.webp">')
    return server
