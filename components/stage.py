"""The stage: the plate with one canvas a view, whose left and right it is, and the locator."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.address import DEFAULT_VIEW
from components.areas import LAYER_OF_KIND
from components.attributes import attributes
from components.legend import legend
from components.words import say
from data.drawing import View
from data.model import Atlas
from data.words import Wording


def canvases(atlas: Atlas) -> list[Component]:
    """A canvas a view: its pictures and its sheets, filled when first asked for."""
    return [
        html.Div(
            [
                html.Div(id=f"pictures-{view.id}", className="sheet pictures"),
                html.Div(id=f"sheet-{view.id}", className="sheet over"),
                html.Div(id=f"far-{view.id}", className="sheet over"),
                html.Div(id=f"structures-{view.id}", className="sheet over"),
            ],
            id=f"plate-{view.id}",
            className="canvas",
            style=_size(view),
            **attributes(data_canvas=view.id),
        )
        for view in atlas.views.values()
    ]


def stage(atlas: Atlas, wording: Wording, *, figures: str) -> Component:
    """The section `#stage`; `figures` stands where the canvases come."""
    labels = [
        html.Div(
            id=f"labels-{view.id}",
            className="canvas labels",
            style=_size(view),
            **attributes(data_canvas=view.id),
        )
        for view in atlas.views.values()
    ]
    label = attributes(aria_label=say(wording, f"plate.{DEFAULT_VIEW}"))
    return html.Section(
        [
            html.Div(figures, id="plate", role="img", **label),
            html.Div(labels, id="labels", **attributes(aria_hidden="true")),
            _your(wording, "left"),
            _your(wording, "right"),
            _locator(wording),
            _zoom(wording),
            _legend(wording),
            html.P(say(wording, "stage.failed"), id="failed", className="failed", role="alert"),
        ],
        id="stage",
        **attributes(aria_label=say(wording, "stage.label")),
    )


def _size(view: View) -> dict[str, float]:
    """One millimetre of the plate is one pixel of its canvas."""
    return {"width": view.width_mm, "height": view.height_mm}


def _your(wording: Wording, side: str) -> Component:
    """Whose side it is; style rules place it, for it differs by view."""
    text = say(wording, f"your.{side}")
    return html.Span(text, id=f"your-{side}", className="your", **attributes(data_your=side))


def _legend(wording: Wording) -> Component:
    """What the areas on the skin mean, a sentence a layer; shown while the layer is on. On a phone
    it scrolls, by keys too."""
    rows = [
        html.Div(list(legend(wording, layer)), className=f"legend legend-{layer}")
        for layer in dict.fromkeys(LAYER_OF_KIND.values())
    ]
    label = attributes(aria_label=say(wording, "controls.layer"))
    return html.Div(rows, id="legend", role="group", tabIndex="0", **label)


def _zoom(wording: Wording) -> Component:
    """Two buttons that zoom."""
    buttons = [
        html.Button(
            sign,
            type="button",
            **attributes(data_set=f"zoom={way}", aria_label=say(wording, f"zoom.{way}")),
        )
        for way, sign in (("in", "+"), ("out", "\N{MINUS SIGN}"))
    ]
    label = attributes(aria_label=say(wording, "zoom.label"))
    return html.Div(buttons, id="zoom", role="group", **label)


def _locator(wording: Wording) -> Component:
    """The whole plate, small, with the frame marked; a press goes between whole and frame."""
    named = attributes(
        aria_pressed="false",
        aria_label=say(wording, "stage.whole"),
    )
    return html.Button(html.Span(id="locator-mark"), id="locator", type="button", **named)
