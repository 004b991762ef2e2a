"""Everything inside the skin as meshes for a view: left side as built, right side mirrored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import trimesh
from numpy.typing import NDArray

from data.atlas.pipeline import store
from data.atlas.pipeline.view_plans import ViewPlan

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

MUSCLE = "muscle"
BONE = "bone"
CARTILAGE = "cartilage"
DISC = "disc"
CANAL = "canal"
LIGAMENT = "ligament"
ARTERY = "artery"
VEIN = "vein"
SAC = "sac"
DURAL_SAC = "dural_sac"
ROOFS = "lamina.npz"
"""Weights per vertex of the bones over the spinal canal, kept by the bones stage."""
VESSELS = "vessels"
FROM_ABOVE = "popliteal"
BEGINNING_MM = 60.0
SOFT_FOLDERS = ("ligaments", VESSELS)
"""Scratch folders beside the bones."""

OVERLAID = (ARTERY, VEIN)
"""Kinds that are drawn faintly over the others."""

BONES, DEEP, SUPERFICIAL = range(3)
"""The layers that meshes are drawn in, from below."""
CANALS = ("s1_foramen", "s2_foramen", "s3_foramen", "s4_foramen")
"""Holes of the sacrum; each landmark is an opening in front, with `_back` the one behind."""
CANAL_RADIUS_MM, CANAL_DEPTH_MM = 4.4, 0.6
CANAL_INWARD_MM = 1.2
"""The dark lies that much nearer to the mid-line than the middle of its hole."""


@dataclass(frozen=True, slots=True)
class BodyMesh:
    """One mesh by name, kind and layer.

    A muscle has `along` (n, 2), its shares along and round it. `part` (n,) is what its vertices are
    made of, 0 flesh, 1 tendon, 2 bone; of a bone, how much is roof of the spinal canal; of a vessel
    or the sac, how much is seen.
    """

    name: str
    kind: str
    points: Floats
    faces: Ints
    layer: int = BONES
    along: Floats | None = None
    part: Floats | None = None

    @property
    def central(self) -> bool:
        """Whether it lies in the mid-line and is never mirrored."""
        return self.kind == SAC or (self.kind != MUSCLE and store.is_central(self.name))


def kind_of(bone: str) -> str:
    """What a file of the bones folder is made of."""
    if bone.startswith("disc"):
        return DISC
    return CARTILAGE if bone.startswith("cartilage") else BONE


def soft_kind_of(folder: str, name: str) -> str:
    """What a file of one of the soft folders is made of."""
    if name == DURAL_SAC:
        return SAC
    if folder == VESSELS:
        return VEIN if VEIN in name else ARTERY
    return LIGAMENT


@lru_cache(maxsize=1)
def read_body_meshes() -> tuple[BodyMesh, ...]:
    """All bones, ligaments, vessels, muscles and the dark of the sacrum's holes, read once."""
    return (*read_bones(), *read_soft(), *read_muscles(), *read_canals())


def read_bones() -> Iterator[BodyMesh]:
    """All bones, cartilages and discs."""
    roofs = np.load(store.FOLDER / ROOFS)
    for name, mesh in store.read_bones().items():
        roof = roofs[name] if name in roofs.files else None
        shape = np.array(mesh.vertices), np.array(mesh.faces)
        yield BodyMesh(name, kind_of(name), *shape, part=roof)


def read_soft() -> Iterator[BodyMesh]:
    """Ligaments, vessels and the sac of the nerve roots."""
    for folder in SOFT_FOLDERS:
        for path in sorted((store.FOLDER / folder).glob("*.ply")):
            mesh = store.read_mesh(path)
            kind = soft_kind_of(folder, path.stem)
            points = np.array(mesh.vertices)
            part = None if kind == LIGAMENT else seen_part(path.stem, points)
            yield BodyMesh(path.stem, kind, points, np.array(mesh.faces), part=part)


def seen_part(name: str, points: Floats) -> Floats:
    """How much of a vessel or the sac is seen: a vessel that comes from above begins softly."""
    if not name.startswith(FROM_ABOVE):
        return np.ones(len(points))
    below = (points[:, 2].max() - points[:, 2]) / BEGINNING_MM
    result: Floats = np.clip(below, 0, 1)
    return result


def read_muscles() -> Iterator[BodyMesh]:
    """All muscles that were built."""
    for path in sorted(store.MUSCLES.glob("*.npz")):
        content = np.load(path)
        layer = DEEP if str(content["layer"]) == "deep" else SUPERFICIAL
        shape = content["V"], content["F"]
        yield BodyMesh(path.stem, MUSCLE, *shape, layer, content["UV"], content["T"])


def read_canals() -> Iterator[BodyMesh]:
    """Dark discs inside the holes of the sacrum, so that nobody looks through them."""
    landmarks = store.read_json("landmarks.json")
    disc = trimesh.creation.icosphere(subdivisions=2)
    size = np.array([CANAL_RADIUS_MM, CANAL_DEPTH_MM, CANAL_RADIUS_MM])
    for name in CANALS:
        middle = (np.array(landmarks[name]) + np.array(landmarks[f"{name}_back"])) / 2
        points = disc.vertices * size + middle - [CANAL_INWARD_MM, 0, 0]
        yield BodyMesh(f"{CANAL}_{name}", CANAL, points, disc.faces)


def sides_shown(mesh: BodyMesh, plan: ViewPlan) -> tuple[str, ...]:
    """On which sides a mesh appears in a view; empty when it does not."""
    if mesh.kind == CANAL:
        wanted = plan.bones is None
    elif mesh.kind == MUSCLE:
        wanted = plan.muscles is None or mesh.name in plan.muscles
    else:
        wanted = plan.bones is None or mesh.name in plan.bones
    if not wanted:
        return ()
    if mesh.central:
        return ("left",)
    if mesh.kind == CANAL:
        return ("right", "left")
    return ("right", "left") if mesh.name in plan.far_bones else plan.sides
