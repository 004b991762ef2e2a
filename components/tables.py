"""What the browser looks up, decided here: one table of everything but pictures and words."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise

from components.about import about_by_focus
from components.address import (
    FOCUS,
    fields,
    homes,
    key_of_cause,
    key_of_step,
    steps_by_key,
    topic,
    within,
)
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
        "within": {
            name: {"of": field.of, "values": {of: list(v) for of, v in field.values.items()}}
            for name, field in within(atlas).items()
        },
        "homes": dict(homes(atlas)),
        "about": about_by_focus(atlas),
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
    """The frame of each part and cause that a view shows; a step has its own in its own view."""
    parts = {part: frame_of(atlas, view, part) for part in atlas.parts if view.draws(part)}
    causes = {key_of_cause(one): cause_frame(atlas, view, one) for one in _causes(view, atlas)}
    shown = parts | causes
    steps = steps_by_key(atlas).items()
    elsewhere = {key: shown[topic(s)] for key, s in steps if topic(s) in shown}
    return shown | elsewhere | {key: s.frame for key, s in steps if s.view == view.id}


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
        "drawn": [
            *sorted(view.parts),
            *map(key_of_cause, _causes(view, atlas)),
            *(key for key, step in steps_by_key(atlas).items() if step.view == view.id),
        ],
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
    """What Back and Next set: at a stop, at a step of a tour, and, under "", everywhere else."""
    stops = [region.id for region in atlas.stops]
    walk: dict[str, WalkTable] = {"": {"next": {"part": stops[0]}}}
    walk |= _in_order(stops, [{"part": stop} for stop in stops])
    for tour in atlas.tours.values():
        numbers = range(1, len(tour.steps) + 1)
        keys = [key_of_step(tour.id, number) for number in numbers]
        walk |= _in_order(keys, [{"step": str(number)} for number in numbers])
    return walk


def _in_order(keys: list[str], edits: list[dict[str, str]]) -> dict[str, WalkTable]:
    """Each key with the edits that lead to its neighbours."""
    walk: dict[str, WalkTable] = {key: {} for key in keys}
    for (before, back), (after, onward) in pairwise(zip(keys, edits, strict=True)):
        walk[before]["next"] = onward
        walk[after]["back"] = back
    return walk
