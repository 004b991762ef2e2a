"""What the browser looks up, decided here: one table of everything but pictures and words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from components.address import FOCUS, fields, home_view, key_of_cause
from components.boxes import bounds
from components.nerve_paint import lines_by_uid, touched_uids
from components.plate import SKIN, regions_by_uid
from components.scene import cause_frame, frame_of, shows_cause
from components.sheet import PLATE_PIXELS
from components.structures import drawn_landmarks, drawn_structures
from components.table_types import Rectangle, Tables, TraceTable, ViewTable, WalkTable
from components.traces import FAR
from data.drawing import SIDES, Frame, Side, View
from data.model import DEFAULT_LAYERS, Atlas
from data.words import WordsLevel

DEEPER: WordsLevel = "clinical"
"""The words with which a second press at a spot goes on to the nerve, then to the muscle."""

LEAST_PX = 24.0
"""A region smaller than this on the screen is brought closer to a finger before it is chosen."""


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
        "focus": list(FOCUS),
        "layers": list(DEFAULT_LAYERS),
        "homes": {
            **{part: home_view(atlas, part) for part in atlas.parts},
            **{key_of_cause(cause.id): cause.home_view for cause in atlas.causes.values()},
        },
        "views": {view.id: _view(view, atlas) for view in atlas.views.values()},
        "frames": {view.id: _frames(view, atlas) for view in atlas.views.values()},
        "traces": _traces(atlas),
        "deeper": DEEPER,
        "least_px": LEAST_PX,
        "walk": _walk(atlas),
        "files": dict(files),
        "countries": {
            zone: number.id
            for number in atlas.emergency_numbers.values()
            for zone in number.time_zones
        },
        "country": atlas.clinic.country or "",
    }


def _frames(view: View, atlas: Atlas) -> dict[str, str]:
    """The frame of each part and cause that a view shows."""
    parts = {part: frame_of(atlas, view, part) for part in atlas.parts if view.draws(part)}
    return parts | {
        key_of_cause(cause): cause_frame(atlas, view, cause) for cause in _causes(view, atlas)
    }


def _causes(view: View, atlas: Atlas) -> list[str]:
    return [cause for cause in atlas.causes if shows_cause(atlas, view, cause)]


def _view(view: View, atlas: Atlas) -> ViewTable:
    return {
        "width": view.width_mm,
        "height": view.height_mm,
        "bilateral": view.bilateral,
        "frames": {
            frame.id: {side: rectangle(view, frame, side) for side in SIDES}
            for frame in view.frames.values()
        },
        "drawn": [*sorted(view.parts), *map(key_of_cause, _causes(view, atlas))],
        "extents": _extents(view),
        "fine_from": round(PLATE_PIXELS[-1] / max(view.width_mm, view.height_mm), 2),
    }


def _extents(view: View) -> dict[str, float]:
    found: dict[str, float] = {}
    for outline in view.outlines:
        box = bounds(outline.points)
        found[outline.part] = max(found.get(outline.part, 0.0), round(min(box.width, box.height)))
    return found


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
            found |= {f"trace{own}": _trace(uid, "nerve") for own in touched_uids(uid)}
        for drawn in (*drawn_structures(view), *drawn_landmarks(view)):
            found[f"trace{drawn.uid}"] = _trace(drawn.whole, "structure")
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
