"""The 23 regions painted on the skin in 3-D: hard labels by rule, borders smoothed by heat."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import scipy.sparse as sparse
from scipy.sparse.csgraph import connected_components

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.pipeline.body_coordinates import by_height, measure
from data.atlas.pipeline.foot_rules import paint_foot
from data.atlas.pipeline.half_skin import Heat, read_half_skin
from data.atlas.pipeline.leg_rules import paint_inner_ankle_skin, paint_leg, paint_thigh
from data.atlas.pipeline.mesh_edges import shared_edges
from data.atlas.pipeline.painting import LABELS, Painting
from data.atlas.pipeline.triangle_mesh import TriangleMesh
from data.atlas.pipeline.trunk_rules import paint_hip, paint_saddle, paint_trunk

BORDER_BLUR_MM = 13.0
FOOT_BORDER_BLUR_MM = 5.5
ISLAND_SHARE = 0.08
ISLAND_DAMPING = 0.02
WAIST_MM = 150.0


@dataclass(frozen=True, slots=True)
class PaintedSkin:
    """The left half of the skin with, per vertex, how much each label has of it (n, 24)."""

    skin: TriangleMesh
    fields: Floats

    @property
    def face_labels(self) -> Ints:
        """The strongest label of every triangle, as its place in LABELS."""
        return strongest(self.fields, self.skin)

    @property
    def label_areas(self) -> Floats:
        """Area in mm2 of every label on one side."""
        areas: Floats = np.zeros(len(LABELS))
        np.add.at(areas, self.face_labels, self.skin.face_areas)
        return areas


def strongest(fields: Floats, skin: TriangleMesh) -> Ints:
    """The strongest label of every triangle."""
    result: Ints = fields[skin.faces].mean(axis=1).argmax(axis=1)
    return result


def build() -> None:
    """Paint the skin and write `regions.npz`."""
    painted = paint_skin(read_half_skin())
    report(painted)
    np.savez_compressed(
        store.FOLDER / "regions.npz",
        points=painted.skin.points,
        faces=painted.skin.faces,
        fields=painted.fields.astype(np.float32),
    )


def read_painted_skin() -> PaintedSkin:
    """The painted skin of an earlier run."""
    content = np.load(store.FOLDER / "regions.npz")
    return PaintedSkin(TriangleMesh(content["points"], content["faces"]), content["fields"])


def paint_skin(skin: TriangleMesh) -> PaintedSkin:
    """Labels by rule, spread by heat, without islands."""
    heat = Heat(skin)
    landmarks = store.read_landmarks()
    at = measure(skin, heat, landmarks)
    painting = Painting(len(skin.points))
    paint_trunk(painting, at, landmarks)
    paint_thigh(painting, at, landmarks)
    paint_hip(painting, at, landmarks)
    paint_leg(painting, at, landmarks)
    paint_foot(painting, at, landmarks)
    paint_inner_ankle_skin(painting, at, landmarks)
    paint_saddle(painting, at, landmarks)
    hard = np.eye(len(LABELS))[painting.labels]
    wide, fine = heat.spread(hard, BORDER_BLUR_MM), heat.spread(hard, FOOT_BORDER_BLUR_MM)
    fields = np.clip(by_height(at.z[:, None], wide, fine), 0, None)
    return PaintedSkin(skin, without_islands(fields, skin))


def without_islands(fields: Floats, skin: TriangleMesh) -> Floats:
    """Pieces much smaller than the rest of their region go to their neighbours.

    Skin of no region is no region: its pieces, as the foot's inner edge, stay as they are.
    """
    fields = fields / fields.sum(axis=1, keepdims=True)
    labels, areas = strongest(fields, skin), skin.face_areas
    neighbours = face_neighbours(skin)
    for label in range(1, len(LABELS)):
        mine = labels == label
        inside = neighbours[mine[neighbours].all(axis=1)]
        size = len(labels)
        graph = sparse.coo_matrix((np.ones(len(inside)), inside.T), shape=(size, size))
        _, piece = connected_components(graph, directed=False)
        piece_areas = np.bincount(piece[mine], areas[mine], minlength=size)
        small = mine & (piece_areas[piece] < ISLAND_SHARE * areas[mine].sum())
        fields[np.unique(skin.faces[small]), label] *= ISLAND_DAMPING
    result: Floats = fields / fields.sum(axis=1, keepdims=True)
    return result


def face_neighbours(skin: TriangleMesh) -> Ints:
    """Pairs of triangles that share an edge, shape (n, 2)."""
    return shared_edges(skin.faces) % len(skin.faces)


def report(painted: PaintedSkin) -> None:
    """Print every region's area and how much skin behind the mid-frontal plane is bare."""
    for name, area in zip(LABELS, painted.label_areas, strict=True):
        print(f"   {name:18s} {area / 100:7.1f} cm2")
        if area == 0:
            raise ValueError(f"{name} covers no skin")
    centres = painted.skin.points[painted.skin.faces].mean(axis=1)
    behind = (centres[:, 1] > 0) & (centres[:, 2] < WAIST_MM) & (centres[:, 2] > -760)
    bare = behind & (painted.face_labels == 0)
    area = painted.skin.face_areas[bare].sum() / 100
    print(f"   bare skin behind the mid-frontal plane, waist to ankle: {area:.1f} cm2")
