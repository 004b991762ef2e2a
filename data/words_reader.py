"""The words of every language: one folder each, the same files in every folder."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from data.errors import ContentError, unknown
from data.table import Errors, Table, read_toml
from data.words import (
    CARD_PARTS,
    Basis,
    Card,
    Claim,
    PartWords,
    Prose,
    Safety,
    SafetyBlock,
    Wording,
)

FOLDER = "wording"

# What a region's words hold besides its card.
NAME, PREVIEW = "name", "preview"


class SharedSentences:
    """Sentences said in many places, written once; a place says one by `{ say = "its_id" }`."""

    def __init__(self, file: Table) -> None:
        self._file = file
        self._claims = {name: _read_claim(file.table(name), name) for name in file.names()}
        self._said: set[str] = set()

    def say(self, entry: Table) -> Claim | None:
        """The shared sentence a table asks for."""
        name = entry.text("say")
        self._said.add(name)
        if name and name not in self._claims:
            entry.note("say", unknown(name, "shared sentence", self._claims))
        return self._claims.get(name)

    def close(self) -> None:
        """Note every shared sentence that is said nowhere."""
        for name in self._claims:
            if name not in self._said:
                self._file.note(name, "is said nowhere")


def read_wordings(root: Path, errors: Errors) -> dict[str, Wording]:
    """The words of all languages, English first because the others are checked against it."""
    folders = sorted(path.name for path in (root / FOLDER).glob("*") if path.is_dir())
    if "en" not in folders:
        errors.append(ContentError(FOLDER, "", "has no folder en"))
    languages = sorted(folders, key=lambda language: (language != "en", language))
    return {language: _read_wording(root, language, errors) for language in languages}


def _read_wording(root: Path, language: str, errors: Errors) -> Wording:
    def file(name: str) -> Table:
        return read_toml(root, f"{FOLDER}/{language}/{name}.toml", errors)

    shared = SharedSentences(file("shared"))
    parts = {
        **_read_parts(file("regions"), shared, with_card=True),
        **_read_parts(file("nerves"), shared, with_card=False),
    }
    shared.close()
    return Wording(
        language=language,
        parts=parts,
        page=_flat_texts(file("page")),
        safety=_read_safety(file("safety")),
        prose=_read_prose(file("prose")),
    )


def _read_parts(file: Table, shared: SharedSentences, with_card: bool) -> dict[str, PartWords]:
    parts = {}
    for part in file.names():
        entry = file.table(part)
        parts[part] = PartWords(
            name=entry.text(NAME),
            preview=_claims(entry, PREVIEW, shared),
            card=_read_card(entry, shared) if with_card else None,
        )
        entry.close()
    return parts


def _read_card(entry: Table, shared: SharedSentences) -> Card:
    claims = {
        part: _claims(entry, part, shared) if part in entry or part != "urgent" else ()
        for part in CARD_PARTS
    }
    return Card(**claims)


def _claims(entry: Table, name: str, shared: SharedSentences) -> tuple[Claim, ...]:
    claims = []
    for item in entry.tables(name):
        if "say" in item:
            said = shared.say(item)
            item.close()
            if said:
                claims.append(Claim(item.key, said.text, said.basis, said.sources))
        else:
            claims.append(_read_claim(item, item.key))
    return tuple(claims)


def _read_claim(entry: Table, key: str) -> Claim:
    claim = Claim(
        key=key,
        text=entry.text("text"),
        basis=cast(Basis, entry.choice("basis", "basis", get_args(Basis))),
        sources=entry.texts_or_none("sources"),
    )
    entry.close()
    return claim


def _flat_texts(file: Table, prefix: str = "") -> dict[str, str]:
    """Texts by dotted key: `[side] left = "…"` and `"side.left" = "…"` say the same."""
    texts: dict[str, str] = {}
    for name in file.names():
        if isinstance(file.raw(name), dict):
            texts.update(_flat_texts(file.table(name), f"{prefix}{name}."))
        else:
            texts[f"{prefix}{name}"] = file.text(name)
    return texts


def _read_safety(file: Table) -> Safety:
    safety = Safety(
        now=_read_block(file.table("now")),
        same_day=_read_block(file.table("same_day")),
        soon=_read_block(file.table("soon")),
        country_names=_flat_texts(file.table("country_names")),
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


def _read_prose(file: Table) -> Prose:
    prose = Prose(
        threat_words=file.texts("threat_words"),
        names=file.texts("names"),
        introduce=_flat_texts(file.table("introduce")),
        reading_grade=file.number("reading_grade") if "reading_grade" in file else None,
    )
    file.close()
    return prose
