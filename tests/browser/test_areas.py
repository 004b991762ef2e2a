"""Areas on the skin, labels by layer, the numbers of a card, and what is fetched when idle."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from components.label_layer import short_name
from components.sheet import PLATE_PIXELS
from data.model import Atlas
from tests.browser.conftest import OpenPage
from tests.browser.test_accessibility import go
from tests.browser.visit import Visit

FINEST = f"-{PLATE_PIXELS[-1]}."

SHOWN_MASKS = """
() => [...document.querySelectorAll("#pictures-back .mask")]
  .filter((mask) => getComputedStyle(mask).display !== "none")
  .map((mask) => getComputedStyle(mask).getPropertyValue("--mask")
    .match(/back-([\\w-]+?)\\.webp/)[1] + (mask.classList.contains("far") ? " far" : ""))
"""
SHOWN_LABELS = """
() => [...document.querySelectorAll("#labels .label")]
  .filter((one) => one.checkVisibility({visibilityProperty: true, opacityProperty: true}))
  .map((one) => one.dataset.set.replace("part=", ""))
"""
LEGEND_ROWS = """
() => [...document.querySelectorAll("#legend .legend")].filter((row) => row.checkVisibility())
  .map((row) => [
    row.className.replace(/legend-?|\\s/g, ""),
    row.textContent.trim(),
    [...row.querySelectorAll(".swatch")].map((one) => one.getBoundingClientRect().width
      && getComputedStyle(one).backgroundImage).filter((paint) => paint && paint !== "none").length,
  ])
