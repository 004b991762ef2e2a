"""The room a muscle has: under skin and fat, off the bones, clear of nerves, beside its neighbours.

Signed distances to skin and bones are kept on a regular grid and read between its points.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import pyvista as pv
import trimesh
import vtk
from scipy.ndimage import distance_transform_edt, gaussian_filter, map_coordinates
from scipy.spatial import cKDTree

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Flags, Floats, Singles
from data.atlas.pipeline.solids import wrapped

LOW = np.array([-14.0, -185.0, -860.0])
HIGH = np.array([176.0, 124.0, 184.0])
"""Corners of the grid in the body's frame, mm: the left leg and hip."""
SPACING_MM = 1.5
TUBE_STEP_MM = 1.0
NEIGHBOURS = 6
"""So many of a tube's points are asked: the nearest is not always the one whose wall is nearest."""


@dataclass(frozen=True, slots=True)
class DistanceField:
    """Signed distance to a surface, mm, negative inside, on a regular grid."""

    values: Singles

    def at(self, points: Floats) -> Floats:
        """Distance at points (..., 3), interpolated; beyond the grid its edge counts."""
        places = np.moveaxis((points - LOW) / SPACING_MM, -1, 0)
        result: Floats = map_coordinates(self.values, places, order=1, mode="nearest")
        return result


def distance_field(meshes: Iterable[trimesh.Trimesh]) -> DistanceField:
    """The signed distance to closed meshes taken together."""
    counts = ((HIGH - LOW) / SPACING_MM).astype(int) + 1
    grid = pv.ImageData(dimensions=counts, spacing=(SPACING_MM,) * 3, origin=LOW)
    solid = np.zeros(counts, bool)
    for mesh in meshes:
        solid |= _filled(grid, mesh)
    outside = distance_transform_edt(~solid)
    inside = distance_transform_edt(solid)
    signed = (outside - inside) * SPACING_MM
    # The step between the two transforms is one cell wide; half of it lies on each side.
    signed -= np.sign(signed) * SPACING_MM / 2
    return DistanceField(gaussian_filter(signed.astype(np.float32), 0.7))


def _filled(grid: pv.ImageData, mesh: trimesh.Trimesh) -> Flags:
    """Which grid points lie inside a mesh, level by level, so that it may be open at the top."""
    counts = grid.dimensions
    to_stencil = vtk.vtkPolyDataToImageStencil()
    to_stencil.SetInputData(wrapped(mesh))
    to_stencil.SetOutputOrigin(grid.origin)
    to_stencil.SetOutputSpacing(grid.spacing)
    to_stencil.SetOutputWholeExtent(grid.extent)
    to_image = vtk.vtkImageStencilToImage()
    to_image.SetInputConnection(to_stencil.GetOutputPort())
    to_image.SetInsideValue(1)
    to_image.SetOutsideValue(0)
    to_image.SetOutputScalarTypeToUnsignedChar()
    to_image.Update()
    values = pv.wrap(to_image.GetOutput()).point_data.active_scalars
    filled: Flags = np.asarray(values).reshape(counts[::-1]).transpose(2, 1, 0) > 0
    return filled


class Tubes:
    """The surfaces of nerves or vessels: points along their middles, and the radius at each."""

    def __init__(self, lines: Iterable[tuple[Floats, Floats]]) -> None:
        """Each line is its points (n, 3) and its radius per point, mm."""
        points, radii = [], []
        for line, radius in lines:
            along = curves.lengths_along(line)
            wanted = np.linspace(0, along[-1], max(2, int(along[-1] / TUBE_STEP_MM)))
            points.append(curves.at_lengths(line, along, wanted))
            radii.append(np.interp(wanted, along, radius))
        self._tree = cKDTree(np.vstack(points))
        self._radius = np.concatenate(radii)

    def at(self, points: Floats) -> Floats:
        """Distance from points (..., 3) to the nearest tube's surface, mm, negative inside it."""
        flat = points.reshape(-1, 3)
        distance, index = self._tree.query(flat, k=NEIGHBOURS)
        result: Floats = (distance - self._radius[index]).min(axis=1)
        return result.reshape(points.shape[:-1])
