"""Nerves as Plotly traces: solid where they are seen, ghosts where bone hides them.

Ghosts lie below all that is solid, in a layer of Plotly's own that the style sheet makes
transparent as a whole: ghosts that meet or cross then never add up. Solid nerve lies over its
ghost and fades out where bone begins to hide it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from components.fades import Fade, fade, painted
from components.ribbon import Course, Ring, ribbon, shifted
from components.strand_room import Above
from components.traces import FAR, Trace, shape_trace
from data.drawing import NerveLine, View
from data.model import COMPANY, Atlas, Family

SOLID = ("casing", "core", "seam", "shine")
"""The passes over a nerve that is seen, from below."""
GHOST = "ghost"
RIMS = "nerve-rims"
"""The uid of the one trace that gives all ghosts of a figure their edges."""
COLOUR_OF_PASS = {"seam": "casing"}
GHOST_LAYER, SOLID_LAYER = 1, 2
GHOSTED_FROM = 0.8
"""From so much `hidden` on, nothing solid is left of a nerve."""
LEAST_HALF_WIDTH_MM = 0.9
CASING_MM = 0.7
RIM_MM = 0.5
SEAM_MM = 0.22
"""Half the width of the line that shows two nerves in the trunk's one sheath."""
SHINE_FROM_MM = 1.3
SHINE_SHARE = 0.3
DASHES: Mapping[Family, tuple[float, float]] = {"fibular": (8.0, 4.0), "sural": (1.2, 3.2)}
DASH_SHARE = 0.42
"""Strands differ by pattern as by colour: the fibular shine is dashed, the sural dotted (mm)."""
JOINT_MM = 12.0
"""A branch carries no pattern where it still lies in what it leaves, at most so far."""
EASE = 1.5
"""In a nerve's own greatest radius: over no less it comes out from behind bone."""
DASH_ROOM = 2.0
"""In its own half-widths: a pattern keeps so far from a nerve that lies above it."""


class _Stem(NamedTuple):
    """One nerve of one leg: the stem of its uids, its strand, and its lines."""

    uid: str
    family: Family
    lines: Sequence[NerveLine]
    leaves: str | None = None


@dataclass(frozen=True, slots=True)
class _Painted:
    """What is drawn of one nerve: ghosts, solid stretches as `seen`, the seam and the pattern."""

    ghosts: Sequence[Course]
    solid: Sequence[Course]
    seen: Fade | float
    seam: Sequence[Course]
    pattern: Sequence[Course]


def nerve_traces(
    view: View, atlas: Atlas, tokens: Mapping[str, str], *, far: bool
) -> Iterator[Trace]:
    """All ghosts, then of what is seen all casings, all cores, all shines: joints show no seam.

    Company (nerves that only travel alongside) is painted first and lies below; the trunk is
    painted last, as the sheath out of which its branches come.
    """
    stems = [
        _Stem(uid, family_of(lines[0].nerve, atlas), lines, _left_by(uid, atlas))
        for uid, lines in lines_by_uid(view).items()
        if uid.endswith(FAR) == far
    ]
    company = [stem for stem in stems if stem.family == COMPANY]
    sciatic = [stem for stem in stems if stem.family != COMPANY]
    sciatic.sort(key=lambda stem: stem.family == "trunk")
    drawn = _drawn([*company, *sciatic])
    yield from _ghost_traces([*company, *sciatic], drawn, tokens, far=far)
    for group in (company, sciatic):
        for paint in SOLID:
            for stem in group:
                yield from _solid_trace(stem, drawn[stem.uid], paint, tokens)


def lines_by_uid(view: View) -> Mapping[str, list[NerveLine]]:
    """A view's nerve lines by the stem of their trace uids: the nerve, and which leg."""
    found: dict[str, list[NerveLine]] = {}
    for line in sorted(view.lines, key=lambda n: n.depth_mm):
        uid = line.nerve + (FAR if line.side == "left" else "")
        found.setdefault(uid, []).append(line)
    return found


def nerve_uids(stem: str) -> tuple[str, ...]:
    """The uids of the traces that paint one nerve of one leg."""
    return tuple(f"{stem}-{paint}" for paint in (GHOST, *SOLID))


def touched_uids(stem: str) -> tuple[str, ...]:
    """The uids of the traces by which the browser finds a nerve of one leg near the pointer."""
    return f"{stem}-{GHOST}", f"{stem}-{SOLID[0]}"


def family_of(nerve: str, atlas: Atlas) -> Family:
    """The strand whose colour a nerve or root has."""
    return atlas.nerves[nerve].family if nerve in atlas.nerves else "root"


def _left_by(uid: str, atlas: Atlas) -> str | None:
    """The stem of the nerve that a nerve leaves, of the same leg."""
    nerve = atlas.nerves.get(uid.removesuffix(FAR))
    far = FAR if uid.endswith(FAR) else ""
    return nerve.branch_of + far if nerve and nerve.branch_of else None


