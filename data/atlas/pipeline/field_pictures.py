"""The painted skin through a view's camera: one soft picture per label, and the skin's depth."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.ndimage import distance_transform_edt, gaussian_filter

from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.painting import LABELS
from data.atlas.pipeline.rasters import Raster, polygons
from data.atlas.pipeline.regions import PaintedSkin
from data.atlas.pipeline.sides import on_side
from data.atlas.pipeline.triangle_mesh import TriangleMesh
from data.atlas.pipeline.view_plans import ViewPlan

PICTURE_BLUR_MM = 1.6
CLOSE_BLUR_MM = 1.0
EDGE_BLUR_MM = 0.8
SEEN = 0.2
"""A label whose field stays below this in a view is not seen there."""
LEAST_FIELD = 0.3
"""Of all labels together; on the body they come to about 1, off it to nothing."""
CHANNELS = 3
"""Labels that one picture holds, as red, green and blue."""


@dataclass(frozen=True, slots=True)
class FieldPictures:
    """Pictures of one view at `pixels_per_mm`.

    `margins` by label: (height, width), how far it is ahead of the best other one, negative where
    it is behind or off the body; its zero line is the region's border. Unseen labels are absent.
    `body` (height, width): 1 on the skin, 0 off it, soft between.
    `nearness` (height, width): the skin's, in mm, filled beyond the silhouette.
    """

    margins: Mapping[str, Floats]
    body: Floats
    nearness: Floats
    pixels_per_mm: float


def picture_fields(
    painted: PaintedSkin, plan: ViewPlan, left_out: Collection[str] = ()
) -> FieldPictures:
    """Render every label's field and compare them; skin left out goes to what lies beside it."""
    meshes = skin_meshes(painted.skin, plan)
    density = plan.field_pixels_per_mm
    with Raster(plan.camera, density) as raster:
        pictures = [
            raster.colours(meshes, [padded(painted.fields, start)] * len(meshes))
            for start in range(0, len(LABELS), CHANNELS)
        ]
    with Raster(plan.camera, density) as raster:
        nearness = filled(raster.nearness(meshes))
    fields = np.concatenate(pictures, axis=2)
    body = on_body(fields).astype(np.float64)
    fields = handed_over(fields, [LABELS.index(name) for name in left_out])
    edge = gaussian_filter(body, EDGE_BLUR_MM * density)
    return FieldPictures(margins(fields, body, edge, plan), edge, nearness, density)


def on_body(fields: Floats) -> Flags:
    """Pixels on the skin, (height, width): there the labels have something between them."""
    result: Flags = fields.sum(axis=2) > LEAST_FIELD
    return result


def handed_over(fields: Floats, left_out: Sequence[int]) -> Floats:
    """The same pictures where pixels of some labels have become their nearest neighbour's."""
    if not left_out:
        return fields
    strongest = fields.argmax(axis=2)
    body = on_body(fields)
    gone = np.isin(strongest, left_out) | ~body
    _, places = distance_transform_edt(gone, return_indices=True)
    result: Floats = fields[tuple(places)] * body[..., None]
    result[..., list(left_out)] = 0
    return result


def skin_meshes(skin: TriangleMesh, plan: ViewPlan) -> list[Any]:
    """The half skin on the plan's sides, without what stands in the view's way."""
    faces = skin.faces
    if plan.skin_below_mm is not None:
        faces = faces[skin.points[faces][:, :, 2].max(axis=1) < plan.skin_below_mm]
    return [polygons(*on_side(skin.points, faces, side)) for side in plan.sides]


def padded(fields: Floats, start: int) -> Floats:
    """Three labels' fields as colours, shape (n, 3)."""
    colours = np.zeros((len(fields), CHANNELS))
    part = fields[:, start : start + CHANNELS]
    colours[:, : part.shape[1]] = part
    return colours


def margins(fields: Floats, body: Floats, edge: Floats, plan: ViewPlan) -> dict[str, Floats]:
    """Each label against the best other one, after a blur that ends at the silhouette."""
    sigma = (CLOSE_BLUR_MM if plan.close else PICTURE_BLUR_MM) * plan.field_pixels_per_mm
    weight = gaussian_filter(body, sigma) + 1e-6
    seen = [index for index in range(len(LABELS)) if fields[..., index].max() > SEEN]
    soft = np.stack([gaussian_filter(fields[..., index] * body, sigma) / weight for index in seen])
    best, second = best_two(soft)
    silhouette = 2 * (edge - 0.5)
    return {
        LABELS[index]: np.minimum(
            np.where(field >= best - 1e-9, best - second, field - best), silhouette
        )
        for index, field in zip(seen, soft, strict=True)
    }


def best_two(fields: Floats) -> tuple[Floats, Floats]:
    """The largest and the second largest of many pictures, pixel by pixel."""
    best, second = np.zeros_like(fields[0]), np.zeros_like(fields[0])
    for field in fields:
        second = np.maximum(second, np.minimum(best, field))
        best = np.maximum(best, field)
    return best, second


def filled(nearness: Floats) -> Floats:
    """Empty pixels take the value of the nearest pixel of the body."""
    empty = np.isnan(nearness)
    _, places = distance_transform_edt(empty, return_indices=True)
    result: Floats = nearness[tuple(places)]
    return result
