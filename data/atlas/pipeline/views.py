"""Regions, nerves and structures projected to `views/<view>.json` and `outlines.json`."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.body_meshes import (
    BONE,
    CARTILAGE,
    DISC,
    LIGAMENT,
    read_body_meshes,
)
from data.atlas.pipeline.body_record import read_body
from data.atlas.pipeline.drawn_landmarks import draw_landmarks
from data.atlas.pipeline.field_pictures import FieldPictures, filled
from data.atlas.pipeline.nerve_lines import NerveLine, project_nerves
from data.atlas.pipeline.outlines import draw_regions, silhouette
from data.atlas.pipeline.placed_meshes import placed_meshes
from data.atlas.pipeline.plate_shapes import DrawnPiece, label_place, rings_of
from data.atlas.pipeline.plate_sizes import fine_frames
from data.atlas.pipeline.plate_style import read_style
from data.atlas.pipeline.rasters import Raster, polygons
from data.atlas.pipeline.regions import read_painted_skin
from data.atlas.pipeline.structure_outlines import draw_structures
from data.atlas.pipeline.view_plans import ViewPlan, read_view_plans

SURE_MARGIN = 0.6
"""A pixel where a region is so far ahead of all others surely shows its own skin."""
DEPTH_PIXELS, CLOSE_DEPTH_PIXELS = 3.0, 6.0
"""Pixels per mm of the depth picture that hides nerves, for whole-body and for close views."""
HIDING = (BONE, CARTILAGE, DISC, LIGAMENT)
ROOF_WEIGHT = 0.5
"""Bone whose weight as roof of the canal is at least this does not hide what lies below it."""


def build() -> None:
    """Project everything and write the records; a view's picture is drawn by the plates stage."""
    painted = read_painted_skin()
    nerves = read_body()["nerves"]
    outlines = {}
    store.VIEWS.mkdir(exist_ok=True)
    for plan in read_view_plans().values():
        drawn, pictures = draw_regions(painted, plan)
        lines = project_nerves(nerves, plan, picture_obstacles(plan))
        record = view_record(plan, drawn, lines, pictures)
        record |= {
            "structures": [piece_record(each) for each in draw_structures(plan)],
            "landmarks": draw_landmarks(plan),
            "fine": fine_frames(plan, read_style()),
        }
        write_record(store.VIEWS / f"{plan.id}.json", record)
        outlines[plan.id] = [raised(region, plan, pictures) for region in drawn]
        seen = {region.id for region in drawn}
        print(f"   {plan.id}: {len(drawn)} outlines of {len(seen)} regions, {len(lines)} lines")
    write_record(store.OUTLINES, outlines)


def picture_obstacles(plan: ViewPlan) -> Floats:
    """Nearness of the first bone or ligament at every pixel of the view.

    Muscles do not count: where they lie over a nerve they open a window. Nor does the roof of the
    spinal canal in a view in which the sac shines through it.
    """
    hiding = [mesh for mesh in read_body_meshes() if mesh.kind in HIDING]
    meshes = []
    for placed in placed_meshes(hiding, plan):
        faces, roof = placed.faces, placed.mesh.part
        if plan.sac_shines and roof is not None:
            faces = faces[roof[faces].min(axis=1) < ROOF_WEIGHT]
        meshes.append(polygons(placed.points, faces))
    with Raster(plan.camera, CLOSE_DEPTH_PIXELS if plan.close else DEPTH_PIXELS) as raster:
        return raster.nearness(meshes)


def view_record(
    plan: ViewPlan,
    drawn: Sequence[DrawnPiece],
    lines: Sequence[NerveLine],
    pictures: FieldPictures,
) -> dict[str, Any]:
    """Everything the page needs of a view, in plate mm."""
    camera = plan.camera
    return {
        "view": plan.id,
        "width_mm": camera.width_mm,
        "height_mm": camera.height_mm,
        "centre": camera.centre,
        "direction": camera.direction,
        "up": camera.up,
        "bilateral": plan.bilateral,
        "frames": plan.frames,
        "silhouette": [rounded(ring, 1) for ring in silhouette(pictures, plan)],
        "regions": [piece_record(region) for region in drawn],
        "nerves": [line_record(line) for line in lines],
    }


def piece_record(piece: DrawnPiece) -> dict[str, Any]:
    """One outline with its holes and the place for its label."""
    outline, *holes = rings(piece)
    x, y, room = label_place(piece.shape)
    return {
        "id": piece.id,
        **({} if piece.mesh is None else {"mesh": piece.mesh}),
        "side": piece.side,
        "outline": rounded(outline, 1),
        "holes": [rounded(hole, 1) for hole in holes],
        "label": [round(x, 1), round(y, 1)],
        "room": round(room, 1),
    }


def line_record(line: NerveLine) -> dict[str, Any]:
    """One nerve line."""
    record = {
        "id": line.nerve,
        "branch": line.branch,
        "points": rounded(line.points, 2),
        "radius": np.round(line.radius, 2).tolist(),
        "hidden": np.round(line.hidden, 2).tolist(),
        "depth": round(line.depth, 1),
    }
    opacity = np.round(line.opacity, 2)
    if opacity.min() < 1:
        record["opacity"] = opacity.tolist()
    if line.division is not None:
        record["division"] = rounded(line.division, 2)
    return record


def raised(region: DrawnPiece, plan: ViewPlan, pictures: FieldPictures) -> dict[str, Any]:
    """The same outline on the skin in 3-D, point by point."""
    nearness = region_nearness(region.id, pictures)
    outline, *holes = (
        [raised_point(point, plan, nearness, pictures.pixels_per_mm) for point in rounded(ring, 1)]
        for ring in rings(region)
    )
    return {"id": region.id, "side": region.side, "outline": outline, "holes": holes}


def region_nearness(region: str, pictures: FieldPictures) -> Floats:
    """Nearness of the region's own skin; near its border that of its nearest sure pixel.

    At the very border the blurred fields reach over skin that lies far behind.
    """
    margin = pictures.margins[region]
    sure = min(SURE_MARGIN, float(margin.max()) / 2)
    return filled(np.where(margin > sure, pictures.nearness, np.nan))


def raised_point(
    point: Sequence[float], plan: ViewPlan, nearness: Floats, pixels_per_mm: float
) -> tuple[float, ...]:
    """The point of the skin that falls on a plate point, rounded to 0.01 mm."""
    height, width = nearness.shape
    row = int(np.clip(point[1] * pixels_per_mm, 0, height - 1))
    column = int(np.clip(point[0] * pixels_per_mm, 0, width - 1))
    place = plan.camera.raise_to_body(point, float(nearness[row, column]))
    return tuple(round(value, 2) for value in place)


def rings(piece: DrawnPiece) -> list[Floats]:
    """Border and holes as arrays (n, 2) without the closing point."""
    return [np.array(ring.coords)[:-1] for ring in rings_of(piece.shape)]


def rounded(points: Floats, digits: int) -> list[list[float]]:
    """Points as lists, rounded."""
    result: list[list[float]] = np.round(points, digits).tolist()
    return result


def write_record(path: Path, content: Mapping[str, Any]) -> None:
    """Write JSON without needless space."""
    path.write_text(json.dumps(content, separators=(",", ":")) + "\n", encoding="utf-8")
