"""The route as a line with stops, and the list of everything else the plate draws.

Both are native lists of buttons: the plate's twin for keyboard and screen reader.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.words import part_words, say
from data.model import Atlas, Region
from data.words import Wording


def stops(atlas: Atlas, wording: Wording) -> Component:
    """The ordered list `#stops`, one button a stop, with the strand named where it begins."""
    items: list[Component] = []
    strand = ""
    for region in atlas.stops:
        items.append(_stop(wording, region, opens=region.strand != strand))
        strand = region.strand
    return html.Nav(
        [
            html.H2(say(wording, "stops.heading"), id="stops-heading", className="rail-heading"),
            html.Ol(items, id="stops"),
        ],
        className="route",
        **attributes(aria_labelledby="stops-heading"),
    )


def nearby(atlas: Atlas, wording: Wording) -> Component:
    """The list `#nearby`: all but the stops; a view hides what it does not draw."""
    off_route = [region.id for region in atlas.regions.values() if not region.on_route]
    groups = {"regions": off_route, "nerves": list(atlas.nerves), "roots": list(atlas.roots)}
    return html.Details(
        [
            html.Summary(say(wording, "nearby.heading")),
            html.Div(
                [
                    html.Section(
                        [
                            html.H3(say(wording, f"nearby.{group}")),
                            html.Ul([_entry(wording, part) for part in parts]),
                        ]
                    )
                    for group, parts in groups.items()
                ],
                id="nearby",
            ),
        ],
        className="nearby",
    )


def _stop(wording: Wording, region: Region, *, opens: bool) -> Component:
    """One stop; the first of a strand carries the strand's name."""
    name = html.Span(say(wording, f"strand.{region.strand}"), className="strand-name")
    return html.Li(
        [*([name] if opens else []), _button(wording, region.id)],
        className=f"stop strand-{region.strand}{' opens' if opens else ''}",
    )


def _entry(wording: Wording, part: str) -> Component:
    return html.Li(_button(wording, part), **attributes(data_entry=part))


def _button(wording: Wording, part: str) -> Component:
    """A button that chooses a part; the browser keeps `aria-pressed` true to the address."""
    return html.Button(
        part_words(wording, part).name,
        type="button",
        **attributes(data_part=part, data_set=f"part={part}", aria_pressed="false"),
    )
