"""Every tool, one after the other on one page, on every deployment."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from data.model import Atlas
from tests.browser.test_journeys import shown


def test_the_tools_work_on_one_page_one_after_the_other(page: Page, atlas: Atlas) -> None:
    body, words = page.locator("body"), atlas.wordings["en"]
    page.locator("#stops [data-part=calf]").click()
    expect(body).to_have_attribute("data-frame", "leg")
    scale = float(page.evaluate("Framing.scale"))
    page.locator('#zoom [data-set="zoom=in"]').click()
    expect(body).to_have_attribute("data-zoomed", "")
    assert page.evaluate("Framing.scale") == pytest.approx(1.5 * scale)
    page.locator('#zoom [data-set="zoom=out"]').click()
    expect(body).not_to_have_attribute("data-zoomed", "")
    assert page.evaluate("Framing.scale") == pytest.approx(scale)

    page.locator(".menu-layer summary").click()
    for layer, drawn in (("muscles", "img.layer-muscles"), ("felt", ".mask-pain.general")):
        painted = page.locator(f"#pictures-back {drawn}").filter(visible=True)
        switch = page.locator(f'.menu-layer [data-toggle="layer={layer}"]')
        expect(painted).to_have_count(0)
        switch.click()
        expect(switch).to_have_attribute("aria-pressed", "true")
        expect(painted).not_to_have_count(0)
        switch.click()
        expect(painted).to_have_count(0)

    heading, root = page.locator("#card h2"), page.locator("html")
    page.locator(".menu-options summary").click()
    for level, name in (
        ("clinical", words.levels["clinical"]["calf"].name),
        ("plain", words.parts["calf"].name),
    ):
        page.locator(f'.menu-options [data-set="words={level}"]').click()
        expect(heading).to_have_text(name)
    for text in ("largest", "normal"):
        page.locator(f'.menu-options [data-keep="text={text}"]').click()
        expect(root).to_have_attribute("data-text", text)
    for name in ("helps", "about"):
        if not page.locator(".menu-options[open]").count():
            page.locator(".menu-options summary").click()
        page.locator(f'.menu-options [data-set="page={name}"]').click()
        expect(page.locator(f"#{name}-dialog")).to_be_visible()
        page.locator(f"#{name}-dialog .close").click()
        expect(page.locator(f"#{name}-dialog")).to_be_hidden()
        expect(body).to_have_attribute("data-page", "")

    if not page.locator(".menu-options[open]").count():
        page.locator(".menu-options summary").click()
    page.locator('.menu-options [data-set="present=1"]').click()
    expect(page.locator("#controls")).to_be_hidden()
    page.locator("#leave").click()
    expect(page.locator("#controls")).to_be_visible()
    expect(page.locator("#leave")).to_be_hidden()
    assert [shown(page, name) for name in ("part", "layer", "words", "page", "present")] == [
        "calf",
        "bones nerves",
        "plain",
        "",
        "",
    ]
