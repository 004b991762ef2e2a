"""Rules of emergency numbers, on invented atlases."""

from __future__ import annotations

from dataclasses import replace

from data import safety_rules
from data.model import Clinic, EmergencyNumber
from tests.content import invented
from tests.content.changed import told, with_wording


def test_a_country_with_a_number_has_a_name_and_no_other() -> None:
    safety = replace(invented.wording("en").safety, country_names={"hre": "Here"})
    assert told(safety_rules.emergency_numbers_are_said, with_wording(safety=safety)) == [
        "wording/en/safety.toml: country_names.here: en: no name for here",
        'wording/en/safety.toml: country_names.hre: "hre" is no country with a number; '
        'did you mean "here"?',
    ]


def test_an_emergency_number_can_be_called() -> None:
    countries = {
        "here": EmergencyNumber("here", ("112",), ("Europe/Here",)),
        "there": EmergencyNumber("there", ("1-1-2",), ("Europe/Here",)),
        "nowhere": EmergencyNumber("nowhere", (), ()),
    }
    atlas = replace(invented.atlas(), emergency_numbers=countries)
    assert told(safety_rules.emergency_numbers_can_be_called, atlas) == [
        'emergency.toml: there.numbers: "1-1-2" must be digits only',
        "emergency.toml: there.time_zones: Europe/Here is also a time zone of here",
        "emergency.toml: nowhere.numbers: has no number",
    ]


def test_the_clinic_is_in_a_country_with_a_number() -> None:
    rule = safety_rules.the_clinic_is_in_a_known_country
    assert told(rule, replace(invented.atlas(), clinic=Clinic())) == []
    assert told(rule, replace(invented.atlas(), clinic=Clinic("hare"))) == [
        'clinic.toml: country: "hare" is no country with a number; did you mean "here"?'
    ]
