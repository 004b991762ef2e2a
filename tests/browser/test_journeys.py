"""Journeys: what a therapist and a patient do, on every deployment."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser.conftest import PHONE, OpenPage
from tests.browser.plate_places import region_place, screen_point, settle
from tests.contract import STOPS


def shown(page: Page, name: str) -> str:
    """A field of what is shown, from the body's attributes."""
    return str(page.evaluate(f"document.body.dataset.{name}"))


def test_the_start_page_shows_the_back_the_right_side_and_the_route(
    page: Page, atlas: Atlas
) -> None:
    assert [shown(page, name) for name in ("view", "side", "part", "page")] == [
        "back",
        "right",
        "",
        "",
    ]
    stops = page.locator("#stops button[data-part]")
    assert [stop.get_attribute("data-part") for stop in stops.all()] == list(STOPS)
    words = atlas.wordings["en"].page
    expect(page.locator("#plate")).to_have_attribute(
        "aria-label", f"{words['plate.back']} {words['shown.right']}"
    )
    page.locator("#card button").first.click()
    expect(page.locator("body")).to_have_attribute("data-part", STOPS[0])


def test_hovering_a_region_shows_its_name_and_what_it_is_commonly_like(
    page: Page, atlas: Atlas
) -> None:
    words = atlas.wordings["en"].parts["back_thigh_upper"]
    page.mouse.move(*region_place(page, atlas, "back_thigh_upper"))
    preview = page.locator("#preview")
    expect(preview).to_be_visible()
    expect(preview).to_contain_text(words.name)
    expect(preview).to_contain_text(words.preview[0].text)
    expect(page.locator("body")).to_have_attribute("data-part", "")
    page.keyboard.press("Escape")
    expect(preview).to_be_hidden()


@pytest.mark.parametrize("deployment", ["served"], indirect=True)
def test_every_region_answers_where_the_plate_draws_it(open_page: OpenPage, atlas: Atlas) -> None:
    for view in atlas.views.values():
        page = open_page(f"view={view.id}")
        for region in sorted({outline.part for outline in view.outlines}):
            page.keyboard.press("Escape")
            page.mouse.move(*region_place(page, atlas, region))
            name = atlas.wordings["en"].parts[region].name
            expect(page.locator("#preview .preview-name")).to_have_text(name)


