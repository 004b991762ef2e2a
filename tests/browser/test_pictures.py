"""Pictures for human eyes, in `build/screenshots/`; no page may scroll sideways in any of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import LAPTOP, PHONE, PICTURES, SCREEN, TABLET, OpenPage
from tests.browser.plate_places import settle
from tests.browser.test_accessibility import go

BY_FINGER, BY_MOUSE = (PHONE, TABLET), (LAPTOP, SCREEN)
QUERIES = {
    "start": "",
    "hip": "part=deep_buttock",
    "heel": "part=heel",
    "outer": "view=outer&part=outer_knee",
    "front": "view=front&part=front_shin",
    "top": "view=foot_top&part=top_of_foot",
    "sole": "view=sole&part=inner_sole",
    "muscles": "view=inner&part=inner_ankle&layer=bones&layer=muscles&layer=nerves",
    "left": "part=calf&side=left",
    "safety": "part=saddle_area",
}
ALL_ARRIVED = """() => [...document.querySelectorAll(".pictures img")].every(
  (image) => !image.checkVisibility() || image.complete)"""


@pytest.mark.parametrize("deployment", ["served"], indirect=True)
@pytest.mark.parametrize("viewports", [BY_FINGER, BY_MOUSE], ids=["by finger", "by mouse"])
def test_no_page_scrolls_sideways(
    open_page: OpenPage, viewports: tuple[ViewportSize, ViewportSize]
) -> None:
    page = open_page(viewport=viewports[0], touch=viewports is BY_FINGER)
    wide = {}
    for viewport in viewports:
        page.set_viewport_size(viewport)
        for name, query in QUERIES.items():
            go(page, query)
            settle(page)
            page.wait_for_function(ALL_ARRIVED)
            state = f"{name}-{viewport['width']}x{viewport['height']}"
            page.screenshot(path=PICTURES / f"{state}.png")
            wide[state] = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert {state: by for state, by in wide.items() if by > 0} == {}
