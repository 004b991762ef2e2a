"""Controls stay out of the way and in reach: safety, search, focus, the wheel, deep muscles."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser.conftest import PHONE, OpenPage

SCROLLED = """new Promise((done) => {
  const look = () => (window.scrollY > 0 ? done() : requestAnimationFrame(look));
  look();
})"""

on_the_server = pytest.mark.parametrize("deployment", ["served"], indirect=True)


@on_the_server
def test_safety_stays_in_sight_however_far_one_reads(open_page: OpenPage) -> None:
    page = open_page("part=calf", viewport=PHONE, touch=True)
    page.evaluate("window.scrollTo(0, document.body.scrollHeight)")
    assert page.evaluate("window.scrollY") > 300
    expect(page.locator("#safety")).to_be_in_viewport(ratio=1)
    page.locator("#safety").tap()
    expect(page.locator("#safety-dialog")).to_be_visible()


@on_the_server
@pytest.mark.parametrize("dialog", ["about", "helps", "keys"])
def test_safety_is_one_press_away_from_every_dialog(page: Page, dialog: str) -> None:
    page.locator(".menu-options summary").click()
    opens = {"keys": "keys=1"}.get(dialog, f"page={dialog}")
    page.locator(f'.menu-options [data-set="{opens}"]').click()
    page.locator(f"#{dialog}-dialog .care").click()
    expect(page.locator("#safety-dialog")).to_be_visible()
    page.locator("#safety-close").click()
    expect(page.locator("#safety-dialog")).to_be_hidden()


@on_the_server
def test_the_list_of_what_was_found_goes_when_the_search_is_left(page: Page) -> None:
    results = page.locator("#search-results li")
    page.locator("#search").fill("heel")
    expect(results).not_to_have_count(0)
    page.keyboard.press("Tab")
    expect(results).to_have_count(0)
    expect(page.locator("#search")).to_have_value("heel")
    page.locator("#search").focus()
    expect(results).not_to_have_count(0)
    page.locator("#card").click()
    expect(results).to_have_count(0)
    page.locator("#search").fill("zzzzqqq")
    page.keyboard.press("Enter")
    expect(page.locator("#search")).to_have_value("zzzzqqq")


@on_the_server
def test_the_focus_follows_what_a_press_takes_away(page: Page) -> None:
    menu = page.locator(".menu-options summary")
    menu.press("Enter")
    page.locator('.menu-options [data-set="present=1"]').press("Enter")
    expect(page.locator("#leave")).to_be_focused()
    page.keyboard.press("Enter")
    expect(menu).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(page.locator(".menu-options button").first).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".menu[open]")).to_have_count(0)
    expect(menu).to_be_focused()


@on_the_server
def test_the_wheel_scrolls_the_page_where_nothing_is_left_to_zoom_out_of(
    open_page: OpenPage,
) -> None:
    page = open_page("part=calf", viewport={"width": 683, "height": 384})
    page.locator("#plate").hover()
    page.mouse.wheel(0, -300)
    expect(page.locator("body")).to_have_attribute("data-zoomed", "")
    page.mouse.wheel(0, 900)
    expect(page.locator("body")).not_to_have_attribute("data-zoomed", "")
    page.mouse.wheel(0, 200)
    page.evaluate(SCROLLED)


@on_the_server
def test_the_key_0_undoes_a_move_that_was_no_zoom(open_page: OpenPage) -> None:
    page = open_page("part=calf")
    page.locator("#locator").press("ArrowDown")
    expect(page.locator("body")).to_have_attribute("data-zoomed", "")
    page.keyboard.press("0")
    expect(page.locator("body")).not_to_have_attribute("data-zoomed", "")


@on_the_server
def test_the_turns_of_the_walk_are_told_where_the_arrows_lead(page: Page, atlas: Atlas) -> None:
    page.locator("#stops [data-part=back_of_knee]").focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#preview")).to_contain_text(atlas.wordings["en"].page["fork.outer_knee"])


@on_the_server
def test_deep_muscles_are_seen_alone(open_page: OpenPage) -> None:
    page = open_page("layer=bones&layer=muscles&layer=nerves")
    outer = page.locator("#pictures-back .picture-superficial")
    expect(outer).to_be_visible()
    page.locator(".menu-layer summary").click()
    page.locator('.menu-layer [data-keep="depth=deep"]').click()
    expect(outer).to_be_hidden()
    expect(page.locator("#pictures-back .picture-deep")).to_be_visible()
    page.locator("#afresh").click()
    page.locator(".menu-layer summary").click()
    page.locator('.menu-layer [data-toggle="layer=muscles"]').click()
    expect(outer).to_be_visible()


@on_the_server
def test_a_browser_that_tells_no_idle_time_starts_afresh_too(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page(ready=False)
    page.add_init_script("delete window.requestIdleCallback")
    page.reload()
    page.wait_for_selector("html[data-ready='1']", state="attached")
    page.locator("#stops [data-part=calf]").click()
    expect(page.locator("#announcer")).to_have_text(atlas.wordings["en"].parts["calf"].name)
    page.locator("#afresh").click()
    expect(page.locator("body")).to_have_attribute("data-part", "")


@on_the_server
@pytest.mark.parametrize("dialog", ["about", "helps"])
def test_presenting_shows_no_link_out(open_page: OpenPage, dialog: str) -> None:
    page = open_page(f"present=1&page={dialog}")
    expect(page.locator(f"#{dialog}-dialog")).to_be_visible()
    expect(page.locator("a[target=_blank]").filter(visible=True)).to_have_count(0)


@on_the_server
def test_two_people_never_see_each_other(open_page: OpenPage) -> None:
    one, other = open_page("part=heel&side=left", alone=True), open_page(alone=True)
    one.locator("#stops [data-part=calf]").click()
    other.locator("#tour-next").click()
    expect(one.locator("body")).to_have_attribute("data-part", "calf")
    expect(one.locator("body")).to_have_attribute("data-side", "left")
    expect(other.locator("body")).to_have_attribute("data-part", "lower_back")
    expect(other.locator("body")).to_have_attribute("data-side", "right")
