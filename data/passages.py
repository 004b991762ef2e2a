"""Words as one reads them: what is said of each part, list by list, passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from data import files
from data.model import Atlas
from data.words import (
    CARD_PARTS,
    CAUSE_PARTS,
    CLINICAL_PARTS,
    Claim,
    Kind,
    PartWords,
    SafetyBlock,
    Wording,
    WordsLevel,
)

# Sections about us whose words are names of others: nobody can make them easier to read.
NAMES_AND_LICENCES = ("credits", "licences")


class Said(NamedTuple):
    """The words of one part or cause in one language at one level, and their file."""

    language: str
    level: WordsLevel
    part: str
    words: PartWords
    file: str


def all_words(atlas: Atlas) -> Iterator[Said]:
    """The words of every part, then of every cause, in every language, at every level."""
    for language, wording in atlas.wordings.items():
        for levels in (wording.levels, wording.cause_levels):
            for level, words_of in levels.items():
                for part, words in words_of.items():
                    file = files.wording(language, words.kind, level)
                    yield Said(language, level, part, words, file)


def words_at(wording: Wording, level: WordsLevel, kind: Kind) -> Mapping[str, PartWords]:
    """The words a language has at a level: of causes, or of all parts, by id."""
    levels = wording.cause_levels if kind == "causes" else wording.levels
    return levels.get(level, {})


def kind_of(atlas: Atlas, part: str) -> Kind:
    """Which kind of words a part of the atlas has."""
    if part in atlas.regions:
        return "regions"
    return "structures" if part in atlas.structures else "nerves"


def claims_of(words: PartWords) -> Iterator[Claim]:
    """Every claim about a part or cause, as one reads: preview, then card."""
    for claims in lists_of(words).values():
        yield from claims


def lists_of(words: PartWords) -> dict[str, tuple[Claim, ...]]:
    """The claims about a part by where they stand: preview, then the parts of the card."""
    lists = {"preview": words.preview}
    if words.card is not None:
        parts = CAUSE_PARTS if words.kind == "causes" else CARD_PARTS
        lists |= {name: getattr(words.card, name) for name in (*parts, *CLINICAL_PARTS)}
    return lists


def all_claims(atlas: Atlas) -> Iterator[tuple[str, Claim]]:
    """Every claim in every language, each with the file it stands in."""
    for said in all_words(atlas):
        yield from ((said.file, claim) for claim in claims_of(said.words))
    for language, wording in atlas.wordings.items():
        file = files.wording(language, "numbers")
        yield from ((file, number.claim) for number in wording.numbers)
        file = files.wording(language, "helps")
        yield from ((file, claim) for section in wording.helps for claim in section.claims)
        file = files.wording(language, "tours")
        steps = (step for tour in wording.tours.values() for step in tour.steps)
        yield from ((file, claim) for step in steps for claim in step.claims)


class Passage(NamedTuple):
    """A text one reads in one go, e.g. one part of a card, with the claims it is made of."""

    file: str
    key: str
    texts: dict[str, str]

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.texts.values())


def passages_of(said: Said) -> Iterator[Passage]:
    """The preview, and each part of the card that says something."""
    for name, claims in lists_of(said.words).items():
        if claims or name == "preview":
            texts = {claim.key: claim.text for claim in claims}
            yield Passage(said.file, f"{said.part}.{name}", texts)


def page_passages(wording: Wording) -> Iterator[Passage]:
    """Each number, section about us (but for names and licences), section of what helps, step."""
    numbers, about = (files.wording(wording.language, name) for name in ("numbers", "about"))
    for number in wording.numbers:
        claim = number.claim
        yield Passage(numbers, claim.key, {claim.key: claim.text})
    for place, section in enumerate(wording.about, start=1):
        if section.id not in NAMES_AND_LICENCES:
            key = f"sections.{place}"
            texts = {f"{key}.texts.{n}": text for n, text in enumerate(section.texts, start=1)}
            yield Passage(about, key, texts)
    yield from helps_passages(wording)
    yield from tour_passages(wording)


def tour_passages(wording: Wording) -> Iterator[Passage]:
    """What each tour shows, and each of its steps: the words of one screen."""
    file = files.wording(wording.language, "tours")
    for tour, words in wording.tours.items():
        yield Passage(file, f"{tour}.about", {f"{tour}.about": words.about})
        for place, step in enumerate(words.steps, start=1):
            texts = {claim.key: claim.text for claim in step.claims}
            yield Passage(file, f"{tour}.steps.{place}", texts)


def helps_passages(wording: Wording) -> Iterator[Passage]:
    """Each section of the page about what helps, from top to bottom."""
    file = files.wording(wording.language, "helps")
    for place, section in enumerate(wording.helps, start=1):
        texts = {claim.key: claim.text for claim in section.claims}
        yield Passage(file, f"sections.{place}", texts)


def safety_passages(wording: Wording) -> Iterator[Passage]:
    """The blocks of the safety text; their items are fragments under a heading, so made whole."""
    safety = wording.safety
    blocks = {"now": safety.now, "same_day": safety.same_day, "soon": safety.soon}
    for name, block in blocks.items():
        yield Passage(files.wording(wording.language, "safety"), name, _made_whole(name, block))


def _made_whole(name: str, block: SafetyBlock) -> dict[str, str]:
    heading = block.heading.rstrip(":.") + "."
    texts = {f"{name}.heading": heading} if block.heading else {}
    for place, item in enumerate(block.items, start=1):
        texts[f"{name}.items.{place}"] = item.rstrip(".;,") + "."
    if block.after:
        texts[f"{name}.after"] = block.after
    return texts
