"""Two causes beside one another: the rows of each, laid together by the browser.

There are as many rows as there are parts of a card and a few more; which two causes stand in them
is for the browser to say, so that no pair is ever written out.
"""

from __future__ import annotations

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from components.address import key_of_cause
from components.markup import markup
from components.sections import basis, buttons, claims_of_cause, disclaimer
from components.words import say
from data.model import Atlas
from data.words import CAUSE_PARTS, CLINICAL_PARTS, Card, Claim, Wording

HEADINGS = ""
"""Where the headings of the rows stand among the causes."""


def comparison(atlas: Atlas, wording: Wording) -> dict[str, list[str]]:
    """The rows of each cause as HTML and, under HEADINGS, what stands over each row."""
    return {HEADINGS: _headings(wording)} | {
        cause: [markup([_cell(wording, cause, said)]) for said in _rows(atlas, wording, cause)]
        for cause in atlas.causes
    }


def compare_with(atlas: Atlas, wording: Wording, cause: str) -> Component:
    """The causes that one can be compared with, folded away."""
    others = (
        (f"compare={other}", wording.causes[other].name) for other in atlas.causes if other != cause
    )
    return html.Details(
        [html.Summary(say(wording, "compare.with")), buttons(others)], className="compare"
    )


def _headings(wording: Wording) -> list[str]:
    """Over the two names, over each part of their cards, and over what ends them."""
    top = [
        html.P(say(wording, "compare.eyebrow"), className="eyebrow"),
        html.H2(say(wording, "compare.heading"), tabIndex="-1"),
        html.P(say(wording, "compare.note")),
        buttons([("compare=", say(wording, "compare.leave"))]),
    ]
    parts = [html.H3(say(wording, f"card.{name}")) for name in (*CAUSE_PARTS, *CLINICAL_PARTS)]
    end = [disclaimer(wording), html.P(say(wording, "not_reviewed"), className="small")]
    return [markup(top), *(markup([part]) for part in parts), markup(end)]


def _rows(atlas: Atlas, wording: Wording, cause: str) -> list[Sequence[Component]]:
    words = wording.causes[cause]
    said = words.card or Card()
    parts: list[tuple[Claim, ...]] = [
        getattr(said, name) for name in (*CAUSE_PARTS, *CLINICAL_PARTS)
    ]
    lead = html.P(" ".join(claim.text for claim in words.preview))
    return [
        [lead],
        *([html.P(claim.text) for claim in claims] for claims in parts),
        [
            buttons([(key_of_cause(cause), say(wording, "compare.alone", name=words.name))]),
            basis(atlas, wording, *claims_of_cause(words)),
        ],
    ]


def _cell(wording: Wording, cause: str, said: Sequence[Component]) -> Component:
    """What one cause says in a row, under its name; nothing where it says nothing."""
    name = html.P(wording.causes[cause].name, className="whose")
    return html.Div([name, *said] if said else [], className="cell")
