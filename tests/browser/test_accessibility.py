"""axe-core finds nothing, in every state that a reader meets; text is large enough to read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from data.model import Atlas
from tests.browser.conftest import LAPTOP, PHONE, OpenPage
from tests.repository import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
SMALLEST_TEXT_PX = 16

STATES = {
    "start": "",
    "stop": "part=heel",
    "emergency": "part=saddle_area",
    "off the route": "part=front_thigh",
    "nerve": "part=tibial_nerve",
    "cause": "cause=disc_l4_l5",
    "left": "part=calf&side=left",
    "outer": "view=outer&part=outer_knee",
    "both": "side=both",
    "clinical": "part=calf&words=clinical",
    "muscles": "part=piriformis&layer=bones&layer=muscles&layer=nerves",
    "territories": "part=sural_nerve&layer=bones&layer=nerves&layer=territories",
    "felt": "layer=bones&layer=nerves&layer=felt",
    "dermatomes": "words=clinical&layer=bones&layer=nerves&layer=dermatomes",
    "inner": "view=inner&part=inner_ankle",
    "front": "view=front&part=front_shin",
    "foot from above": "view=foot_top&part=top_of_foot",
    "sole": "view=sole&part=inner_sole",
    "clinical cause": "cause=spinal_stenosis&words=clinical",
    "clinical, outer": "view=outer&part=outer_knee&words=clinical",
    "about": "page=about",
    "helps": "page=helps",
    "step": "tour=route&step=6",
    "comparison": "cause=disc_l5_s1&compare=spinal_stenosis",
    "present": "part=calf&present=1",
}
PHONE_STATES = (
    *(
        "start",
        "emergency",
        "nerve",
        "both",
        "clinical",
        "felt",
        "about",
        "helps",
        "step",
        "comparison",
        "present",
    ),
)
SMALL_TEXT = """
least => [...document.body.querySelectorAll('*')].filter(element =>
    element.checkVisibility({visibilityProperty: true, opacityProperty: true})
    && [...element.childNodes].some(node => node.nodeType === 3 && node.data.trim())
    && parseFloat(getComputedStyle(element).fontSize)
      * new DOMMatrix(getComputedStyle(element.closest('.canvas') ?? element).transform).a < least
).map(element => `${element.tagName} ${element.textContent.trim().slice(0, 40)}`)
"""

on_the_server = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def violations(page: Page) -> list[str]:
    """What axe finds wrong, one line per rule with the elements it names.

    The strokes of a figure are left out: they lie inside one image with one label.
    """
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    found: dict[str, Any] = page.evaluate(
        "axe.run({exclude: ['.js-plotly-plot']}, {resultTypes: ['violations']})"
    )
    assert found["passes"], "axe looked at nothing"
    return [
        f"{rule['id']} ({rule['impact']}): {[node['target'] for node in rule['nodes']]}"
        for rule in found["violations"]
    ]


def test_the_start_page_has_no_violation(page: Page) -> None:
    assert violations(page) == []


@on_the_server
@pytest.mark.parametrize(
    ("viewport", "states"),
    [(LAPTOP, tuple(STATES)), (PHONE, PHONE_STATES)],
    ids=["laptop", "phone"],
)
def test_no_state_has_a_violation_or_small_text(
    open_page: OpenPage, viewport: ViewportSize, states: Sequence[str]
) -> None:
    page = open_page(viewport=viewport)
    found = {}
    for state in states:
        go(page, STATES[state])
        found[state] = [*page.evaluate(SMALL_TEXT, SMALLEST_TEXT_PX), *violations(page)]
    assert {state: wrong for state, wrong in found.items() if wrong} == {}


ALL_SAID = """() => {
  const now = Address.read();
  const said = `${Lookup.name(now)} ${Address.topics(now)}`;
  return Lookup.said === said && Lookup.listed === Lookup.viewName(now);
}"""
"""The words of what the address asks for have come; the network says so for a new page alone."""


def go(page: Page, query: str) -> None:
    """Go to an address without loading the page again, and wait until it is shown."""
    page.evaluate(
        """query => {
          history.pushState(null, "", "?" + query);
          window.dispatchEvent(new PopStateEvent("popstate"));
        }""",
        query,
    )
    view = str(page.evaluate("document.body.dataset.view"))
    page.wait_for_selector(f"#sheet-{view} .js-fill", state="attached")
    page.wait_for_function(ALL_SAID)
    page.wait_for_load_state("networkidle")


@on_the_server
def test_the_safety_dialog_has_no_violation(page: Page) -> None:
    page.click("#safety")
    page.wait_for_selector("#safety-dialog[open]")
    assert violations(page) == []


@on_the_server
def test_a_preview_has_no_violation(page: Page) -> None:
    page.focus("#stops [data-part=calf]")
    page.wait_for_selector("#preview:not(:empty)")
    assert violations(page) == []


@on_the_server
def test_the_list_of_keys_has_no_violation(page: Page) -> None:
    page.keyboard.press("?")
    page.wait_for_selector("#keys-dialog[open]")
    assert violations(page) == []


@on_the_server
def test_open_menus_and_search_results_have_no_violation(page: Page) -> None:
    page.click(".menu-layer summary")
    assert violations(page) == []
    page.click(".menu-options summary")
    assert violations(page) == []
    page.fill("#search", "heel")
    page.wait_for_selector("#search-results li")
    assert violations(page) == []


@on_the_server
def test_only_what_is_chosen_is_announced(page: Page, atlas: Atlas) -> None:
    names = {part: words.name for part, words in atlas.wordings["en"].parts.items()}
    announcer = page.locator("#announcer")
    expect(announcer).to_have_text("")
    announcer.evaluate(
        """announcer => {
          window.said = [];
          new MutationObserver(() => announcer.textContent && said.push(announcer.textContent))
            .observe(announcer, {childList: true, characterData: true, subtree: true});
        }"""
    )
    for control in ("view=outer", "side=left", "view=back", "side=both"):
        page.locator(f'#controls [data-set="{control}"]').click()
    expect(announcer).to_have_text("")
    page.locator("#stops [data-part=calf]").hover()
    page.locator("#stops [data-part=calf]").click()
    expect(announcer).to_have_text(names["calf"])
    page.locator('#controls [data-set="view=outer"]').click()
    expect(page.locator("body")).to_have_attribute("data-view", "outer")
    page.locator("#stops [data-part=heel]").click()
    expect(announcer).to_have_text(names["heel"])
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(announcer).to_have_text("")
    assert page.evaluate("said") == [names["calf"], names["heel"]]


@on_the_server
def test_the_picture_says_its_view_its_side_and_what_is_lit(page: Page, atlas: Atlas) -> None:
    words = atlas.wordings["en"]
    lit = {
        "": "",
        "calf": words.page["lit.region"],
        "tibial_nerve": words.page["lit.nerve"],
        "piriformis": words.page["lit.structure"],
    }
    said = set()
    for part, sentence in lit.items():
        for side in ("left", "right", "both"):
            go(page, f"view=back&part={part}&side={side}")
            whole = " ".join([words.page["plate.back"], words.page[f"shown.{side}"], sentence])
            name = words.parts[part].name if part else ""
            label = whole.replace("{name}", name).strip()
            expect(page.locator("#plate")).to_have_attribute("aria-label", label)
            said.add(label)
    assert len(said) == 3 * len(lit)
    go(page, "view=sole")
    expect(page.locator("#plate")).to_have_attribute(
        "aria-label", f"{words.page['plate.sole']} {words.page['shown.right']}"
    )
