"""Pictures of meshes through a view's camera: flat colours and depth, without light."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
import pyvista as pv

from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.projection import Camera

EYE_MM = 2000.0
CLIPPING_MM = (1000.0, 3000.0)

pv.OFF_SCREEN = True


def polygons(points: Floats, faces: Ints) -> Any:
    """A mesh of triangles for the renderer."""
    corners = np.column_stack([np.full(len(faces), 3), faces]).ravel()
    return pv.PolyData(np.ascontiguousarray(points, dtype=np.float32), corners)


class Raster:
    """An off-screen picture of a plate at a number of pixels per mm."""

    def __init__(self, camera: Camera, pixels_per_mm: float) -> None:
        """Open the picture; close it when done."""
        self._camera = camera
        self._size = (
            round(camera.width_mm * pixels_per_mm),
            round(camera.height_mm * pixels_per_mm),
        )
        self._plotter = pv.Plotter(off_screen=True, window_size=self._size, lighting="none")
        self._plotter.set_background("black")
        self._plotter.disable_anti_aliasing()
        self._plotter.enable_parallel_projection()

    def __enter__(self) -> Raster:
        return self

    def __exit__(self, *_: object) -> None:
        self._plotter.close()

    def colours(self, meshes: Iterable[Any], colours: Sequence[Floats]) -> Floats:
        """Vertex colours (n, 3) in 0..1 as drawn, shape (height, width, 3); black is empty."""
        self._plotter.clear_actors()
        for mesh, colour in zip(meshes, colours, strict=True):
            shown = mesh.copy(deep=False)
            shown["colour"] = (np.clip(colour, 0, 1) * 255 + 0.5).astype(np.uint8)
            self._plotter.add_mesh(
                shown, scalars="colour", rgb=True, lighting=False, culling="back"
            )
        self._aim()
        result: Floats = self._plotter.screenshot(return_img=True) / 255.0
        return result

    def nearness(self, meshes: Iterable[Any]) -> Floats:
        """Nearness to the eye of the first surface, mm from the centre's plane; nan is empty."""
        self._plotter.clear_actors()
        for mesh in meshes:
            self._plotter.add_mesh(mesh, lighting=False, color="white")
        self._aim()
        self._plotter.show(auto_close=False)
        depth = self._plotter.get_image_depth(fill_value=np.nan)
        return np.asarray(depth, dtype=np.float64) + EYE_MM

    def _aim(self) -> None:
        centre, towards = np.array(self._camera.centre), np.array(self._camera.towards)
        lens = self._plotter.camera
        lens.focal_point = centre
        lens.position = centre + towards * EYE_MM
        lens.up = self._camera.upward
        lens.parallel_scale = self._camera.height_mm / 2
        lens.clipping_range = CLIPPING_MM
