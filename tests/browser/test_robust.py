"""The page when things go wrong: hostile addresses, no script, no Plotly."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from data.model import Atlas
from tests.browser.conftest import OpenPage
from tests.browser.visit import Visit

HOSTILE = [
    "part=__proto__",
    "part=constructor&view=__proto__&side=toString",
    "part=<script>document.title='struck'</script>",
    "view=%00&part=%ff",
    "part=HEEL",
    "part=zebra&part=zebra&" + "z" * 10_000 + "=zebra",
    "#part=__proto__",
]


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_address_shows_the_start_and_echoes_nothing(
    open_page: OpenPage, query: str
) -> None:
    page = open_page(query)
    body = page.evaluate("({...document.body.dataset})")
    assert (body["view"], body["side"], body["part"]) == ("back", "right", "")
    expect(page.locator("#card button").first).to_be_visible()
    # What is packed into a page spells any short word sooner or later.
    said = re.sub(r"[\w+/=]{200,}", "", page.content())
    for piece in ("zebra", "__proto__", "struck", "HEEL"):
        assert piece not in said


def test_the_page_is_readable_without_any_script(open_page: OpenPage, atlas: Atlas) -> None:
    page = open_page(scripts=False)
    expect(page.locator("#opening img")).to_be_visible()
    assert page.locator("#opening img").evaluate("image => image.naturalWidth") > 0
    assert page.locator("#route-in-words li").count() == len(atlas.stops)
    expect(page.locator("#safety-dialog")).to_contain_text(atlas.wordings["en"].safety.now.items[0])


@pytest.mark.parametrize("deployment", ["served", "site"], indirect=True)
def test_the_page_is_readable_and_safe_when_plotly_fails(open_page: OpenPage, atlas: Atlas) -> None:
    page = open_page(block="**/*plotly*", ready=False)
    expect(page.locator("#opening img")).to_be_visible()
    expect(page.locator("#route-in-words")).to_be_attached()
    page.locator("#safety").click()
    expect(page.locator("#safety-dialog")).to_be_visible()


def test_once_loaded_the_page_answers_without_a_network(
    open_page: OpenPage, atlas: Atlas, visit: Visit
) -> None:
    words = atlas.wordings["en"]
    page = open_page(alone=True)
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)
    visit.forgiven.append("net::ERR_INTERNET_DISCONNECTED")
    for stop in ("calf", "deep_buttock"):
        page.locator(f"#stops [data-part={stop}]").focus()
        expect(page.locator("#preview")).to_contain_text(words.parts[stop].name)
        page.keyboard.press("Enter")
        expect(page.locator("#card h2")).to_have_text(words.parts[stop].name)
        expect(page.locator(f"#sheet-back .trace{stop} .js-fill").first).to_be_attached()
    page.locator("#search").fill("pregnant")
    page.keyboard.press("Enter")
    expect(page.locator("#card h2")).to_have_text(words.causes["pregnancy"].name)
    page.locator("#tour-next").click()
    expect(page.locator("body")).to_have_attribute("data-part", atlas.stops[0].id)
    page.locator("#safety").click()
    expect(page.locator("#safety-dialog")).to_contain_text(words.safety.now.items[0])
    expect(page.locator(".failed")).to_be_hidden()


@pytest.mark.parametrize("deployment", ["served", "site"], indirect=True)
def test_a_view_that_does_not_arrive_is_said_and_the_rest_goes_on(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page(block="**/*outer*.json*")
    page.locator('#controls [data-set="view=outer"]').click()
    expect(page.locator(".failed")).to_be_visible()
    page.locator('#controls [data-set="view=back"]').click()
    page.locator("#stops [data-part=calf]").click()
    expect(page.locator("#card h2")).to_have_text(atlas.wordings["en"].parts["calf"].name)
