"""What words, sources and emergency numbers promise."""

from __future__ import annotations

from collections.abc import Iterator
from string import Formatter

from data.errors import ContentError, unknown
from data.model import Atlas
from data.words import CARD_PARTS, Claim, Wording

SOURCES_FILE = "sources.toml"
MUST_HAVE_SOURCE = ("study", "guideline")
FOLDED_PARTS = tuple(part for part in CARD_PARTS if part != "urgent")

# A link shows the paper or the guideline itself, never a copy of it.
PUBLISHERS = ("https://doi.org/10.", "https://www.nice.org.uk/")


def file_of(wording: Wording, part: str, atlas: Atlas) -> str:
    """The file that holds the words of a part."""
    kind = "regions" if part in atlas.regions else "nerves"
    return f"wording/{wording.language}/{kind}.toml"


def claims_of(wording: Wording, part: str) -> Iterator[Claim]:
    """Every claim about a part, as one reads: preview, then card."""
    words = wording.parts[part]
    yield from words.preview
    if words.card is not None:
        for name in CARD_PARTS:
            yield from getattr(words.card, name)


def every_part_has_a_plain_name(atlas: Atlas) -> Iterator[ContentError]:
    """Each language names every part."""
    for language, wording in atlas.wordings.items():
        for part in atlas.parts:
            if part not in wording.parts or not wording.parts[part].name:
                file = file_of(wording, part, atlas)
                message = f"{language}: no plain name for {part}"
                yield ContentError(file, f"{part}.name", message)


def words_are_about_known_parts(atlas: Atlas) -> Iterator[ContentError]:
    """Words under a misspelt id would never be seen."""
    for language, wording in atlas.wordings.items():
        for part, words in wording.parts.items():
            kind = "region" if words.card is not None else "nerve or root"
            known = atlas.regions if words.card is not None else (*atlas.nerves, *atlas.roots)
            if part not in known:
                file = "regions" if words.card is not None else "nerves"
                path = f"wording/{language}/{file}.toml"
                yield ContentError(path, part, unknown(part, kind, known))


def names_differ(atlas: Atlas) -> Iterator[ContentError]:
    """Two parts never share a name in one language."""
    for wording in atlas.wordings.values():
        first: dict[str, str] = {}
        for part in (part for part in atlas.parts if part in wording.parts):
            name = wording.parts[part].name
            if first.setdefault(name, part) != part:
                message = f'"{name}" is also the name of {first[name]}'
                yield ContentError(file_of(wording, part, atlas), f"{part}.name", message)


def every_part_has_a_preview(atlas: Atlas) -> Iterator[ContentError]:
    """Hovering a part says something about it."""
    for language, wording in atlas.wordings.items():
        for part, words in wording.parts.items():
            if not words.preview:
                message = f"{language}: no preview for {part}"
                file = file_of(wording, part, atlas)
                yield ContentError(file, f"{part}.preview", message)


def every_card_has_its_five_parts(atlas: Atlas) -> Iterator[ContentError]:
    """A card says what one may feel, what it is linked with, could be, what helps, when to go."""
    for language, wording in atlas.wordings.items():
        for part, words in wording.parts.items():
            for name in FOLDED_PARTS if words.card is not None else ():
                if not getattr(words.card, name):
                    message = f"{language}: the card of {part} says nothing under {name}"
                    file = file_of(wording, part, atlas)
                    yield ContentError(file, f"{part}.{name}", message)


def urgent_look_alikes_are_told(atlas: Atlas) -> Iterator[ContentError]:
    """A card warns of something urgent exactly where the anatomy says that it must."""
    for language, wording in atlas.wordings.items():
        for region in atlas.regions.values():
            words = wording.parts.get(region.id)
            if words is None or words.card is None:
                continue
            key, file = f"{region.id}.urgent", file_of(wording, region.id, atlas)
            if region.urgent_look_alikes and not words.card.urgent:
                wanted = ", ".join(region.urgent_look_alikes)
                yield ContentError(file, key, f"{language}: {region.id} must warn of {wanted}")
            if words.card.urgent and not region.urgent_look_alikes:
                message = f"{language}: {region.id} has no urgent_look_alikes in the anatomy"
                yield ContentError(file, key, message)


