"""An invented second language: every sentence of the first, behind a sign that English lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from data.model import Atlas
from data.words import Wording

LANGUAGE = "ko"
SIGN = "말"

NOT_SAID = {"language", "key", "facts", "basis", "sources", "kind", "id", "prose", "search"}
NO_WORDS = {"parts"}
"""What is no text, by the name of its field; a number's `parts` are ids, a wording's are words."""

Words = TypeVar("Words")


def bilingual(atlas: Atlas) -> Atlas:
    """The atlas with English and the invented language."""
    english = atlas.wordings["en"]
    return replace(atlas, wordings={"en": english, LANGUAGE: translated(english)})


def translated(wording: Wording) -> Wording:
    """The same words, every text of them said in the invented language."""
    return replace(_said(wording), language=LANGUAGE)


def _said(words: Words) -> Words:
    found: Any = words
    if isinstance(words, str):
        found = SIGN + words if words else words
    elif isinstance(words, Mapping):
        found = {key: _said(text) for key, text in words.items()}
    elif isinstance(words, tuple):
        found = tuple(_said(text) for text in words)
    elif is_dataclass(words) and not isinstance(words, type):
        kept = NOT_SAID if isinstance(words, Wording) else NOT_SAID | NO_WORDS
        texts = {field.name: getattr(words, field.name) for field in fields(words)}
        found = replace(words, **{n: _said(text) for n, text in texts.items() if n not in kept})
    return found  # type: ignore[no-any-return]
