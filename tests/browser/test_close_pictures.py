"""Finer pictures of close frames: as fine as the screen in every choice of layers, on demand."""

from __future__ import annotations

import pytest
from playwright.sync_api import ViewportSize, expect

from components.sheet import PLATE_PIXELS
from data.model import Atlas
from tests.browser.conftest import SCREEN, OpenPage
from tests.browser.test_accessibility import go
from tests.browser.visit import Visit

WALL = ViewportSize(width=3840, height=2160)

FINE_SHOWN = """
() => [...document.querySelectorAll("#pictures-back > .fine")]
  .filter((one) => one.checkVisibility())
  .map((one) => [one, one.getBoundingClientRect().width * window.devicePixelRatio])
  .map(([one, painted]) => [one.dataset.fine, one.naturalWidth, painted])
"""

pytestmark = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def test_close_pictures_are_as_fine_as_the_screen_and_asked_for_when_one_goes_closer(
    open_page: OpenPage, atlas: Atlas, visit: Visit
) -> None:
    page = open_page(alone=True)
    page.wait_for_load_state("networkidle")
    largest = f"-{PLATE_PIXELS[-1]}."
    assert [request.path for request in visit.requests if largest in request.path] == []
    page.set_viewport_size(WALL)
    page.wait_for_load_state("networkidle")
    finer: list[str] = page.evaluate(
        """() => [...document.querySelectorAll("#pictures-back > .fine")]
            .map((one) => one.dataset.srcset)"""
    )
    paths = {address.split("?")[0] for address in finer}

    def asked() -> list[str]:
        return [request.path for request in visit.requests if request.path in paths]

    assert paths
    assert asked() == []
    frames: dict[str, str] = page.evaluate("TABLES.frames.back")
    parts = {part: frame for part, frame in frames.items() if part in atlas.parts}
    first = {frame: part for part, frame in sorted(parts.items(), reverse=True)}
    first.pop("whole")
    assert first.keys() == atlas.views["back"].fine.keys()
    for count, (frame, part) in enumerate(first.items(), 1):
        go(page, f"view=back&part={part}")
        page.wait_for_function(f"() => ({FINE_SHOWN})().some(([, pixels]) => pixels > 0)")
        ((shown, pixels, painted),) = page.evaluate(FINE_SHOWN)
        assert shown == frame
        assert pixels >= painted, f"{frame}: {pixels} pixels are painted {painted} wide"
        assert len(asked()) == count
    go(page, "")
    assert page.evaluate(FINE_SHOWN) == []


@pytest.mark.parametrize(
    ("layers", "depth", "shown"),
    [
        ("muscles", "all", "muscles_alone"),
        ("muscles", "deep", "deep_alone"),
        ("none", "all", "glass"),
        ("bones&layer=muscles", "deep", "deep"),
    ],
)
def test_every_choice_of_layers_is_as_fine_when_close(
    open_page: OpenPage, layers: str, depth: str, shown: str
) -> None:
    page = open_page(f"part=back_of_knee&layer=nerves&layer={layers}")
    page.set_viewport_size(SCREEN)
    page.locator(f'[data-keep="depth={depth}"]').dispatch_event("click")
    page.wait_for_function(f"() => ({FINE_SHOWN})().some(([, pixels]) => pixels > 0)")
    ((_, pixels, painted),) = page.evaluate(FINE_SHOWN)
    assert pixels >= painted
    expect(page.locator(f'#pictures-back > .fine-{shown}[data-fine="knee"]')).to_be_visible()
