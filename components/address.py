"""The address is the state: what was asked, read from and written to a query string.

`assets/address.js` does the same in the browser from the table `fields` that Python writes;
`tests/approved/addresses.txt` holds both to the same answers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal, cast
from urllib.parse import parse_qsl, urlencode

from data.drawing import SIDES, Side
from data.model import DEFAULT_LAYERS, LAYERS, Atlas, Step, Tour
from data.words import WORDS_LEVELS, WordsLevel

History = Literal["push", "replace"]

DEFAULT_VIEW = "back"
# What is built is offered.
BUILT_PAGES = ("helps", "about", "safety")
FOCUS = ("tour", "cause", "part")
"""What the page is about is one thing: the first of these fields that is set unsets the others."""


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the address: the values it may take, its default, and how it enters history."""

    values: tuple[str, ...]
    default: str | None
    history: History


@dataclass(frozen=True, slots=True)
class Within:
    """What a field may say by the value of another, `of`; the first stands in for all else.

    Where the other says nothing that is listed, so does the field.
    """

    of: str
    values: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was asked: every field of the address, with defaults filled in."""

    view: str
    side: Side
    part: str | None
    cause: str | None
    compare: str | None
    layers: tuple[str, ...]
    words: WordsLevel
    language: str
    tour: str | None
    step: int | None
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
        "compare": Field(tuple(atlas.causes), None, "replace"),
        "layer": Field((*LAYERS, "none"), None, "replace"),
        "words": Field(levels(atlas), atlas.clinic.words, "replace"),
        "language": Field(languages, languages[0], "replace"),
        "tour": Field(tuple(atlas.tours), None, "push"),
        "step": Field(_steps(atlas), None, "replace"),
        "page": Field(BUILT_PAGES, None, "push"),
        "present": Field(("1",), None, "replace"),
    }


def within(atlas: Atlas) -> Mapping[str, Within]:
    """Fields that depend on another: the other cause is compared with the first, the steps are
    those of the tour."""
    others = {one: ("", *(o for o in atlas.causes if o != one)) for one in atlas.causes}
    steps = {tour.id: _counted(tour) for tour in atlas.tours.values()}
    return {"compare": Within("cause", others), "step": Within("tour", steps)}


def _counted(tour: Tour) -> tuple[str, ...]:
    return tuple(str(number) for number in range(1, len(tour.steps) + 1))


def _steps(atlas: Atlas) -> tuple[str, ...]:
    """The numbers of steps that any tour has."""
    return max((_counted(tour) for tour in atlas.tours.values()), key=len, default=())


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
    if exploration.tour is not None:
        return key_of_step(exploration.tour, exploration.step or 1)
    return exploration.part if exploration.cause is None else key_of_cause(exploration.cause)


def key_of_cause(cause: str) -> str:
    """A cause where parts are named too: a cause may have the id of a part."""
    return f"cause={cause}"


def key_of_step(tour: str, number: int) -> str:
    """A step of a tour where parts are named too."""
    return f"tour={tour} {number}"


def place_of(key: str) -> tuple[str, int]:
    """The tour and the number of a step whose key this is."""
    tour, number = key.removeprefix("tour=").split(" ")
    return tour, int(number)


def topic(step: Step) -> str:
    """What a step is about, as the tables name it."""
    return key_of_cause(step.cause) if step.cause is not None else str(step.part)


def steps_by_key(atlas: Atlas) -> Mapping[str, Step]:
    """Every step of every tour under its key, in order."""
    return {
        key_of_step(tour.id, number): step
        for tour in atlas.tours.values()
        for number, step in enumerate(tour.steps, start=1)
    }


def homes(atlas: Atlas) -> Mapping[str, str]:
    """The view that each part, cause and step is seen in unless another is asked for."""
    return {
        **{part: home_view(atlas, part) for part in atlas.parts},
        **{key_of_cause(cause.id): cause.home_view for cause in atlas.causes.values()},
        **{key: step.view for key, step in steps_by_key(atlas).items()},
    }


def read_address(query: str, atlas: Atlas) -> Exploration:
    """Read a query string, with or without its "?"; what is unknown falls back to the default."""
    known = fields(atlas)
    said: dict[str, list[str]] = {name: [] for name in known}
    for name, value in parse_qsl(query.lstrip("?#"), keep_blank_values=True, errors="replace"):
        if name in known and value in known[name].values:
            said[name].append(value)
    first = {name: field.default or "" for name, field in known.items()}
    found = first | {name: values[0] for name, values in said.items() if values}
    for name in [name for name in FOCUS if found[name]][1:]:
        found[name] = ""
    for name, field in within(atlas).items():
        allowed = field.values.get(found[field.of], ("",))
        found[name] = next((value for value in said[name] if value in allowed), allowed[0])
    asked = Exploration(
        view=found["view"],
        side=cast(Side, found["side"]),
        part=found["part"] or None,
        cause=found["cause"] or None,
        compare=found["compare"] or None,
        layers=_layers(said["layer"]),
        words=cast(WordsLevel, found["words"]),
        language=found["language"],
        tour=found["tour"] or None,
        step=int(found["step"]) if found["step"] else None,
        page=found["page"] or None,
        present=found["present"] == "1",
    )
    return asked if said["view"] else replace(asked, view=_home(atlas, asked))


def write_address(exploration: Exploration, atlas: Atlas) -> str:
    """Write an exploration as the shortest query string that reads back as the same."""
    said = {
        "view": exploration.view,
        "side": exploration.side,
        "part": exploration.part,
        "cause": exploration.cause,
        "compare": exploration.compare,
        "words": exploration.words,
        "language": exploration.language,
        "tour": exploration.tour,
        "step": exploration.step and str(exploration.step),
        "page": exploration.page,
        "present": "1" if exploration.present else None,
    }
    pairs: list[tuple[str, str]] = []
    for name, field in fields(atlas).items():
        if name == "layer":
            layers = exploration.layers
            if layers != DEFAULT_LAYERS:
                pairs += [(name, layer) for layer in layers or ("none",)]
            continue
        usual = {"view": _home(atlas, exploration), "step": "1"}.get(name, field.default)
        if (value := said[name]) and value != usual:
            pairs.append((name, value))
    return urlencode(pairs)


def _home(atlas: Atlas, exploration: Exploration) -> str:
    return homes(atlas).get(focus(exploration) or "", DEFAULT_VIEW)


def _layers(said: list[str]) -> tuple[str, ...]:
    """Layers collect in drawing order; "none" beside others is dropped, alone it means no layer."""
    if not said:
        return DEFAULT_LAYERS
    return tuple(layer for layer in LAYERS if layer in said)
