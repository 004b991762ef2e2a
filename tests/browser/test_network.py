"""After load the page asks for plates and words alone, and sends nothing, whatever is pressed."""

from __future__ import annotations

from pathlib import PurePosixPath

from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.browser.deployments import Deployment
from tests.browser.visit import Asked, Visit
from tests.contract import STOPS

FOLDERS = {"plates", "masks", "words", "files"}
KINDS = {".json", ".webp"}


def is_plate_or_words(asked: Asked) -> bool:
    """Whether a request is for a plate, a figure on it, or a words file."""
    path = PurePosixPath(asked.path)
    return path.suffix in KINDS and path.parent.name in FOLDERS


def walk(page: Page) -> None:
    """Do everything once: stops, controls, the plate, Back, the safety text, start afresh."""
    for part in STOPS[::3]:
        page.click(f"#stops [data-part={part}]")
        page.wait_for_selector(f"body[data-part={part}]", state="attached")
    for control in page.locator("#controls > .choice [data-set]").all():
        control.click()
    page.click(".menu-layer summary")
    for toggle in page.locator(".menu-layer .toggle:visible").all():
        toggle.click()
    page.keyboard.press("Escape")
    sweep(page)
    page.go_back()
    page.go_forward()
    page.click("#safety")
    page.wait_for_selector("#safety-dialog[open]")
    page.keyboard.press("Escape")
    page.click("#afresh")
    page.wait_for_selector("body[data-part='']", state="attached")


def sweep(page: Page) -> None:
    """Move over the picture as a hand would, and press in the middle."""
    box = page.locator("#stage").bounding_box()
    assert box is not None
    for step in range(1, 30):
        page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] * step / 30)
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_whole_walk_asks_once_for_plates_and_words_alone(
    open_page: OpenPage, visit: Visit, deployment: Deployment
) -> None:
    page = open_page(alone=True)
    page.wait_for_load_state("networkidle")
    loaded = len(visit.requests)
    assert loaded >= 1
    walk(page)
    page.wait_for_load_state("networkidle")
    later = visit.since(loaded)
    assert [asked for asked in later if not is_plate_or_words(asked)] == []
    assert len({asked.url for asked in later}) == len(later)
    assert visit.posts() == []
    if deployment.name == "single_file":
        assert later == []
