"""Places that the reader marks as their own: kept in the page alone, never in the address.

A mark is a side and a region, e.g. `right-heel`. Which are set stands on the root of the page;
style rules show them on the plate and in the list `#marks`, which is printed too.
"""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.traces import FAR
from components.words import part_words, say
from data.drawing import Side
from data.model import Atlas
from data.words import Wording

OWN_SIDES: tuple[Side, ...] = ("left", "right")


def mark(side: Side, region: str) -> str:
    """The name of a mark."""
    return f"{side}-{region}"


def mark_buttons(wording: Wording, region: str) -> Component:
    """In the card of a region, the switches that mark it; only those of the sides shown are."""
    return html.Div(
        [
            html.Button(
                say(wording, f"marks.here.{side}"),
                type="button",
                className=f"toggle mark-{side}",
                **attributes(data_toggle=f"marks={mark(side, region)}", aria_pressed="false"),
            )
            for side in OWN_SIDES
        ],
        className="marking",
    )


def marks(atlas: Atlas, wording: Wording) -> Component:
    """The list `#marks` of all that can be marked; each entry takes its mark away."""
    heading = html.H2(say(wording, "marks.heading"), id="marks-heading")
    items = [_item(wording, side, region) for region in atlas.regions for side in OWN_SIDES]
    note = html.P(say(wording, "marks.note"), className="small")
    labelled = attributes(aria_labelledby="marks-heading")
    return html.Section([heading, html.Ul(items), note], id="marks", **labelled)


def mark_rules(atlas: Atlas) -> Iterable[str]:
    """Where each mark is seen: in the list and, on the leg that is drawn, on the plate."""
    for region in atlas.regions:
        left, right = (f':root[data-marks~="{mark(side, region)}"]' for side in OWN_SIDES)
        for side, marked in zip(OWN_SIDES, (left, right), strict=True):
            yield f'{marked} #marks [data-mark="{mark(side, region)}"]{{display:inline-block}}'
        own, far = (f"#plate .trace{region}{leg} .js-fill" for leg in ("", FAR))
        yield (
            f'{right} body:not([data-side="left"]) {own},{left} body[data-side="left"] {own},'
            f'{left} body[data-side="both"] {far}'
            "{stroke:var(--mark)!important;stroke-opacity:1!important;"
            "stroke-width:calc(3px / var(--scale,1))!important;"
            "stroke-dasharray:calc(8px / var(--scale,1)) calc(5px / var(--scale,1))!important}"
        )


def _item(wording: Wording, side: Side, region: str) -> Component:
    """A mark in the list; a press takes it away, and by ear its name says so."""
    said = say(wording, f"marks.{side}", name=part_words(wording, region).name)
    taken = html.Span(say(wording, "marks.take_away"), className="unseen")
    does = attributes(data_toggle=f"marks={mark(side, region)}")
    return html.Li(
        html.Button([said, taken], type="button", **does),
        **attributes(data_mark=mark(side, region)),
    )
