"""Soft areas of the skin as small pictures of a view: white, with the weight as transparency."""

from __future__ import annotations

from io import BytesIO

import numpy as np
from PIL import Image
from scipy.spatial import cKDTree

from data.atlas.pipeline.area_shapes import Areas
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.field_pictures import filled, skin_meshes
from data.atlas.pipeline.plate_sizes import pixels
from data.atlas.pipeline.rasters import Raster
from data.atlas.pipeline.sides import MIRROR
from data.atlas.pipeline.triangle_mesh import TriangleMesh
from data.atlas.pipeline.view_plans import ViewPlan

LONG_SIDE = 480
TIMES = 3
"""Every pixel is the mean of this many squared."""
LEAST_FACING = -0.25
"""Skin turned further away is seen from inside, through the cut ankle."""
FADE_MM = 15.0
LEAST_SEEN = 0.04
LEAST_SEEN_PIXELS = 12
"""A mask with fewer pixels above the weight shows nothing and is not written."""
EFFORT = 6
ALPHA_QUALITY = 50
"""Steps of opacity are softer than the eye sees at the strength the page gives them."""


def mask_size(plan: ViewPlan) -> tuple[int, int]:
    """Width and height in pixels: the plate's shape, its long side `LONG_SIDE`."""
    return pixels(plan, LONG_SIDE)


def picture_areas(skin: TriangleMesh, areas: Areas, plan: ViewPlan) -> dict[str, Floats]:
    """The areas of the patient's right side that can be seen in a view, (height, width) in 0..1.

    Weights run on beyond the silhouette and are cut by its true cover, so that no edge turns pale.
    """
    width, height = mask_size(plan)
    nearness = picture_nearness(skin, plan)
    body = ~np.isnan(nearness)
    cover = smaller(body.astype(np.float64), width, height)
    places = raised_pixels(filled(nearness), plan)
    folded = np.column_stack([np.abs(places[:, 0]), places[:, 1:]])
    spacing, corners = cKDTree(skin.points).query(folded, 3)
    nearby = 1 / (spacing + 0.1)
    nearby /= nearby.sum(axis=1, keepdims=True)
    facing = (skin.normals[corners[:, 0]] * MIRROR) @ np.array(plan.camera.towards)
    facing[places[:, 0] > 0] = 1.0
    share = np.where(facing > LEAST_FACING, 1.0, 0.0)
    if plan.skin_below_mm is not None:
        # The skin is drawn fading out under the height where it is cut.
        share *= np.clip((plan.skin_below_mm - places[:, 2]) / FADE_MM, 0, 1)
    other_half = places[:, 0] > 0
    seen = {}
    for name, (own, other) in areas.items():
        values = (own[corners] * nearby).sum(axis=1)
        if plan.bilateral:
            across = (other[corners[other_half]] * nearby[other_half]).sum(axis=1)
            values[other_half] = across
        values *= share
        weight = smaller(values.reshape(nearness.shape), width, height) * cover
        if (weight > LEAST_SEEN).sum() >= LEAST_SEEN_PIXELS:
            seen[name] = weight
    return seen


def picture_nearness(skin: TriangleMesh, plan: ViewPlan) -> Floats:
    """Nearness of the skin at `TIMES` the mask's fineness; nan is empty."""
    density = TIMES * LONG_SIDE / max(plan.camera.width_mm, plan.camera.height_mm)
    with Raster(plan.camera, density) as raster:
        return raster.nearness(skin_meshes(skin, plan))


def raised_pixels(nearness: Floats, plan: ViewPlan) -> Floats:
    """The point of the skin in every pixel, row by row, shape (n, 3)."""
    camera = plan.camera
    rows, columns = nearness.shape
    across = (np.arange(columns) + 0.5) / columns * camera.width_mm - camera.width_mm / 2
    up = camera.height_mm / 2 - (np.arange(rows) + 0.5) / rows * camera.height_mm
    places = (
        np.array(camera.centre)
        + across[None, :, None] * np.array(camera.right)
        + up[:, None, None] * np.array(camera.upward)
        + nearness[..., None] * np.array(camera.towards)
    )
    result: Floats = places.reshape(-1, 3)
    return result


def smaller(picture: Floats, width: int, height: int) -> Floats:
    """Means over blocks; the last rows and columns are repeated or cut to whole blocks."""
    rows = np.clip(np.arange(height * TIMES), 0, picture.shape[0] - 1)
    columns = np.clip(np.arange(width * TIMES), 0, picture.shape[1] - 1)
    blocks = picture[np.ix_(rows, columns)].reshape(height, TIMES, width, TIMES)
    result: Floats = blocks.mean(axis=(1, 3))
    return result


def mask_webp(weight: Floats) -> bytes:
    """A weight picture as WebP: all white, the weight in its transparency."""
    alpha = Image.fromarray(np.round(weight * 255).astype(np.uint8))
    image = Image.merge("RGBA", [Image.new("L", alpha.size, 255)] * 3 + [alpha])
    content = BytesIO()
    image.save(content, "WEBP", quality=1, alpha_quality=ALPHA_QUALITY, method=EFFORT)
    return content.getvalue()
