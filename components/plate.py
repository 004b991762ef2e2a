"""Plates: Plotly figures drawn once at one pixel per millimetre.

The picture itself is an image below the figure; the figure holds what answers and what is lit:
regions as filled shapes and nerves as ribbons. Views, frames, zoom and mirror are CSS transforms,
highlights are style rules (`components.stylesheet`), so no figure is ever drawn twice.
A trace's `uid` becomes a class of its SVG group: "heel" gives `.traceheel`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain
from typing import Any

from components.ribbon import Fade, dashes, fade, ribbon, shifted
from components.tokens import with_opacity
from components.traces import Trace, area, figure_of, shape_trace
from data.drawing import NerveLine, Outline, Point, View
from data.model import Atlas, Family

SKIN = "skin"
FAR = "-far"
PASSES = ("casing", "core", "seam", "shine")
COLOUR_OF_PASS = {"seam": "casing"}
TOUCHED = PASSES[0]
"""The pass that answers the pointer, with an unseen margin around it."""
LEAST_HALF_WIDTH_MM = 0.9
CASING_MM = 0.7
SEAM_MM = 0.22
"""Half the width of the line that shows two nerves in the trunk's one sheath."""
SHINE_FROM_MM = 1.3
SHINE_SHARE = 0.3
DASHES: Mapping[Family, tuple[float, float]] = {"fibular": (8.0, 4.0), "sural": (1.2, 3.2)}
DASH_SHARE = 0.42
"""Strands differ by pattern as by colour: the fibular shine is dashed, the sural dotted (mm)."""


def figure(view: View, atlas: Atlas, tokens: Mapping[str, str]) -> dict[str, Any]:
    """The regions of both legs and the nerves of the drawn leg."""
    return figure_of(
        view,
        [
            *([shape_trace(SKIN, view.silhouette)] if view.silhouette else []),
            *(_region_trace(uid, outlines) for uid, outlines in regions_by_uid(view).items()),
            *_nerve_traces(view, atlas, tokens, far=False),
        ],
    )


def far_figure(view: View, atlas: Atlas, tokens: Mapping[str, str]) -> dict[str, Any]:
    """The nerves of the other leg, which are shown only with both sides: a figure of their own,
    drawn when first asked for."""
    return figure_of(view, _nerve_traces(view, atlas, tokens, far=True))


def regions_by_uid(view: View) -> Mapping[str, list[Outline]]:
    """A view's outlines by trace uid, larger shapes first, so that smaller ones lie on top."""
    found: dict[str, list[Outline]] = {}
    for outline in sorted(view.outlines, key=lambda o: -area(o.points)):
        uid = outline.part + (FAR if outline.side == "left" else "")
        found.setdefault(uid, []).append(outline)
    return found


def lines_by_uid(view: View) -> Mapping[str, list[NerveLine]]:
    """A view's nerve lines by the stem of their trace uids: the nerve, and which leg."""
    found: dict[str, list[NerveLine]] = {}
    for line in sorted(view.lines, key=lambda n: n.depth_mm):
        uid = line.nerve + (FAR if line.side == "left" else "")
        found.setdefault(uid, []).append(line)
    return found


def nerve_uids(stem: str) -> tuple[str, ...]:
    """The uids of the traces that paint one nerve of one leg."""
    return tuple(f"{stem}-{paint}" for paint in PASSES)


def touched_uid(stem: str) -> str:
    """The uid of the trace by which the browser finds a nerve of one leg near the pointer."""
    return f"{stem}-{TOUCHED}"


def family_of(nerve: str, atlas: Atlas) -> Family:
    """The strand whose colour a nerve or root has."""
    return atlas.nerves[nerve].family if nerve in atlas.nerves else "root"


def _region_trace(uid: str, outlines: Sequence[Outline]) -> Trace:
    """One region as a filled shape; parts and holes are separated by gaps."""
    rings = chain.from_iterable((outline.points, *outline.holes) for outline in outlines)
    return shape_trace(uid, rings)


def _nerve_traces(
    view: View, atlas: Atlas, tokens: Mapping[str, str], *, far: bool
) -> Iterable[Trace]:
    """Every nerve's casing, then every core, then every shine: joints then show no seam.

    Company (nerves that only travel alongside) is painted first and lies below; the trunk is
    painted last, as the sheath out of which its branches come.
    """
    stems = [s for s in lines_by_uid(view).items() if s[0].endswith(FAR) == far]
    company = [s for s in stems if family_of(s[1][0].nerve, atlas) == "company"]
    sciatic = [s for s in stems if family_of(s[1][0].nerve, atlas) != "company"]
    sciatic.sort(key=lambda stem: family_of(stem[1][0].nerve, atlas) == "trunk")
    for group in (company, sciatic):
        for paint in PASSES:
            for stem, lines in group:
                trace = _paint_trace(stem, lines, paint, family_of(lines[0].nerve, atlas), tokens)
                if trace is not None:
                    yield trace


def _paint_trace(
    stem: str, lines: Sequence[NerveLine], paint: str, family: Family, tokens: Mapping[str, str]
) -> Trace | None:
    """One pass over one nerve, with its branches, faded where the nerve lies behind bone."""
    shapes = [shape for line in lines for shape in _shapes(line, paint, family)]
    if not shapes:
        return None
    colour = tokens[f"nerve-{family}-{COLOUR_OF_PASS.get(paint, paint)}"]
    trace = shape_trace(f"{stem}-{paint}", shapes, mode="none")
    seen = fade(lines[0].points, lines[0].hidden)
    if isinstance(seen, Fade):
        trace["fillgradient"] = {
            "type": seen.axis,
            "start": seen.start,
            "stop": seen.stop,
            "colorscale": [[place, with_opacity(colour, o)] for place, o in seen.stops],
        }
    else:
        trace["fillcolor"] = with_opacity(colour, seen)
    return trace


def _shapes(line: NerveLine, paint: str, family: Family) -> Iterable[tuple[Point, ...]]:
    """What one pass draws of one line: its whole width, or the light, seam or pattern on it."""
    widths = [max(r, LEAST_HALF_WIDTH_MM) for r in line.radius_mm]
    if paint == "casing":
        yield ribbon(line.points, [w + CASING_MM for w in widths])
    elif paint == "core":
        yield ribbon(line.points, widths)
    elif paint == "seam":
        if line.division:
            yield ribbon(line.division, [SEAM_MM] * len(line.division))
    elif family in DASHES:
        dash, gap = DASHES[family]
        for points, half_widths in dashes(line.points, widths, dash, gap):
            yield ribbon(points, [w * DASH_SHARE for w in half_widths])
    elif max(line.radius_mm) >= SHINE_FROM_MM:
        centre = shifted(line.points, widths, SHINE_SHARE)
        yield ribbon(centre, [w * SHINE_SHARE for w in widths])
