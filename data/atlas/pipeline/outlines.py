"""Region outlines of a view in plate millimetres, from the zero lines of its field pictures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from shapely.affinity import scale
from shapely.geometry import Polygon, box
from shapely.ops import unary_union

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.field_pictures import FieldPictures, picture_fields
from data.atlas.pipeline.painting import LABELS, NOWHERE
from data.atlas.pipeline.plate_shapes import (
    DrawnPiece,
    label_place,
    parts,
    rings_of,
    simplified,
    traced,
    without_small_holes,
)
from data.atlas.pipeline.regions import PaintedSkin
from data.atlas.pipeline.view_plans import ViewPlan

BEYOND_MM = 10.0
"""What is not to be cut at the plate's edge runs on by this much."""
SILHOUETTE_POINTS = 200
"""The most points of the body's border in a view."""
MIDLINE_REGIONS = frozenset({"lower_back", "saddle_area"})
"""Regions that are one shape over the mid-line in a view of both sides."""
HAIRLINE_MM = 0.4
"""Every outline is drawn in by this much: neighbours never touch, a fine light line parts them."""
SMALLEST_PIECE_SHARE = 0.07
"""Pieces below this share of a region's largest are left out."""
LEAST_ROOM_MM, THIN_ROOM_MM, THIN = 5.5, 8.0, 14.0
"""On a body's plate a region is left out where its widest place has less room than the first; or
less than the second and the shape is long: its area more than so many times the room squared."""
DOME_MM = 46.0
"""Height of the bow in which regions end above where the picture fades out."""


@dataclass(frozen=True, slots=True)
class Cleaning:
    """How much is smoothed away: lengths and areas on the plate, and the most points kept."""

    smallest_mm2: float
    sliver_mm: float
    notch_mm: float
    most_points: int


BODY_CLEANING = Cleaning(smallest_mm2=110, sliver_mm=2.6, notch_mm=2.5, most_points=100)
CLOSE_CLEANING = Cleaning(smallest_mm2=40, sliver_mm=1.0, notch_mm=0.35, most_points=108)


def draw_regions(painted: PaintedSkin, plan: ViewPlan) -> tuple[list[DrawnPiece], FieldPictures]:
    """Every region that can be seen well enough in this view; the mirrored ones are left out."""
    pictures = picture_fields(painted, plan)
    raw = traced_regions(pictures, plan)
    areas = dict(zip(LABELS, painted.label_areas, strict=True))
    seen = {n: s for n, s in raw.items() if s.area >= plan.smallest_share * areas[n]}
    slivers = [name for name, shape in seen.items() if is_sliver(shape, plan)]
    if slivers:
        pictures = picture_fields(painted, plan, slivers)
        raw = traced_regions(pictures, plan)
        seen = {n: raw[n] for n in seen if n not in slivers}
    cleaning = CLOSE_CLEANING if plan.close else BODY_CLEANING
    pieces = {name: cleaned(name, shape, plan, cleaning) for name, shape in seen.items()}
    drawn = [
        DrawnPiece(name, side_of(name, piece, plan), piece)
        for name, shapes in apart(pieces).items()
        for piece in shapes
    ]
    return sorted(drawn, key=lambda each: LABELS.index(each.id)), pictures


def traced_regions(pictures: FieldPictures, plan: ViewPlan) -> dict[str, Polygon]:
    """The area of every region in a view's pictures, as far as regions are drawn there."""
    raw = {
        name: shape
        for name, margin in pictures.margins.items()
        if name != NOWHERE and (shape := traced(margin, pictures.pixels_per_mm)) is not None
    }
    where = allowed(plan)
    if plan.regions_below_mm is not None:
        where = where.intersection(rounded_top(unary_union(list(raw.values())), plan))
    return {name: shape.intersection(where) for name, shape in raw.items()}


def is_sliver(shape: Polygon, plan: ViewPlan) -> bool:
    """Whether a region is turned so far away that nobody could press it in this view."""
    if plan.close or shape.is_empty:
        return False
    room = max(label_place(piece)[2] for piece in parts(shape))
    return room < LEAST_ROOM_MM or (room < THIN_ROOM_MM and shape.area > THIN * room**2)