def _drawn(stems: Sequence[_Stem]) -> Mapping[str, _Painted]:
    """What is drawn of each nerve; they come in the order of painting, the lowest first."""
    above = Above()
    left = {stem.leaves for stem in stems}
    own = {stem.uid: Above() for stem in stems if stem.uid in left}
    for stem in stems:
        for line in stem.lines if stem.uid in own else ():
            own[stem.uid].lay(_whole(line))
    found: dict[str, _Painted] = {}
    for stem in reversed(stems):
        ghosts: list[Course] = []
        solid: list[Course] = []
        seam: list[Course] = []
        pattern: list[Course] = []
        for line in sorted(stem.lines, key=lambda line: line.branch):
            seen = _seen(line)
            free = seen
            if stem.leaves in own and line.branch == 0:
                start = own[stem.leaves].start_of(seen, JOINT_MM)
                free = seen.piece(start, seen.places[-1])
            ghosts += _whole(line).stretches(line.hidden)
            for stretch in seen.stretches(seen.opacities):
                solid.append(stretch)
            for stretch in free.stretches(free.opacities):
                pattern += _pattern(stretch, stem.family, max(seen.half_widths), above)
            if line.division:
                halves = [SEAM_MM] * len(line.division)
                course = _eased(Course(line.division, halves, _shown(line)), line)
                seam += course.stretches(course.opacities)
            above.lay(free)
        found[stem.uid] = _Painted(ghosts, solid, fade(solid), seam, pattern)
    return found


def _seen(line: NerveLine) -> Course:
    """A line as visible as it is where it is not hidden."""
    return _eased(replace(_whole(line), opacities=_shown(line)), line)


def _eased(course: Course, line: NerveLine) -> Course:
    """A course that comes out of the depth the slower, the wider the nerve is: none is cut off."""
    return course.eased(EASE * max(line.radius_mm))


def _shown(line: NerveLine) -> list[float]:
    """Per point, how visible a line is where bone hides it and where the picture cuts it."""
    return [
        opacity * max(0.0, 1 - hidden / GHOSTED_FROM)
        for opacity, hidden in zip(_whole(line).opacities, line.hidden, strict=True)
    ]


def _whole(line: NerveLine) -> Course:
    """A line whether hidden or not; it fades only where the picture's plan cuts it."""
    half_widths = [max(radius, LEAST_HALF_WIDTH_MM) for radius in line.radius_mm]
    return Course(line.points, half_widths, line.opacity or [1.0] * len(line.points))


def _pattern(stretch: Course, family: Family, widest: float, above: Above) -> Iterator[Course]:
    """The highlight, or the dashes that tell a strand, where no other nerve lies over them."""
    if family in DASHES:
        for piece in above.clear(stretch, DASH_ROOM):
            yield from piece.dashes(*DASHES[family])
    elif widest >= SHINE_FROM_MM:
        yield from above.clear(stretch, 0.0)


def _ghost_traces(
    stems: Sequence[_Stem],
    drawn: Mapping[str, _Painted],
    tokens: Mapping[str, str],
    *,
    far: bool,
) -> Iterator[Trace]:
    """The edges of all ghosts as one trace, then the ghosts."""
    ghosts = [course for each in drawn.values() for course in each.ghosts]
    if not ghosts:
        return
    rims = [ring for course in ghosts for ring in _rim(course)]
    uid, colour = RIMS + (FAR if far else ""), tokens["nerve-trunk-casing"]
    yield shape_trace(uid, rims, zorder=GHOST_LAYER, fillcolor=colour)
    for stem in stems:
        each = drawn[stem.uid]
        if each.ghosts:
            rings = [ribbon(course.points, course.half_widths) for course in each.ghosts]
            look = painted(tokens[f"nerve-{stem.family}-core"], fade(each.ghosts))
            uid = f"{stem.uid}-{GHOST}"
            yield shape_trace(uid, rings, zorder=GHOST_LAYER, **look)


def _rim(course: Course) -> Iterable[Ring]:
    """Both edges of a ghost: its outline with a hole in it, so that dimmed it stays clear."""
    wide = [
        half_width + RIM_MM * opacity
        for half_width, opacity in zip(course.half_widths, course.opacities, strict=True)
    ]
    return ribbon(course.points, wide), ribbon(course.points, course.half_widths)[::-1]


def _solid_trace(
    stem: _Stem, drawn: _Painted, paint: str, tokens: Mapping[str, str]
) -> Iterator[Trace]:
    """One pass over what is seen of one nerve, where it paints anything."""
    rings = list(_rings(drawn, paint, stem.family))
    if rings:
        colour = tokens[f"nerve-{stem.family}-{COLOUR_OF_PASS.get(paint, paint)}"]
        look = painted(colour, drawn.seen)
        yield shape_trace(f"{stem.uid}-{paint}", rings, zorder=SOLID_LAYER, **look)


def _rings(drawn: _Painted, paint: str, family: Family) -> Iterator[Ring]:
    """What one pass draws: a nerve's whole width, or the light, seam or pattern on it."""
    if paint == "casing":
        for course in drawn.solid:
            yield ribbon(course.points, [w + CASING_MM for w in course.half_widths])
    elif paint == "core":
        for course in drawn.solid:
            yield ribbon(course.points, course.half_widths)
    elif paint == "seam":
        for course in drawn.seam:
            yield ribbon(course.points, course.half_widths)
    else:
        share = DASH_SHARE if family in DASHES else SHINE_SHARE
        for course in drawn.pattern:
            widths = course.half_widths
            centre = course.points if family in DASHES else shifted(course.points, widths, share)
            yield ribbon(centre, [w * share for w in widths])
