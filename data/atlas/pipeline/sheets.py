"""A sheet: a rectangle of a plate drawn at some fineness, with more samples where edges are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
from embreex.mesh_construction import TriangleMesh as RayTriangles
from embreex.rtcore_scene import EmbreeScene
from numpy.typing import NDArray

from data.atlas.pipeline.arrays import Flags, Ints, Singles
from data.atlas.projection import Camera

EYE_MM = 2000.0
EDGE_CONTRAST = 0.07
"""Neighbours that differ by more are sampled again, finely."""
EDGE_GRID = 4
SAMPLES_AT_ONCE = 400_000
"""About so many samples are traced at a time."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A rectangle (x, y, width, height in plate mm) of a camera's plate and its size in pixels."""

    camera: Camera
    rectangle: tuple[float, float, float, float]
    width: int
    height: int

    @property
    def pixels_per_mm(self) -> float:
        """Fineness, from the height."""
        return self.height / self.rectangle[3]

    def places(self, columns: Singles, rows: Singles) -> tuple[Singles, Singles]:
        """Plate mm of pixel coordinates (pixel centres are at halves)."""
        x, y, width, height = self.rectangle
        return x + columns * (width / self.width), y + rows * (height / self.height)


@dataclass(frozen=True, slots=True)
class Hits:
    """What samples met: which sample, which triangle, weights of its corners (n, 3), distance."""

    sample: Ints
    face: Ints
    weights: Singles
    nearness: Singles


class Tracer:
    """Triangles that answer which of them is seen first along the camera's direction."""

    def __init__(self, points: NDArray[np.floating[Any]], faces: Ints) -> None:
        """Prepare the triangles."""
        self._scene = EmbreeScene(robust=True)
        corners = np.ascontiguousarray(points[faces], dtype=np.float32)
        if len(corners):
            RayTriangles(self._scene, corners)
        self._empty = not len(corners)

    def first(self, camera: Camera, x: Singles, y: Singles, start: Singles | None = None) -> Hits:
        """First triangles under plate points; `start` is the nearness rays begin at."""
        nearness = np.full(len(x), EYE_MM, np.float32) if start is None else start
        centre, right, up, towards = (
            np.array(axis, np.float32)
            for axis in (camera.centre, camera.right, camera.upward, camera.towards)
        )
        across, above = x - camera.width_mm / 2, camera.height_mm / 2 - y
        origins = centre + np.outer(across, right) + np.outer(above, up)
        origins = (origins + np.outer(nearness, towards)).astype(np.float32)
        return self._hits(origins, -towards, nearness)

    def _hits(self, origins: Singles, direction: Singles, nearness: Singles) -> Hits:
        if self._empty or not len(origins):
            nothing = np.zeros(0, np.int64)
            return Hits(nothing, nothing, np.zeros((0, 3), np.float32), np.zeros(0, np.float32))
        rays = np.ascontiguousarray(np.broadcast_to(direction, origins.shape))
        met = self._scene.run(origins, rays, query="INTERSECT", output=1)
        sample = np.flatnonzero(met["primID"] >= 0)
        u, v = met["u"][sample], met["v"][sample]
        weights = np.column_stack([1 - u - v, u, v])
        face = met["primID"][sample].astype(np.int64)
        return Hits(sample, face, weights, nearness[sample] - met["tfar"][sample])


Shade = Callable[[Hits, Singles, Singles], Singles]
"""Values (n, channels) of hits; also gets the plate points (x, y) of all samples."""


def draw(sheet: Sheet, tracer: Tracer, shade: Shade, channels: int) -> Singles:
    """Mean values of every pixel, shape (height, width, channels); where nothing is met, 0.

    Each pixel gets one sample in its middle; a pixel that differs from a neighbour gets
    `EDGE_GRID` by `EDGE_GRID`.
    """
    size = (sheet.height, sheet.width)
    result = np.zeros((size[0] * size[1], channels), np.float32)
    for pixels in portions(np.arange(size[0] * size[1]), 1):
        result[pixels] = sampled(sheet, tracer, shade, pixels, (1, channels))
    edges = np.flatnonzero(edge_pixels(result.reshape(*size, channels)))
    for pixels in portions(edges, EDGE_GRID**2):
        result[pixels] = sampled(sheet, tracer, shade, pixels, (EDGE_GRID, channels))
    return result.reshape(*size, channels)


def portions(pixels: Ints, samples: int) -> Iterator[Ints]:
    """The pixels in portions that are traced at a time."""
    step = SAMPLES_AT_ONCE // samples
    for start in range(0, len(pixels), step):
        yield pixels[start : start + step]


def edge_pixels(values: Singles) -> Flags:
    """Pixels that differ clearly from the one above, below, left or right."""
    result = np.zeros(values.shape[:2], dtype=bool)
    for axis in (0, 1):
        step = np.abs(np.diff(values, axis=axis)).max(axis=2) > EDGE_CONTRAST
        before, after = (slice(None, -1), slice(1, None))
        result[(slice(None), before) if axis else before] |= step
        result[(slice(None), after) if axis else after] |= step
    return result


def sampled(
    sheet: Sheet, tracer: Tracer, shade: Shade, pixels: Ints, kind: tuple[int, int]
) -> Singles:
    """Means of a grid of samples in each pixel (by number), shape (pixels, channels)."""
    grid, channels = kind
    offsets = (np.arange(grid) + 0.5) / grid
    down, across = (each.ravel() for each in np.meshgrid(offsets, offsets, indexing="ij"))
    rows, columns = np.divmod(pixels, sheet.width)
    x, y = sheet.places(
        (columns[:, None] + across).ravel().astype(np.float32),
        (rows[:, None] + down).ravel().astype(np.float32),
    )
    hits = tracer.first(sheet.camera, x, y)
    values = np.zeros((len(x), channels), np.float32)
    if len(hits.sample):
        values[hits.sample] = shade(hits, x, y)
    result: Singles = values.reshape(-1, grid * grid, channels).mean(axis=1)
    return result
