"""A page in a second, invented language: all that is read speaks it, and goes on answering."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from components.wiring import connect
from data.model import Atlas
from tests.browser import deployments
from tests.browser.conftest import OpenPage
from tests.browser.deployments import Deployment
from tests.browser.test_accessibility import go
from tests.content.translated import LANGUAGE, SIGN, bilingual

SPEAKS = (
    *("#safety", "#afresh", "#tour-next", "#stops-heading", "#stops [data-part=calf]"),
    *(".menu-layer summary", '#controls [data-set="view=sole"]', "#nearby-heading", "#card h2"),
    *("#safety-heading", "#safety-dialog .now li >> nth=0", "#keys-heading"),
    *("#about-heading", "#helps-heading", "#helps-dialog section p >> nth=0"),
)
IN_LANGUAGE, IN_ENGLISH = re.compile(f"^{SIGN}"), re.compile(f"^[^{SIGN}]+$")


@pytest.fixture(scope="module")
def deployment(atlas: Atlas) -> Iterator[Deployment]:
    """The app in two languages, served."""
    with deployments.served(connect(bilingual(atlas)).server) as two:
        yield two


def test_the_whole_page_speaks_the_language_of_its_address(open_page: OpenPage) -> None:
    page = open_page(f"language={LANGUAGE}&part=calf")
    root, search = page.locator("html"), page.locator("#search")
    for language, said in ((LANGUAGE, IN_LANGUAGE), ("en", IN_ENGLISH)):
        go(page, f"language={language}&part=calf")
        expect(root).to_have_attribute("lang", language)
        expect(page).to_have_title(said)
        for element in SPEAKS:
            expect(page.locator(element)).to_have_text(said)
        expect(search).to_have_attribute("placeholder", said)
        expect(page.locator("#stage")).to_have_attribute("aria-label", said)
        expect(page.locator("#plate")).to_have_attribute("aria-label", said)
        expect(page.locator('#stops [data-part=calf][aria-pressed="true"]')).to_have_count(1)
        expect(page.locator("#stops [tabindex='0']")).to_have_count(1)
        page.locator("#tour-next").click()
        expect(page.locator("body")).not_to_have_attribute("data-part", "calf")
        search.fill(SIGN if language == LANGUAGE else "heel")
        expect(page.locator("#search-results li").first).to_have_text(said)
        page.keyboard.press("Escape")
        page.locator("#safety").click()
        expect(page.locator("#safety-dialog")).to_be_visible()
        expect(page.locator("#safety-close")).to_have_text(said)
        page.keyboard.press("Escape")
