"""What the real causes promise a worried reader, beyond the rules that hold for any content."""

from __future__ import annotations

import re

import pytest

from data.model import Atlas
from data.passages import claims_of, lists_of
from data.prose_rules import ROOT_NAMED
from data.words import CAUSE_PARTS, Card, Claim
from tests.contract import CAUSES

DISCS = ("disc_l3_l4", "disc_l4_l5", "disc_l5_s1")
EMERGENCY = ("spinal_stenosis", "pregnancy", "tumour_infection", *DISCS)


def card(atlas: Atlas, cause: str, level: str = "plain") -> Card:
    wording = atlas.wordings["en"]
    words = wording.causes if level == "plain" else wording.clinical_causes
    found = words[cause].card
    assert found is not None
    return found


def said(claims: tuple[Claim, ...]) -> str:
    return " ".join(claim.text for claim in claims)


def facts(claims: tuple[Claim, ...]) -> set[str]:
    return {fact for claim in claims for fact in claim.facts}


def test_every_cause_of_the_contract_is_there_in_both_levels_of_words(atlas: Atlas) -> None:
    assert set(atlas.causes) == set(CAUSES)
    wording = atlas.wordings["en"]
    assert set(wording.causes) == set(wording.clinical_causes) == set(CAUSES)


def test_the_rare_and_serious_stands_last_and_the_common_first(atlas: Atlas) -> None:
    order = list(atlas.causes)
    assert order[0] in DISCS
    assert order[-1] == "tumour_infection"


@pytest.mark.parametrize("cause", CAUSES)
def test_hope_stands_beside_every_problem(atlas: Atlas, cause: str) -> None:
    outlook = said(card(atlas, cause).outlook)
    assert re.search(r"gets? better|did well|not severe|have no such disease", outlook), outlook


@pytest.mark.parametrize("cause", CAUSES)
def test_a_card_ends_with_the_safety_button_most_urgent_first(atlas: Atlas, cause: str) -> None:
    get_help = card(atlas, cause).get_help
    assert get_help[-1].facts == ("safety_button",)
    urgencies = [
        0 if "emergency" in claim.text else 1 if "same day" in claim.text else 2
        for claim in get_help
        if re.search(r"emergency|doctor", claim.text)
    ]
    assert urgencies == sorted(urgencies)


@pytest.mark.parametrize("cause", EMERGENCY)
def test_an_emergency_is_told_second(atlas: Atlas, cause: str) -> None:
    assert CAUSE_PARTS[1] == "urgent"
    assert {"saddle_signs", "both_legs"} <= facts(card(atlas, cause).urgent)


@pytest.mark.parametrize("cause", ["fibular_neck", "injury"])
def test_a_dropping_foot_is_told_second(atlas: Atlas, cause: str) -> None:
    assert "foot_drop" in facts(card(atlas, cause).urgent)


@pytest.mark.parametrize("cause", CAUSES)
def test_pressure_is_told_with_inflammation_and_a_sensitive_nerve(atlas: Atlas, cause: str) -> None:
    if atlas.causes[cause].mechanisms:
        what = said(card(atlas, cause).what)
        assert "press" in what
        assert "inflamed" in what
        assert "sensitive" in what


@pytest.mark.parametrize("cause", CAUSES)
def test_burning_is_never_the_first_feeling(atlas: Atlas, cause: str) -> None:
    feeling = said(card(atlas, cause).feel).lower()
    if "burn" in feeling:
        assert re.search(r"ach|numb|tingl", feeling.partition("burn")[0]), feeling


def test_two_discs_that_pain_cannot_tell_apart_are_offered_together(atlas: Atlas) -> None:
    lower, upper = (set(atlas.causes[name].linked_with) for name in ("disc_l5_s1", "disc_l4_l5"))
    assert lower < upper
    not_the_lowest = {"front_shin", "first_toe_gap", "outer_hip", "front_thigh", "inner_shin"}
    assert upper - lower == not_the_lowest


