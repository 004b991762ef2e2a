"""What is therefore shown: the frame, and what is lit, for every focus."""

from __future__ import annotations

from itertools import pairwise
from math import dist

from data.drawing import WHOLE, Frame, View
from data.model import COMPANY, TRUNK, Atlas

ORIGINS = ("root", "trunk")
IN_FRAME_SHARE = 0.8
"""A nerve is shown in a close frame that holds at least this share of its length."""


def path(atlas: Atlas, part: str) -> frozenset[str]:
    """The whole path of a part: back to the spine, and on to the last branch of a nerve.

    A root lights all that carries its fibres, down to the foot. Where a path reaches the spine it
    reaches all five roots: a place never tells which root. A structure keeps every nerve lit: it
    is shown for what runs by it.
    """
    if part in atlas.structures:
        return frozenset({part, *atlas.nerves, *atlas.roots})
    if part in atlas.regions:
        nerves = set(atlas.regions[part].runs_here)
        return frozenset({part}) | _to_the_spine(atlas, nerves)
    if part in atlas.roots:
        return frozenset({part}) | _carrying(atlas, part)
    if atlas.nerves[part].family in ORIGINS:
        return _to_the_spine(atlas, {TRUNK}) | _onward(atlas, {TRUNK})
    return _to_the_spine(atlas, {part}) | _onward(atlas, {part})


def cause_path(atlas: Atlas, cause: str) -> frozenset[str]:
    """What a cause lights: its site, and the whole path of the nerves and roots it irritates.

    A cause that is seldom the nerve keeps every nerve lit, as a structure does.
    """
    lights = atlas.causes[cause].lights or (*atlas.nerves, *atlas.roots)
    found = frozenset(atlas.causes[cause].site)
    return found.union(*(path(atlas, part) for part in lights))


def shows_cause(atlas: Atlas, view: View, cause: str) -> bool:
    """Whether a view draws the whole site of a cause."""
    site, meshes = atlas.causes[cause].site, atlas.causes[cause].meshes
    return all(view.draws(part) for part in site) and view.meshes.issuperset(meshes)


def cause_frame(atlas: Atlas, view: View, cause: str) -> str:
    """The frame a cause is shown in: its own, where this plate has it and draws the site."""
    frame = atlas.causes[cause].frame
    return frame if frame in view.frames and shows_cause(atlas, view, cause) else WHOLE


def frame_of(atlas: Atlas, view: View, part: str | None) -> str:
    """The frame a part is shown in: its own where this plate has it; of a nerve, the closest that
    holds most of it; else, and for a root, whose path goes on to the foot, the whole plate."""
    if part is None or part in atlas.roots or not view.draws(part):
        return WHOLE
    placed = atlas.regions.get(part) or atlas.structures.get(part)
    if placed:
        return placed.frame if placed.frame in view.frames else WHOLE
    close = [frame for frame in view.frames.values() if _holds(frame, view, part)]
    return min(close, key=lambda frame: frame.height_mm).id if close else WHOLE


def _holds(frame: Frame, view: View, nerve: str) -> bool:
    """Whether most of a nerve's drawn length lies in a frame."""
    right, bottom = frame.x_mm + frame.width_mm, frame.y_mm + frame.height_mm
    whole = inside = 0.0
    for line in view.lines:
        if line.nerve != nerve or line.side == "left":
            continue
        for a, b in pairwise(line.points):
            x, y = (a[0] + b[0]) / 2, (a[1] + b[1]) / 2
            length = dist(a, b)
            whole += length
            inside += length * (frame.x_mm <= x <= right and frame.y_mm <= y <= bottom)
    return inside > IN_FRAME_SHARE * whole


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


def _carrying(atlas: Atlas, root: str) -> frozenset[str]:
    """The nerves that carry a root's fibres; one on which books do not agree goes with the nerve
    it leaves."""
    agreed = {n.id for n in atlas.nerves.values() if root in n.roots and n.family != COMPANY}
    return frozenset(agreed) | {
        n.id for n in atlas.nerves.values() if not n.roots and n.branch_of in agreed
    }


def _onward(atlas: Atlas, nerves: set[str]) -> frozenset[str]:
    """The nerves with everything that branches from them."""
    found = set(nerves)
    grown = True
    while grown:
        branches = {n.id for n in atlas.nerves.values() if n.branch_of in found}
        grown = not branches <= found
        found |= branches
    return frozenset(found)
