"""The address is the state: what was asked, read from and written to a query string.

`assets/address.js` does the same in the browser from the table `fields` that Python writes;
`tests/approved/addresses.txt` holds both to the same answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast
from urllib.parse import parse_qsl, urlencode

from data.drawing import SIDES, Side
from data.model import DEFAULT_LAYERS, LAYERS, Atlas
from data.words import WORDS_LEVELS, WordsLevel

History = Literal["push", "replace"]

DEFAULT_VIEW = "back"
# What is built is offered; everything else the contract names falls back until it is built.
BUILT_PAGES = ("helps", "about", "safety")
FOCUS = ("cause", "part")
"""What the page is about is one thing: the first of these fields that is set unsets the others."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the address: the values it may take, its default, and how it enters history."""

    values: tuple[str, ...]
    default: str | None
    history: History


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was asked: every field of the address, with defaults filled in."""

    view: str
    side: Side
    part: str | None
    cause: str | None
    layers: tuple[str, ...]
    words: WordsLevel
    language: str
    page: str | None
    present: bool


def fields(atlas: Atlas) -> Mapping[str, Field]:
    """What each field of the address may say, in the order in which they are written."""
    languages = tuple(atlas.wordings)
    return {
        "view": Field(tuple(atlas.views), DEFAULT_VIEW, "push"),
        "side": Field(SIDES, "right", "push"),
        "part": Field(atlas.parts, None, "push"),
        "cause": Field(tuple(atlas.causes), None, "push"),
        "layer": Field((*LAYERS, "none"), None, "replace"),
        "words": Field(levels(atlas), atlas.clinic.words, "replace"),
        "language": Field(languages, languages[0], "replace"),
        "page": Field(BUILT_PAGES, None, "push"),
        "present": Field(("1",), None, "replace"),
    }


def levels(atlas: Atlas) -> tuple[WordsLevel, ...]:
    """The levels of words that every language has, plain first."""
    return tuple(
        level
        for level in WORDS_LEVELS
        if all(level in wording.levels for wording in atlas.wordings.values())
    )


def home_view(atlas: Atlas, part: str | None) -> str:
    """The view a part is best seen in; for no part, and parts drawn nowhere, the default view."""
    if part is None:
        return DEFAULT_VIEW
    placed = atlas.regions.get(part) or atlas.structures.get(part)
    if placed is not None:
        return placed.home_view
    drawing = [view.id for view in atlas.views.values() if view.draws(part)]
    return DEFAULT_VIEW if DEFAULT_VIEW in drawing or not drawing else drawing[0]


def focus(exploration: Exploration) -> str | None:
    """What an exploration is about, as the browser's tables name it."""
    return exploration.part if exploration.cause is None else key_of_cause(exploration.cause)


def key_of_cause(cause: str) -> str:
    """A cause where parts are named too: a cause may have the id of a part."""
    return f"cause={cause}"


def _home(atlas: Atlas, part: str | None, cause: str | None) -> str:
    return home_view(atlas, part) if cause is None else atlas.causes[cause].home_view


def read_address(query: str, atlas: Atlas) -> Exploration:
    """Read a query string, with or without its "?"; what is unknown falls back to the default."""
    known = fields(atlas)
    said: dict[str, list[str]] = {name: [] for name in known}
    for name, value in parse_qsl(query.lstrip("?#"), keep_blank_values=True, errors="replace"):
        if name in known and value in known[name].values:
            said[name].append(value)

    def first(name: str) -> str | None:
        return said[name][0] if said[name] else known[name].default

    set_fields = [name for name in FOCUS if first(name) is not None]
    part, cause = (first(name) if [name] == set_fields[:1] else None for name in ("part", "cause"))
    return Exploration(
        view=said["view"][0] if said["view"] else _home(atlas, part, cause),
        side=cast(Side, first("side")),
        part=part,
        cause=cause,
        layers=_layers(said["layer"]),
        words=cast(WordsLevel, first("words")),
        language=str(first("language")),
        page=first("page"),
        present=first("present") is not None,
    )


def write_address(exploration: Exploration, atlas: Atlas) -> str:
    """Write an exploration as the shortest query string that reads back as the same."""
    default = read_address("", atlas)
    pairs: list[tuple[str, str]] = []
    if exploration.view != _home(atlas, exploration.part, exploration.cause):
        pairs.append(("view", exploration.view))
    if exploration.side != default.side:
        pairs.append(("side", exploration.side))
    if exploration.part is not None:
        pairs.append(("part", exploration.part))
    if exploration.cause is not None:
        pairs.append(("cause", exploration.cause))
    if exploration.layers != default.layers:
        pairs += [("layer", layer) for layer in exploration.layers or ("none",)]
    if exploration.words != default.words:
        pairs.append(("words", exploration.words))
    if exploration.language != default.language:
        pairs.append(("language", exploration.language))
    if exploration.page is not None:
        pairs.append(("page", exploration.page))
    if exploration.present:
        pairs.append(("present", "1"))
    return urlencode(pairs)


def _layers(said: list[str]) -> tuple[str, ...]:
    """Layers collect in drawing order; "none" beside others is dropped, alone it means no layer."""
    if not said:
        return DEFAULT_LAYERS
    return tuple(layer for layer in LAYERS if layer in said)
