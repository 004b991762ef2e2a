"""The records of words: everything one language says, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

WordsLevel = Literal["plain", "clinical"]
Basis = Literal["study", "guideline", "textbook", "practice"]
CardPart = Literal["feel", "urgent", "linked", "could_be", "helps", "get_help"]

CARD_PARTS: tuple[CardPart, ...] = get_args(CardPart)


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence or two with a key, a basis, and the sources that measured or state it."""

    key: str
    text: str
    basis: Basis
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is said when a region is chosen, in fixed order; `urgent` is second, and often empty."""

    feel: tuple[Claim, ...]
    urgent: tuple[Claim, ...]
    linked: tuple[Claim, ...]
    could_be: tuple[Claim, ...]
    helps: tuple[Claim, ...]
    get_help: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words of one part in one language: name, preview (one or two sentences), card.

    `card` is None for nerves and roots, whose preview says all that plain words have to say.
    """

    name: str
    preview: tuple[Claim, ...]
    card: Card | None


@dataclass(frozen=True, slots=True)
class SafetyBlock:
    """One urgency of the safety text: a heading, its items, and what follows them."""

    heading: str
    items: tuple[str, ...]
    after: str


@dataclass(frozen=True, slots=True)
class Safety:
    """The safety text of one language, the same whatever is chosen."""

    now: SafetyBlock
    same_day: SafetyBlock
    soon: SafetyBlock
    country_names: Mapping[str, str]
    unknown_country: str


@dataclass(frozen=True, slots=True)
class Prose:
    """What plain words are held to: `names` count as one syllable, `introduce` gives a word's first
    mention, `reading_grade` is the highest US grade (None: no formula for this language)."""

    threat_words: tuple[str, ...]
    names: tuple[str, ...]
    introduce: Mapping[str, str]
    reading_grade: float | None


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything one language says: parts, the page's own words by key, and the safety text."""

    language: str
    parts: Mapping[str, PartWords]
    page: Mapping[str, str]
    safety: Safety
    prose: Prose
