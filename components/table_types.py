"""The types of what the browser looks up, in Python and, in `assets/tables.d.ts`, for JavaScript.

`python -m components.table_types` writes that file; a test fails when it is stale.
"""

from __future__ import annotations

from pathlib import Path
from typing import NotRequired, TypedDict, get_args, get_origin, get_type_hints, is_typeddict

TYPES_FILE = Path(__file__).parent.parent / "assets" / "tables.d.ts"

Rectangle = list[float]


class FieldTable(TypedDict):
    """One field of the address; `values` keeps the order in which layers are written."""

    values: list[str]
    default: str
    pushes: bool


class TraceTable(TypedDict):
    """Which part a trace stands for ("" for skin in no region), and on which leg: `far` or not.

    `trace` is the name under which it is lit; `kind` tells regions, nerves and structures apart.
    """

    part: str
    trace: str
    far: bool
    kind: str


class WithinTable(TypedDict):
    """What a field may say by the value of another, `of`; the first stands in for all else."""

    of: str
    values: dict[str, list[str]]


Edit = dict[str, str]
"""Fields of the address, and what they are set to."""


class WalkTable(TypedDict):
    """What leads to the stops before and after a stop, or to such steps of a tour."""

    back: NotRequired[Edit]
    next: NotRequired[Edit]


class ViewTable(TypedDict):
    """A view's size and its frames by side, in mm, and the parts and causes it draws.

    `extents`: the lesser of a region's width and height, in mm.
    `fine_from`: the scale, in screen pixels a millimetre, at which the whole picture is coarse.
    """

    width: float
    height: float
    bilateral: bool
    frames: dict[str, dict[str, Rectangle]]
    drawn: list[str]
    extents: dict[str, float]
    fine_from: float


class FindTable(TypedDict):
    """What can be found: its entry among the results, as HTML, and the words that lead to it."""

    item: str
    words: list[str]


Frame = dict[str, dict[str, str]]
"""What elements of the page say: by id, the properties to set."""


class WordTable(TypedDict):
    """The words of one language and level; cards and previews are HTML.

    `frame`: what stands around them, where the page has more than one language.

    `compared` holds causes as they stand beside one another.

    `near` holds the line that a preview gains, by the nerve that is close or the stop of a turn.
    """

    frame: Frame
    start: str
    cards: dict[str, str]
    compared: dict[str, list[str]]
    previews: dict[str, str]
    near: dict[str, str]
    names: dict[str, str]
    plate: dict[str, str]
    sides: dict[str, str]
    lit: dict[str, str]
    search: list[FindTable]


class ViewWords(TypedDict):
    """The words of one view as HTML: the entries of the list beside it, and its labels."""

    nearby: str
    labels: str


class Tables(TypedDict):
    """Everything the browser looks up; what an address says is tested against `fields` before use.

    Where parts are named, a cause is "cause=" and its id, a step of a tour "tour=", the tour's id
    and its number. `focus`: the fields of which one is set; `within`: those that depend on another.
    `about`: what style rules call a focus that is no part itself.
    """

    fields: dict[str, FieldTable]
    focus: list[str]
    within: dict[str, WithinTable]
    about: dict[str, str]
    layers: list[str]
    homes: dict[str, str]
    views: dict[str, ViewTable]
    frames: dict[str, dict[str, str]]
    traces: dict[str, TraceTable]
    deeper: str
    least_px: float
    walk: dict[str, WalkTable]
    files: dict[str, str]
    countries: dict[str, str]
    country: str


def declarations() -> str:
    """The table's types for JavaScript."""
    kinds = (
        FieldTable,
        TraceTable,
        WithinTable,
        WalkTable,
        ViewTable,
        FindTable,
        WordTable,
        ViewWords,
        Tables,
    )
    blocks = [
        "// Written by `python -m components.table_types` from the Python types; do not edit."
    ]
    for kind in kinds:
        lines = [
            f"  {name}{'?' if get_origin(hint) is NotRequired else ''}: {_typescript(hint)};"
            for name, hint in get_type_hints(kind, include_extras=True).items()
        ]
        blocks.append("\n".join([f"export interface {kind.__name__} {{", *lines, "}"]))
    return "\n\n".join(blocks) + "\n"


def _typescript(hint: object) -> str:
    """The TypeScript spelling of a type used above."""
    simple = {str: "string", float: "number", bool: "boolean"}
    if isinstance(hint, type) and hint in simple:
        return simple[hint]
    if is_typeddict(hint):
        return str(getattr(hint, "__name__", hint))
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is NotRequired:
        return _typescript(arguments[0])
    if origin is list:
        return f"{_typescript(arguments[0])}[]"
    if origin is dict:
        return f"Record<string, {_typescript(arguments[1])}>"
    raise TypeError(f"no TypeScript spelling for {hint!r}")


if __name__ == "__main__":
    TYPES_FILE.write_text(declarations(), encoding="utf-8")
