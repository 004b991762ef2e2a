"""Causes in the browser: found, marked, left by a place, and read by ear."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser.conftest import OpenPage

on_the_server = pytest.mark.parametrize("deployment", ["served"], indirect=True)

DISC = "cause=disc_l4_l5"


def test_a_link_to_a_cause_shows_its_card_its_place_and_its_nerves(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page(f"{DISC}&part=heel")
    words = atlas.wordings["en"].causes["disc_l4_l5"]
    body = page.locator("body")
    expect(body).to_have_attribute("data-cause", "disc_l4_l5")
    expect(body).to_have_attribute("data-part", "")
    expect(body).to_have_attribute("data-frame", atlas.causes["disc_l4_l5"].frame)
    expect(page.locator("#card h2")).to_have_text(words.name)
    expect(page.locator("#card .part").nth(1)).to_contain_text("emergency help now")
    for disc in atlas.structures["lumbar_discs"].meshes:
        shape = page.locator(f"#structures-back .tracelumbar_discs-{disc} .js-fill")
        shown = expect(shape.first)
        (shown.not_to_have_css if disc == "disc_l4_l5" else shown.to_have_css)("fill-opacity", "0")
    expect(page.locator("#plate")).to_have_attribute("aria-label", _ends_with(words.name))
    expect(page.locator("#announcer")).to_have_text(words.name)


@on_the_server
def test_what_a_cause_does_not_light_steps_back(open_page: OpenPage) -> None:
    page = open_page(DISC)
    dimmed = page.evaluate("getComputedStyle(document.body).getPropertyValue('--nerve-dimmed')")
    for nerve, opacity in (("l5_root", "1"), ("s1_root", dimmed.strip())):
        expect(page.locator(f"#sheet-back .trace{nerve}-core")).to_have_css("opacity", opacity)


@on_the_server
@pytest.mark.parametrize("focus", ["cause=pregnancy", "part=surface_line_exit"])
def test_what_is_shown_for_every_nerve_dims_none(open_page: OpenPage, focus: str) -> None:
    page = open_page(focus)
    expect(page.locator("#sheet-back .tracesciatic_nerve-core")).to_have_css("opacity", "1")


def test_a_place_leads_to_a_cause_a_cause_to_its_place_and_back_returns(page: Page) -> None:
    page.locator('#stops [data-part="deep_buttock"]').click()
    page.locator(f'#card [data-set="{DISC}"]').click()
    body = page.locator("body")
    expect(body).to_have_attribute("data-cause", "disc_l4_l5")
    expect(body).to_have_attribute("data-part", "")
    expect(page.locator("#stops [aria-pressed='true']")).to_have_count(0)
    expect(page.locator("#card h2")).to_be_focused()
    page.locator('#card [data-set="part=lumbar_discs"]').click()
    expect(body).to_have_attribute("data-part", "lumbar_discs")
    expect(body).to_have_attribute("data-cause", "")
    page.go_back()
    expect(body).to_have_attribute("data-cause", "disc_l4_l5")
    page.go_back()
    expect(body).to_have_attribute("data-part", "deep_buttock")
    expect(body).to_have_attribute("data-cause", "")


@on_the_server
def test_escape_and_start_afresh_leave_a_cause(open_page: OpenPage) -> None:
    page = open_page(DISC)
    page.keyboard.press("Escape")
    expect(page.locator("body")).to_have_attribute("data-cause", "")
    page.go_back()
    expect(page.locator("body")).to_have_attribute("data-cause", "disc_l4_l5")
    page.locator("#afresh").click()
    expect(page.locator("body")).to_have_attribute("data-cause", "")


@on_the_server
def test_a_lay_word_leads_to_a_cause(page: Page, atlas: Atlas) -> None:
    page.fill("#search", "pregnant")
    expect(page.locator("#search-results li").first).to_contain_text("Possible cause")
    page.keyboard.press("Enter")
    expect(page.locator("body")).to_have_attribute("data-cause", "pregnancy")
    expect(page.locator("#card h2")).to_have_text(atlas.wordings["en"].causes["pregnancy"].name)


@on_the_server
def test_a_word_of_danger_leads_to_safety_before_any_cause(page: Page) -> None:
    page.fill("#search", "cancer")
    expect(page.locator("#search-results li").first).to_have_attribute("data-set", "page=safety")


@on_the_server
def test_next_goes_on_from_a_cause_to_the_first_stop(open_page: OpenPage) -> None:
    page = open_page(DISC)
    page.locator("#tour-next").click()
    expect(page.locator("body")).to_have_attribute("data-part", "lower_back")
    expect(page.locator("body")).to_have_attribute("data-cause", "")


def _ends_with(name: str) -> re.Pattern[str]:
    return re.compile(rf"{re.escape(name)}\. Its place is marked, and the nerves .*lit\.$")
