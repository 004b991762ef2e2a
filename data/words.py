"""The records of words: everything one language says, sentence by sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

WordsLevel = Literal["plain", "clinical"]
Basis = Literal["study", "guideline", "textbook", "practice"]
CardPart = Literal["feel", "urgent", "linked", "could_be", "helps", "get_help"]
ClinicalPart = Literal["anatomy", "examination", "variants"]
CausePart = Literal["what", "urgent", "feel", "outlook", "helps", "get_help"]
Kind = Literal["regions", "nerves", "structures", "causes"]

WORDS_LEVELS: tuple[WordsLevel, ...] = get_args(WordsLevel)
CARD_PARTS: tuple[CardPart, ...] = get_args(CardPart)
CLINICAL_PARTS: tuple[ClinicalPart, ...] = get_args(ClinicalPart)
CAUSE_PARTS: tuple[CausePart, ...] = get_args(CausePart)
SELDOM: tuple[CardPart, ...] = ("urgent",)
"""Parts that a card has only where they are needed."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence or two with a key, a basis, and the sources that measured or state it.

    `facts` name what it says: the plain and the clinical words of a part name the same facts.
    """

    key: str
    facts: tuple[str, ...]
    text: str
    basis: Basis
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """What is said when a part or a cause is chosen; `urgent` is second, and often empty.

    A region has CARD_PARTS, a cause CAUSE_PARTS, in this order. CLINICAL_PARTS are said in clinical
    words only; of a nerve or structure nothing else is.
    """

    what: tuple[Claim, ...] = ()
    feel: tuple[Claim, ...] = ()
    urgent: tuple[Claim, ...] = ()
    linked: tuple[Claim, ...] = ()
    could_be: tuple[Claim, ...] = ()
    outlook: tuple[Claim, ...] = ()
    helps: tuple[Claim, ...] = ()
    get_help: tuple[Claim, ...] = ()
    anatomy: tuple[Claim, ...] = ()
    examination: tuple[Claim, ...] = ()
    variants: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words of one part or cause at one level: name, preview (one or two sentences), card.

    `kind` is the file they stand in. `card` is None where the preview says all there is to say, as
    it does in the plain words of nerves, roots and structures.
    """

    kind: Kind
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
class SearchWords:
    """Words that lead somewhere though they stand in no name, e.g. "pinky toe"."""

    parts: Mapping[str, tuple[str, ...]]
    causes: Mapping[str, tuple[str, ...]]
    pages: Mapping[str, tuple[str, ...]]
    tours: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class KeyNumber:
    """A number worth knowing, told in a sentence; `parts` are those whose reader it helps."""

    claim: Claim
    parts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AboutSection:
    """A heading of the page about us, its paragraphs, and what they rest on."""

    id: str
    heading: str
    texts: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HelpsSection:
    """A heading of the page about what helps, and the claims under it."""

    id: str
    heading: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class StepWords:
    """What a step of a tour says: a heading, and up to three claims."""

    id: str
    heading: str
    claims: tuple[Claim, ...]


@dataclass(frozen=True, slots=True)
class TourWords:
    """The words of a tour: its name, what it shows, and its steps in order."""

    name: str
    about: str
    steps: tuple[StepWords, ...]


@dataclass(frozen=True, slots=True)
class Wording:
    """Everything one language says: parts, the page's own words by key, and the safety text.

    `parts` and `causes` are plain words; `clinical` and `clinical_causes` are empty as long as a
    language has no clinical words. A cause may have the id of a part, so each has its own mapping.
    """

    language: str
    parts: Mapping[str, PartWords]
    clinical: Mapping[str, PartWords]
    causes: Mapping[str, PartWords]
    clinical_causes: Mapping[str, PartWords]
    page: Mapping[str, str]
    safety: Safety
    prose: Prose
    search: SearchWords
    numbers: tuple[KeyNumber, ...]
    about: tuple[AboutSection, ...]
    helps: tuple[HelpsSection, ...]
    tours: Mapping[str, TourWords]

    @property
    def levels(self) -> Mapping[WordsLevel, Mapping[str, PartWords]]:
        """The words of parts at each level that this language has, plain first."""
        return _by_level(self.parts, self.clinical)

    @property
    def cause_levels(self) -> Mapping[WordsLevel, Mapping[str, PartWords]]:
        """The words of causes, likewise."""
        return _by_level(self.causes, self.clinical_causes)


def _by_level(
    plain: Mapping[str, PartWords], clinical: Mapping[str, PartWords]
) -> Mapping[WordsLevel, Mapping[str, PartWords]]:
    spoken: dict[WordsLevel, Mapping[str, PartWords]] = {"plain": plain}
    return spoken | {"clinical": clinical} if clinical else spoken
