"""Tours, two causes side by side, and what one takes home: seen, walked, marked, printed."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from components.address import place_of, steps_by_key
from components.marks import mark
from components.tour_card import step_words
from data.model import Atlas
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.browser.test_accessibility import go
from tests.browser.test_paper import pages

on_the_server = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def _name(atlas: Atlas, part: str) -> str:
    return atlas.wordings["en"].parts[part].name


MARKED = "#sheet-back .trace{} .js-fill >> nth=0"


def test_a_tour_is_walked_by_keyboard_to_its_end(page: Page, atlas: Atlas) -> None:
    body, next_step = page.locator("body"), page.locator("#tour-next")
    words, tour = atlas.wordings["en"].tours["route"], atlas.tours["route"]
    page.locator('#card [data-set="tour=route"]').focus()
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_be_focused()
    next_step.focus()
    for number, (step, told) in enumerate(zip(tour.steps, words.steps, strict=True), start=1):
        expect(body).to_have_attribute("data-step", str(number))
        expect(body).to_have_attribute("data-view", step.view)
        expect(body).to_have_attribute("data-frame", step.frame)
        expect(body).to_have_attribute("data-part", "")
        expect(page.locator("#card h2")).to_have_text(told.heading)
        expect(page.locator("#announcer")).to_have_text(told.heading)
        expect(
            page.locator(f'#stops [data-part="{step.part}"][aria-pressed="true"]')
        ).to_have_count(int(step.part in {stop.id for stop in atlas.stops}))
        expect(next_step).to_be_focused()
        page.keyboard.press("Enter")
    expect(next_step).to_have_attribute("aria-disabled", "true")
    expect(body).to_have_attribute("data-step", str(len(tour.steps)))
    page.go_back()
    expect(body).to_have_attribute("data-tour", "")
    page.go_forward()
    expect(body).to_have_attribute("data-step", str(len(tour.steps)))


def test_a_link_to_a_step_opens_it_and_lights_what_it_is_about(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page("tour=why_it_hurts&step=2&part=heel")
    step = atlas.tours["why_it_hurts"].steps[1]
    assert step.cause is not None
    (mesh,) = atlas.causes[step.cause].meshes
    shape = page.locator(f"#structures-back .tracelumbar_discs-{mesh} .js-fill").first
    expect(shape).not_to_have_css("fill-opacity", "0")
    said = page.locator("#tour-next span:visible")
    expect(said).to_have_text("Next step")
    page.locator("#tour-back").click()
    expect(page.locator("body")).to_have_attribute("data-step", "1")
    page.locator("#stops [data-part=calf]").click()
    expect(page.locator("body")).to_have_attribute("data-tour", "")
    expect(said).to_have_text("Next stop")


def test_two_causes_stand_side_by_side_until_another_is_chosen(page: Page, atlas: Atlas) -> None:
    go(page, "cause=disc_l5_s1")
    page.locator(".compare summary").click()
    page.locator('[data-set="compare=deep_gluteal"]').click()
    body, names = page.locator("body"), page.locator("#card .whose")
    expect(body).to_have_attribute("data-compare", "deep_gluteal")
    expect(page.locator("#card h2")).to_be_focused()
    wording = atlas.wordings["en"]
    one, other = (wording.causes[cause].name for cause in ("disc_l5_s1", "deep_gluteal"))
    expect(names.nth(0)).to_have_text(one)
    expect(names.nth(1)).to_have_text(other)
    expect(page.locator("#announcer")).to_have_text(f"{one}, {other}")
    for trace in ("lumbar_discs-disc_l5_s1", "piriformis"):
        shape = page.locator(f"#structures-back .trace{trace} .js-fill").first
        expect(shape).not_to_have_css("fill-opacity", "0")
    page.locator('#card [data-set="cause=deep_gluteal"]').click()
    expect(body).to_have_attribute("data-compare", "")
    expect(page.locator("#card h2")).to_have_text(other)


def test_a_place_is_marked_unmarked_and_kept_from_the_address(page: Page, atlas: Atlas) -> None:
    root, marks = page.locator("html"), page.locator("#marks")
    expect(marks).to_be_hidden()
    page.locator("#stops [data-part=calf]").click()
    page.locator(".marking .mark-right").click()
    expect(page.locator(".marking .mark-right")).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".marking .mark-left")).to_be_hidden()
    expect(marks.get_by_role("button")).to_have_accessible_name("Calf, right (take this mark away)")
    expect(page.locator(MARKED.format("calf"))).not_to_have_css("stroke-dasharray", "none")
    page.locator('[data-set="side=left"]').click()
    expect(page.locator(MARKED.format("calf"))).to_have_css("stroke-dasharray", "none")
    page.locator(".marking .mark-left").click()
    expect(root).to_have_attribute("data-marks", f"{mark('right', 'calf')} {mark('left', 'calf')}")
    assert "mark" not in page.url
    listed = marks.get_by_role("button")
    listed.first.press("Enter")
    expect(listed).to_have_count(1)
    expect(listed).to_be_focused()
    listed.press("Enter")
    expect(page.locator("#card h2")).to_be_focused()
    page.locator(".marking .mark-left").click()
    page.locator("#tour-next").press("Enter")
    expect(page.locator("#card h2")).to_have_text(_name(atlas, "inner_ankle"))
    expect(page.locator("#tour-next")).to_be_focused()
    page.locator("#afresh").click()
    expect(root).to_have_attribute("data-marks", "")
    expect(marks).to_be_hidden()


@on_the_server
def test_both_legs_can_be_marked_at_once(open_page: OpenPage) -> None:
    page = open_page("part=calf&side=both")
    page.locator(".marking .mark-left").click()
    far = page.locator(MARKED.format("calf-far"))
    expect(far).not_to_have_css("stroke-dasharray", "none")
    expect(page.locator(MARKED.format("calf"))).to_have_css("stroke-dasharray", "none")


@on_the_server
def test_what_is_shared_is_the_address_without_marks(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.evaluate("delete Navigator.prototype.share")
    page.locator("#stops [data-part=calf]").click()
    page.locator(".marking .mark-right").click()
    page.locator(".menu-home summary").click()
    page.locator("#share").click()
    expect(page.locator("#shared")).to_have_text("The link is copied.")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    assert page.url.endswith("?part=calf")
    page.locator('[data-set="side=left"]').click()
    expect(page.locator("#shared")).to_have_text("")


@pytest.mark.parametrize("deployment", ["single_file"], indirect=True)
def test_a_file_on_the_disk_shares_no_path(page: Page) -> None:
    page.locator(".menu-home summary").click()
    expect(page.locator("#handout")).to_be_visible()
    expect(page.locator("#share")).to_be_hidden()


@on_the_server
def test_sharing_is_not_offered_where_the_browser_cannot(open_page: OpenPage) -> None:
    page = open_page("", ready=False)
    page.add_init_script("delete Navigator.prototype.share; delete Navigator.prototype.clipboard")
    page.reload()
    page.wait_for_selector("html[data-ready='1']", state="attached")
    page.locator(".menu-home summary").click()
    expect(page.locator("#handout")).to_be_visible()
    expect(page.locator("#share")).to_be_hidden()


@on_the_server
def test_the_handout_is_one_page_with_the_marks(page: Page) -> None:
    page.evaluate("window.print = () => { window.printed = true; }")
    page.locator("#stops [data-part=calf]").click()
    page.locator(".marking .mark-right").click()
    page.locator(".menu-home summary").click()
    page.locator("#handout").click()
    page.wait_for_function("() => window.printed")
    assert [pages(page, paper) for paper in ("A4", "Letter")] == [1, 1]
    page.emulate_media(media="print")
    expect(page.locator("#marks li:visible")).to_contain_text(["Calf, right"])
    for hidden in (".marking", ".menu-home"):
        expect(page.locator(hidden)).to_be_hidden()


@on_the_server
def test_lines_are_as_wide_on_paper_as_the_picture_asks(page: Page) -> None:
    """A print waits for nothing: the scale is told before the paper is laid out."""
    scales = """() => {
      const canvas = document.querySelector("[data-canvas=back]");
      const told = () => [
        new DOMMatrix(canvas.style.transform).a, Number(canvas.style.getPropertyValue("--scale")),
      ];
      const screen = told();
      window.dispatchEvent(new Event("beforeprint"));
      const paper = told();
      window.dispatchEvent(new Event("afterprint"));
      return [screen[0], ...paper];
    }"""
    go(page, "part=calf")
    screen, paper, told = page.evaluate(scales)
    assert told == pytest.approx(paper)
    assert paper != pytest.approx(screen, rel=0.05)


@on_the_server
def test_the_longest_steps_are_printed_on_one_page_and_a_comparison_on_two(
    page: Page, atlas: Atlas
) -> None:
    wording = atlas.wordings["en"]

    def length(key: str) -> int:
        return sum(len(claim.text) for claim in step_words(wording, key).claims)

    longest = sorted(steps_by_key(atlas), key=length, reverse=True)[:4]
    counts = {}
    for key in longest:
        tour, number = place_of(key)
        go(page, f"tour={tour}&step={number}")
        counts[key] = pages(page, "Letter")
    assert counts == dict.fromkeys(longest, 1)
    go(page, "cause=disc_l5_s1&compare=spinal_stenosis")
    assert pages(page, "Letter") == 2


@on_the_server
@pytest.mark.parametrize(("size", "read"), [(LAPTOP, "last"), (PHONE, "first")])
def test_a_step_is_read_beside_its_picture(open_page: OpenPage, size: Any, read: str) -> None:
    """A step needs no scrolling to begin, on a laptop none at all, and one press leads on."""
    page = open_page("tour=route&step=6", viewport=size, touch=size == PHONE)
    expect(getattr(page.locator("#card .lead"), read)).to_be_in_viewport(ratio=1)
    for seen in ("#plate", "#tour-next"):
        expect(page.locator(seen)).to_be_in_viewport(ratio=0.9)


@on_the_server
def test_a_new_card_on_a_phone_does_not_cover_the_picture(open_page: OpenPage) -> None:
    """However far one has read, the next card begins below the picture."""
    page = open_page("part=calf", viewport=PHONE, touch=True)
    bottom = "document.querySelector('#stage').getBoundingClientRect().bottom"
    begins = "document.querySelector('#reading').getBoundingClientRect().top"
    page.locator("#card .disclaimer").scroll_into_view_if_needed()
    assert page.evaluate(f"{begins} < {bottom}")
    page.locator("#tour-next").tap()
    expect(page.locator("body")).to_have_attribute("data-part", "inner_ankle")
    page.wait_for_function(f"() => {begins} >= {bottom}")
