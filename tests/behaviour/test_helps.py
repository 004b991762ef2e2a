"""The page of what helps, and the buttons that lead there."""

from __future__ import annotations

import re
from html import escape

import pytest

from components.card import card, start_card
from components.cause_card import cause_card
from components.dialogs import helps_dialog
from components.finder import comparable, findable
from components.markup import markup
from components.words import spoken
from data.model import Atlas
from data.words import WORDS_LEVELS, WordsLevel

BUTTON = '<button class="more" data-set="page=helps" type="button">'


def test_the_page_says_every_claim_and_what_it_rests_on(atlas: Atlas) -> None:
    wording = atlas.wordings["en"]
    dialog = helps_dialog(atlas, wording)
    told = [claim for section in wording.helps for claim in section.claims]
    for claim in told:
        assert dialog.count(escape(claim.text)) == 2, claim.key
    named = {key for claim in told for key in claim.sources}
    for key in named:
        assert escape(atlas.sources[key].citation) in dialog
    links = re.findall(r"<a [^>]*>", dialog)
    assert links
    assert all('target="_blank"' in link for link in links)
    assert all('rel="noopener noreferrer"' in link for link in links)


def test_the_page_ends_as_a_card_does(atlas: Atlas) -> None:
    wording = atlas.wordings["en"]
    dialog = helps_dialog(atlas, wording)
    places = [
        dialog.index(part)
        for part in (
            wording.helps[-1].heading,
            wording.page["not_a_diagnosis"],
            wording.page["not_reviewed"],
            'data-set="page=safety"',
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("level", WORDS_LEVELS)
def test_every_card_of_what_helps_leads_there_but_an_emergency(
    atlas: Atlas, level: WordsLevel
) -> None:
    wording = spoken(atlas.wordings["en"], level)
    assert markup(start_card(atlas, wording)).count(BUTTON) == 1
    for region in atlas.regions.values():
        leads = markup(card(atlas, wording, region.id)).count(BUTTON)
        assert leads == (not region.emergency_first), region.id
    for cause in atlas.causes.values():
        leads = markup(cause_card(atlas, wording, cause.id)).count(BUTTON)
        assert leads == (not cause.checked_first), cause.id
    assert {c.id for c in atlas.causes.values() if c.checked_first} == {
        "tumour_infection",
        "injury",
    }
    assert BUTTON not in markup(card(atlas, wording, "tibial_nerve"))


@pytest.mark.parametrize("word", ["exercise", "massage", "surgery", "What helps"])
def test_the_search_finds_the_page_before_any_place(atlas: Atlas, word: str) -> None:
    entries = findable(atlas, atlas.wordings["en"])
    found = [entry.set for entry in entries if comparable(word) in entry.words]
    assert found[0] == "page=helps"
