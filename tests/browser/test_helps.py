"""The page of what helps: from a card, the start, the search and its own address, and back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.plate_places import region_place
from tests.browser.screen_boxes import box_of

on_the_server = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def test_a_card_leads_to_what_helps_and_back(open_page: OpenPage) -> None:
    page = open_page("cause=disc_l5_s1")
    body, dialog = page.locator("body"), page.locator("#helps-dialog")
    more = page.locator("#card .part-helps .more")
    more.click()
    expect(dialog).to_be_visible()
    expect(page.locator("#helps-heading")).to_be_focused()
    assert page.url.endswith("?cause=disc_l5_s1&page=helps")
    page.go_back()
    expect(dialog).to_be_hidden()
    page.go_forward()
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(body).to_have_attribute("data-page", "")
    expect(body).to_have_attribute("data-cause", "disc_l5_s1")
    more.click()
    page.locator("#helps-dialog .close").click()
    expect(more).to_be_focused()


@on_the_server
def test_the_picture_keeps_the_reader_who_came_back_from_a_page(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page("view=back&part=back_thigh_upper")
    page.locator("#card .more").click()
    page.locator("#helps-dialog .close").click()
    page.mouse.click(*region_place(page, atlas, "back_thigh_lower"))
    expect(page.locator("#card h2")).to_have_text(
        atlas.wordings["en"].parts["back_thigh_lower"].name
    )
    page.wait_for_function("new Promise((done) => requestAnimationFrame(() => done(true)))")
    expect(page.locator("#card h2")).not_to_be_focused()


@on_the_server
def test_the_search_and_the_start_lead_there(page: Page) -> None:
    dialog = page.locator("#helps-dialog")
    page.locator("#search").fill("massage")
    expect(page.locator("#search-results li").first).to_have_attribute("data-set", "page=helps")
    page.keyboard.press("Enter")
    expect(dialog).to_be_visible()
    page.keyboard.press("Escape")
    page.locator("#card .more").click()
    expect(dialog).to_be_visible()


@on_the_server
def test_safety_stays_in_sight_however_far_one_reads_there(open_page: OpenPage) -> None:
    page = open_page("page=helps", viewport=PHONE, touch=True)
    dialog, care = page.locator("#helps-dialog"), page.locator("#helps-dialog > .care")
    height = int(dialog.evaluate("(one) => one.scrollHeight"))
    assert height > 2 * box_of(dialog)["height"]
    for share in (0, 0.5, 1):
        dialog.evaluate("(one, top) => one.scrollTo(0, top)", share * height)
        expect(care).to_be_in_viewport(ratio=1)
    close = page.locator("#helps-dialog .close")
    expect(close).to_be_in_viewport(ratio=1)
    assert box_of(care)["y"] + box_of(care)["height"] < box_of(close)["y"]
    care.tap()
    expect(page.locator("#safety-dialog")).to_be_visible()