def claims_have_their_sources(atlas: Atlas) -> Iterator[ContentError]:
    """A claim from a study or guideline names it, and every named source exists."""
    for wording in atlas.wordings.values():
        for part in wording.parts:
            for claim in claims_of(wording, part):
                file = file_of(wording, part, atlas)
                if claim.basis in MUST_HAVE_SOURCE and not claim.sources:
                    yield ContentError(file, claim.key, f"claim without source ({claim.basis})")
                for source in claim.sources:
                    if source not in atlas.sources:
                        message = unknown(source, "source", atlas.sources)
                        yield ContentError(file, claim.key, message)


def every_source_is_used(atlas: Atlas) -> Iterator[ContentError]:
    """The list of sources holds nothing that no claim rests on."""
    used = {
        source
        for wording in atlas.wordings.values()
        for part in wording.parts
        for claim in claims_of(wording, part)
        for source in claim.sources
    }
    for source in atlas.sources:
        if source not in used:
            yield ContentError(SOURCES_FILE, source, f"no claim rests on {source}")


def links_lead_to_the_publisher(atlas: Atlas) -> Iterator[ContentError]:
    """A source's link is its DOI or the guideline's own page."""
    for source in atlas.sources.values():
        if source.link is not None and not source.link.startswith(PUBLISHERS):
            message = f'"{source.link}" is not the paper itself; use its https://doi.org/ or none'
            yield ContentError(SOURCES_FILE, f"{source.id}.link", message)


def languages_say_the_same_things(atlas: Atlas) -> Iterator[ContentError]:
    """Every language has the page's words that English has, with the same blanks to fill in."""
    english = atlas.wordings.get("en")
    for wording in atlas.wordings.values() if english is not None else ():
        file = f"wording/{wording.language}/page.toml"
        for key in english.page.keys() | wording.page.keys() if english is not None else ():
            mine, theirs = wording.page.get(key), english.page.get(key) if english else None
            if mine is None:
                yield ContentError(file, key, f"{wording.language}: no words for {key}")
            elif theirs is None:
                yield ContentError(file, key, f"{key} is not in English; it is said nowhere")
            elif _blanks(mine) != _blanks(theirs):
                blanks = ", ".join(sorted(_blanks(theirs))) or "none"
                yield ContentError(file, key, f"must have the blanks of English: {blanks}")


def emergency_numbers_are_said(atlas: Atlas) -> Iterator[ContentError]:
    """Each language names every country with a number, and no other."""
    for language, wording in atlas.wordings.items():
        file, named = f"wording/{language}/safety.toml", wording.safety.country_names
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
            yield ContentError("emergency.toml", f"{country.id}.numbers", "has no number")
        for number in country.numbers:
            if not number.isdecimal():
                message = f'"{number}" must be digits only'
                yield ContentError("emergency.toml", f"{country.id}.numbers", message)
        for zone in country.time_zones:
            if owner.setdefault(zone, country.id) != country.id:
                message = f"{zone} is also a time zone of {owner[zone]}"
                yield ContentError("emergency.toml", f"{country.id}.time_zones", message)


def the_clinic_is_in_a_known_country(atlas: Atlas) -> Iterator[ContentError]:
    """The clinic's setting, where there is one, is a country with a number."""
    country = atlas.clinic_country
    if country is not None and country not in atlas.emergency_numbers:
        message = unknown(country, "country with a number", atlas.emergency_numbers)
        yield ContentError("clinic.toml", "country", message)


def _blanks(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({"a { without its }"})


WORD_RULES = (
    every_part_has_a_plain_name,
    words_are_about_known_parts,
    names_differ,
    every_part_has_a_preview,
    every_card_has_its_five_parts,
    urgent_look_alikes_are_told,
    claims_have_their_sources,
    every_source_is_used,
    links_lead_to_the_publisher,
    languages_say_the_same_things,
    emergency_numbers_are_said,
    emergency_numbers_can_be_called,
    the_clinic_is_in_a_known_country,
)
