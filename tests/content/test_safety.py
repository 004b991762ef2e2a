"""The real safety text and emergency numbers."""

from __future__ import annotations

import re
from zoneinfo import available_timezones

import pytest

from data.model import Atlas

NUMBERS = {
    "united_kingdom": ("999", "112"),
    "european_union": ("112",),
    "united_states_and_canada": ("911",),
    "south_korea": ("119",),
    "australia": ("000",),
}

EU_CAPITALS = """
Europe/Vienna Europe/Brussels Europe/Sofia Europe/Zagreb Asia/Nicosia Europe/Prague
Europe/Copenhagen Europe/Tallinn Europe/Helsinki Europe/Paris Europe/Berlin Europe/Athens
Europe/Budapest Europe/Dublin Europe/Rome Europe/Riga Europe/Vilnius Europe/Luxembourg Europe/Malta
Europe/Amsterdam Europe/Warsaw Europe/Lisbon Europe/Bucharest Europe/Bratislava Europe/Ljubljana
Europe/Madrid Europe/Stockholm
""".split()

ELSEWHERE = """
Europe/Zurich Europe/Oslo Europe/Istanbul Europe/Kyiv Europe/Belgrade Atlantic/Reykjavik
America/Mexico_City America/Sao_Paulo Asia/Tokyo Asia/Pyongyang Pacific/Auckland Etc/UTC UTC
""".split()


def owner(atlas: Atlas, zone: str) -> str | None:
    owners = [
        country.id for country in atlas.emergency_numbers.values() if zone in country.time_zones
    ]
    assert len(owners) <= 1
    return owners[0] if owners else None


def test_every_country_has_its_numbers_and_a_name(atlas: Atlas) -> None:
    found = {country.id: country.numbers for country in atlas.emergency_numbers.values()}
    assert found == NUMBERS
    names = atlas.wordings["en"].safety.country_names
    assert set(names) == set(NUMBERS)
    assert names["united_states_and_canada"] == "United States and Canada"


def test_advice_lines_are_not_emergency_numbers(atlas: Atlas) -> None:
    assert "111" not in {n for c in atlas.emergency_numbers.values() for n in c.numbers}


def test_the_27_member_states_are_all_there(atlas: Atlas) -> None:
    assert len(EU_CAPITALS) == 27
    assert {owner(atlas, zone) for zone in EU_CAPITALS} == {"european_union"}


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/London", "united_kingdom"),
        ("Atlantic/Azores", "european_union"),
        ("Africa/Ceuta", "european_union"),
        ("Indian/Reunion", "european_union"),
        ("America/New_York", "united_states_and_canada"),
        ("Pacific/Honolulu", "united_states_and_canada"),
        ("America/St_Johns", "united_states_and_canada"),
        ("Asia/Seoul", "south_korea"),
        ("Australia/Eucla", "australia"),
    ],
)
def test_a_zone_belongs_to_its_country(atlas: Atlas, zone: str, country: str) -> None:
    assert owner(atlas, zone) == country


@pytest.mark.parametrize("zone", ELSEWHERE)
def test_elsewhere_no_country_is_guessed(atlas: Atlas, zone: str) -> None:
    assert owner(atlas, zone) is None


def test_every_zone_is_spelt_as_the_list_of_zones_spells_it(atlas: Atlas) -> None:
    named = {zone for country in atlas.emergency_numbers.values() for zone in country.time_zones}
    assert len(named) > 150
    if known := available_timezones():
        assert named - known == set()
    assert all(re.fullmatch(r"[A-Z][\w+/-]+", zone) for zone in named)


def test_without_a_guess_there_is_still_a_number(atlas: Atlas) -> None:
    assert "112 or your local number" in atlas.wordings["en"].safety.unknown_country


@pytest.mark.parametrize(
    "sign",
    [
        "between your legs",
        "genitals or bottom",
        "when you wipe",
        "can't start to pee",
        "can't control your poo",
        "numbness in both legs",
        "Sex feels",
        "short of breath",
        "cold, pale",
        "belly",
        "cancer",
    ],
)
def test_the_emergency_names_every_sign(atlas: Atlas, sign: str) -> None:
    assert sign in " ".join(atlas.wordings["en"].safety.now.items)


def test_the_emergency_says_what_to_do_and_why(atlas: Atlas) -> None:
    now = atlas.wordings["en"].safety.now
    assert now.heading.startswith("Get emergency help now")
    assert "new or getting worse" in now.heading
    for sentence in ("These are rare.", "bladder, bowel and legs", "don't drive yourself"):
        assert sentence in now.after


def test_the_other_urgencies_are_complete(atlas: Atlas) -> None:
    safety = atlas.wordings["en"].safety
    same_day, soon = " ".join(safety.same_day.items), " ".join(safety.soon.items)
    for sign in ("drag or flop", "getting weaker", "fever", "bad fall", "swollen, warm and sore"):
        assert sign in same_day
    for sign in ("had cancer", "losing weight", "no position helps", "after a few weeks"):
        assert sign in soon
