"""What a nerve must stay inside of and outside of: the skin and the bones, as signed distances."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pyvista as pv
import vtk

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Flags, Floats

FAR_MM = 60.0
"""Bones further away than this are not looked at; distances are capped here."""

TWO_THIRDS = 2.0 / 3.0


class Surface:
    """One closed (or, for the skin, nearly closed) surface that answers signed distances."""

    def __init__(self, mesh: Any) -> None:
        """Prepare the distance field of a triangle mesh whose normals point outwards."""
        self._mesh = mesh
        self._field = vtk.vtkImplicitPolyDataDistance()
        self._field.SetInput(mesh)
        self.points: Floats = np.asarray(mesh.points, dtype=np.float64)
        self._downward = -np.asarray(mesh.cell_normals)[:, 2]
        bounds = np.array(mesh.bounds).reshape(3, 2)
        self.low: Floats = bounds[:, 0]
        self.high: Floats = bounds[:, 1]

    def distance(self, points: Floats) -> tuple[Floats, Floats]:
        """Signed distance in mm (negative inside) and unit direction outwards, per point."""
        signed = np.empty(len(points))
        outwards = np.empty((len(points), 3))
        closest = [0.0, 0.0, 0.0]
        for index, point in enumerate(points):
            signed[index] = self._field.EvaluateFunctionAndGetClosestPoint(point, closest)
            away = (point - closest) * (1.0 if signed[index] >= 0 else -1.0)
            length = float(np.linalg.norm(away))
            outwards[index] = away / length if length > 1e-6 else 0.0
        return signed, outwards

    def near(self, points: Floats, within_mm: float) -> Flags:
        """Which points (n, 3) lie in the surface's box or so near to it, (n,)."""
        low, high = self.low - within_mm, self.high + within_mm
        result: Flags = np.all((points > low) & (points < high), axis=1)
        return result

    def clearance(self, points: Floats) -> tuple[Floats, Floats]:
        """The distance where a point is inside only if the surface also encloses it.

        Beside a sharp edge the nearest face may look the other way.
        """
        signed, outwards = self.distance(points)
        for inside in np.flatnonzero(signed < 0):
            if not self.encloses(points[inside]):
                signed[inside] *= -1.0
                outwards[inside] *= -1.0
        return signed, outwards

    def crossings(self, start: Floats, end: Floats) -> Floats:
        """Points where a straight ray meets the surface, shape (n, 3), from start to end."""
        hits, _ = self._mesh.ray_trace(start, end)
        return np.asarray(hits, dtype=np.float64).reshape(-1, 3)

    def encloses(self, point: Floats) -> bool:
        """Whether a ray straight down leaves the surface oftener than it enters it.

        Where two sheets run through each other by a hair, as between toes that touch, the nearest
        sheet may be the wrong one to tell inside from outside by; counting is not misled.
        """
        below = np.array([point[0], point[1], self.low[2] - 1.0])
        _, faces = self._mesh.ray_trace(point, below)
        return float(np.sign(self._downward[faces]).sum()) > 0.0

    def section(self, height_mm: float) -> Floats:
        """Points of the level cut through the surface at a height, shape (n, 3)."""
        cut = self._mesh.slice(normal="z", origin=(0.0, 0.0, height_mm))
        return np.asarray(cut.points, dtype=np.float64)


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The skin and every separate bone near the nerves of the left side."""

    skin: Surface
    bones: Sequence[Surface]

    def depth(self, points: Floats) -> tuple[Floats, Floats]:
        """Depth under the skin in mm (negative outside) and unit direction to the skin."""
        signed, outwards = self.skin.distance(points)
        for index in np.flatnonzero(signed > 0):
            if self.skin.encloses(points[index]):
                signed[index] *= -1.0
                outwards[index] *= -1.0
        return -signed, outwards

    def towards_skin(self, start: Floats, aim: Floats, within_mm: float) -> Floats:
        """The point two thirds of the way to the skin along a ray, at most `within_mm` from it.

        The limit holds where the skin is far, as between two toes.
        """
        heading = aim / np.linalg.norm(aim)
        hits = self.skin.crossings(start, start + heading * FAR_MM)
        to_skin = min(np.linalg.norm(hits - start, axis=1), default=FAR_MM)
        return start + heading * min(to_skin * TWO_THIRDS, within_mm)

    def clearance(self, points: Floats) -> tuple[Floats, Floats]:
        """Distance to the nearest bone in mm (negative inside) and unit direction away from it."""
        nearest = np.full(len(points), FAR_MM)
        away = np.zeros((len(points), 3))
        for bone in self.bones:
            index = np.flatnonzero(bone.near(points, FAR_MM))
            if not len(index):
                continue
            signed, outwards = bone.clearance(points[index])
            better = signed < nearest[index]
            nearest[index[better]] = signed[better]
            away[index[better]] = outwards[better]
        return nearest, away


def read_skin() -> Surface:
    """The skin; it is open at the neck, so its normals are taken as written and then proved.

    Raises ValueError if a point in the middle of the body counts as outside.
    """
    skin = Surface(pv.read(store.SKIN).compute_normals(auto_orient_normals=False))
    middle, far = np.zeros((1, 3)), np.array([[0.0, 5000.0, 0.0]])
    if skin.distance(middle)[0][0] >= 0 or skin.distance(far)[0][0] <= 0:
        raise ValueError(f"{store.SKIN}: the skin's faces do not look outwards")
    return skin


def read_muscle(name: str) -> Surface:
    """One muscle of the left side."""
    stored = np.load(store.MUSCLES / f"{name}.npz")
    mesh = pv.PolyData.from_regular_faces(stored["V"], stored["F"]).clean()
    return Surface(mesh.compute_normals(auto_orient_normals=True))


def bone_pieces(names: Iterable[str]) -> list[Surface]:
    """Every connected piece of the named bones; pieces keep a nested bone from hiding another."""
    pieces = []
    for name in names:
        mesh = pv.read(store.BONES / f"{name}.ply").clean()
        for label in range(int(mesh.connectivity()["RegionId"].max()) + 1):
            piece = mesh.connectivity().threshold([label, label], scalars="RegionId")
            closed = piece.extract_surface(algorithm="dataset_surface").triangulate()
            pieces.append(Surface(closed.compute_normals(auto_orient_normals=True)))
    return pieces


def read_surroundings() -> Surroundings:
    """The skin and all bones of the left side and the mid-line."""
    names = [path.stem for path in sorted(store.BONES.glob("*.ply")) if store.is_bone(path.stem)]
    return Surroundings(skin=read_skin(), bones=bone_pieces(names))
