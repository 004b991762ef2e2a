"""What emergency numbers promise: each can be called, and each language names its country."""

from __future__ import annotations

from collections.abc import Iterator

from data import files
from data.errors import ContentError, unknown
from data.model import Atlas


def emergency_numbers_are_said(atlas: Atlas) -> Iterator[ContentError]:
    """Each language names every country with a number, and no other."""
    for language, wording in atlas.wordings.items():
        file, named = files.wording(language, "safety"), wording.safety.country_names
        for country in atlas.emergency_numbers:
            if country not in named:
                message = f"{language}: no name for {country}"
                yield ContentError(file, f"country_names.{country}", message)
        for country in named:
            if country not in atlas.emergency_numbers:
                message = unknown(country, "country with a number", atlas.emergency_numbers)
                yield ContentError(file, f"country_names.{country}", message)


def emergency_numbers_can_be_called(atlas: Atlas) -> Iterator[ContentError]:
    """A country has a number made of digits, and no time zone belongs to two countries."""
    owner: dict[str, str] = {}
    for country in atlas.emergency_numbers.values():
        if not country.numbers:
            yield ContentError(files.EMERGENCY, f"{country.id}.numbers", "has no number")
        for number in country.numbers:
            if not number.isdecimal():
                message = f'"{number}" must be digits only'
                yield ContentError(files.EMERGENCY, f"{country.id}.numbers", message)
        for zone in country.time_zones:
            if owner.setdefault(zone, country.id) != country.id:
                message = f"{zone} is also a time zone of {owner[zone]}"
                yield ContentError(files.EMERGENCY, f"{country.id}.time_zones", message)


def the_clinic_is_in_a_known_country(atlas: Atlas) -> Iterator[ContentError]:
    """The clinic's setting, where there is one, is a country with a number."""
    country = atlas.clinic.country
    if country is not None and country not in atlas.emergency_numbers:
        message = unknown(country, "country with a number", atlas.emergency_numbers)
        yield ContentError(files.CLINIC, "country", message)


SAFETY_RULES = (
    emergency_numbers_are_said,
    emergency_numbers_can_be_called,
    the_clinic_is_in_a_known_country,
)
