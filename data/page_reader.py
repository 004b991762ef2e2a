"""The words of the page itself: labels, safety, search, numbers, about, helps, tours, prose."""

from __future__ import annotations

from data.claims_reader import SharedSentences, read_claim, read_claims
from data.table import Table
from data.words import (
    AboutSection,
    HelpsSection,
    KeyNumber,
    Prose,
    Safety,
    SafetyBlock,
    SearchWords,
    StepWords,
    TourWords,
)


def flat_texts(file: Table, prefix: str = "") -> dict[str, str]:
    """Texts by dotted key: `[side] left = "…"` and `"side.left" = "…"` say the same."""
    texts: dict[str, str] = {}
    for name in file.names():
        if isinstance(file.raw(name), dict):
            texts.update(flat_texts(file.table(name), f"{prefix}{name}."))
        else:
            texts[f"{prefix}{name}"] = file.text(name)
    return texts


def read_safety(file: Table) -> Safety:
    """The safety text and the names of countries."""
    safety = Safety(
        now=_read_block(file.table("now")),
        same_day=_read_block(file.table("same_day")),
        soon=_read_block(file.table("soon")),
        country_names=flat_texts(file.table("country_names")),
        unknown_country=file.text("unknown_country"),
    )
    file.close()
    return safety


def _read_block(entry: Table) -> SafetyBlock:
    block = SafetyBlock(
        heading=entry.text("heading"),
        items=entry.texts("items"),
        after=entry.text_or_none("after") or "",
    )
    entry.close()
    return block


def read_prose(file: Table) -> Prose:
    """What the prose of a language is held to."""
    prose = Prose(
        threat_words=file.texts("threat_words"),
        names=file.texts("names"),
        introduce=flat_texts(file.table("introduce")),
        reading_grade=file.number("reading_grade") if "reading_grade" in file else None,
    )
    file.close()
    return prose


def read_search(file: Table) -> SearchWords:
    """The words that lead to parts, to causes, to pages and to tours."""
    places = {name: file.table(name) for name in ("parts", "causes", "pages", "tours")}
    file.close()
    listed = {
        name: {place: table.texts(place) for place in table.names()}
        for name, table in places.items()
    }
    return SearchWords(**listed)


def read_numbers(file: Table) -> tuple[KeyNumber, ...]:
    """The numbers worth knowing, in the order they are told."""
    numbers = []
    for entry in file.tables("numbers"):
        parts, fact = entry.texts_or_none("parts"), entry.text("fact")
        numbers.append(KeyNumber(read_claim(entry, (fact,)), parts))
    file.close()
    return tuple(numbers)


def read_about(file: Table) -> tuple[AboutSection, ...]:
    """The sections of the page about us, from top to bottom."""
    sections = []
    for entry in file.tables("sections"):
        sections.append(
            AboutSection(
                id=entry.text("id"),
                heading=entry.text("heading"),
                texts=entry.texts("texts"),
                sources=entry.texts_or_none("sources"),
            )
        )
        entry.close()
    file.close()
    return tuple(sections)


def read_tour_words(file: Table, shared: SharedSentences) -> dict[str, TourWords]:
    """The words of each tour, step by step."""
    tours = {}
    for tour, entry in file.entries():
        steps = []
        for step in entry.tables("steps"):
            claims = read_claims(step, "claims", shared)
            steps.append(StepWords(step.text("id"), step.text("heading"), claims))
            step.close()
        tours[tour] = TourWords(entry.text("name"), entry.text("about"), tuple(steps))
    return tours


def read_helps(file: Table, shared: SharedSentences) -> tuple[HelpsSection, ...]:
    """The sections of the page about what helps, from top to bottom."""
    sections = []
    for entry in file.tables("sections"):
        claims = read_claims(entry, "claims", shared)
        sections.append(HelpsSection(entry.text("id"), entry.text("heading"), claims))
        entry.close()
    file.close()
    return tuple(sections)
