"""What the browser looks up: one table, decided here, typed for JavaScript in `assets/tables.d.ts`.

`python -m components.tables` writes that file; a test fails when it is stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import NotRequired, TypedDict, get_args, get_origin, get_type_hints, is_typeddict

from components.address import fields, home_view
from components.plate import FAR, SKIN, lines_by_uid, regions_by_uid, touched_uid
from components.scene import frame_of
from components.sheet import PLATE_PIXELS
from components.structures import landmarks_by_uid, structures_by_uid
from data.drawing import SIDES, Frame, Side, View
from data.model import DEFAULT_LAYERS, Atlas
from data.words import WordsLevel

DEEPER: WordsLevel = "clinical"
"""The words with which a second press at a spot goes on to the nerve, then to the muscle."""

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


class WalkTable(TypedDict):
    """The stops before and after a stop on the route."""

    back: NotRequired[str]
    next: NotRequired[str]


class ViewTable(TypedDict):
    """A view's size and its frames by side, in mm, and what it draws.

    `fine_from`: the scale, in screen pixels a millimetre, at which the whole picture is coarse.
    """

    width: float
    height: float
    bilateral: bool
    frames: dict[str, dict[str, Rectangle]]
    drawn: list[str]
    fine_from: float


class FindTable(TypedDict):
    """What can be found: its name and kind, words that lead to it, and what choosing it sets."""

    name: str
    kind: str
    words: list[str]
    set: str


class WordTable(TypedDict):
    """The words of one language and level; component trees are lists of what Dash renders."""

    start: list[object]
    cards: dict[str, list[object]]
    previews: dict[str, list[object]]
    near: dict[str, object]
    names: dict[str, str]
    plate: dict[str, str]
    search: list[FindTable]


class ViewWords(TypedDict):
    """The words of one view as HTML: the entries of the list beside it, and its labels."""

    nearby: str
    labels: str


class Tables(TypedDict):
    """Everything the browser looks up. Keys are tested with `Object.hasOwn` before use."""

    fields: dict[str, FieldTable]
    layers: list[str]
    homes: dict[str, str]
    views: dict[str, ViewTable]
    frames: dict[str, dict[str, str]]
    traces: dict[str, TraceTable]
    deeper: str
    walk: dict[str, WalkTable]
    files: dict[str, str]
    countries: dict[str, str]
    country: str


def tables(atlas: Atlas, files: Mapping[str, str]) -> Tables:
    """Write the table; `files` gives the address of each file of plates and words by its name."""
    known = fields(atlas)
    return {
        "fields": {
            name: {
                "values": list(field.values),
                "default": field.default or "",
                "pushes": field.history == "push",
            }
            for name, field in known.items()
        },
        "layers": list(DEFAULT_LAYERS),
        "homes": {part: home_view(atlas, part) for part in atlas.parts},
        "views": {view.id: _view(view) for view in atlas.views.values()},
        "frames": {
            view.id: {part: frame_of(atlas, view, part) for part in atlas.parts if view.draws(part)}
            for view in atlas.views.values()
        },
        "traces": _traces(atlas),
        "deeper": DEEPER,
        "walk": _walk(atlas),
        "files": dict(files),
        "countries": {
            zone: number.id
            for number in atlas.emergency_numbers.values()
            for zone in number.time_zones
        },
        "country": atlas.clinic_country or "",
    }


def _view(view: View) -> ViewTable:
    return {
        "width": view.width_mm,
        "height": view.height_mm,
        "bilateral": view.bilateral,
        "frames": {
            frame.id: {side: rectangle(view, frame, side) for side in SIDES}
            for frame in view.frames.values()
        },
        "drawn": sorted(view.parts),
        "fine_from": round(PLATE_PIXELS[-1] / max(view.width_mm, view.height_mm), 2),
    }


def rectangle(view: View, frame: Frame, side: Side) -> Rectangle:
    """A frame as shown for a side: drawn for the right, mirrored for the left, widened for both."""
    mirrored = view.width_mm - frame.x_mm - frame.width_mm
    left, width = frame.x_mm, frame.width_mm
    if side == "left":
        left = mirrored
    elif side == "both" and view.bilateral:
        left = min(frame.x_mm, mirrored)
        width = view.width_mm - 2 * left
    return [round(left, 2), frame.y_mm, round(width, 2), frame.height_mm]


def _traces(atlas: Atlas) -> dict[str, TraceTable]:
    """Traces that answer the pointer, by the class Plotly gives their group."""
    found: dict[str, TraceTable] = {
        f"trace{SKIN}": {"part": "", "trace": SKIN, "far": False, "kind": "region"}
    }
    for view in atlas.views.values():
        for uid in regions_by_uid(view):
            found[f"trace{uid}"] = _trace(uid, "region")
        for uid in lines_by_uid(view):
            found[f"trace{touched_uid(uid)}"] = _trace(uid, "nerve")
        for uid in (*structures_by_uid(view), *landmarks_by_uid(view)):
            found[f"trace{uid}"] = _trace(uid, "structure")
    return found


def _trace(uid: str, kind: str) -> TraceTable:
    part = uid.removesuffix(FAR)
    return {"part": part, "trace": uid, "far": uid != part, "kind": kind}


def _walk(atlas: Atlas) -> dict[str, WalkTable]:
    """Each stop with its neighbours in route order."""
    order = [region.id for region in atlas.stops]
    walk: dict[str, WalkTable] = {stop: {} for stop in order}
    for before, after in pairwise(order):
        walk[before]["next"] = after
        walk[after]["back"] = before
    return walk


def declarations() -> str:
    """The table's types for JavaScript."""
    kinds = (
        FieldTable,
        TraceTable,
        WalkTable,
        ViewTable,
        FindTable,
        WordTable,
        ViewWords,
        Tables,
    )
    blocks = ["// Written by `python -m components.tables` from the Python types; do not edit."]
    for kind in kinds:
        lines = [
            f"  {name}{'?' if get_origin(hint) is NotRequired else ''}: {_typescript(hint)};"
            for name, hint in get_type_hints(kind, include_extras=True).items()
        ]
        blocks.append("\n".join([f"export interface {kind.__name__} {{", *lines, "}"]))
    return "\n\n".join(blocks) + "\n"


def _typescript(hint: object) -> str:
    """The TypeScript spelling of a type used above."""
    simple = {str: "string", float: "number", bool: "boolean", object: "unknown"}
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
