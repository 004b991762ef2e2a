"""Safety is one press away, says the same whatever is chosen, and never opens by itself."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser.conftest import OpenPage


def test_safety_is_one_press_away_and_follows_the_address(page: Page, atlas: Atlas) -> None:
    dialog = page.locator("#safety-dialog")
    page.locator("#safety").click()
    expect(dialog).to_be_visible()
    assert page.evaluate("document.body.dataset.page") == "safety"
    for item in atlas.wordings["en"].safety.now.items:
        expect(dialog).to_contain_text(item)
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(page.locator("body")).to_have_attribute("data-page", "")
    page.go_back()
    expect(dialog).to_be_visible()


def test_the_saddle_area_shows_the_emergency_text_and_opens_nothing(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page("part=saddle_area")
    first = page.locator("#card section").first
    expect(first).to_contain_text(atlas.wordings["en"].safety.now.items[0])
    expect(page.locator("#safety-dialog")).to_be_hidden()


def test_the_country_guessed_stands_first_and_the_others_below(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page("page=safety", timezone_id="Asia/Seoul")
    rows = page.locator("#numbers li")
    expect(rows.first).to_have_class(re.compile("guessed"))
    expect(rows.first).to_contain_text("119")
    assert rows.count() == len(atlas.emergency_numbers)
    page = open_page("page=safety", timezone_id="Antarctica/Troll", locale="ko-KR")
    expect(page.locator("#numbers .guessed")).to_have_count(0)
