"""Sections of a card: claims under their headings, buttons that lead on, and what each card ends
with."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import get_args

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.words import say
from data.model import Atlas, Source
from data.words import CAUSE_PARTS, CLINICAL_PARTS, Basis, Card, Claim, PartWords, Wording

BASES: tuple[Basis, ...] = get_args(Basis)
LINKING: tuple[Basis, ...] = ("study", "guideline")


def sections(
    wording: Wording,
    words: Card,
    parts: Sequence[str],
    more: Mapping[str, Sequence[Component]] | None = None,
) -> Iterable[Component]:
    """The card's `parts` in their order, then what clinical words add; `more` ends some of them."""
    for name in (*parts, *CLINICAL_PARTS):
        claims: tuple[Claim, ...] = getattr(words, name)
        if claims:
            yield section(wording, name, claims, (more or {}).get(name, ()))


def section(
    wording: Wording, name: str, claims: Sequence[Claim], more: Sequence[Component] = ()
) -> Component:
    """One part of a card under its heading."""
    said = [html.P(claim.text) for claim in claims]
    return html.Section(
        [html.H3(say(wording, f"card.{name}")), *said, *more],
        className=f"part part-{name.replace('_', '-')}",
    )


def buttons(named: Iterable[tuple[str, str]]) -> Component:
    """Buttons that lead on: each with what it sets, e.g. "part=heel", and its name."""
    return html.Div(
        [html.Button(name, type="button", **attributes(data_set=sets)) for sets, name in named],
        className="nerves",
    )


def more_help(wording: Wording) -> Component:
    """The button that opens the page of what helps."""
    return html.Button(
        say(wording, "helps.more"),
        type="button",
        className="more",
        **attributes(data_set="page=helps"),
    )


def foot(
    atlas: Atlas, wording: Wording, claims: Sequence[Claim], anatomy: Sequence[Claim]
) -> Iterable[Component]:
    """What every card and the page of what helps end with: no diagnosis, and what it rests on."""
    reviewed = html.P(say(wording, "not_reviewed"), className="small")
    yield disclaimer(wording)
    yield basis(atlas, wording, claims, anatomy, reviewed)


def claims_of_cause(words: PartWords) -> tuple[list[Claim], list[Claim]]:
    """All that is said of a cause, as `foot` and `basis` take it: claims, and anatomy apart."""
    said = words.card or Card()
    told = [claim for name in CAUSE_PARTS for claim in getattr(said, name)]
    return [*words.preview, *told, *said.examination], [*said.anatomy, *said.variants]


def disclaimer(wording: Wording) -> Component:
    """That nothing here is a diagnosis."""
    return html.P(say(wording, "not_a_diagnosis"), className="disclaimer")


def basis(
    atlas: Atlas,
    wording: Wording,
    claims: Sequence[Claim],
    anatomy: Sequence[Claim],
    *more: Component,
) -> Component:
    """What claims rest on, folded away, and `more` below it."""
    return html.Details(
        [
            html.Summary(say(wording, "card.basis")),
            *_basis(atlas, wording, claims, anatomy),
            *more,
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
    for kind in BASES:
        resting = [claim for claim in others if claim.basis == kind]
        if not resting:
            continue
        yield html.H3(say(wording, f"basis.{kind}"))
        if kind in LINKING:
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
