"""What the real words promise a worried reader, beyond the rules that hold for any content."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from data.model import Atlas
from data.passages import claims_of, safety_passages
from data.prose import reading_grade, sentences
from data.prose_rules import plain_passages
from data.words import CARD_PARTS, Card, Claim
from tests.contract import OFF_ROUTE, PARTS, STOPS, VIEWS

REGIONS = (*STOPS, *OFF_ROUTE)


def card(atlas: Atlas, region: str) -> Card:
    found = atlas.wordings["en"].parts[region].card
    assert found is not None
    return found


def said(claims: tuple[Claim, ...]) -> str:
    return " ".join(claim.text for claim in claims)


def all_claims(atlas: Atlas) -> Iterator[Claim]:
    for words in atlas.wordings["en"].parts.values():
        yield from claims_of(words)


def test_everything_of_the_contract_is_named_and_said(atlas: Atlas) -> None:
    words = atlas.wordings["en"].parts
    assert set(words) == set(PARTS)
    assert all(words[region].card for region in REGIONS)
    assert tuple(atlas.views) == VIEWS


def test_the_grade_of_every_passage_is_printed_and_at_most_six(atlas: Atlas) -> None:
    wording = atlas.wordings["en"]
    worst: dict[str, tuple[float, str]] = {}
    for passage in (*plain_passages(atlas, "en"), *safety_passages(wording)):
        kind = passage.key.rpartition(".")[2]
        grade = reading_grade(passage.text, wording.prose.names)
        worst[kind] = max(worst.get(kind, (grade, passage.key)), (grade, passage.key))
    for kind, (grade, key) in sorted(worst.items()):
        print(f"{kind:10} grade {grade:4.1f} of 6 at most ({key})")
    assert set(CARD_PARTS) < set(worst)
    assert wording.prose.reading_grade == 6
    assert max(grade for grade, _ in worst.values()) <= 6


def test_the_list_of_threat_words_is_the_house_s(atlas: Atlas) -> None:
    listed = set(atlas.wordings["en"].prose.threat_words)
    assert listed >= {
        *("trapped", "damaged", "slipped", "worn", "worn out", "crumbling", "unstable"),
        *("degeneration", "wear and tear", "pinched"),
    }


@pytest.mark.parametrize("region", REGIONS)
def test_feeling_words_of_a_place_are_not_passed_off_as_measured(atlas: Atlas, region: str) -> None:
    for claim in card(atlas, region).feel:
        if claim.basis == "study":
            assert claim.text.startswith("In 90 people with leg pain from a disc, ")
        elif region != "saddle_area":
            assert claim.basis == "textbook"


@pytest.mark.parametrize("region", REGIONS)
def test_burning_is_never_the_first_feeling(atlas: Atlas, region: str) -> None:
    feeling = said(card(atlas, region).feel).lower()
    if "burn" in feeling:
        before = feeling.partition("burn")[0]
        assert re.search(r"ach|numb|tingl", before), feeling


@pytest.mark.parametrize("region", REGIONS)
def test_pressure_is_never_the_whole_story(atlas: Atlas, region: str) -> None:
    if region == "saddle_area":
        return
    linked = said(card(atlas, region).linked)
    if "press" in linked:
        assert "inflamed" in linked
        assert "sensitive" in linked


@pytest.mark.parametrize("stop", STOPS)
def test_hope_stands_on_every_card_of_the_route(atlas: Atlas, stop: str) -> None:
    assert re.search(r"get[s]? better|did well", said(card(atlas, stop).helps))


@pytest.mark.parametrize("region", REGIONS)
def test_every_card_ends_with_when_to_go_and_the_safety_button(atlas: Atlas, region: str) -> None:
    last = sentences(said(card(atlas, region).get_help))
    assert "Safety button" in last[-1]
    if region != "saddle_area":
        assert any("no better after a few weeks" in sentence for sentence in last)


def test_the_button_that_the_cards_name_has_that_name(atlas: Atlas) -> None:
    assert "Safety" in atlas.wordings["en"].page["safety.button"]


def test_what_is_most_urgent_comes_first(atlas: Atlas) -> None:
    for region in REGIONS:
        urgencies = [
            0 if "emergency" in claim.text else 1 if "same day" in claim.text else 2
            for claim in card(atlas, region).get_help
            if re.search(r"emergency|doctor", claim.text)
        ]
        assert urgencies == sorted(urgencies), region


@pytest.mark.parametrize(
    ("region", "signs"),
    [
        ("calf", ["clot", "same day", "short of breath", "emergency", "massage"]),
        ("back_of_knee", ["clot", "same day", "short of breath", "emergency", "massage"]),
        ("outer_knee", ["foot", "drag", "same day"]),
        ("front_shin", ["sudden", "tight", "emergency", "drag", "same day"]),
    ],
)
def test_an_urgent_look_alike_is_told_in_full(atlas: Atlas, region: str, signs: list[str]) -> None:
    urgent = said(card(atlas, region).urgent)
    assert [sign for sign in signs if sign not in urgent] == []


def test_the_saddle_area_begins_with_the_emergency(atlas: Atlas) -> None:
    assert [r.id for r in atlas.regions.values() if r.emergency_first] == ["saddle_area"]
    assert "emergency help now" in said(atlas.wordings["en"].parts["saddle_area"].preview)


@pytest.mark.parametrize("region", ["outer_hip", "front_thigh", "inner_shin"])
def test_a_place_beside_the_route_corrects_and_does_not_invent(atlas: Atlas, region: str) -> None:
    assert "not on the sciatic route" in said(atlas.wordings["en"].parts[region].preview)
    assert "sciatica" in said(card(atlas, region).helps)


def test_links_are_secure_and_hold_no_copy(atlas: Atlas) -> None:
    links = [source.link for source in atlas.sources.values() if source.link]
    assert len(links) >= 10
    assert len(links) == len(set(links))
    assert all(re.fullmatch(r"https://[\w./()-]+", link) for link in links)


def test_numbers_shown_are_the_ones_that_were_measured(atlas: Atlas) -> None:
    shown = {
        number
        for claim in all_claims(atlas)
        if claim.basis != "textbook"
        for number in re.findall(r"\d+(?:,\d{3})*", claim.text)
    }
    assert shown == {"90", "4", "6", "10", "11", "20", "80", "3", "8", "1,172", "1", "100"}


def test_nothing_says_ninety_per_cent_or_bed_rest(atlas: Atlas) -> None:
    for claim in all_claims(atlas):
        assert not re.search(r"%|per ?cent|bed rest|toxin", claim.text, re.IGNORECASE)
