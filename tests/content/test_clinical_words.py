"""What the real clinical words promise, beyond the rules that hold for any content."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from data.model import Atlas
from data.passages import claims_of
from data.prose_rules import ROOT_NAMED
from data.words import Card, Claim
from tests.contract import OFF_ROUTE, PARTS, STOPS

REGIONS = (*STOPS, *OFF_ROUTE)
NO_MORE_IS_KNOWN = {
    "gluteus_minimus",
    "sartorius",
    "iliotibial_band",
    "popliteus",
    "flexor_digitorum_brevis",
    "plantar_fascia",
    "sacrospinous_ligament",
    "sacrotuberous_ligament",
    "iliolumbar_ligament",
    "iliac_crest",
    "ischial_spine",
}
"""Structures of which our sources say nothing more that has to do with the nerve."""


def card(atlas: Atlas, part: str) -> Card:
    found = atlas.wordings["en"].clinical[part].card
    assert found is not None
    return found


def said(claims: tuple[Claim, ...]) -> str:
    return " ".join(claim.text for claim in claims)


def facts(claims: tuple[Claim, ...]) -> set[str]:
    return {fact for claim in claims for fact in claim.facts}


def every_claim(atlas: Atlas) -> Iterator[Claim]:
    for words in atlas.wordings["en"].clinical.values():
        yield from claims_of(words)


def test_every_part_has_clinical_words(atlas: Atlas) -> None:
    assert set(atlas.wordings["en"].clinical) == set(PARTS)


def test_most_structures_tell_a_clinician_more_than_their_preview(atlas: Atlas) -> None:
    told = atlas.wordings["en"].clinical
    assert {part for part in atlas.structures if told[part].card is None} == NO_MORE_IS_KNOWN


def test_the_sentence_of_the_overlap_says_both_halves(atlas: Atlas) -> None:
    text = said(card(atlas, "heel").anatomy).lower()
    assert "overlap" in text
    assert "does not identify the root" in text


@pytest.mark.parametrize("region", REGIONS)
def test_tests_are_for_a_clinician_and_settle_nothing(atlas: Atlas, region: str) -> None:
    examination = card(atlas, region).examination
    if examination and region != "saddle_area":
        assert "not_a_self_test" in facts(examination)


def test_the_accuracy_of_a_test_rests_on_a_study(atlas: Atlas) -> None:
    told = [claim for claim in every_claim(atlas) if "sensitivity" in claim.text]
    assert len(told) > 10
    for claim in told:
        assert claim.basis == "study", claim.key


@pytest.mark.parametrize("region", REGIONS)
def test_burning_is_never_the_first_feeling(atlas: Atlas, region: str) -> None:
    feeling = said(card(atlas, region).feel).lower()
    before = feeling.partition("burn")[0]
    assert "burn" not in feeling or re.search(r"ach|numb|tingl|cramp", before), feeling


def test_no_clinical_sentence_diagnoses_the_reader(atlas: Atlas) -> None:
    for claim in every_claim(atlas):
        assert not re.search(r"\byou (?:have|suffer)|diagnosed by|proves\b", claim.text), claim.key


@pytest.mark.parametrize(
    ("part", "variants"),
    [
        ("sciatic_nerve", {"piriformis_undivided", "piriformis_split", "high_division"}),
        ("deep_buttock", {"piriformis_undivided", "piriformis_no_cause"}),
        ("piriformis", {"piriformis_undivided", "piriformis_split", "piriformis_rare"}),
        ("sural_nerve", {"sural_formation"}),
        ("saphenous_nerve", {"saphenous_reach"}),
    ],
)
def test_people_differ_and_clinical_words_say_how(
    atlas: Atlas, part: str, variants: set[str]
) -> None:
    assert variants <= facts(card(atlas, part).variants)


def test_what_is_contested_says_so(atlas: Atlas) -> None:
    told = " ".join(claim.text.lower() for claim in every_claim(atlas))
    assert told.count("contested") >= 3
    assert "books disagree" in told


def test_every_nerve_names_its_roots_or_says_nothing_of_them(atlas: Atlas) -> None:
    for nerve in atlas.nerves.values():
        anatomy = card(atlas, nerve.id).anatomy
        named = ROOT_NAMED.search(said(anatomy) + atlas.wordings["en"].clinical[nerve.id].name)
        assert bool(named) == bool(nerve.roots), nerve.id
