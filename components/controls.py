"""The controls: view, side, layers, options, start afresh. The address does the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import chain

from dash import html
from dash.development.base_component import Component

from components.address import levels
from components.areas import BODIES
from components.attributes import attributes
from components.legend import legend
from components.words import say
from data.drawing import SIDES
from data.model import LAYERS, Atlas
from data.words import Wording

TEXT_SIZES = ("normal", "larger", "largest")
DEPTHS = ("all", "deep")
"""Which muscles are shown while they are on: all, or those below the large outer ones."""


def controls(atlas: Atlas, wording: Wording) -> Component:
    """The bar `#controls`."""
    return html.Div(
        [
            _choice(wording, "view", list(atlas.views)),
            _choice(wording, "side", SIDES),
            _menu(
                wording,
                "layer",
                [
                    *chain.from_iterable(_layer(wording, layer) for layer in LAYERS),
                    _choice(wording, "body", BODIES, kept=True),
                    *(_difference(wording, body) for body in BODIES),
                ],
            ),
            _menu(
                wording,
                "options",
                [
                    _choice(wording, "words", levels(atlas)),
                    _choice(wording, "text", TEXT_SIZES, kept=True),
                    _plain(wording, "present", "present=1"),
                    _plain(wording, "keys", "keys=1"),
                    _plain(wording, "helps", "page=helps"),
                    _plain(wording, "about", "page=about"),
                ],
            ),
            _menu(wording, "home", _home(wording)),
            html.Button(
                say(wording, "controls.afresh"),
                id="afresh",
                type="button",
                **attributes(data_afresh=""),
            ),
        ],
        id="controls",
    )


def _choice(
    wording: Wording, field: str, values: Sequence[str], *, kept: bool = False
) -> Component:
    """A group of buttons of which one is pressed; what is `kept` is no part of the address."""
    does = "data_keep" if kept else "data_set"
    return html.Div(
        [
            html.Span(say(wording, f"controls.{field}"), className="group-name"),
            *(
                html.Button(
                    say(wording, f"{field}.{value}"),
                    type="button",
                    **attributes(**{does: f"{field}={value}", "aria_pressed": "false"}),
                )
                for value in values
            ),
        ],
        className=f"choice choice-{field}",
        role="group",
        **attributes(aria_label=say(wording, f"controls.{field}")),
    )


def _difference(wording: Wording, body: str) -> Component:
    """In what a prepared body differs; shown with that body."""
    return html.P(say(wording, f"differs.{body}"), className=f"differs differs-{body}")


def _menu(wording: Wording, name: str, items: Sequence[Component]) -> Component:
    """Controls that fold away; a press elsewhere closes them."""
    panel = html.Div(
        list(items),
        className="menu-panel",
        role="group",
        **attributes(aria_label=say(wording, f"controls.{name}")),
    )
    summary = html.Summary(say(wording, f"controls.{name}"))
    return html.Details([summary, panel], className=f"menu menu-{name}")


def _home(wording: Wording) -> list[Component]:
    """What one takes along: a page of paper, and the address of what is shown."""
    copied = say(wording, "home.copied")
    return [
        *_button_and_note(wording, "handout"),
        *_button_and_note(wording, "share", data_done=copied),
        html.P(id="shared", role="status"),
    ]


def _button_and_note(wording: Wording, name: str, **more: str) -> Iterable[Component]:
    """A button that does what its name says, and a line about that."""
    does = attributes(data_set=f"{name}=1", **more)
    yield html.Button(say(wording, f"home.{name}"), id=name, type="button", **does)
    yield html.P(say(wording, f"home.{name}_note"), className="small")


def _plain(wording: Wording, name: str, value: str) -> Component:
    """A button that sets a value."""
    return html.Button(
        say(wording, f"controls.{name}"), type="button", **attributes(data_set=value)
    )


def _layer(wording: Wording, layer: str) -> Iterable[Component]:
    """The switch of a layer, and below it what is drawn how, and which of it."""
    yield html.Button(
        say(wording, f"layer.{layer}"),
        type="button",
        className=f"toggle toggle-{layer}",
        **attributes(data_toggle=f"layer={layer}", aria_pressed="false"),
    )
    yield html.Div(list(legend(wording, layer)), className=f"legend legend-{layer}")
    if layer == "muscles":
        yield _choice(wording, "depth", DEPTHS, kept=True)