def test_no_place_is_linked_with_one_cause_alone(atlas: Atlas) -> None:
    for region in atlas.regions:
        linked = [c.id for c in atlas.causes.values() if region in c.linked_with]
        assert len(linked) != 1, (region, linked)


def test_places_that_are_an_emergency_are_linked_with_none(atlas: Atlas) -> None:
    assert not any("saddle_area" in cause.linked_with for cause in atlas.causes.values())


def test_the_serious_cause_is_offered_at_the_back_alone(atlas: Atlas) -> None:
    assert atlas.causes["tumour_infection"].linked_with == ("lower_back",)


def test_what_is_contested_says_so(atlas: Atlas) -> None:
    assert "experts do not agree" in said(card(atlas, "deep_gluteal").outlook)
    assert "Contested" in said(card(atlas, "deep_gluteal", "clinical").outlook)
    assert "not well known" in said(card(atlas, "pregnancy").what)


def test_pregnancy_is_mostly_not_the_nerve(atlas: Atlas) -> None:
    assert atlas.causes["pregnancy"].lights == ()
    assert "not from the nerve" in said(atlas.wordings["en"].causes["pregnancy"].preview)


@pytest.mark.parametrize("cause", DISCS)
def test_a_disc_is_marked_at_its_own_level_alone(atlas: Atlas, cause: str) -> None:
    marked = [
        m
        for m in atlas.structures["lumbar_discs"].meshes
        if atlas.causes[cause].lies_in("lumbar_discs", m)
    ]
    assert marked == [cause]


@pytest.mark.parametrize(
    ("cause", "root"), [("disc_l3_l4", "L4"), ("disc_l4_l5", "L5"), ("disc_l5_s1", "S1")]
)
def test_an_ordinary_disc_meets_the_root_that_runs_past_it(
    atlas: Atlas, cause: str, root: str
) -> None:
    (meets,) = [
        claim
        for claim in card(atlas, cause, "clinical").anatomy
        if "traversing_root" in claim.facts
    ]
    assert meets.text.endswith(f"the traversing root, {root}.")
    assert f"{root.lower()}_root" in atlas.causes[cause].lights


def test_the_foraminal_root_is_the_one_that_leaves(atlas: Atlas) -> None:
    assert "L5 in the L5/S1 foramen" in said(card(atlas, "foraminal_stenosis", "clinical").anatomy)
    assert atlas.causes["foraminal_stenosis"].lights == ("l5_root",)


def test_plain_words_name_no_root_and_clinical_ones_do(atlas: Atlas) -> None:
    wording = atlas.wordings["en"]
    plain = " ".join(c.text for words in wording.causes.values() for c in claims_of(words))
    clinical = " ".join(
        c.text for words in wording.clinical_causes.values() for c in claims_of(words)
    )
    assert not ROOT_NAMED.search(plain)
    assert ROOT_NAMED.search(clinical)


def test_numbers_shown_in_plain_words_are_the_ones_that_were_measured(atlas: Atlas) -> None:
    shown: set[str] = set()
    for words in atlas.wordings["en"].causes.values():
        for claim in claims_of(words):
            found = set(re.findall(r"\d+(?:,\d{3})*", claim.text))
            assert not found or claim.basis in ("study", "guideline"), claim.key
            shown |= found
    assert shown == set("90 4 6 10 20 80 3 8 1,172 1 100 1,000 30".split())


def test_no_sentence_of_a_cause_diagnoses_the_reader(atlas: Atlas) -> None:
    wording = atlas.wordings["en"]
    for words in (*wording.causes.values(), *wording.clinical_causes.values()):
        for claim in claims_of(words):
            assert not re.search(r"\bYou (?:have|suffer)|\bproves\b", claim.text), claim.key


def test_every_list_that_a_cause_has_is_read(atlas: Atlas) -> None:
    assert list(lists_of(atlas.wordings["en"].causes["injury"]))[1:7] == list(CAUSE_PARTS)
