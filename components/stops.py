"""The route as a line with stops, and the list of everything else the plate draws.

Both are native lists of buttons: the plate's twin for keyboard and screen reader.
"""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.words import part_words, say
from data.drawing import View
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


def nearby(wording: Wording) -> Component:
    """The list `#nearby`, which is filled with the entries of the view on stage."""
    heading = html.Summary(say(wording, "nearby.heading"), id="nearby-heading")
    return html.Details([heading, html.Div(id="nearby")], className="nearby")


def entries(view: View, atlas: Atlas, wording: Wording) -> list[Component]:
    """What `#nearby` holds for a view: all it draws but the stops, by kind."""
    groups: dict[str, list[str]] = {}
    for part in atlas.parts:
        if view.draws(part) and not _is_stop(atlas, part):
            groups.setdefault(kind_of(atlas, part), []).append(part)
    return [
        html.Section(
            [
                html.H3(say(wording, f"nearby.{kind}")),
                html.Ul([html.Li(_button(wording, part)) for part in parts]),
            ]
        )
        for kind, parts in groups.items()
    ]


def kind_of(atlas: Atlas, part: str) -> str:
    """What kind of part it is: region, nerve, root, or the kind of structure."""
    if part in atlas.structures:
        return atlas.structures[part].kind
    if part in atlas.regions:
        return "region"
    return "nerve" if part in atlas.nerves else "root"


def _is_stop(atlas: Atlas, part: str) -> bool:
    return part in atlas.regions and atlas.regions[part].on_route


def _stop(wording: Wording, region: Region, *, opens: bool) -> Component:
    """One stop; the first of a strand carries the strand's name."""
    name = html.Span(say(wording, f"strand.{region.strand}"), className="strand-name")
    return html.Li(
        [*([name] if opens else []), _button(wording, region.id)],
        className=f"stop strand-{region.strand}{' opens' if opens else ''}",
    )


def _button(wording: Wording, part: str) -> Component:
    """A button that chooses a part; the browser keeps `aria-pressed` true to the address."""
    return html.Button(
        part_words(wording, part).name,
        type="button",
        **attributes(data_part=part, data_set=f"part={part}", aria_pressed="false"),
    )
