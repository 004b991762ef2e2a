"""The words of every language: one folder each, the same files in every folder."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import get_args

from data import files
from data.claims_reader import SharedSentences, read_claims
from data.errors import ContentError
from data.page_reader import (
    flat_texts,
    read_about,
    read_helps,
    read_numbers,
    read_prose,
    read_safety,
    read_search,
    read_tour_words,
)
from data.table import Errors, Table, read_toml
from data.words import (
    CARD_PARTS,
    CAUSE_PARTS,
    CLINICAL_PARTS,
    SELDOM,
    Card,
    Kind,
    PartWords,
    Wording,
    WordsLevel,
)

KINDS: tuple[Kind, ...] = get_args(Kind)

# What has a card of its own even in plain words, and its parts.
WHOLE_CARDS: Mapping[Kind, Sequence[str]] = {"regions": CARD_PARTS, "causes": CAUSE_PARTS}

# What a clinical card may leave out.
CLINICALLY_SELDOM = (*SELDOM, "examination", "variants")


def read_wordings(root: Path, errors: Errors) -> dict[str, Wording]:
    """The words of all languages, English first because the others are checked against it."""
    folders = sorted(path.name for path in (root / files.WORDING).glob("*") if path.is_dir())
    if "en" not in folders:
        errors.append(ContentError(files.WORDING, "", "has no folder en"))
    languages = sorted(folders, key=lambda language: (language != "en", language))
    return {language: _read_wording(root, language, errors) for language in languages}


def _read_wording(root: Path, language: str, errors: Errors) -> Wording:
    def file(name: str, level: WordsLevel = "plain") -> Table:
        return read_toml(root, files.wording(language, name, level), errors)

    shared = SharedSentences(file("shared"))
    plain: dict[Kind, dict[str, PartWords]] = {
        kind: _read_plain(file(kind), shared, kind) for kind in KINDS
    }
    helps = read_helps(file("helps"), shared)
    tours = read_tour_words(file("tours"), shared)
    clinical: dict[Kind, dict[str, PartWords]] = {}
    if _speaks_clinically(root / files.WORDING / language):
        precise = SharedSentences(file("shared", "clinical"), beneath=shared)
        for kind in KINDS:
            clinical[kind] = _read_clinical(file(kind, "clinical"), precise, kind)
        precise.close()
    shared.close()
    return Wording(
        language=language,
        parts=_of_parts(plain),
        clinical=_of_parts(clinical),
        causes=plain["causes"],
        clinical_causes=clinical.get("causes", {}),
        page=flat_texts(file("page")),
        safety=read_safety(file("safety")),
        prose=read_prose(file("prose")),
        search=read_search(file("search")),
        numbers=read_numbers(file("numbers")),
        about=read_about(file("about")),
        helps=helps,
        tours=tours,
    )


def _of_parts(words: Mapping[Kind, Mapping[str, PartWords]]) -> dict[str, PartWords]:
    """The words of all parts: what is read, but for the causes."""
    of_parts: dict[str, PartWords] = {}
    for kind, said in words.items():
        if kind != "causes":
            of_parts |= said
    return of_parts


def _speaks_clinically(folder: Path) -> bool:
    """Whether a language has clinical words: one of their files asks for all of them."""
    return any(folder.glob(f"*{files.CLINICAL}.toml"))


def _read_plain(file: Table, shared: SharedSentences, kind: Kind) -> dict[str, PartWords]:
    words = {}
    for part, entry in file.entries():
        told = WHOLE_CARDS.get(kind)
        card = _read_card(entry, shared, told, SELDOM) if told else None
        words[part] = _read_part(entry, shared, kind, card)
    return words


def _read_clinical(file: Table, shared: SharedSentences, kind: Kind) -> dict[str, PartWords]:
    """Clinical words: a whole card has more in it, any other part has what it needs."""
    words = {}
    for part, entry in file.entries():
        if kind in WHOLE_CARDS:
            told = (*WHOLE_CARDS[kind], *CLINICAL_PARTS)
            card = _read_card(entry, shared, told, CLINICALLY_SELDOM)
        else:
            card = _read_card(entry, shared, CLINICAL_PARTS, CLINICAL_PARTS)
        words[part] = _read_part(entry, shared, kind, card if card != Card() else None)
    return words


def _read_part(entry: Table, shared: SharedSentences, kind: Kind, card: Card | None) -> PartWords:
    return PartWords(kind, entry.text("name"), read_claims(entry, "preview", shared), card)


def _read_card(
    entry: Table, shared: SharedSentences, names: Sequence[str], seldom: Sequence[str]
) -> Card:
    """The parts of a card; those that are `seldom` needed may be left out."""
    asked = [name for name in names if name in entry or name not in seldom]
    return Card(**{name: read_claims(entry, name, shared) for name in asked})
