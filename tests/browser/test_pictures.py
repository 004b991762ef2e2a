"""Pictures for human eyes, in `build/screenshots/`; no page may scroll sideways in any of them."""

from __future__ import annotations

import pytest

from tests.browser.conftest import LAPTOP, PHONE, PICTURES, SCREEN, TABLET, OpenPage
from tests.browser.plate_places import settle

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


@pytest.mark.parametrize("deployment", ["served"], indirect=True)
@pytest.mark.parametrize(("name", "query"), QUERIES.items(), ids=QUERIES)
def test_no_page_scrolls_sideways(open_page: OpenPage, name: str, query: str) -> None:
    for viewports in (BY_FINGER, BY_MOUSE):
        page = open_page(query, viewport=viewports[0], touch=viewports is BY_FINGER)
        for viewport in viewports:
            page.set_viewport_size(viewport)
            page.wait_for_load_state("networkidle")
            settle(page)
            page.screenshot(path=PICTURES / f"{name}-{viewport['width']}x{viewport['height']}.png")
            assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
