"""The card of a cause: what it is, what it feels like, how it usually goes on, what helps."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.comparison import compare_with
from components.sections import buttons, claims_of_cause, foot, more_help, sections
from components.words import part_words, say
from data.model import Atlas
from data.words import CAUSE_PARTS, Card, Wording


def cause_card(atlas: Atlas, wording: Wording, cause: str) -> list[Component]:
    """What `#card` holds when a cause is chosen."""
    words = wording.causes[cause]
    said = words.card or Card()
    lead = " ".join(claim.text for claim in words.preview)
    site = ((f"part={part}", part_words(wording, part).name) for part in atlas.causes[cause].site)
    leads = [] if atlas.causes[cause].checked_first else [more_help(wording)]
    return [
        html.P(say(wording, "card.cause"), className="eyebrow"),
        html.H2(words.name, tabIndex="-1"),
        html.P(lead, className="lead"),
        *sections(wording, said, CAUSE_PARTS, {"helps": leads}),
        html.Section(
            [html.H3(say(wording, "card.site")), buttons(site)], className="part part-site"
        ),
        compare_with(atlas, wording, cause),
        *foot(atlas, wording, *claims_of_cause(words)),
    ]
