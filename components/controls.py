"""The controls: view, side, start afresh. Native buttons; the address does the rest."""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.words import say
from data.drawing import SIDES
from data.model import Atlas
from data.words import Wording


def controls(atlas: Atlas, wording: Wording) -> Component:
    """The bar `#controls`."""
    return html.Div(
        [
            _choice(wording, "view", list(atlas.views)),
            _choice(wording, "side", SIDES),
            html.Button(
                say(wording, "controls.afresh"),
                id="afresh",
                type="button",
                **attributes(data_afresh=""),
            ),
        ],
        id="controls",
    )


def _choice(wording: Wording, field: str, values: Sequence[str]) -> Component:
    """A group of buttons of which one is pressed."""
    return html.Div(
        [
            html.Span(say(wording, f"controls.{field}"), className="group-name"),
            *(
                html.Button(
                    say(wording, f"{field}.{value}"),
                    type="button",
                    **attributes(data_set=f"{field}={value}", aria_pressed="false"),
                )
                for value in values
            ),
        ],
        className=f"choice choice-{field}",
        role="group",
        **attributes(aria_label=say(wording, f"controls.{field}")),
    )
