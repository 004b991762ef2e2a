"""The legend: what each layer draws, in words beside the colour and pattern it is drawn with."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.words import say
from data.model import COMPANY
from data.words import Wording

STRANDS = ("trunk", "fibular", "tibial", "sural")
SWATCHES = {
    "bones": ("bones",),
    "muscles": ("muscles",),
    "territories": ("territories",),
    "dermatomes": ("dermatomes",),
    "felt": ("pain", "tingling"),
}
"""The patterns that stand before a layer's sentence; nerves have a row for each strand."""


def legend(wording: Wording, layer: str) -> Iterable[Component]:
    """The rows of one layer."""
    if layer == "nerves":
        for strand in STRANDS:
            yield _row((strand,), say(wording, f"strand.{strand}"))
        yield _row((COMPANY,), say(wording, f"legend.{COMPANY}"))
    else:
        yield _row(SWATCHES[layer], say(wording, f"legend.{layer}"))


def _row(swatches: Iterable[str], text: str) -> Component:
    drawn = [html.I(className=f"swatch swatch-{swatch}") for swatch in swatches]
    return html.P([*drawn, html.Span(text)])
