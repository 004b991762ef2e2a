"""What search words, numbers, the page about us and the page about what helps promise."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields

from data import files
from data.errors import ContentError, unknown
from data.model import PAGES, Atlas
from data.words import SearchWords, Wording


def search_leads_to_known_places(atlas: Atlas) -> Iterator[ContentError]:
    """A word one types leads to a part of the atlas, to a cause, to a page or to a tour."""
    known: dict[str, Collection[str]] = {
        "parts": atlas.parts,
        "causes": atlas.causes,
        "pages": PAGES,
        "tours": atlas.tours,
    }
    for language, wording in atlas.wordings.items():
        file = files.wording(language, "search")
        for name, places in _listed(wording).items():
            for place in places:
                if place not in known[name]:
                    message = unknown(place, name.removesuffix("s"), known[name])
                    yield ContentError(file, f"{name}.{place}", message)


def _listed(wording: Wording) -> dict[str, Mapping[str, tuple[str, ...]]]:
    """The search words of a language by what they lead to."""
    return {one.name: getattr(wording.search, one.name) for one in fields(SearchWords)}


def search_words_are_as_one_types_them(atlas: Atlas) -> Iterator[ContentError]:
    """A search word is in small letters, without spaces around it, once for each place."""
    for language, wording in atlas.wordings.items():
        file = files.wording(language, "search")
        for name, places in _listed(wording).items():
            for place, said in places.items():
                for word, times in Counter(said).items():
                    if word != word.strip().lower():
                        message = f'"{word}" must be in small letters, without spaces around it'
                        yield ContentError(file, f"{name}.{place}", message)
                    if times > 1:
                        message = f'"{word}" stands here {times} times'
                        yield ContentError(file, f"{name}.{place}", message)


def numbers_help_known_parts(atlas: Atlas) -> Iterator[ContentError]:
    """A number has a fact of its own, and helps with parts of the atlas."""
    for language, wording in atlas.wordings.items():
        file = files.wording(language, "numbers")
        times = Counter(number.claim.facts for number in wording.numbers)
        for number in wording.numbers:
            if times[number.claim.facts] > 1:
                message = f"{number.claim.facts[0]} is said twice here"
                yield ContentError(file, number.claim.key, message)
            for part in number.parts:
                if part not in atlas.parts:
                    yield ContentError(file, number.claim.key, unknown(part, "part", atlas.parts))


def the_page_about_us_has_its_sections(atlas: Atlas) -> Iterator[ContentError]:
    """Each section says something, under an id of its own, and rests on known sources."""
    for language, wording in atlas.wordings.items():
        file = files.wording(language, "about")
        times = Counter(section.id for section in wording.about)
        for place, section in enumerate(wording.about, start=1):
            key = f"sections.{place}"
            if times[section.id] > 1:
                yield ContentError(file, f"{key}.id", f'"{section.id}" is the id of two sections')
            if not section.texts:
                yield ContentError(file, f"{key}.texts", f"{section.id} says nothing")
            for source in section.sources:
                if source not in atlas.sources:
                    message = unknown(source, "source", atlas.sources)
                    yield ContentError(file, f"{key}.sources", message)


def the_page_of_what_helps_has_its_sections(atlas: Atlas) -> Iterator[ContentError]:
    """Each section says something, under an id of its own, and no fact is told twice."""
    for language, wording in atlas.wordings.items():
        file = files.wording(language, "helps")
        ids = Counter(section.id for section in wording.helps)
        claims = [claim for section in wording.helps for claim in section.claims]
        facts = Counter(fact for claim in claims for fact in claim.facts)
        if not wording.helps:
            yield ContentError(file, "sections", f"{language}: says nothing of what helps")
        for place, section in enumerate(wording.helps, start=1):
            key = f"sections.{place}"
            if ids[section.id] > 1:
                yield ContentError(file, f"{key}.id", f'"{section.id}" is the id of two sections')
            if not section.claims:
                yield ContentError(file, f"{key}.claims", f"{section.id} says nothing")
        for claim in claims:
            for fact in claim.facts:
                if facts[fact] > 1:
                    yield ContentError(file, claim.key, f"{fact} is said twice on this page")


def languages_tell_the_same_numbers_and_sections(atlas: Atlas) -> Iterator[ContentError]:
    """Every language has the numbers, the sections and the facts of English, in the same order."""
    english = atlas.wordings.get("en")
    if english is None:
        return
    for language, wording in atlas.wordings.items():
        mine = [number.claim.facts for number in wording.numbers]
        if mine != [number.claim.facts for number in english.numbers]:
            message = "must have the facts of English, in the same order"
            yield ContentError(files.wording(language, "numbers"), "numbers", message)
        ids = [section.id for section in wording.about]
        if ids != [section.id for section in english.about]:
            message = "must have the sections of English, in the same order"
            yield ContentError(files.wording(language, "about"), "sections", message)
        if _told(wording) != _told(english):
            message = "must have the sections and facts of English, in the same order"
            yield ContentError(files.wording(language, "helps"), "sections", message)


def _told(wording: Wording) -> list[tuple[str, list[tuple[str, ...]]]]:
    """What a language tells of what helps: each section's id, and the facts of its claims."""
    return [(section.id, [claim.facts for claim in section.claims]) for section in wording.helps]


PAGE_RULES = (
    search_leads_to_known_places,
    search_words_are_as_one_types_them,
    numbers_help_known_parts,
    the_page_about_us_has_its_sections,
    the_page_of_what_helps_has_its_sections,
    languages_tell_the_same_numbers_and_sections,
)
