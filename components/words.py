"""The words of one language, asked for by key."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches

from components.address import key_of_cause
from data.model import Atlas
from data.words import PartWords, Wording, WordsLevel


def say(wording: Wording, key: str, **names: str) -> str:
    """The page's words under a key, with names filled in.

    Raises KeyError naming the language, the key and close keys.
    """
    if key not in wording.page:
        close = ", ".join(get_close_matches(key, wording.page)) or "none close"
        raise KeyError(f"{wording.language}/page.toml: no words for {key!r}; {close}")
    return wording.page[key].format(**names)


def part_words(wording: Wording, part: str) -> PartWords:
    """The words of a part."""
    return wording.parts[part]


def spoken(wording: Wording, level: WordsLevel) -> Wording:
    """The same language at a level: parts and causes are named and described in its words, and
    found by their names at every level."""
    parts, causes = wording.levels.values(), wording.cause_levels.values()
    search = replace(
        wording.search,
        parts=_named_too(wording.search.parts, parts),
        causes=_named_too(wording.search.causes, causes),
    )
    at_level = wording.levels[level], wording.cause_levels[level]
    return replace(wording, parts=at_level[0], causes=at_level[1], search=search)


def _named_too(
    search: Mapping[str, tuple[str, ...]], levels: Iterable[Mapping[str, PartWords]]
) -> Mapping[str, tuple[str, ...]]:
    """Words that people type, with the names of each level."""
    found = dict(search)
    for words in levels:
        for key, told in words.items():
            found[key] = (*found.get(key, ()), told.name)
    return found


def names(wording: Wording, atlas: Atlas) -> Mapping[str, str]:
    """The name of every part, then of every cause, in the atlas's order."""
    parts = {part: wording.parts[part].name for part in atlas.parts}
    return parts | {key_of_cause(cause): wording.causes[cause].name for cause in atlas.causes}
