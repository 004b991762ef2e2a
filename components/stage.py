"""The stage: the plate with one canvas a view, whose left and right it is, and the locator."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.address import DEFAULT_VIEW
from components.attributes import attributes
from components.words import say
from data.model import Atlas
from data.words import Wording


def stage(atlas: Atlas, wording: Wording) -> Component:
    """The section `#stage`; each view's `#sheet-...` is filled when the view is first asked for."""
    canvases = [
        html.Div(
            html.Div(id=f"sheet-{view}", className="sheet"),
            id=f"plate-{view}",
            className="canvas",
        )
        for view in atlas.views
    ]
    label = attributes(aria_label=say(wording, f"plate.{DEFAULT_VIEW}"))
    return html.Section(
        [
            html.Div(canvases, id="plate", role="img", **label),
            _your(wording, "left"),
            _your(wording, "right"),
            _locator(wording),
            html.P(say(wording, "stage.failed"), className="failed", role="alert"),
        ],
        id="stage",
        **attributes(aria_label=say(wording, "stage.label")),
    )


def _your(wording: Wording, side: str) -> Component:
    """Whose side it is; style rules place it, for it differs by view."""
    text = say(wording, f"your.{side}")
    return html.Span(text, className="your", **attributes(data_your=side))


def _locator(wording: Wording) -> Component:
    """The whole plate, small, with the frame marked; a press goes between whole and frame."""
    named = attributes(
        aria_pressed="false",
        aria_label=say(wording, "stage.whole"),
    )
    return html.Button(html.Span(id="locator-mark"), id="locator", type="button", **named)
