"""The explorer's tools: layers, labels, structures, words, search, zoom, text size, present."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from data.model import Atlas
from tests.browser.conftest import OpenPage
from tests.browser.plate_places import region_place, screen_point, settle
from tests.browser.test_journeys import shown

on_the_server = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def _option(page: Page, name: str) -> Locator:
    """A control that folds away in the options."""
    if page.locator(".menu-options[open]").count() == 0:
        page.locator(".menu-options summary").click()
    return page.locator(f'.menu-options :is([data-set="{name}"], [data-keep="{name}"])')


def test_layers_are_switched_on_and_off_and_the_nerve_stays(page: Page) -> None:
    page.locator(".menu-layer summary").click()
    muscles = page.locator('[data-toggle="layer=muscles"]').first
    expect(page.locator("#pictures-back .layer-muscles").first).to_be_hidden()
    muscles.click()
    expect(muscles).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#pictures-back .layer-muscles").first).to_be_visible()
    expect(page.locator("#sheet-back .tracesciatic_nerve-core")).to_be_visible()
    assert "layer=muscles" in page.url
    page.locator('[data-toggle="layer=bones"]').click()
    expect(page.locator("#pictures-back .layer-bones")).to_be_hidden()


def test_every_picture_of_a_view_has_arrived_where_it_is_shown(open_page: OpenPage) -> None:
    page = open_page("layer=bones&layer=muscles&layer=nerves")
    pictures = page.locator("#pictures-back > .picture")
    expect(pictures).to_have_count(5)
    for picture in pictures.all():
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("(image) => image.naturalWidth") > 1


@on_the_server
def test_what_surrounds_the_nerve_is_chosen_from_the_list_and_lit(page: Page, atlas: Atlas) -> None:
    page.locator(".nearby summary").click()
    for part in ("ischial_tuberosity", "piriformis", "sacrum", "sacrotuberous_ligament"):
        page.locator(f'#nearby [data-part="{part}"]').click()
        expect(page.locator("body")).to_have_attribute("data-part", part)
        words = atlas.wordings["en"].parts[part]
        expect(page.locator("#card h2")).to_have_text(words.name)
        expect(page.locator("#card")).to_contain_text(words.preview[0].text)
        expect(page.locator(f'#nearby [data-part="{part}"]')).to_have_attribute(
            "aria-pressed", "true"
        )
        shape = page.locator(f"#structures-back .trace{part} .js-fill").first
        expect(shape).not_to_have_css("stroke-opacity", "0")


def test_clinical_words_say_the_same_part_in_other_words(page: Page, atlas: Atlas) -> None:
    page.locator('#stops [data-part="calf"]').click()
    _option(page, "words=clinical").click()
    clinical = atlas.wordings["en"].levels["clinical"]["calf"]
    expect(page.locator("#card h2")).to_have_text(clinical.name)
    assert clinical.card is not None
    expect(page.locator("#card")).to_contain_text(clinical.card.anatomy[0].text)
    expect(page.locator("body")).to_have_attribute("data-part", "calf")


@on_the_server
def test_for_clinicians_each_press_at_a_spot_goes_on_to_the_nerve_and_the_muscle(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page("words=clinical&layer=bones&layer=muscles&layer=nerves&part=calf")
    page.locator("#structures-back .js-fill").first.wait_for(state="attached")
    nerve = "medial_sural_cutaneous_nerve"
    line = next(n for n in atlas.views["back"].lines if n.nerve == nerve)
    outline = next(o for o in atlas.views["back"].outlines if o.part == "calf")
    near = min(line.points, key=lambda point: abs(point[1] - outline.label[1]))
    spot = screen_point(page, atlas, near)
    for part in (nerve, "soleus", "calf"):
        page.mouse.click(*spot)
        expect(page.locator("body")).to_have_attribute("data-part", part)
    assert atlas.structures["soleus"].kind == "muscle"


def test_search_forgives_spelling_and_is_worked_by_keys(page: Page) -> None:
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("litle toe")
    options = page.locator("#search-results li")
    expect(options.first).to_have_attribute("data-set", "part=outer_foot")
    for typed, found in {
        "my heel hurts": "part=heel",
        "knee pain": "part=back_of_knee",
        "soleus": "part=soleus",
        "weak legs": "page=safety",
    }.items():
        page.locator("#search").fill(typed)
        expect(options.first).to_have_attribute("data-set", found)
    page.locator("#search").fill("toe")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(options.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Enter")
    expect(page.locator("body")).not_to_have_attribute("data-part", "")
    expect(page.locator("#search")).to_have_value("")


@on_the_server
def test_search_leads_to_safety_first(page: Page) -> None:
    page.locator("#search").fill("can't pee")
    page.locator("#search-results li").first.click()
    expect(page.locator("#safety-dialog")).to_be_visible()


@on_the_server
def test_a_word_that_leads_nowhere_says_so(page: Page) -> None:
    page.locator("#search").fill("zzzzqqq")
    expect(page.locator(".not-found")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".not-found")).to_be_hidden()


@on_the_server
def test_single_keys_open_the_list_of_keys_and_can_be_switched_off(page: Page) -> None:
    page.keyboard.press("?")
    expect(page.locator("#keys-dialog")).to_be_visible()
    page.locator("#single-keys").uncheck()
    page.locator("#keys-dialog .close").click()
    page.keyboard.press("?")
    expect(page.locator("#keys-dialog")).to_be_hidden()
    page.locator("#search").fill("?")
    expect(page.locator("#keys-dialog")).to_be_hidden()


def _scale(page: Page) -> float:
    script = "(plate) => new DOMMatrix(getComputedStyle(plate).transform).a"
    return float(page.locator("#plate-back").evaluate(script))


@on_the_server
def test_zoom_by_button_wheel_and_key_and_back(page: Page, atlas: Atlas) -> None:
    whole = _scale(page)
    page.locator('#zoom [data-set="zoom=in"]').click()
    assert _scale(page) > whole
    page.locator('#zoom [data-set="zoom=out"]').click()
    assert _scale(page) == whole
    place = region_place(page, atlas, "calf")
    page.mouse.move(*place)
    page.mouse.wheel(0, -400)
    expect(page.locator("body")).to_have_attribute("data-zoomed", "")
    assert region_place(page, atlas, "calf") == pytest.approx(place, abs=2)
    page.keyboard.press("0")
    expect(page.locator("body")).not_to_have_attribute("data-zoomed", "")
    assert _scale(page) == whole


@on_the_server
def test_a_drag_moves_the_zoomed_picture_and_chooses_nothing(page: Page, atlas: Atlas) -> None:
    page.locator('#zoom [data-set="zoom=in"]').click()
    x, y = region_place(page, atlas, "back_thigh_lower")
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 30, y + 40, steps=4)
    page.mouse.up()
    expect(page.locator("body")).to_have_attribute("data-part", "")
    moved = region_place(page, atlas, "back_thigh_lower")
    assert (round(moved[0] - x), round(moved[1] - y)) == (30, 40)


@on_the_server
def test_the_locator_moves_the_picture_by_keys(open_page: OpenPage) -> None:
    page = open_page("part=calf")
    before = page.locator("#locator-mark").bounding_box()
    page.locator("#locator").focus()
    page.keyboard.press("ArrowUp")
    settle(page)
    after = page.locator("#locator-mark").bounding_box()
    assert before is not None
    assert after is not None
    assert after["y"] < before["y"]


@on_the_server
def test_text_grows_and_starts_afresh(page: Page) -> None:
    card = page.locator("#card p").first
    before = float(card.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)"))
    _option(page, "text=largest").click()
    after = float(card.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)"))
    assert after >= 1.4 * before
    page.locator("#afresh").click()
    assert float(card.evaluate("(p) => parseFloat(getComputedStyle(p).fontSize)")) == before


@on_the_server
def test_present_shows_plate_card_and_way_on_with_safety_at_hand(page: Page) -> None:
    _option(page, "present=1").click()
    for hidden in ("#controls", "#rail", "#search"):
        expect(page.locator(hidden)).to_be_hidden()
    for visible in ("#plate", "#card", "#tour-next", "#safety"):
        expect(page.locator(visible)).to_be_visible()
    page.locator("#tour-next").click()
    expect(page.locator("body")).to_have_attribute("data-part", "lower_back")
    page.keyboard.press("Escape")
    expect(page.locator("#controls")).to_be_visible()
    assert shown(page, "part") == "lower_back"


@on_the_server
def test_about_opens_from_its_address_and_closes_into_the_page(open_page: OpenPage) -> None:
    page = open_page("page=about&part=calf")
    expect(page.locator("#about-dialog")).to_be_visible()
    expect(page.locator("#about-dialog")).to_contain_text("Not yet reviewed by a clinician")
    page.keyboard.press("Escape")
    expect(page.locator("#about-dialog")).to_be_hidden()
    expect(page.locator("body")).to_have_attribute("data-page", "")
    assert shown(page, "part") == "calf"
    assert "page=" not in page.url


def test_start_afresh_clears_everything(open_page: OpenPage) -> None:
    page = open_page("view=outer&side=left&part=heel&words=clinical&layer=muscles")
    page.locator('#zoom [data-set="zoom=in"]').click()
    expect(page.locator("body")).to_have_attribute("data-zoomed", "")
    page.locator("#search").fill("heel")
    page.locator("#afresh").click()
    assert [shown(page, name) for name in ("view", "side", "part", "words", "layer")] == [
        "back",
        "right",
        "",
        "plain",
        "bones nerves",
    ]
    assert "?" not in page.url
    expect(page.locator("#search")).to_have_value("")
    expect(page.locator("body")).not_to_have_attribute("data-zoomed", "")
