"""The invented atlas with one thing changed, and what a rule says of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from data.model import Atlas
from data.rules import Rule
from data.words import PartWords
from tests.content import invented


def told(rule: Rule, atlas: Atlas) -> list[str]:
    """What a rule says of an atlas, one line a fault."""
    return [str(error) for error in rule(atlas)]


def with_region(name: str, **changes: Any) -> Atlas:
    """The invented atlas with a region changed."""
    atlas = invented.atlas()
    return replace(atlas, regions={**atlas.regions, name: replace(atlas.regions[name], **changes)})


def with_nerve(name: str, **changes: Any) -> Atlas:
    """The invented atlas with a nerve changed."""
    atlas = invented.atlas()
    return replace(atlas, nerves={**atlas.nerves, name: replace(atlas.nerves[name], **changes)})


def with_view(name: str = "back", **changes: Any) -> Atlas:
    """The invented atlas with a view that is the back but for some changes."""
    atlas = invented.atlas()
    return replace(atlas, views={**atlas.views, name: replace(atlas.views["back"], **changes)})


def with_structure(name: str, **changes: Any) -> Atlas:
    """The invented atlas with a structure changed."""
    atlas = invented.atlas()
    changed = replace(atlas.structures[name], **changes)
    return replace(atlas, structures={**atlas.structures, name: changed})


def with_cause(name: str, **changes: Any) -> Atlas:
    """The invented atlas with a cause changed."""
    atlas = invented.atlas()
    return replace(atlas, causes={**atlas.causes, name: replace(atlas.causes[name], **changes)})


def with_cause_words(name: str, words: PartWords | None) -> Atlas:
    """The invented atlas with other plain words of a cause, or none."""
    causes = dict(invented.wording("en").causes)
    if words is None:
        del causes[name]
    else:
        causes[name] = words
    return with_wording(causes=causes)


def with_wording(language: str = "en", **changes: Any) -> Atlas:
    """The invented atlas with some of the words of a language changed."""
    atlas = invented.atlas()
    wording = replace(invented.wording(language), **changes)
    return replace(atlas, wordings={**atlas.wordings, language: wording})


def with_part(part: str, words: PartWords | None, language: str = "en") -> Atlas:
    """The invented atlas with other words of a part in a language, or none."""
    parts = dict(invented.wording(language).parts)
    if words is None:
        del parts[part]
    else:
        parts[part] = words
    return with_wording(language, parts=parts)


def heel(**changes: Any) -> PartWords:
    """The words of the heel with something changed."""
    return replace(invented.part_words("heel", "regions"), **changes)


def heel_card(**changes: Any) -> PartWords:
    """The words of the heel with some lists of its card changed."""
    words = heel()
    assert words.card is not None
    return replace(words, card=replace(words.card, **changes))
