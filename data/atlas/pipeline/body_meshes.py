"""Bones and muscles as meshes for a view: left side as built, right side mirrored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

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
CANALS = ("s1_foramen", "s2_foramen", "s3_foramen", "s4_foramen")
"""Holes of the sacrum; each landmark is an opening in front, with `_back` the one behind."""
CANAL_RADIUS_MM, CANAL_DEPTH_MM = 5.2, 0.6
CANAL_SEEN_MM = 6.0
"""How deep one looks into a hole."""
DEEP_HIP_MUSCLES = (
    "piriformis",
    "gemellus_superior",
    "obturator_internus",
    "gemellus_inferior",
    "quadratus_femoris",
    "gluteus_minimus",
)
"""The muscles on the plates of this release; a name that was not built is passed over."""


@dataclass(frozen=True, slots=True)
class BodyMesh:
    """One bone, cartilage, disc or muscle; `along` (n, 2) runs along and round a muscle."""

    name: str
    kind: str
    points: Floats
    faces: Ints
    along: Floats | None = None

    @property
    def central(self) -> bool:
        """Whether it lies in the mid-line and is never mirrored."""
        return self.kind != MUSCLE and store.is_central(self.name)


def kind_of(bone: str) -> str:
    """What a file of the bones folder is made of."""
    if bone.startswith("disc"):
        return DISC
    return CARTILAGE if bone.startswith("cartilage") else BONE


def read_body_meshes() -> list[BodyMesh]:
    """All bones, the deep hip muscles and the dark of the sacrum's holes."""
    bones = [
        BodyMesh(name, kind_of(name), np.array(mesh.vertices), np.array(mesh.faces))
        for name, mesh in store.read_bones().items()
    ]
    return [*bones, *read_muscles(), *read_canals()]


def read_muscles() -> Iterator[BodyMesh]:
    """The deep hip muscles that were built."""
    for name in DEEP_HIP_MUSCLES:
        path = store.MUSCLES / f"{name}.npz"
        if path.is_file():
            content = np.load(path)
            yield BodyMesh(name, MUSCLE, content["V"], content["F"], content["UV"])


def read_canals() -> Iterator[BodyMesh]:
    """Dark discs a little inside every hole of the sacrum, so that nobody looks through it."""
    landmarks = store.read_json("landmarks.json")
    disc = trimesh.creation.icosphere(subdivisions=2)
    size = np.array([CANAL_RADIUS_MM, CANAL_DEPTH_MM, CANAL_RADIUS_MM])
    for name in CANALS:
        front, back = np.array(landmarks[name]), np.array(landmarks[f"{name}_back"])
        length = float(np.linalg.norm(back - front))
        inward = (back - front) / length * min(CANAL_SEEN_MM, length / 2)
        for face, middle in (("front", front + inward), ("back", back - inward)):
            points = disc.vertices * size + middle
            yield BodyMesh(f"{CANAL}_{name}_{face}", CANAL, points, disc.faces)


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
