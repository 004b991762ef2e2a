"""The page of what helps, as it really is: honest, calm, and no way round the safety text."""

from __future__ import annotations

import re

import pytest

from data.model import Atlas
from data.prose_rules import ROOT_NAMED
from data.words import Claim


def claims(atlas: Atlas) -> dict[str, tuple[Claim, ...]]:
    """The claims of each section by its id, in reading order."""
    return {section.id: section.claims for section in atlas.wordings["en"].helps}


def said(told: tuple[Claim, ...]) -> str:
    return " ".join(claim.text for claim in told)


def whole(atlas: Atlas) -> str:
    return " ".join(said(told) for told in claims(atlas).values())


def test_when_to_get_help_stands_before_massage_and_all_that_one_could_do(atlas: Atlas) -> None:
    told = claims(atlas)
    assert list(told)[:2] == ["help", "most"]
    assert "The Safety button shows all signs" in said(told["help"])
    assert "Have no massage while a sign under Safety fits you" in said(told["before_massage"])


def test_it_rewrites_no_emergency(atlas: Atlas) -> None:
    assert not re.search(r"\bemergency|between your legs|\bpee\b|\bpoo\b", whole(atlas))


def test_what_matters_most_is_to_stay_active_and_hope(atlas: Atlas) -> None:
    first = [claim.facts[0] for claim in claims(atlas)["most"]]
    assert first == ["stay_active", "hope_if", "still_troubled"]


def test_massage_is_told_honestly(atlas: Atlas) -> None:
    massage = claims(atlas)["massage"]
    by_fact = {claim.facts[0]: claim for claim in massage}
    assert set(by_fact["massage_guidelines"].sources) == {"nice_ng59", "kngf_2021"}
    assert "not been shown to cure sciatica" in said(massage)
    assert not re.search(r"toxin|releas|improves circulation|heals?\b", whole(atlas))


@pytest.mark.parametrize(
    "who",
    [
        *("pregnant", "cancer", "bleed easily", "blood thinners", "weak bones", "feet are numb"),
        *("high blood pressure", "skin disease", "surgery", "new hip", "steroids"),
    ],
)
def test_who_should_ask_before_a_massage_is_told_in_full(atlas: Atlas, who: str) -> None:
    (asks,) = [c for c in claims(atlas)["before_massage"] if "ask_before_massage" in c.facts]
    assert who in asks.text


def test_numbers_are_the_ones_that_the_sources_give(atlas: Atlas) -> None:
    shown = {
        number
        for told in claims(atlas).values()
        for claim in told
        if claim.basis in ("study", "guideline")
        for number in re.findall(r"\d+", claim.text)
    }
    assert shown == set("4 6 20 30 100 18 1 3 10 8 80".split())
    others = [
        claim.facts[0]
        for told in claims(atlas).values()
        for claim in told
        if claim.basis not in ("study", "guideline") and re.search(r"\d", claim.text)
    ]
    assert others == ["massage_sessions"]


def test_it_names_no_medicine_no_root_and_no_rest_in_bed(atlas: Atlas) -> None:
    text = whole(atlas).lower()
    assert not re.search(r"\bmg\b|gaba|opioid|ibuprofen|bed rest", text)
    assert not ROOT_NAMED.search(whole(atlas))


@pytest.mark.parametrize("word", ["exercise", "massage", "walking", "painkillers", "surgery"])
def test_a_word_for_what_one_could_do_finds_the_page(atlas: Atlas, word: str) -> None:
    assert word in atlas.wordings["en"].search.pages["helps"]
