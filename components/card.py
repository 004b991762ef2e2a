"""The card of a chosen part, and the start card when nothing is chosen.

A card is a Dash component tree built once; the browser puts it into `#card` by a lookup.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import get_args

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.stops import kind_of
from components.words import part_words, say
from data.model import Atlas, Region, Source
from data.words import CARD_PARTS, CLINICAL_PARTS, Basis, Card, Claim, Wording

BASES: tuple[Basis, ...] = get_args(Basis)
LINKING: tuple[Basis, ...] = ("study", "guideline")
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
            *_sections(wording, said),
            *_numbers(wording, numbers),
            *_foot(atlas, wording, [*said.examination, *numbers], [*words.preview, *anatomy]),
        ]
    feelings = [claim for name in FELT_PARTS for claim in getattr(said, name)]
    return [
        *head,
        *_fork(wording, region),
        *([_emergency(wording)] if region.emergency_first else []),
        *_sections(wording, said),
        *_numbers(wording, numbers),
        *_nerves(atlas, wording, region),
        *_foot(atlas, wording, [*feelings, *numbers], anatomy),
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


def _sections(wording: Wording, words: Card) -> Iterable[Component]:
    """The card's parts in their order."""
    for name in (*CARD_PARTS, *CLINICAL_PARTS):
        claims: tuple[Claim, ...] = getattr(words, name)
        if claims:
            yield _section(wording, name, claims)


def _section(wording: Wording, name: str, claims: Sequence[Claim]) -> Component:
    """One part of a card under its heading."""
    return html.Section(
        [html.H3(say(wording, f"card.{name}")), *(html.P(claim.text) for claim in claims)],
        className=f"part part-{name.replace('_', '-')}",
    )


def _numbers(wording: Wording, numbers: Sequence[Claim]) -> Iterable[Component]:
    """The numbers that help with this part, calm and after all that is felt."""
    if numbers:
        yield _section(wording, "numbers", numbers)


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


def _nerves(atlas: Atlas, wording: Wording, region: Region) -> Iterable[Component]:
    """The nerves that run under a region, each to be chosen in its turn; never a root."""
    nerves = [nerve for nerve in region.runs_here if nerve in atlas.nerves]
    if nerves:
        buttons = [
            html.Button(
                part_words(wording, nerve).name,
                type="button",
                **attributes(data_set=f"part={nerve}"),
            )
            for nerve in nerves
        ]
        heading = html.H3(say(wording, "card.nerves"))
        yield html.Section([heading, html.Div(buttons, className="nerves")], className="part")


def _foot(
    atlas: Atlas, wording: Wording, claims: Sequence[Claim], anatomy: Sequence[Claim]
) -> Iterable[Component]:
    """What every card ends with: no diagnosis, and what it rests on."""
    yield html.P(say(wording, "not_a_diagnosis"), className="disclaimer")
    yield html.Details(
        [
            html.Summary(say(wording, "card.basis")),
            *_basis(atlas, wording, claims, anatomy),
            html.P(say(wording, "not_reviewed"), className="small"),
        ],
        className="basis",
    )


def _basis(
    atlas: Atlas, wording: Wording, claims: Sequence[Claim], anatomy: Sequence[Claim]
) -> Iterable[Component]:
    """The claims by what they rest on; only studies and guidelines name and link their sources.

    What textbooks say of `anatomy` is no description of feelings, and stands apart.
    """
    described = [claim for claim in anatomy if claim.basis == "textbook"]
    if described:
        yield html.H3(say(wording, "basis.anatomy"))
        yield html.P(" ".join(claim.text for claim in described))
    others = [*claims, *(claim for claim in anatomy if claim.basis != "textbook")]
    for basis in BASES:
        resting = [claim for claim in others if claim.basis == basis]
        if not resting:
            continue
        yield html.H3(say(wording, f"basis.{basis}"))
        if basis in LINKING:
            for claim in resting:
                sources = [atlas.sources[key] for key in claim.sources]
                cited = [part for source in sources for part in (" ", _source(source))]
                yield html.P([claim.text, *cited])
        else:
            yield html.P(" ".join(claim.text for claim in resting))


def _source(source: Source) -> Component:
    """A citation; where we have the address of the publication itself, it links there."""
    if source.link is None:
        return html.Cite(source.citation)
    return html.A(source.citation, href=source.link, target="_blank", rel="noopener noreferrer")
