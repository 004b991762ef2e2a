"""A print is one page that stands alone: the picture, the card, the safety text, what it is for."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from data.passages import claims_of
from data.words import CARD_PARTS, PartWords
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.test_accessibility import go

on_the_server = pytest.mark.parametrize("deployment", ["served"], indirect=True)

LONGEST = 5
SMALLEST_TEXT_PX = 8.5 * 96 / 72
TOO_SMALL = """
least => [...document.body.querySelectorAll('*')].filter(element =>
    element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    && parseFloat(getComputedStyle(element).fontSize) < least - 0.01
).map(element => element.textContent.trim().slice(0, 40))
"""


def longest_cards(atlas: Atlas) -> list[str]:
    """The parts whose plain card says most."""
    return longest(atlas.wordings["en"].parts)


def longest_causes(atlas: Atlas) -> list[str]:
    """The causes whose plain card says most."""
    return longest(atlas.wordings["en"].causes)


def longest(words: Mapping[str, PartWords]) -> list[str]:
    """Those of which most is said, by all claims of their cards."""

    def length(name: str) -> int:
        return sum(len(claim.text) for claim in claims_of(words[name]) if words[name].card)

    return sorted(words, key=length, reverse=True)[:LONGEST]


def pages(page: Page, paper: str) -> int:
    """How many sheets a print takes."""
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format=paper)))


@on_the_server
def test_the_start_and_the_longest_cards_are_printed_on_one_page(page: Page, atlas: Atlas) -> None:
    longest = longest_cards(atlas)
    counts = {}
    for part in ("", *longest, "saddle_area", "tibial_nerve"):
        go(page, f"part={part}")
        # Letter is the lower of the two.
        for paper in ("A4", "Letter") if part == longest[0] else ("Letter",):
            counts[part, paper] = pages(page, paper)
    assert {printed: count for printed, count in counts.items() if count != 1} == {}


@on_the_server
def test_the_longest_causes_are_printed_on_one_page(page: Page, atlas: Atlas) -> None:
    longest = longest_causes(atlas)
    counts = {}
    for cause in longest:
        go(page, f"cause={cause}")
        counts[cause] = pages(page, "Letter")
    assert counts == dict.fromkeys(longest, 1)
    go(page, f"words=clinical&cause={longest[0]}")
    assert pages(page, "Letter") <= 2


@on_the_server
def test_clinical_words_take_two_pages_at_most(page: Page) -> None:
    go(page, "words=clinical&part=deep_buttock")
    assert pages(page, "Letter") == 2


@on_the_server
def test_a_phone_prints_the_same_page(open_page: OpenPage) -> None:
    page = open_page("part=calf&side=left", viewport=PHONE, touch=True)
    assert [pages(page, paper) for paper in ("A4", "Letter")] == [1, 1]


@on_the_server
def test_paper_shows_the_picture_the_card_the_safety_text_and_its_purpose(
    page: Page, atlas: Atlas
) -> None:
    wording = atlas.wordings["en"]
    page.emulate_media(media="print")
    for part in ("", "calf"):
        go(page, f"part={part}")
        for shown in ("#plate", "#card h2", "#safety-dialog", "#sheet-back .js-fill >> nth=0"):
            expect(page.locator(shown)).to_be_visible()
        hidden_on_paper = ("#controls", "#search", "#safety", "#zoom", ".walk", ".more")
        for hidden in (*hidden_on_paper, "#about-dialog", "#helps-dialog"):
            expect(page.locator(hidden)).to_be_hidden()
        for block in (wording.safety.now, wording.safety.same_day, wording.safety.soon):
            for item in block.items:
                expect(page.locator("#safety-dialog").get_by_text(item)).to_be_visible()
        expect(page.get_by_text(wording.page["purpose"]).filter(visible=True)).to_have_count(1)
        expect(page.get_by_text(wording.page["not_reviewed"]).filter(visible=True)).to_have_count(1)
        assert page.evaluate(TOO_SMALL, SMALLEST_TEXT_PX) == []
    expect(page.locator('.your[data-your="right"]')).to_be_visible()
    card = wording.parts["calf"].card
    assert card is not None
    for name in CARD_PARTS:
        for claim in getattr(card, name):
            expect(page.locator("#card").get_by_text(claim.text).first).to_be_visible()
    causes = [cause.id for cause in atlas.causes.values() if "calf" in cause.linked_with]
    assert causes
    for cause in causes:
        name = page.locator("#card .part-linked").get_by_text(
            wording.causes[cause].name, exact=True
        )
        expect(name).to_be_visible()
