"""The card of a chosen part, and the start card when nothing is chosen.

A card is a Dash component tree built once; the browser puts it into `#card` by a lookup.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.address import key_of_cause
from components.attributes import attributes
from components.marks import mark_buttons
from components.scene import shows_cause
from components.sections import buttons, foot, more_help, section, sections
from components.stops import kind_of
from components.tour_card import tours
from components.words import part_words, say
from data.model import Atlas, Region
from data.words import CARD_PARTS, Card, Claim, Wording

FELT_PARTS = (*CARD_PARTS, "examination")


def start_card(atlas: Atlas, wording: Wording) -> list[Component]:
    """What `#card` holds when nothing is chosen."""
    first = atlas.stops[0].id
    return [
        html.H2(say(wording, "start.heading"), tabIndex="-1"),
        html.P(say(wording, "start.what"), className="lead"),
        html.P(say(wording, "start.how")),
        html.Button(
            say(wording, "start.button"),
            type="button",
            className="primary",
            **attributes(data_set=f"part={first}"),
        ),
        html.P(say(wording, "start.hope")),
        html.H3(say(wording, "start.tours")),
        *tours(atlas, wording),
        more_help(wording),
        html.P(say(wording, "purpose"), className="small"),
        html.P(say(wording, "not_reviewed"), className="small"),
    ]


def card(atlas: Atlas, wording: Wording, part: str) -> list[Component]:
    """What `#card` holds when a part is chosen."""
    words = part_words(wording, part)
    region = atlas.regions.get(part)
    head: list[Component] = [
        html.P(_eyebrow(atlas, wording, part), className="eyebrow"),
        html.H2(words.name, tabIndex="-1"),
    ]
    said = words.card or Card()
    numbers = [number.claim for number in wording.numbers if part in number.parts]
    anatomy = [*said.anatomy, *said.variants]
    if region is None:
        sentences = [html.P(claim.text) for claim in words.preview]
        return [
            *head,
            *sentences,
            *_layer_of(atlas, wording, part),
            *sections(wording, said, CARD_PARTS),
            *_numbers(wording, numbers),
            *foot(atlas, wording, [*said.examination, *numbers], [*words.preview, *anatomy]),
        ]
    feelings = [claim for name in FELT_PARTS for claim in getattr(said, name)]
    return [
        *head,
        *_fork(wording, region),
        *([_emergency(wording)] if region.emergency_first else []),
        mark_buttons(wording, part),
        *sections(wording, said, CARD_PARTS, _leading_on(atlas, wording, region)),
        *_numbers(wording, numbers),
        *_nerves(wording, region, atlas),
        *foot(atlas, wording, [*feelings, *numbers], anatomy),
    ]


def _eyebrow(atlas: Atlas, wording: Wording, part: str) -> str:
    """Where a part belongs: its stop and strand, or what kind of part it is."""
    region = atlas.regions.get(part)
    if region is not None and region.stop is not None:
        return say(
            wording,
            "card.stop",
            stop=str(region.stop),
            stops=str(len(atlas.stops)),
            strand=say(wording, f"strand.{region.strand}"),
        )
    if region is not None:
        return say(wording, "card.off_route")
    return say(wording, f"card.{kind_of(atlas, part)}")


def _fork(wording: Wording, region: Region) -> Iterable[Component]:
    """At the first stop of each strand past the fork, how the walk got there."""
    key = f"fork.{region.id}"
    if key in wording.page:
        yield html.P(say(wording, key), className="fork")


def _layer_of(atlas: Atlas, wording: Wording, part: str) -> Iterable[Component]:
    """Where a muscle is chosen, the switch of the layer that shows it."""
    if kind_of(atlas, part) == "muscle":
        yield html.Button(
            say(wording, "layer.muscles"),
            type="button",
            className="toggle",
            **attributes(data_toggle="layer=muscles", aria_pressed="false"),
        )


def _numbers(wording: Wording, numbers: Sequence[Claim]) -> Iterable[Component]:
    """The numbers that help with this part, calm and after all that is felt."""
    if numbers:
        yield section(wording, "numbers", numbers)


def _leading_on(
    atlas: Atlas, wording: Wording, region: Region
) -> Mapping[str, Sequence[Component]]:
    """The buttons that end parts of a region's card; an emergency leads to help alone."""
    helps = [] if region.emergency_first else [more_help(wording)]
    return {"linked": _causes(wording, region, atlas), "helps": helps}


def _emergency(wording: Wording) -> Component:
    """The emergency text, word for word as in the safety dialog."""
    block = wording.safety.now
    return html.Section(
        [
            html.H3(block.heading),
            html.Ul([html.Li(item) for item in block.items]),
            html.P(block.after),
            html.Button(
                say(wording, "safety.open"),
                type="button",
                className="care",
                **attributes(data_set="page=safety"),
            ),
        ],
        className="part part-urgent",
    )


def _nerves(wording: Wording, region: Region, atlas: Atlas) -> Iterable[Component]:
    """The nerves that run under a region, each to be chosen in its turn; never a root."""
    nerves = [nerve for nerve in region.runs_here if nerve in atlas.nerves]
    if nerves:
        heading = html.H3(say(wording, "card.nerves"))
        named = buttons((f"part={nerve}", part_words(wording, nerve).name) for nerve in nerves)
        yield html.Section([heading, named], className="part")


def _causes(wording: Wording, region: Region, atlas: Atlas) -> list[Component]:
    """The causes that can be linked with a region, and never which one.

    First those that lie in its frame, then those that its view draws, then the others.
    """
    linked = [cause for cause in atlas.causes.values() if region.id in cause.linked_with]
    if not linked:
        return []
    view = atlas.views[region.home_view]
    linked.sort(key=lambda one: (one.frame != region.frame, not shows_cause(atlas, view, one.id)))
    named = ((key_of_cause(cause.id), wording.causes[cause.id].name) for cause in linked)
    return [html.P(say(wording, "card.causes")), buttons(named)]
