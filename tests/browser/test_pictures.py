"""Pictures for human eyes, in `build/screenshots/`; no page may scroll sideways in any of them."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize

from tests.browser.conftest import LAPTOP, PHONE, PICTURES, SCREEN, TABLET, OpenPage

VIEWPORTS = {"phone": PHONE, "tablet": TABLET, "laptop": LAPTOP, "screen": SCREEN}
QUERIES = {
    "start": "",
    "hip": "part=deep_buttock",
    "heel": "part=heel",
    "outer": "view=outer&part=outer_knee",
    "left": "part=calf&side=left",
    "safety": "part=saddle_area",
}


@pytest.mark.parametrize("deployment", ["served"], indirect=True)
@pytest.mark.parametrize("viewport", VIEWPORTS.values(), ids=VIEWPORTS)
@pytest.mark.parametrize(("name", "query"), QUERIES.items(), ids=QUERIES)
def test_no_page_scrolls_sideways(
    open_page: OpenPage, viewport: ViewportSize, name: str, query: str
) -> None:
    touch = viewport["width"] < LAPTOP["width"]
    page = open_page(query, viewport=viewport, touch=touch)
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / f"{name}-{viewport['width']}x{viewport['height']}.png")
    assert page.evaluate("document.documentElement.scrollWidth - innerWidth") <= 0
