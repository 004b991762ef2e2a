"""Labels as page parts: a button for each, and the leader that goes to its part.

The leaders lie in the mirrored sheet; the text lies above it, placed from the other edge when the
plate is mirrored. Both are the pointer's: the list `#nearby` is their twin for everyone else.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from math import atan2, degrees, hypot

from dash import html
from dash.development.base_component import Component

from components.about import about, about_cause, name_of_cause
from components.attributes import attributes
from components.label_places import is_broad, is_wide, roomy
from components.labels import Label, Labeller
from components.leaders import Piece
from components.nerve_paint import touched_uids
from components.scene import cause_frame, frame_of
from components.words import part_words
from data.drawing import Frame, View
from data.model import Atlas
from data.words import Wording

_BRACKETS = re.compile(r" \([^)]*\)$")


def labels(view: View, atlas: Atlas, wording: Wording) -> list[Component]:
    """The labels of every frame of a view; the style sheet shows those of the frame on stage.

    They come in two sets, with the muscles on and off, so that no place is kept for a name that
    is not shown; what neither set has room for is named alone when it is chosen.
    """
    found: list[Component] = []
    drawn = view.parts
    for frame in view.frames.values():
        labeller = Labeller(view, roomy(frame))
        wanted = _named(wording, (p for p in atlas.labels.get(frame.id, ()) if p in drawn))
        bare = labeller.place((p, name) for p, name in wanted if not _is_muscle(atlas, p))
        full = labeller.place(wanted) if any(_is_muscle(atlas, p) for p, _ in wanted) else bare
        named = {label.part for label in bare} & {label.part for label in full}
        missing = _named(wording, sorted(_framed(view, frame, atlas) - named))
        alone = [label for part, name in missing if (label := labeller.alone(part, name))]
        alone += _of_causes(view, frame, atlas, wording, labeller)
        for labels, kind in ((bare, "bare"), (full, "full"), (alone, "alone")):
            found.append(_set(labels, kind, frame, atlas))
    return found


def label_rules(atlas: Atlas) -> Iterable[str]:
    """What is chosen and has no place among the others is named alone; of a cause, where it is."""
    for part in (*atlas.nerves, *atlas.roots, *atlas.structures):
        chosen = about(part)
        yield from _alone(chosen, part)
    for cause in atlas.causes.values():
        key = name_of_cause(cause.id) if cause.meshes else cause.site[0]
        yield from _alone(about_cause(cause.id), key)


def _alone(chosen: str, key: str) -> Iterable[str]:
    yield f"{chosen} .labels:has(.alone-{key}) .frame-labels:not(.alone){{visibility:hidden}}"
    yield f"{chosen} .alone-{key}{{visibility:visible}}"


def _of_causes(
    view: View, frame: Frame, atlas: Atlas, wording: Wording, labeller: Labeller
) -> Iterable[Label]:
    """A cause that lies in one mesh of a part is named there itself: the part's name says less."""
    for cause in atlas.causes.values():
        if cause.meshes and cause_frame(atlas, view, cause.id) == frame.id:
            name = short_name(wording.causes[cause.id].name)
            if label := labeller.alone(cause.site[0], name, cause.meshes):
                yield replace(label, cause=cause.id)


def _framed(view: View, frame: Frame, atlas: Atlas) -> set[str]:
    """What is shown in this frame when it is chosen, beside regions."""
    parts = {*atlas.nerves, *atlas.roots, *atlas.structures} & view.parts
    return {part for part in parts if frame_of(atlas, view, part) == frame.id}


def _named(wording: Wording, parts: Iterable[str]) -> list[tuple[str, str]]:
    return [(part, short_name(part_words(wording, part).name)) for part in parts]


def _is_muscle(atlas: Atlas, part: str) -> bool:
    return part in atlas.structures and atlas.structures[part].kind == "muscle"


def _set(labels: Sequence[Label], kind: str, frame: Frame, atlas: Atlas) -> Component:
    """One set of labels; a frame as broad as a stage shows its own on narrow stages too."""
    broad = (" broad" if is_broad(frame) else "") + (" wide" if is_wide(frame) else "")
    alone = kind == "alone"
    return html.Div(
        [
            html.Div(list(_leaders(labels, atlas, alone=alone)), className="leaders"),
            *(_text(label, atlas, alone=alone) for label in labels),
        ],
        className=f"frame-labels {kind}{broad}",
        **attributes(data_labels=frame.id),
    )


def short_name(name: str) -> str:
    """A name without what stands in brackets at its end: another name, or the roots."""
    return _BRACKETS.sub("", name)


def _text(label: Label, atlas: Atlas, *, alone: bool) -> Component:
    lines: Iterable[Component | str] = [
        piece for line in label.text.lines for piece in (html.Br(), line)
    ][1:]
    return html.Button(
        html.Span(list(lines)),
        type="button",
        tabIndex="-1",
        className=f"label {_classes(label, atlas, alone)}"
        + (" label-left" if label.on_left else ""),
        style={
            "--x": label.box.left,
            "top": label.box.top,
            "width": label.box.width,
            "height": label.box.height,
            "--letter": label.text.letter_mm,
        },
        **attributes(data_set=f"part={label.part}"),
    )


def _leaders(labels: Iterable[Label], atlas: Atlas, *, alone: bool) -> Iterator[Component]:
    """The pieces of every leader; the last of each, which ends at the part, bears a dot there."""
    for label in labels:
        kind = _classes(label, atlas, alone)
        for number, piece in enumerate(reversed(label.leader.pieces)):
            yield _piece(piece, f"leader {kind}" + (" passing" if number else ""))


def _piece(piece: Piece, kind: str) -> Component:
    (x, y), (to_x, to_y) = piece
    turn = degrees(atan2(to_y - y, to_x - x))
    width = hypot(to_x - x, to_y - y)
    style = {"left": x, "top": y, "width": width, "transform": f"rotate({turn:.2f}deg)"}
    return html.I(className=kind, style=style)


def _classes(label: Label, atlas: Atlas, alone: bool) -> str:
    """Labels of nerves dim with their nerve; those of structures hide with layer and depth."""
    if alone:
        return f"alone-{name_of_cause(label.cause) if label.cause else label.part}"
    if label.part not in atlas.structures:
        return f"trace{touched_uids(label.part)[-1]}"
    structure = atlas.structures[label.part]
    return f"label-{structure.kind}" + (" label-superficial" if structure.superficial else "")
