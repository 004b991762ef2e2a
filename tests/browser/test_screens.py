"""The same page on every screen: small, wide, presented, dark, in forced colours, in motion."""

from __future__ import annotations

import re
from itertools import combinations
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from data.model import Atlas
from tests.browser.conftest import LAPTOP, PHONE, SCREEN, TABLET, OpenPage
from tests.browser.plate_places import region_place, settle
from tests.browser.screen_boxes import box_of, overlap
from tests.browser.test_accessibility import SMALL_TEXT, go, violations

LANDSCAPE = (ViewportSize(width=1100, height=800), LAPTOP, SCREEN)
SMALLEST = ViewportSize(width=320, height=640)
WALL = ViewportSize(width=3840, height=2160)
TEXT_SIZES = ("normal", "larger", "largest")
PRESENTED_TEXT_PX, FAR_TEXT_PX = 20, 28
DARK, LIGHT = 60, 200
"""Out of 255: darker than the one is dark, lighter than the other is light."""
PAGES = ("page=about", "page=helps")
AREAS = "layer=bones&layer=nerves&layer=felt&layer=territories"

PRESS_AND_COUNT = """
([stop, canvas]) => {
  document.querySelector(stop).click();
  return document.getElementById(canvas).getAnimations().length;
}
"""
pytestmark = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def enlarge(page: Page, text: str) -> None:
    """Choose a text size, as the button in the options does."""
    page.locator(f'[data-keep="text={text}"]').dispatch_event("click")
    expect(page.locator("html")).to_have_attribute("data-text", text)


def sideways(page: Page) -> int:
    """By how many pixels the page is too wide."""
    return int(page.evaluate("document.documentElement.scrollWidth - innerWidth"))


def brightness(page: Page, selector: str) -> float:
    """How bright the ground of an element is, of 255; one that has none is an error."""
    colour = page.locator(selector).evaluate("(one) => getComputedStyle(one).backgroundColor")
    said = [float(number) for number in re.findall(r"[\d.]+", colour)]
    assert len(said) == 3, f"{selector} has no ground: {colour}"
    return sum(said) / 3


def test_the_picture_keeps_half_of_a_landscape_screen_however_large_the_letters(
    open_page: OpenPage,
) -> None:
    page = open_page("part=calf")
    for viewport in LANDSCAPE:
        page.set_viewport_size(viewport)
        for text in TEXT_SIZES:
            enlarge(page, text)
            assert box_of(page.locator("#plate"))["width"] >= viewport["width"] / 2, (
                viewport,
                text,
            )
            assert sideways(page) <= 0, (viewport, text)


def test_menus_open_on_the_screen_however_large_the_letters(open_page: OpenPage) -> None:
    page = open_page("part=calf&words=clinical")
    for viewport in (*LANDSCAPE, TABLET, PHONE):
        page.set_viewport_size(viewport)
        for text in TEXT_SIZES:
            enlarge(page, text)
            for menu in ("layer", "options"):
                page.locator(f".menu-{menu} summary").click()
                expect(page.locator(f".menu-{menu} .menu-panel")).to_be_in_viewport(ratio=1)
                page.keyboard.press("Escape")


def test_nothing_scrolls_sideways_at_320_pixels(open_page: OpenPage) -> None:
    page = open_page(viewport=SMALLEST, touch=True)
    wide = {}
    for query in (
        "",
        "part=saddle_area",
        f"part=calf&words=clinical&{AREAS}&layer=dermatomes",
        "part=calf&present=1",
        "page=about",
        "page=helps",
        "page=safety",
    ):
        go(page, query)
        for text in ("normal", "largest"):
            enlarge(page, text)
            wide[query, text] = sideways(page)
    assert {state: by for state, by in wide.items() if by > 0} == {}


def resize(page: Page, viewport: ViewportSize) -> None:
    """Give the page another size, and wait until the picture is fitted to it and scaled for it."""
    page.set_viewport_size(viewport)
    page.wait_for_function(
        """() => {
          const canvas = document.querySelector(`[data-canvas=${document.body.dataset.view}]`);
          const told = Number(canvas.style.getPropertyValue("--scale"));
          const fitted = Framing.room[0] === document.querySelector("#plate").clientWidth;
          return fitted && Math.abs(told - Framing.scale) < 0.001;
        }"""
    )


