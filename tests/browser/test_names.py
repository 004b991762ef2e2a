"""Names on the picture: they choose, are whole, clear of one another, and hide when small."""

from __future__ import annotations

from itertools import combinations

import pytest
from playwright.sync_api import FloatRect, expect

from components.label_layer import short_name
from data.model import Atlas
from tests.browser.conftest import LAPTOP, PHONE, SCREEN, TABLET, OpenPage
from tests.browser.plate_places import settle
from tests.browser.screen_boxes import overlap
from tests.browser.test_accessibility import go

LARGEST_LETTERS_PX = 32
"""However close one goes, names on the picture grow no larger."""
SHOWN_ON_THE_PICTURE = """
() => Object.fromEntries([
  ...[...document.querySelectorAll(".label > span")].map((one) => [one.innerText, one]),
  ...[...document.querySelectorAll("#locator, #zoom, .your, #stage")]
    .map((one) => [one.id || one.dataset.your, one]),
].filter(([, one]) => one.checkVisibility({ visibilityProperty: true }))
  .map(([name, one]) => [name, one.getBoundingClientRect().toJSON()]))
"""
NEXT_FRAME = """
() => new Promise((done) =>
  requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))
"""
"""Until the page has seen its new size, laid the picture anew and told it how large it is."""
LETTERS = """Math.max(...[...document.querySelectorAll("#labels-front .label")]
  .filter((one) => one.checkVisibility())
  .map((one) => one.getBoundingClientRect().width / one.offsetWidth
    * parseFloat(getComputedStyle(one).fontSize)))
"""

pytestmark = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def _within(inner: FloatRect, outer: FloatRect) -> bool:
    """Whether a box lies in another, to the pixel."""
    return (
        inner["x"] >= outer["x"] - 1
        and inner["y"] >= outer["y"] - 1
        and inner["x"] + inner["width"] <= outer["x"] + outer["width"] + 1
        and inner["y"] + inner["height"] <= outer["y"] + outer["height"] + 1
    )


def test_a_label_names_and_chooses_its_part(open_page: OpenPage, atlas: Atlas) -> None:
    page = open_page("part=back_of_knee")
    label = page.locator('[data-labels="knee"] [data-set="part=tibial_nerve"]').first
    words = atlas.wordings["en"].parts["tibial_nerve"]
    expect(label).to_be_visible()
    assert " ".join(label.inner_text().split()) == short_name(words.name)
    label.click()
    expect(page.locator("body")).to_have_attribute("data-part", "tibial_nerve")


def test_labels_hide_where_they_could_not_be_read(open_page: OpenPage) -> None:
    page = open_page("part=back_of_knee", viewport=PHONE, touch=True)
    expect(page.locator("#labels-back")).to_be_hidden()


def test_names_and_tools_are_whole_and_clear_of_one_another(open_page: OpenPage) -> None:
    page = open_page(viewport=TABLET)
    wrong, named = {}, 0
    for query in (
        "part=lower_back",
        "part=calf&side=left",
        "view=outer&part=outer_knee",
        "view=inner&part=inner_ankle",
        "view=front&part=front_shin&layer=bones&layer=muscles&layer=nerves",
    ):
        go(page, query)
        for viewport in (TABLET, LAPTOP, SCREEN):
            page.set_viewport_size(viewport)
            page.evaluate(NEXT_FRAME)
            settle(page)
            shown = page.evaluate(SHOWN_ON_THE_PICTURE)
            stage = shown.pop("stage")
            named += len(shown)
            wrong[query, viewport["width"]] = [
                *(name for name, box in shown.items() if not _within(box, stage)),
                *(
                    (one, two)
                    for one, two in combinations(shown, 2)
                    if overlap(shown[one], shown[two])
                ),
            ]
    assert named > 60
    fitted = page.evaluate(LETTERS)
    for _ in range(4):
        page.locator('#zoom [data-set="zoom=in"]').click()
    largest = LARGEST_LETTERS_PX + 0.5
    page.wait_for_function(f"() => {LETTERS} > {fitted} && {LETTERS} <= {largest}")
    assert {state: found for state, found in wrong.items() if found} == {}
