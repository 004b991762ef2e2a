"""What the browser looks up: one table, decided here, typed for JavaScript in `assets/tables.d.ts`.

`python -m components.tables` writes that file; a test fails when it is stale.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path
from typing import NotRequired, TypedDict, get_args, get_origin, get_type_hints, is_typeddict

from components.address import SHOWN_LAYERS, fields, home_view
from components.plate import FAR, SKIN, TOUCH, lines_by_uid, regions_by_uid
from components.scene import frame_of
from data.drawing import Frame, View
from data.model import Atlas

TYPES_FILE = Path(__file__).parent.parent / "assets" / "tables.d.ts"

Rectangle = list[float]


class FieldTable(TypedDict):
    """One field of the address; `values` keeps the order in which layers are written."""

    values: list[str]
    default: str
    pushes: bool


class TraceTable(TypedDict):
    """Which part a trace stands for ("" for skin in no region), and on which leg: `far` or not.

    `trace` is the name under which it is lit; `nerve` tells a nerve from a region.
    """

    part: str
    trace: str
    far: bool
    nerve: bool


class WalkTable(TypedDict):
    """The stops before and after a stop on the route."""

    back: NotRequired[str]
    next: NotRequired[str]


class ViewTable(TypedDict):
    """A view's size and frames in mm, what it draws, and the address of its figure."""

    width: float
    height: float
    bilateral: bool
    frames: dict[str, Rectangle]
    drawn: list[str]
    figure: str


class WordTable(TypedDict):
    """The words of one language and level; component trees are lists of what Dash renders."""

    start: list[object]
    cards: dict[str, list[object]]
    previews: dict[str, list[object]]
    near: dict[str, object]
    names: dict[str, str]
    plate: dict[str, str]


class Tables(TypedDict):
    """Everything the browser looks up. Keys are tested with `Object.hasOwn` before use."""

    fields: dict[str, FieldTable]
    layers: list[str]
    homes: dict[str, str]
    views: dict[str, ViewTable]
    frames: dict[str, dict[str, str]]
    traces: dict[str, TraceTable]
    walk: dict[str, WalkTable]
    words: dict[str, str]
    countries: dict[str, str]
    country: str


def tables(atlas: Atlas, figures: Mapping[str, str], words: Mapping[str, str]) -> Tables:
    """Write the table; `figures` and `words` give the address of each view's and wording's file."""
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
        "layers": list(SHOWN_LAYERS),
        "homes": {part: home_view(atlas, part) for part in atlas.parts},
        "views": {view.id: _view(view, figures[view.id]) for view in atlas.views.values()},
        "frames": {
            view.id: {part: frame_of(atlas, view, part) for part in atlas.parts if view.draws(part)}
            for view in atlas.views.values()
        },
        "traces": _traces(atlas),
        "walk": _walk(atlas),
        "words": dict(words),
        "countries": {
            zone: number.id
            for number in atlas.emergency_numbers.values()
            for zone in number.time_zones
        },
        "country": atlas.clinic_country or "",
    }


def _view(view: View, figure: str) -> ViewTable:
    return {
        "width": view.width_mm,
        "height": view.height_mm,
        "bilateral": view.bilateral,
        "frames": {frame.id: _rectangle(frame) for frame in view.frames.values()},
        "drawn": sorted(view.parts),
        "figure": figure,
    }


def _rectangle(frame: Frame) -> Rectangle:
    return [frame.x_mm, frame.y_mm, frame.width_mm, frame.height_mm]


def _traces(atlas: Atlas) -> dict[str, TraceTable]:
    """Traces that answer the pointer, by the class Plotly gives their group."""
    found: dict[str, TraceTable] = {
        f"trace{SKIN}": {"part": "", "trace": SKIN, "far": False, "nerve": False}
    }
    for view in atlas.views.values():
        for uid in regions_by_uid(view):
            part, far = uid.removesuffix(FAR), uid.endswith(FAR)
            found[f"trace{uid}"] = {"part": part, "trace": uid, "far": far, "nerve": False}
        for stem in lines_by_uid(view):
            part, far = stem.removesuffix(FAR), stem.endswith(FAR)
            found[f"trace{stem}{TOUCH}"] = {
                "part": part,
                "trace": stem,
                "far": far,
                "nerve": True,
            }
    return found


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
    kinds = (FieldTable, TraceTable, WalkTable, ViewTable, WordTable, Tables)
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
