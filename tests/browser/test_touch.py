"""By finger: pinch, drag, double tap, hold, the locator, and places too small to be hit."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from data.model import Atlas
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.fingers import Fingers
from tests.browser.plate_places import region_place, settle
from tests.browser.screen_boxes import box_of, middle_of
from tests.browser.test_accessibility import go

LANDSCAPE_TABLET = ViewportSize(width=1180, height=820)
SIDEWAYS = ViewportSize(width=844, height=390)
TARGET_PX = 44

SMALL_TARGETS = """
least => [...document.querySelectorAll('button, summary, a[href], input, [role=option]')]
  .filter(one => one.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && getComputedStyle(one).pointerEvents !== 'none')
  .map(one => one.closest('label') ?? one)
  .filter(one => !(one.matches('a') && getComputedStyle(one).display === 'inline'))
  .map(one => [one, one.getBoundingClientRect()])
  .filter(([, box]) => box.width < least || box.height < least)
  .map(([one, box]) => `${one.tagName} ${one.id || one.textContent.trim().slice(0, 30)}`
    + ` ${box.width.toFixed(1)}x${box.height.toFixed(1)}`)
"""
"""A field is as large as its label. Links that stand in running text, of which only cards and
dialogs have some, are exempt (WCAG 2.5.5): the lines of the text give their size."""

MARK_IS_AT = """([x, y]) => {
  const box = document.getElementById("locator-mark").getBoundingClientRect();
  return Math.hypot(box.x + box.width / 2 - x, box.y + box.height / 2 - y) < 3;
}"""

pytestmark = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def scale(page: Page) -> float:
    """How many pixels of the screen a millimetre of the plate takes."""
    return float(page.evaluate("Framing.scale"))


def small_regions(page: Page) -> dict[str, float]:
    """The regions of the view on stage that are too small for a finger, with their pixels; as the
    page does, a hundredth is forgiven."""
    small: dict[str, float] = page.evaluate(
        """() => Object.fromEntries(Object.entries(TABLES.views[document.body.dataset.view].extents)
          .map(([region, mm]) => [region, mm * Framing.scale])
          .filter(([, pixels]) => 1.01 * pixels < TABLES.least_px))"""
    )
    return small


def test_two_fingers_zoom_and_one_moves_what_is_zoomed(open_page: OpenPage, atlas: Atlas) -> None:
    page = open_page(viewport=PHONE, touch=True)
    fingers, body, whole = Fingers(page), page.locator("body"), scale(page)
    place = region_place(page, atlas, "back_thigh_upper")
    fingers.pinch(place, (60, 150))
    expect(body).to_have_attribute("data-zoomed", "")
    page.wait_for_function("least => Framing.scale > least", arg=2.49 * whole)
    assert scale(page) == pytest.approx(2.5 * whole, rel=0.02)
    x, y = region_place(page, atlas, "back_thigh_upper")
    assert (x, y) == pytest.approx(place, abs=4)
    fingers.drag((x, y), (-30, 40))
    page.wait_for_function("() => Zoom.down.size === 0 && Zoom.moved")
    assert region_place(page, atlas, "back_thigh_upper") == pytest.approx((x - 30, y + 40), abs=1)
    assert page.evaluate("scrollY") == 0
    fingers.pinch((x, y), (200, 60))
    expect(body).not_to_have_attribute("data-zoomed", "")
    assert scale(page) == whole
    expect(body).to_have_attribute("data-part", "")


def test_a_swipe_over_the_picture_scrolls_the_page_and_a_hold_chooses_nothing(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page(viewport=PHONE, touch=True)
    fingers, body = Fingers(page), page.locator("body")
    fingers.drag(region_place(page, atlas, "calf"), (0, -200))
    page.wait_for_function("() => scrollY > 100")
    expect(body).to_have_attribute("data-part", "")
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    page.wait_for_function("() => scrollY === 0")
    fingers.hold(region_place(page, atlas, "calf"))
    fingers.tap(region_place(page, atlas, "back_thigh_upper"))
    expect(body).to_have_attribute("data-part", "back_thigh_upper")
    page.go_back()
    expect(body).to_have_attribute("data-part", "")


def test_a_double_tap_zooms_and_chooses_no_more_than_a_tap(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page(viewport=PHONE, touch=True)
    fingers, body, whole = Fingers(page), page.locator("body"), scale(page)
    box = box_of(page.locator("#plate"))
    fingers.tap_twice((box["x"] + 30, box["y"] + box["height"] / 2))
    page.wait_for_function("least => Framing.scale > least", arg=1.99 * whole)
    expect(body).to_have_attribute("data-part", "")
    for region in ("calf", "upper_buttock"):
        page.keyboard.press("0")
        fingers.tap_twice(region_place(page, atlas, region))
        expect(body).to_have_attribute("data-zoomed", "")
        expect(body).to_have_attribute("data-part", region)
        page.go_back()
        expect(body).to_have_attribute("data-part", "")


def test_a_place_too_small_for_a_finger_comes_closer_before_it_is_chosen(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page(viewport=PHONE, touch=True)
    fingers, body = Fingers(page), page.locator("body")
    small = small_regions(page)
    assert {"heel", "outer_foot"} <= small.keys()
    for region, pixels in small.items():
        before = scale(page)
        fingers.tap(region_place(page, atlas, region))
        page.wait_for_function("least => Framing.scale > least", arg=1.01 * before)
        assert region not in small_regions(page), f"{region} was {pixels} pixels wide"
        expect(body).to_have_attribute("data-part", "")
        fingers.tap(region_place(page, atlas, region))
        expect(body).to_have_attribute("data-part", region)
        page.go_back()
        page.keyboard.press("0")
        expect(body).not_to_have_attribute("data-zoomed", "")
        expect(body).to_have_attribute("data-part", "")
    fingers.tap(region_place(page, atlas, "lower_back"))
    expect(body).to_have_attribute("data-part", "lower_back")


def test_the_locator_is_dragged_and_tapped(open_page: OpenPage) -> None:
    page = open_page("part=calf", viewport=PHONE, touch=True)
    fingers, body = Fingers(page), page.locator("body")
    locator, mark = page.locator("#locator"), page.locator("#locator-mark")
    x, y = middle_of(mark)
    fingers.drag((x, y), (0, -40))
    page.wait_for_function("() => Zoom.down.size === 0 && Zoom.moved")
    assert middle_of(mark) == pytest.approx((x, y - 40), abs=3)
    expect(body).to_have_attribute("data-frame", "leg")
    expect(locator).to_have_attribute("aria-pressed", "false")
    around = box_of(locator)
    beside = (around["x"] + around["width"] / 2, around["y"] + 0.2 * around["height"])
    fingers.tap(beside)
    page.wait_for_function(MARK_IS_AT, arg=beside)
    expect(body).to_have_attribute("data-frame", "leg")
    for frame, pressed in (("whole", "true"), ("leg", "false")):
        fingers.tap(middle_of(mark))
        expect(body).to_have_attribute("data-frame", frame)
        expect(locator).to_have_attribute("aria-pressed", pressed)


@pytest.mark.parametrize("viewport", [PHONE, LANDSCAPE_TABLET], ids=["phone", "tablet"])
def test_everything_that_is_pressed_is_large_enough_for_a_finger(
    open_page: OpenPage, viewport: ViewportSize
) -> None:
    page = open_page("words=clinical", viewport=viewport, touch=True)
    found: dict[str, Any] = {}

    def look(name: str) -> None:
        settle(page)
        found[name] = page.evaluate(SMALL_TARGETS, TARGET_PX)

    assert page.evaluate(SMALL_TARGETS, 10_000), "no target was looked at"
    look("start")
    for menu in ("layer", "options"):
        page.locator(f".menu-{menu} summary").click()
        look(menu)
        page.keyboard.press("Escape")
    page.keyboard.press("?")
    page.wait_for_selector("#keys-dialog[open]")
    look("keys")
    page.keyboard.press("Escape")
    page.locator(".nearby summary").click()
    page.locator("#search").fill("heel")
    page.wait_for_selector("#search-results li")
    look("lists")
    page.keyboard.press("Escape")
    for query in (
        "part=calf&words=clinical&layer=felt&layer=territories&layer=dermatomes",
        "part=saddle_area",
        "part=calf&present=1",
        "page=about",
        "page=helps",
        "page=safety",
    ):
        go(page, query)
        look(query)
    assert {name: small for name, small in found.items() if small} == {}


def test_a_phone_held_sideways_shows_the_picture_and_the_words_beside_it(
    open_page: OpenPage,
) -> None:
    page = open_page("part=calf", viewport=SIDEWAYS, touch=True)
    plate, card = box_of(page.locator("#plate")), page.locator("#card")
    assert plate["height"] > 0.8 * SIDEWAYS["height"]
    expect(card.locator("h2")).to_be_in_viewport(ratio=1)
    for tool in ("#search", "#safety", "#tour-next"):
        expect(page.locator(tool)).to_be_in_viewport(ratio=1)
    expect(page.locator('#stops [data-part="calf"]')).to_be_in_viewport(ratio=1)
    card.locator("p").last.scroll_into_view_if_needed()
    assert box_of(page.locator("#plate")) == pytest.approx(plate, abs=0.5)
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
    go(page, "part=calf&present=1")
    for tool in ("#leave", "#safety", "#tour-next"):
        expect(page.locator(tool)).to_be_in_viewport(ratio=1)
