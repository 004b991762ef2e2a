"""What words and sources promise."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from string import Formatter

from data import files
from data.errors import ContentError, unknown
from data.model import Atlas
from data.passages import all_claims, all_words, kind_of
from data.words import CARD_PARTS, SELDOM, Kind

MUST_HAVE_SOURCE = ("study", "guideline")
ALWAYS_SAID = tuple(part for part in CARD_PARTS if part not in SELDOM)

# A link shows the paper or the guideline itself, never a copy of it.
PUBLISHERS = ("https://doi.org/10.", "https://www.nice.org.uk/")


def every_part_has_a_name(atlas: Atlas) -> Iterator[ContentError]:
    """Each language names every part, in plain words and, where it has them, in clinical ones."""
    for language, wording in atlas.wordings.items():
        for level, parts in wording.levels.items():
            for part in atlas.parts:
                if part not in parts or not parts[part].name:
                    file = files.wording(language, kind_of(atlas, part), level)
                    message = f"{language}: no {level} name for {part}"
                    yield ContentError(file, f"{part}.name", message)


def words_are_about_known_parts(atlas: Atlas) -> Iterator[ContentError]:
    """Words under a misspelt id would never be seen."""
    known: dict[Kind, tuple[str, Collection[str]]] = {
        "regions": ("region", atlas.regions),
        "nerves": ("nerve or root", (*atlas.nerves, *atlas.roots)),
        "structures": ("structure", atlas.structures),
        "causes": ("cause", atlas.causes),
    }
    for said in all_words(atlas):
        name, parts = known[said.words.kind]
        if said.part not in parts:
            yield ContentError(said.file, said.part, unknown(said.part, name, parts))


def names_differ(atlas: Atlas) -> Iterator[ContentError]:
    """Two parts never share a name in one language and level."""
    for wording in atlas.wordings.values():
        for level, parts in wording.levels.items():
            first: dict[str, str] = {}
            for part in (part for part in atlas.parts if part in parts):
                name = parts[part].name
                if first.setdefault(name, part) != part:
                    file = files.wording(wording.language, parts[part].kind, level)
                    message = f'"{name}" is also the name of {first[name]}'
                    yield ContentError(file, f"{part}.name", message)


def every_part_has_a_preview(atlas: Atlas) -> Iterator[ContentError]:
    """Hovering a part says something about it."""
    for said in all_words(atlas):
        if not said.words.preview:
            message = f"{said.language}: no preview for {said.part}"
            yield ContentError(said.file, f"{said.part}.preview", message)


def every_card_has_its_five_parts(atlas: Atlas) -> Iterator[ContentError]:
    """A region's card says what one may feel, what it may be, what helps, when to go."""
    for said in all_words(atlas):
        for name in ALWAYS_SAID if said.words.kind == "regions" else ():
            if not getattr(said.words.card, name):
                message = f"{said.language}: the card of {said.part} says nothing under {name}"
                yield ContentError(said.file, f"{said.part}.{name}", message)


def urgent_look_alikes_are_told(atlas: Atlas) -> Iterator[ContentError]:
    """A card warns of something urgent exactly where the anatomy says that it must."""
    for said in all_words(atlas):
        region = atlas.regions.get(said.part)
        if region is None or said.words.kind != "regions" or said.words.card is None:
            continue
        key, urgent = f"{said.part}.urgent", said.words.card.urgent
        if region.urgent_look_alikes and not urgent:
            wanted = ", ".join(region.urgent_look_alikes)
            message = f"{said.language}: {said.part} must warn of {wanted}"
            yield ContentError(said.file, key, message)
        if urgent and not region.urgent_look_alikes:
            message = f"{said.language}: {said.part} has no urgent_look_alikes in the anatomy"
            yield ContentError(said.file, key, message)


def claims_have_their_sources(atlas: Atlas) -> Iterator[ContentError]:
    """A claim from a study or guideline names it, no other does, and every named source exists."""
    for file, claim in all_claims(atlas):
        measured = claim.basis in MUST_HAVE_SOURCE
        if measured and not claim.sources:
            yield ContentError(file, claim.key, f"claim without source ({claim.basis})")
        if claim.sources and not measured:
            message = f"a claim from {claim.basis} names no source; is it from a study?"
            yield ContentError(file, claim.key, message)
        for source in claim.sources:
            if source not in atlas.sources:
                yield ContentError(file, claim.key, unknown(source, "source", atlas.sources))


def every_source_is_used(atlas: Atlas) -> Iterator[ContentError]:
    """The list of sources holds nothing that no claim rests on."""
    used = {source for _, claim in all_claims(atlas) for source in claim.sources}
    used |= {source for cause in atlas.causes.values() for source in cause.evidence}
    used |= {
        source
        for wording in atlas.wordings.values()
        for section in wording.about
        for source in section.sources
    }
    for source in atlas.sources:
        if source not in used:
            yield ContentError(files.SOURCES, source, f"no claim rests on {source}")


def links_lead_to_the_publisher(atlas: Atlas) -> Iterator[ContentError]:
    """A source's link is its DOI or the guideline's own page."""
    for source in atlas.sources.values():
        if source.link is not None and not source.link.startswith(PUBLISHERS):
            message = f'"{source.link}" is not the paper itself; use its https://doi.org/ or none'
            yield ContentError(files.SOURCES, f"{source.id}.link", message)


def languages_say_the_same_things(atlas: Atlas) -> Iterator[ContentError]:
    """Every language has the page's words that English has, with the same blanks to fill in."""
    english = atlas.wordings.get("en")
    if english is None:
        return
    for wording in atlas.wordings.values():
        file = files.wording(wording.language, "page")
        for key in english.page.keys() | wording.page.keys():
            mine, theirs = wording.page.get(key), english.page.get(key)
            if mine is None:
                yield ContentError(file, key, f"{wording.language}: no words for {key}")
            elif theirs is None:
                yield ContentError(file, key, f"{key} is not in English; it is said nowhere")
            elif _blanks(mine) != _blanks(theirs):
                blanks = ", ".join(sorted(_blanks(theirs))) or "none"
                yield ContentError(file, key, f"must have the blanks of English: {blanks}")


def _blanks(text: str) -> frozenset[str]:
    try:
        return frozenset(name for _, name, _, _ in Formatter().parse(text) if name is not None)
    except ValueError:
        return frozenset({"a { without its }"})


def the_clinic_starts_in_written_words(atlas: Atlas) -> Iterator[ContentError]:
    """The words that a visit starts in are written in every language."""
    for language, wording in atlas.wordings.items():
        if atlas.clinic.words not in wording.levels:
            message = f"{atlas.clinic.words} words are not written in {language}"
            yield ContentError(files.CLINIC, "words", message)


WORD_RULES = (
    the_clinic_starts_in_written_words,
    every_part_has_a_name,
    words_are_about_known_parts,
    names_differ,
    every_part_has_a_preview,
    every_card_has_its_five_parts,
    urgent_look_alikes_are_told,
    claims_have_their_sources,
    every_source_is_used,
    links_lead_to_the_publisher,
    languages_say_the_same_things,
)