def test_presenting_fits_every_screen_and_is_read_from_afar(open_page: OpenPage) -> None:
    page = open_page("part=calf&present=1", viewport=PHONE)
    assert page.evaluate(SMALL_TEXT, 1_000), "no text was looked at"
    shown = {name: page.locator(name) for name in ("#leave", "#tour-next", "#safety", "#tour-back")}
    for viewport, least in ((PHONE, PRESENTED_TEXT_PX), (LAPTOP, PRESENTED_TEXT_PX)):
        resize(page, viewport)
        for element in shown.values():
            expect(element).to_be_in_viewport(ratio=1)
        for one, other in combinations(shown, 2):
            assert not overlap(box_of(shown[one]), box_of(shown[other])), (one, other)
        assert page.evaluate(SMALL_TEXT, least) == []
        if viewport == PHONE:
            plate = box_of(page.locator("#plate"))
            assert (plate["x"], plate["width"]) == (0, viewport["width"])
    for viewport in (SCREEN, WALL):
        resize(page, viewport)
        assert page.evaluate(SMALL_TEXT, FAR_TEXT_PX) == [], viewport
    small = {}
    for query in ("", "part=calf&words=clinical", AREAS, "view=sole&part=inner_sole", *PAGES):
        go(page, query)
        small[query] = page.evaluate(SMALL_TEXT, FAR_TEXT_PX)
    assert {query: text for query, text in small.items() if text} == {}


def test_in_dark_surroundings_the_page_is_dark_and_the_picture_stays_on_paper(
    open_page: OpenPage,
) -> None:
    page = open_page(color_scheme="dark")
    assert brightness(page, "body") < DARK
    assert brightness(page, "#reading") < DARK
    assert brightness(page, "#stage") > LIGHT
    wrong = {}
    for query in ("", "part=calf&words=clinical", AREAS, "part=saddle_area", *PAGES):
        go(page, query)
        wrong[query] = violations(page)
    assert {query: found for query, found in wrong.items() if found} == {}


def test_in_forced_colours_the_page_answers_and_the_drawing_keeps_its_own(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page("part=back_of_knee", forced_colors="active")
    ground = page.locator("#stage").evaluate("(one) => getComputedStyle(one).backgroundColor")
    leaders = page.locator('[data-labels="knee"] .leader').filter(visible=True)
    expect(leaders).not_to_have_count(0)
    line = leaders.first.evaluate("(one) => getComputedStyle(one, '::before').backgroundColor")
    assert line not in (ground, "rgba(0, 0, 0, 0)")
    for pseudo, edge in (("::before", "backgroundColor"), ("::after", "borderTopColor")):
        colour = page.locator(".stop.strand-tibial").first.evaluate(
            "(stop, [pseudo, edge]) => getComputedStyle(stop, pseudo)[edge]", [pseudo, edge]
        )
        assert colour not in (ground, "rgba(0, 0, 0, 0)"), pseudo
    go(page, "")
    page.mouse.click(*region_place(page, atlas, "calf", side="left"))
    expect(page.locator("body")).to_have_attribute("data-side", "left")
    pressed, other = (
        page.locator(f'#controls [data-set="side={side}"]') for side in ("left", "right")
    )
    expect(pressed).to_have_css("border-top-width", "3px")
    expect(other).to_have_css("border-top-width", "1px")


def test_the_legend_stands_beside_the_picture_not_on_it(open_page: OpenPage) -> None:
    page = open_page(f"part=calf&words=clinical&{AREAS}&layer=dermatomes")
    for viewport in (LAPTOP, PHONE):
        page.set_viewport_size(viewport)
        legend, plate = box_of(page.locator("#legend")), box_of(page.locator("#plate"))
        stage = box_of(page.locator("#stage"))
        assert legend["height"] > 0
        assert not overlap(legend, plate), viewport
        assert legend["y"] + legend["height"] <= stage["y"] + stage["height"] + 0.5, viewport
        assert plate["height"] >= stage["height"] / 2, viewport
    page.wait_for_load_state("networkidle")
    assert violations(page) == []


def test_frames_change_smoothly_and_what_the_hand_moves_follows_at_once(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page()
    canvas = page.locator("#plate-back")
    still: Any = page.evaluate(PRESS_AND_COUNT, ["#stops [data-part=calf]", "plate-back"])
    assert still == 0, "the reader asked for no motion"
    page.emulate_media(reduced_motion="no-preference")
    for stop in ("lower_back", "heel", "back_of_knee"):
        press = [f"#stops [data-part={stop}]", "plate-back"]
        assert page.evaluate(PRESS_AND_COUNT, press) == 1, stop
    settle(page)
    expect(page.locator("body")).to_have_attribute("data-frame", "knee")
    page.locator('#zoom [data-set="zoom=in"]').click()
    expect(canvas).to_have_css("transition-duration", "0s")
    x, y = region_place(page, atlas, "back_of_knee")
    before = box_of(canvas)
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 40, steps=3)
    after = box_of(canvas)
    page.mouse.up()
    moved = (after["x"] - before["x"], after["y"] - before["y"])
    assert moved == pytest.approx((30, 40), abs=1)
    press = ["#stops [data-part=lower_back]", "plate-back"]
    assert page.evaluate(PRESS_AND_COUNT, press) == 1, "from zoomed to a frame"