def test_a_nerve_close_to_the_pointer_is_named_beside_the_region(page: Page, atlas: Atlas) -> None:
    line = next(n for n in atlas.views["back"].lines if n.nerve == "sciatic_nerve")
    across, down = screen_point(page, atlas, line.points[len(line.points) // 2])
    page.mouse.move(across, down)
    nerve = atlas.wordings["en"].parts["sciatic_nerve"].name
    expect(page.locator("#preview .preview-near")).to_contain_text(nerve)
    page.mouse.move(across - 90, down)
    expect(page.locator("#preview .preview-near")).to_have_count(0)


def test_a_view_left_behind_no_longer_answers(page: Page, atlas: Atlas) -> None:
    page.locator('#controls [data-set="view=outer"]').click()
    page.locator("#sheet-outer .js-fill").first.wait_for(state="attached")
    page.locator('#controls [data-set="view=back"]').click()
    for region in ("sit_bone", "back_thigh_upper", "calf"):
        page.keyboard.press("Escape")
        page.mouse.move(*region_place(page, atlas, region))
        name = atlas.wordings["en"].parts[region].name
        expect(page.locator("#preview .preview-name")).to_have_text(name)


def test_skin_in_no_region_says_so(open_page: OpenPage, atlas: Atlas) -> None:
    page = open_page("view=front")
    view = atlas.views["front"]
    page.mouse.move(*screen_point(page, atlas, (view.width_mm / 2 + 40, 130)))
    expect(page.locator("#preview")).to_have_text(atlas.wordings["en"].page["not_on_route"])


def test_a_press_pins_the_region_in_the_card(page: Page, atlas: Atlas) -> None:
    page.mouse.click(*region_place(page, atlas, "calf"))
    expect(page.locator("#card h2")).to_have_text(atlas.wordings["en"].parts["calf"].name)
    expect(page.locator("#stops [data-part=calf]")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#stops [aria-pressed=true]")).to_have_count(1)
    assert "part=calf" in page.url
    settle(page)
    lit = page.locator("#sheet-back .tracecalf .js-fill")
    assert float(lit.evaluate("path => getComputedStyle(path).fillOpacity")) > 0.2


def test_a_press_on_the_other_leg_sets_the_side_too(page: Page, atlas: Atlas) -> None:
    page.mouse.click(*region_place(page, atlas, "calf", side="left"))
    expect(page.locator("body")).to_have_attribute("data-side", "left")
    assert shown(page, "part") == "calf"
    page.mouse.click(*region_place(page, atlas, "heel", side="right"))
    expect(page.locator("body")).to_have_attribute("data-part", "heel")
    assert shown(page, "side") == "left"


def test_a_stop_not_drawn_here_takes_its_view_along_in_one_step(page: Page, atlas: Atlas) -> None:
    page.locator("#stops [data-part=inner_sole]").click()
    home = atlas.regions["inner_sole"].home_view
    expect(page.locator("body")).to_have_attribute("data-view", home)
    page.locator(f"#sheet-{home} .js-fill").first.wait_for(state="attached")
    page.go_back()
    expect(page.locator("body")).to_have_attribute("data-view", "back")
    assert shown(page, "part") == ""
    page.go_forward()
    expect(page.locator("body")).to_have_attribute("data-part", "inner_sole")


def test_a_deep_link_a_reload_and_a_hash_open_the_same_scene(open_page: OpenPage) -> None:
    page = open_page("part=heel&view=back&side=left")
    for _ in range(2):
        assert [shown(page, n) for n in ("view", "side", "part")] == ["back", "left", "heel"]
        expect(page.locator("#card h2")).not_to_be_empty()
        page.reload()
        page.wait_for_selector("html[data-ready='1']", state="attached")
    page = open_page("#part=calf&side=left")
    assert [shown(page, n) for n in ("view", "side", "part")] == ["back", "left", "calf"]


def test_a_link_on_a_phone_shows_the_chosen_stop_in_the_rail(open_page: OpenPage) -> None:
    page = open_page("part=top_of_foot", viewport=PHONE, touch=True)
    expect(page.locator("#stops [data-part=top_of_foot]")).to_be_in_viewport()
    assert page.evaluate("window.scrollY") == 0


def test_two_presses_in_the_same_moment_both_count(page: Page) -> None:
    page.evaluate(
        """() => {
          document.querySelector('#controls [data-set="side=left"]').click();
          document.querySelector('#controls [data-set="view=outer"]').click();
          document.querySelector('#stops [data-part="heel"]').click();
        }"""
    )
    assert [shown(page, n) for n in ("view", "side", "part")] == ["outer", "left", "heel"]
    page.go_back()
    page.go_back()
    assert [shown(page, n) for n in ("view", "side", "part")] == ["back", "left", ""]


def test_pressing_what_is_already_chosen_adds_no_step(page: Page) -> None:
    page.locator("#stops [data-part=calf]").click()
    length = page.evaluate("history.length")
    page.locator("#stops [data-part=calf]").click()
    assert page.evaluate("history.length") == length
    assert shown(page, "part") == "calf"


@pytest.mark.parametrize("deployment", ["served"], indirect=True)
def test_the_whole_route_by_keyboard(page: Page) -> None:
    page.locator("#afresh").focus()
    page.keyboard.press("Tab")
    for stop in STOPS:
        focused = page.locator("#stops [data-part]:focus")
        expect(focused).to_have_attribute("data-part", stop)
        expect(page.locator("#preview")).to_be_visible()
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-part", stop)
        expect(focused).to_have_attribute("aria-pressed", "true")
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Home")
    expect(page.locator("#stops [data-part]:focus")).to_have_attribute("data-part", STOPS[0])
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(page.locator("body")).to_have_attribute("data-part", "")


def test_next_and_back_walk_the_route_and_tell_of_the_fork(page: Page, atlas: Atlas) -> None:
    words = atlas.wordings["en"].page
    for stop in STOPS:
        page.locator("#tour-next").click()
        expect(page.locator("body")).to_have_attribute("data-part", stop)
        if f"fork.{stop}" in words:
            expect(page.locator("#card .fork")).to_have_text(words[f"fork.{stop}"])
    expect(page.locator("#tour-next")).to_have_attribute("aria-disabled", "true")
    expect(page.locator("#tour-next")).to_be_focused()
    page.locator("#tour-back").click()
    expect(page.locator("body")).to_have_attribute("data-part", STOPS[-2])


def test_a_tap_on_a_phone_pins_and_the_page_still_scrolls(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page(viewport=PHONE, touch=True)
    page.touchscreen.tap(*region_place(page, atlas, "calf"))
    expect(page.locator("body")).to_have_attribute("data-part", "calf")
    expect(page.locator("#preview")).to_be_hidden()
    scrolled = page.evaluate_handle(
        "({done: new Promise((r) => window.addEventListener('scroll', () => r(window.scrollY)))})"
    )
    page.mouse.wheel(0, 400)
    assert scrolled.evaluate("({done}) => done") > 0


def test_the_lists_name_exactly_what_the_plate_draws(page: Page, atlas: Atlas) -> None:
    page.locator(".nearby summary").click()
    for view in atlas.views.values():
        page.locator(f'#controls [data-set="view={view.id}"]').click()
        page.wait_for_function(
            """parts => [...document.querySelectorAll("#nearby [data-part]")]
              .filter(entry => entry.checkVisibility())
              .map(entry => entry.dataset.part).sort().join() === parts.sort().join()""",
            arg=list(view.parts - set(STOPS)),
        )


def test_the_card_begins_at_its_beginning_and_keeps_the_focus(page: Page) -> None:
    page.locator("#stops [data-part=calf]").click()
    page.locator("#card .nerves button").first.scroll_into_view_if_needed()
    page.locator("#card .nerves button").first.click()
    expect(page.locator("#card h2")).to_be_focused()
    assert page.locator("#card").evaluate("card => card.scrollTop") == 0
    page.locator('#controls [data-set="side=left"]').click()
    expect(page.locator("body")).to_have_attribute("data-side", "left")


def test_the_locator_goes_between_the_frame_and_the_whole(page: Page) -> None:
    page.locator("#stops [data-part=back_of_knee]").click()
    expect(page.locator("body")).to_have_attribute("data-frame", "knee")
    for frame in ("whole", "knee"):
        page.locator("#locator-mark").click()
        expect(page.locator("body")).to_have_attribute("data-frame", frame)
    page.locator("#locator").focus()
    for frame in ("whole", "knee"):
        page.keyboard.press("Enter")
        expect(page.locator("body")).to_have_attribute("data-frame", frame)