"""

pytestmark = pytest.mark.parametrize("deployment", ["served"], indirect=True)


def masks(page: Page) -> set[str]:
    """The masks that are shown on the back, those on the other leg with "far"."""
    return set(page.evaluate(SHOWN_MASKS))


def of_kind(found: set[str], kind: str) -> set[str]:
    """The masks of one kind."""
    return {mask for mask in found if mask.startswith(kind)}


def landmarks(atlas: Atlas) -> set[str]:
    """The landmarks, which are named whatever layer is shown."""
    return {part.id for part in atlas.structures.values() if part.kind == "landmark"}


def test_three_prepared_bodies_show_how_people_differ(open_page: OpenPage, atlas: Atlas) -> None:
    page = open_page("layer=felt&layer=territories")
    page.locator(".menu-layer summary").click()
    sural, saphenous = "territory-sural_nerve", "territory-saphenous_nerve"
    thigh = "territory-posterior_femoral_cutaneous_nerve"
    for body, shown, hidden in (
        ("usual", {"pain", sural, saphenous, thigh}, {"pain-near", "pain-far"}),
        ("second", {"pain-near", f"{sural}-variant", saphenous, thigh}, {"pain", sural}),
        (
            "third",
            {"pain-far", sural, f"{saphenous}-variant", f"{thigh}-variant"},
            {"pain", "pain-near", saphenous, thigh, f"{sural}-variant"},
        ),
    ):
        button = page.locator(f'[data-keep="body={body}"]')
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
        expect(page.locator(".differs").filter(visible=True)).to_have_text(
            atlas.wordings["en"].page[f"differs.{body}"]
        )
        found = masks(page)
        assert shown <= found, body
        assert not hidden & found, body
        assert "tingling" in found
    address = page.url
    page.locator("#afresh").click()
    assert masks(page) == set()
    go(page, address.split("?")[1])
    assert "pain" in masks(page)


def test_each_kind_of_area_keeps_to_its_rules_and_is_told_in_a_legend(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page()
    words = atlas.wordings["en"].page
    assert masks(page) == set()
    expect(page.locator("#legend")).to_be_hidden()

    layers = "layer=bones&layer=felt&layer=territories&layer=dermatomes"
    go(page, layers)
    rows = {layer: words[f"legend.{layer}"] for layer in ("territories", "felt")}
    assert {name: text for name, text, _ in page.evaluate(LEGEND_ROWS)} == rows
    assert not of_kind(masks(page), "dermatome")
    expect(page.locator(".toggle-dermatomes")).to_be_hidden()
    expect(page.locator("#pictures-back .key-point").first).to_be_hidden()
    assert not {mask for mask in masks(page) if mask.endswith(" far")}

    go(page, f"{layers}&side=both")
    both = masks(page)
    assert {"pain", "tingling", "territory-sural_nerve", "territory-sural_nerve far"} <= both
    assert not {
        mask
        for kind in ("pain", "tingling")
        for mask in of_kind(both, kind)
        if "far" in mask.split()
    }

    go(page, f"{layers}&words=clinical")
    rows["dermatomes"] = words["legend.dermatomes"]
    told = {name: (text, swatches) for name, text, swatches in page.evaluate(LEGEND_ROWS)}
    assert {name: text for name, (text, _) in told.items()} == rows
    assert {name: swatches for name, (_, swatches) in told.items()} == {
        "territories": 1,
        "felt": 2,
        "dermatomes": 1,
    }
    assert of_kind(masks(page), "dermatome") == of_kind(set(atlas.views["back"].masks), "dermatome")
    expect(page.locator("#pictures-back .key-point").filter(visible=True)).not_to_have_count(0)

    go(page, f"{layers}&words=clinical&part=l5_root")
    assert {"pain-l5_root", "tingling-l5_root"} <= masks(page)
    assert "pain" not in masks(page)


def test_what_is_chosen_is_named_and_labels_follow_the_layers(
    open_page: OpenPage, atlas: Atlas
) -> None:
    page = open_page("part=deep_buttock")
    words = atlas.wordings["en"]

    numbers = [number for number in words.numbers if "deep_buttock" in number.parts]
    assert numbers
    for number in numbers:
        expect(page.locator("#card .part-numbers")).to_contain_text(number.claim.text)

    bare = set(page.evaluate(SHOWN_LABELS))
    go(page, "part=deep_buttock&layer=bones&layer=nerves&layer=muscles")
    full = set(page.evaluate(SHOWN_LABELS))
    muscles = {part.id for part in atlas.structures.values() if part.kind == "muscle"}
    assert "sciatic_nerve" in bare & full
    assert "piriformis" in full
    assert not bare & muscles

    superficial = {part.id for part in atlas.structures.values() if part.superficial}
    go(page, "part=calf&layer=bones&layer=nerves&layer=muscles")
    assert superficial & set(page.evaluate(SHOWN_LABELS))
    page.locator('[data-keep="depth=deep"]').dispatch_event("click")
    assert not superficial & set(page.evaluate(SHOWN_LABELS))
    page.locator('[data-keep="depth=all"]').dispatch_event("click")

    unnamed = "sacrospinous_ligament"
    assert unnamed not in bare
    for query in (f"part={unnamed}", f"part={unnamed}&layer=bones&layer=nerves&layer=muscles"):
        go(page, query)
        assert page.evaluate(SHOWN_LABELS) == [unnamed], query
        label = page.locator(f"#labels-back .label.alone-{unnamed}").filter(visible=True)
        assert " ".join(label.inner_text().split()) == short_name(words.parts[unnamed].name)
    go(page, "part=deep_buttock&layer=nerves")
    assert {"sacrum", "ischial_tuberosity"} & bare
    assert set(page.evaluate(SHOWN_LABELS)) <= {*atlas.nerves, *atlas.roots, *landmarks(atlas)}


def test_when_all_is_calm_the_view_of_the_next_step_is_drawn_and_no_other(
    open_page: OpenPage, atlas: Atlas, visit: Visit
) -> None:
    page = open_page("part=back_of_knee", alone=True)
    loaded = len(visit.requests)
    stops = [stop.id for stop in atlas.stops]
    after = atlas.regions[stops[stops.index("back_of_knee") + 1]]
    assert not atlas.views["back"].draws(after.id)
    pictures = page.locator(f"#pictures-{after.home_view} > .picture[srcset]")
    expect(pictures).to_have_count(3)
    for picture in pictures.all():
        expect(picture).to_have_js_property("complete", True)
        assert picture.evaluate("(image) => image.naturalWidth") > 1
    page.wait_for_load_state("networkidle")
    later = [asked.path for asked in visit.since(loaded)]
    assert [path for path in later if "/plates/" not in path] == []
    assert [path for path in later if after.home_view in path and FINEST in path] == []
    page.locator(f"#sheet-{after.home_view} .js-fill").first.wait_for(state="attached")
    for view in atlas.views.keys() - {"back", after.home_view}:
        assert page.locator(f"#sheet-{view} .js-fill").count() == 0, view
    count = len(visit.requests)
    page.locator("#tour-next").click()
    expect(page.locator("body")).to_have_attribute("data-view", after.home_view)
    expect(page.locator(f"#sheet-{after.home_view} .js-fill").first).to_be_visible()
    again = [asked.path for asked in visit.since(count)]
    arrived = {asked.path for asked in visit.requests[:count]}
    assert not arrived & set(again), "asked for twice"
