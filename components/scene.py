"""What is therefore shown: the frame, and what is lit, for every focus."""

from __future__ import annotations

from dataclasses import dataclass

from components.address import Exploration
from data.drawing import Side, View
from data.model import Atlas

TRUNK = "sciatic_nerve"
WHOLE = "whole"
ORIGINS = ("root", "trunk")


@dataclass(frozen=True, slots=True)
class Scene:
    """One picture: which view and side, framed how, with which parts lit; no focus dims nothing."""

    view: str
    side: Side
    focus: str | None
    frame: str
    lit: frozenset[str]
    dimmed: frozenset[str]


def compose(atlas: Atlas, exploration: Exploration) -> Scene:
    """Compose the scene an exploration asks for."""
    view = atlas.views[exploration.view]
    focus = exploration.part
    lit = path(atlas, focus) & view.parts if focus else frozenset[str]()
    return Scene(
        view=view.id,
        side=exploration.side,
        focus=focus,
        frame=frame_of(atlas, view, focus),
        lit=lit,
        dimmed=nerves_drawn(view, atlas) - lit if focus else frozenset(),
    )


def path(atlas: Atlas, part: str) -> frozenset[str]:
    """The whole path of a part: back to the spine and, for a nerve or root, on to its last branch.

    Where a path reaches the spine it reaches all five roots: a place never tells which root.
    A structure keeps every nerve lit: it is shown for what runs by it.
    """
    if part in atlas.structures:
        return frozenset({part, *atlas.nerves, *atlas.roots})
    if part in atlas.regions:
        nerves = set(atlas.regions[part].runs_here)
        return frozenset({part}) | _to_the_spine(atlas, nerves)
    if part in atlas.roots:
        return frozenset({part}) | _onward(atlas, {TRUNK})
    if atlas.nerves[part].family in ORIGINS:
        return _to_the_spine(atlas, {TRUNK}) | _onward(atlas, {TRUNK})
    return _to_the_spine(atlas, {part}) | _onward(atlas, {part})


def nerves_drawn(view: View, atlas: Atlas) -> frozenset[str]:
    """Nerves and roots drawn in a view."""
    return frozenset(line.nerve for line in view.lines)


def frame_of(atlas: Atlas, view: View, part: str | None) -> str:
    """The frame a part is shown in; the whole plate where its own frame is not on this plate."""
    framed = (atlas.regions.get(part) or atlas.structures.get(part)) if part else None
    if framed and framed.frame in view.frames and view.draws(framed.id):
        return framed.frame
    return WHOLE


def _to_the_spine(atlas: Atlas, nerves: set[str]) -> frozenset[str]:
    """The nerves with all they branch from and, where that is the trunk, every root."""
    found: set[str] = set()
    for nerve in nerves:
        at: str | None = nerve
        while at is not None and at in atlas.nerves and at not in found:
            found.add(at)
            at = atlas.nerves[at].branch_of
    if TRUNK in found or nerves & set(atlas.roots):
        found |= set(atlas.roots) | {n.id for n in atlas.nerves.values() if n.family in ORIGINS}
    return frozenset(found)


def _onward(atlas: Atlas, nerves: set[str]) -> frozenset[str]:
    """The nerves with everything that branches from them."""
    found = set(nerves)
    grown = True
    while grown:
        branches = {n.id for n in atlas.nerves.values() if n.branch_of in found}
        grown = not branches <= found
        found |= branches
    return frozenset(found)
