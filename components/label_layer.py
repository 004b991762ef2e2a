"""Labels as page parts: a button for each, and the leader that goes to its part.

The leaders lie in the mirrored sheet; the text lies above it, placed from the other edge when the
plate is mirrored. Both are the pointer's: the list `#nearby` is their twin for everyone else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from math import atan2, degrees, hypot

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from components.labels import Label, place_labels, roomy
from components.plate import touched_uid
from components.words import part_words
from data.drawing import View
from data.model import Atlas
from data.words import Wording

_BRACKETS = re.compile(r" \([^)]*\)$")


def labels(view: View, atlas: Atlas, wording: Wording) -> list[Component]:
    """The labels of every frame of a view; the style sheet shows those of the frame on stage."""
    found: list[Component] = []
    for frame in view.frames.values():
        wanted = [part for part in atlas.labels.get(frame.id, ()) if view.draws(part)]
        named = [(part, short_name(part_words(wording, part).name)) for part in wanted]
        placed = place_labels(view, roomy(frame), named)
        found.append(
            html.Div(
                [
                    html.Div([_leader(label, atlas) for label in placed], className="leaders"),
                    *(_text(label, atlas) for label in placed),
                ],
                className="frame-labels",
                **attributes(data_labels=frame.id),
            )
        )
    return found


def short_name(name: str) -> str:
    """A name without what stands in brackets at its end: another name, or the roots."""
    return _BRACKETS.sub("", name)


def _text(label: Label, atlas: Atlas) -> Component:
    lines: Iterable[Component | str] = [
        piece for line in label.lines for piece in (html.Br(), line)
    ][1:]
    return html.Button(
        html.Span(list(lines)),
        type="button",
        tabIndex="-1",
        className=f"label {_classes(label, atlas)}" + (" label-left" if label.on_left else ""),
        style={
            "--x": label.box.left,
            "top": label.box.top,
            "width": label.box.width,
            "fontSize": label.text_mm,
        },
        **attributes(data_set=f"part={label.part}"),
    )


def _leader(label: Label, atlas: Atlas) -> Component:
    (x, y), (to_x, to_y) = label.start, label.end
    turn = degrees(atan2(to_y - y, to_x - x))
    return html.I(
        className=f"leader {_classes(label, atlas)}",
        style={
            "left": x,
            "top": y,
            "width": hypot(to_x - x, to_y - y),
            "transform": f"rotate({turn:.2f}deg)",
        },
    )


def _classes(label: Label, atlas: Atlas) -> str:
    """Labels of nerves dim with their nerve, those of structures hide with their layer."""
    if label.part not in atlas.structures:
        return f"trace{touched_uid(label.part)}"
    return f"label-{atlas.structures[label.part].kind}"
