"""The page: what Dash lays out, and the plain HTML around it."""

from __future__ import annotations

import json
from html import escape
from urllib.parse import quote

from dash import dcc, html
from dash.development.base_component import Component

from components.address import DEFAULT_VIEW
from components.areas import BODIES
from components.attributes import attributes
from components.card import start_card
from components.controls import DEPTHS, TEXT_SIZES, controls
from components.dialogs import about_dialog, helps_dialog, keys_dialog
from components.finder import search_field
from components.marks import marks
from components.markup import markup
from components.safety import route_in_words, safety_button, safety_dialog
from components.stage import canvases, stage
from components.stops import nearby, stops
from components.table_types import Tables
from components.words import say
from data.model import Atlas
from data.words import Wording

STATE = (
    *("view", "side", "part", "cause", "compare", "tour", "step"),
    *("words", "language", "page", "present"),
)
FIGURES = "{%app_entry%}"
"""Where Dash puts what it holds."""


def layout(atlas: Atlas) -> Component:
    """What Dash holds: the figures of the views, and the address that asks for them."""
    return html.Div([dcc.Location(id="address", refresh=False), *canvases(atlas)], id="figures")


def _explorer(atlas: Atlas, wording: Wording) -> Component:
    """The controls, the route, the stage around what Dash holds, and the card."""
    return html.Div(
        [
            controls(atlas, wording),
            html.Div([stops(atlas, wording), nearby(wording)], id="rail"),
            stage(atlas, wording, figures=FIGURES),
            html.Aside(
                [
                    html.Div(start_card(atlas, wording), id="card"),
                    marks(atlas, wording),
                    html.Div(
                        [_step(wording, "back"), _step(wording, "next"), _leave(wording)],
                        className="walk",
                    ),
                ],
                id="reading",
                **attributes(aria_label=say(wording, "card.label")),
            ),
        ],
        id="explorer",
    )


def _floating() -> list[Component]:
    """What is empty until something is said: the preview, and what a screen reader is told."""
    return [
        html.Div(html.Div(id="preview"), id="preview-place", hidden=True),
        html.Div(id="announcer", role="status", className="unseen"),
    ]


def favicon(colour: str) -> str:
    """A forked nerve as an image inside the page: Dash asks for its own at every address."""
    drawing = (
        "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>"
        f"<path d='M8 1c-4 4 3 6 0 10-1 2-3 2-4 4M8 11c2 1 3 2 4 4' fill='none' stroke='{colour}' "
        "stroke-width='2' stroke-linecap='round'/></svg>"
    )
    return f"data:image/svg+xml,{quote(drawing)}"


def index(
    atlas: Atlas,
    wording: Wording,
    table: Tables,
    *,
    icon: str,
    sheet_of_rules: str,
    start_picture: str,
    styles: str,
    scripts: str,
    version: str,
) -> str:
    """The HTML around the app, with Dash's own placeholders in braces."""
    state = " ".join(f'data-{name}=""' for name in STATE)
    classes = " ".join(f"{name}-" for name in (*STATE, "about", "other"))
    kept = (
        f'data-text="{TEXT_SIZES[0]}" data-body="{BODIES[0]}" data-depth="{DEPTHS[0]}" '
        'data-marks=""'
    )
    data = json.dumps(table, separators=(",", ":")).replace("<", "\\u003c")
    return f"""<!DOCTYPE html>
<html lang="{wording.language}" {kept}>
<head>
{{%metas%}}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{escape(say(wording, "purpose"))}">
<title id="title">{escape(say(wording, "title"))}</title>
<link rel="icon" href="{icon}">
{{%css%}}
<style>
{styles}
</style>
<style id="rules">
{sheet_of_rules}
</style>
<noscript><style>
dialog {{ display: block; position: static; }}
search, #controls, #rail, #reading button {{ display: none; }}
</style></noscript>
</head>
<body class="{classes}" {state} data-layer="{" ".join(table["layers"])}">
{body(atlas, wording, start_picture=start_picture, version=version)}
<script type="application/json" id="tables">{data}</script>
<footer>
{{%config%}}
{scripts}
{{%scripts%}}
{{%renderer%}}
</footer>
</body>
</html>"""


def body(atlas: Atlas, wording: Wording, *, start_picture: str, version: str) -> str:
    """All that is read in the page, before anything is looked up."""
    start = atlas.views[DEFAULT_VIEW]
    return f"""\
<a class="skip" id="skip" href="#route-in-words" data-skip="">{escape(say(wording, "skip"))}</a>
<header class="masthead" id="masthead">
<h1>{escape(say(wording, "title"))}</h1>
{safety_button(wording)}
</header>
{search_field(wording)}
<main>
<section id="opening" aria-label="{escape(say(wording, "opening"))}">
<img id="opening-picture" src="{start_picture}" alt="{escape(say(wording, f"plate.{start.id}"))}"
 width="{start.width_mm:g}" height="{start.height_mm:g}" fetchpriority="high">
<div id="route-in-words">{route_in_words(atlas, wording)}</div>
</section>
{markup([_explorer(atlas, wording), *_floating()])}
</main>
{safety_dialog(atlas, wording)}
{helps_dialog(atlas, wording)}
{about_dialog(atlas, wording, version)}
{keys_dialog(wording)}"""


def _leave(wording: Wording) -> Component:
    """The way out of presenting."""
    said = html.Span(say(wording, "controls.leave"), className="unseen")
    return html.Button(said, id="leave", type="button", **attributes(data_set="present="))


def _step(wording: Wording, direction: str) -> Component:
    """A button that walks one stop along the route or, on a tour, one step."""
    said = (("stop", f"walk.{direction}"), ("step", f"tour.{direction}"))
    return html.Button(
        [html.Span(say(wording, key), className=f"of-{kind}") for kind, key in said],
        id=f"tour-{direction}",
        type="button",
        **attributes(data_step=direction),
    )
