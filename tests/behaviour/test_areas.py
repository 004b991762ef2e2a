"""Areas on the skin: which body and focus shows which, and never both legs' pain."""

from __future__ import annotations

import re

import pytest

from components.about import about_cause
from components.areas import BODIES, OTHER_BODIES, area_rules, areas, bodies_of, owner_of
from data.model import Atlas


def test_in_every_body_each_place_has_one_form() -> None:
    forms: dict[str, set[str]] = {}
    for other in OTHER_BODIES:
        usual = "pain" if other.startswith("pain") else other.removesuffix("-variant")
        forms.setdefault(usual, {usual}).add(other)
    for usual, masks in forms.items():
        shown = [body for mask in masks for body in bodies_of(mask, OTHER_BODIES)]
        assert sorted(shown) == sorted(BODIES), usual


def test_pain_has_three_prepared_forms() -> None:
    assert bodies_of("pain", OTHER_BODIES) == ["usual"]
    assert bodies_of("pain-near", OTHER_BODIES) == ["second"]
    assert bodies_of("pain-far", OTHER_BODIES) == ["third"]
    assert bodies_of("tingling", OTHER_BODIES) == list(BODIES)


@pytest.mark.parametrize(
    ("mask", "owner"),
    [
        ("territory-sural_nerve", "sural_nerve"),
        ("territory-sural_nerve-variant", "sural_nerve"),
        ("pain", None),
        ("pain-near", None),
        ("pain-l5_root", "l5_root"),
        ("dermatome-s1_root", "s1_root"),
    ],
)
def test_a_mask_knows_whose_it_is(mask: str, owner: str | None) -> None:
    assert owner_of(mask) == owner


def test_felt_areas_are_drawn_on_one_leg_only(atlas: Atlas) -> None:
    drawn = [set(a.className.split()) for v in atlas.views.values() for a in areas(v, atlas, str)]
    assert any("felt" in classes for classes in drawn)
    assert any("far" in classes for classes in drawn)
    assert not any({"far", "felt"} <= classes for classes in drawn)


def test_a_root_has_felt_areas_of_its_own_in_clinical_words_only(atlas: Atlas) -> None:
    naming = [rule for rule in area_rules(atlas) if ".felt" in rule]
    assert naming
    assert all('[data-words="clinical"]' in rule for rule in naming)


def test_a_nerve_keeps_the_skin_of_its_branches(atlas: Atlas) -> None:
    """The tibial nerve reaches the skin through its branches alone."""
    rules = [rule for rule in area_rules(atlas) if 'data-about="tibial_nerve"' in rule]
    assert rules[0].endswith(" .mask-territory{--area:var(--area-dimmed)}")
    (kept_rule,) = (rule for rule in rules if "--area:inherit" in rule)
    kept = set(re.findall(r"\.of-(\w+)", kept_rule))
    assert {"medial_calcaneal_nerve", "medial_plantar_nerve", "lateral_plantar_nerve"} <= kept
    assert not {"saphenous_nerve", "deep_fibular_nerve"} & kept


def test_of_two_causes_that_are_compared_each_keeps_its_own_skin(atlas: Atlas) -> None:
    """What is kept wins over what steps back, whichever of the two says so: it asks for more."""
    for cause, root in (("disc_l4_l5", "l5_root"), ("disc_l5_s1", "s1_root")):
        rules = [rule for rule in area_rules(atlas) if f'"cause-{cause}"' in rule]
        focus = about_cause(cause)
        assert f"{focus} .mask-dermatome{{--area:var(--area-dimmed)}}" in rules
        assert f"{focus} .mask-dermatome.of-{root}{{--area:inherit}}" in rules