def rounded_top(skin: Polygon, plan: ViewPlan) -> Polygon:
    """The plate below a dome over the limb: regions end in a bow where the picture fades out."""
    camera = plan.camera
    level = camera.place((*camera.centre[:2], plan.regions_below_mm or 0.0))[1]
    strip = skin.intersection(box(0, level, camera.width_mm, level + DOME_MM))
    left, _, right, _ = strip.bounds
    along = np.linspace(-1, 1, 41)
    bow = level + DOME_MM * (1 - np.sqrt(np.clip(1 - along**2, 0, 1)))
    xs = (left + right) / 2 + along * (right - left) / 2
    below, beyond = camera.height_mm + BEYOND_MM, camera.width_mm + BEYOND_MM
    corners = [(-BEYOND_MM, below), (-BEYOND_MM, bow[0]), *zip(xs, bow, strict=True)]
    return Polygon([*corners, (beyond, bow[-1]), (beyond, below)])


def silhouette(pictures: FieldPictures, plan: ViewPlan) -> list[Floats]:
    """The border of all skin drawn in the view, ring by ring (n, 2), exactly symmetric for both."""
    shape = traced(pictures.body - 0.5, pictures.pixels_per_mm)
    if shape is None:
        raise ValueError(f"{plan.id}: no skin in view")
    camera = plan.camera
    shape = shape.intersection(box(0, 0, camera.width_mm, camera.height_mm))
    if plan.bilateral:
        # Thinned before it is mirrored, so that both halves have the same points.
        half = unary_union([simplified(p, SILHOUETTE_POINTS // 2) for p in parts(shape)])
        half = half.intersection(allowed(plan)).buffer(0.01, join_style="mitre")
        whole = unary_union([half, scale(half, -1, 1, origin=(camera.width_mm / 2, 0))])
        pieces = list(parts(whole))
    else:
        pieces = [simplified(piece, SILHOUETTE_POINTS) for piece in parts(shape)]
    return [np.array(ring.coords)[:-1] for piece in pieces for ring in rings_of(piece)]


def allowed(plan: ViewPlan) -> Polygon:
    """The part of the plate in which regions are drawn: the right half where both legs are."""
    camera = plan.camera
    left, right = -BEYOND_MM, camera.width_mm + BEYOND_MM
    if plan.bilateral:
        on_right = camera.right[0] < 0
        left, right = (camera.width_mm / 2, right) if on_right else (left, camera.width_mm / 2)
    return box(left, -BEYOND_MM, right, camera.height_mm + BEYOND_MM)


def cleaned(name: str, shape: Polygon, plan: ViewPlan, cleaning: Cleaning) -> list[Polygon]:
    """The pieces of a region without slivers, notches and crumbs, drawn in by the hairline."""
    middle = plan.camera.width_mm / 2
    over_middle = plan.bilateral and name in MIDLINE_REGIONS
    shape = shape.buffer(0)
    if over_middle:
        shape = unary_union([shape, scale(shape, -1, 1, origin=(middle, 0))])
    shape = shape.buffer(-cleaning.sliver_mm).buffer(cleaning.sliver_mm)
    shape = shape.buffer(cleaning.notch_mm).buffer(-cleaning.notch_mm)
    shape = shape.buffer(-HAIRLINE_MM)
    pieces = [piece for piece in parts(shape) if piece.area > cleaning.smallest_mm2]
    if over_middle:
        pieces = [piece for piece in pieces if piece.bounds[0] < middle < piece.bounds[2]]
    if not pieces:
        return []
    largest = max(piece.area for piece in pieces)
    return [
        simplified(without_small_holes(piece), cleaning.most_points)
        for piece in pieces
        if piece.area > SMALLEST_PIECE_SHARE * largest
    ]


def apart(pieces: Mapping[str, list[Polygon]]) -> dict[str, list[Polygon]]:
    """The same pieces with any remaining overlap cut from the larger one."""
    done: list[Polygon] = []
    result: dict[str, list[Polygon]] = {}
    for name in sorted(pieces, key=lambda each: sum(piece.area for piece in pieces[each])):
        result[name] = []
        for piece in pieces[name]:
            for other in done:
                if piece.intersects(other):
                    piece = max(parts(piece.difference(other.buffer(0.1))), key=lambda p: p.area)
            done.append(piece)
            result[name].append(piece)
    return result


def side_of(name: str, piece: Polygon, plan: ViewPlan) -> str:
    """`both` for a shape over the mid-line, else `right`."""
    middle = plan.camera.width_mm / 2
    crosses = piece.bounds[0] < middle < piece.bounds[2]
    return "both" if plan.bilateral and name in MIDLINE_REGIONS and crosses else "right"
