"""The app: what is served, what the browser looks up, and the headers around it.

There is no server callback: every interaction is a lookup in files built here once, at start.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from operator import attrgetter

import flask
from dash import ClientsideFunction, Dash, Input
from flask_compress import Compress

from components.address import DEFAULT_VIEW
from components.data_files import DataFile, data_files
from components.dialogs import version
from components.page import favicon, index, layout
from components.scripts import (
    ASSETS,
    DASH,
    OURS,
    PLOTLY,
    Explorer,
    asked_early,
    digest,
    plotly_link,
    script_tag,
    scripts,
    styles,
)
from components.stylesheet import stylesheet
from components.tables import tables
from components.tokens import read_tokens
from data.model import Atlas
from data.words import Wording

YEAR_SECONDS = 31_536_000

NOBODY = "'none'"

HEADERS = {
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def connect(atlas: Atlas, *, frame_ancestors: str = NOBODY) -> Dash:
    """Connect the atlas to a Dash app that is ready to serve."""
    app = Explorer(
        __name__,
        assets_folder=str(ASSETS),
        assets_ignore=r".*\.(?:js|css|d\.ts)",
        update_title="",
        serve_locally=True,
    )
    wording = next(iter(atlas.wordings.values()))
    files = data_files(atlas, partial(picture, app))
    app.title = wording.page["title"]
    app.layout = layout(atlas)
    app.index_string = _index(app, atlas, wording, files)
    _connect_figures(app)
    _serve(app, list(files.values()))
    app.server.config.update(COMPRESS_ALGORITHM=["br", "gzip"], COMPRESS_BR_LEVEL=5)
    Compress(app.server)
    app.server.after_request(_held)
    policy = content_security_policy(app.csp_hashes()) + f"; frame-ancestors {frame_ancestors}"
    app.server.after_request(_with_headers({**HEADERS, "Content-Security-Policy": policy}))
    return app


def picture(app: Dash, name: str) -> str:
    """The address of a picture, with a hash of its content so that browsers may keep it."""
    path = f"{name}.webp"
    return f"{app.get_asset_url(path)}?v={digest((ASSETS / path).read_bytes())}"


def content_security_policy(script_hashes: Sequence[str], *, own: str = "'self'") -> str:
    """The policy: `own` origin only, and no inline script but those with these hashes."""
    return (
        f"default-src 'none'; script-src {' '.join([*own.split(), *script_hashes])}; "
        f"style-src {own} 'unsafe-inline'; img-src {own} data:; connect-src {own or NOBODY}; "
        "form-action 'none'; base-uri 'none'"
    )


def _index(app: Dash, atlas: Atlas, wording: Wording, files: Mapping[str, DataFile]) -> str:
    """The page around the app, with what is needed first asked for first."""
    return index(
        atlas,
        wording,
        tables(atlas, {name: file.address for name, file in files.items()}),
        icon=favicon(read_tokens()["nerve-trunk-casing"]),
        sheet_of_rules=stylesheet(
            atlas, {view: picture(app, f"plates/{view}-small") for view in atlas.views}
        ),
        start_picture=picture(app, f"plates/{DEFAULT_VIEW}-start"),
        styles=styles(),
        scripts=_scripts(app.config.requests_pathname_prefix),
        version=version(),
    )


def _scripts(prefix: str) -> str:
    """Ours, and the small Plotly bundle where it is installed; Dash then loads no other."""
    texts = scripts()
    plotly = [plotly_link(prefix, texts[PLOTLY])] if PLOTLY in texts else []
    return "\n".join([*plotly, script_tag(prefix, OURS, texts[OURS]), asked_early(prefix)])


def _connect_figures(app: Dash) -> None:
    """Figures are laid by a lookup in the browser (`assets/lookup.js`), from when Dash is there."""
    app.clientside_callback(ClientsideFunction("lookup", "stage"), Input("address", "href"))


def _serve(app: Explorer, files: list[DataFile]) -> None:
    """Serve the looked-up files and the scripts, to be kept by the browser."""
    server: flask.Flask = app.server
    server.config["SEND_FILE_MAX_AGE_DEFAULT"] = YEAR_SECONDS
    texts: dict[str, Callable[[], str]] = {DASH: partial(attrgetter("script"), app)}
    for file in files:
        texts[file.address.split("?")[0]] = partial(attrgetter("text"), file)
    for name, text in scripts().items():
        texts[name] = partial(str, text)

    def answer(name: str) -> flask.Response:
        kind = "application/json" if name.endswith(".json") else "text/javascript"
        response = flask.Response(texts[name](), mimetype=kind)
        response.cache_control.max_age = YEAR_SECONDS
        return response

    for name in texts:
        server.add_url_rule(f"/{name}", name, partial(answer, name))


def _held(response: flask.Response) -> flask.Response:
    """Hold a served file whole and close it: left open until it is sent, it would stay so when a
    browser hangs up meanwhile, or when it is compressed in pieces."""
    if response.is_streamed:
        response.direct_passthrough = False
        content = b"".join(response.iter_encoded())
        response.close()
        response.set_data(content)
    return response


def _with_headers(headers: Mapping[str, str]) -> Callable[[flask.Response], flask.Response]:
    def add(response: flask.Response) -> flask.Response:
        response.headers.update(headers)
        return response

    return add
