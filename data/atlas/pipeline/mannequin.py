"""The MakeHuman base mesh shaped as a neutral adult: half way between the sexes, average build."""

from __future__ import annotations

import gzip
import json
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from data.atlas.pipeline.arrays import Floats, Ints
from data.atlas.pipeline.sources import human_surface_file

SHARES = {"male": 0.55, "female": 0.45}
ANCESTRIES = ("african", "asian", "caucasian")
AVERAGE_WEIGHT, HEAVY_WEIGHT, IDEAL_PROPORTIONS = 0.85, 0.15, 0.6
DECIMETRES = 100.0

ARM_BONES = ("clavicle", "shoulder", "upperarm", "lowerarm", "wrist", "finger", "metacarpal")
HEAD_BONES = (
    "head neck jaw eye tongue oris levator temporalis orbicularis risorius".split()
)  # fmt: skip
MOST_ARM, MOST_HEAD = 0.35, 0.5
"""A vertex that arms or head pull at with no more than this share belongs to the trunk."""
SEGMENT_BONES = {
    "thigh": ("upperleg01.", "upperleg02."),
    "shank": ("lowerleg01.", "lowerleg02."),
    "foot": ("foot.", "toe"),
}


@dataclass(frozen=True, slots=True)
class Mannequin:
    """A whole body standing with legs apart, LPS mm.

    `joints` are centres by name (`l-knee`); `pull` is the share of each body segment in the
    movement of each vertex, by segment and side (`thigh.L`), shape (n,).
    """

    vertices: Floats
    quads: Ints
    joints: dict[str, Floats]
    pull: dict[str, Floats]

    @property
    def trunk_and_legs(self) -> Ints:
        """The quads left when arms and head are taken away."""
        kept = (self.pull["arms"] < MOST_ARM) & (self.pull["head"] < MOST_HEAD)
        quads: Ints = self.quads[kept[self.quads].all(1)]
        return quads


def read_mannequin() -> Mannequin:
    """Base mesh, targets and weights read from their files."""
    vertices, groups = _read_base()
    for name, amount in _targets():
        _apply_target(vertices, name, amount)
    # MakeHuman: x left, y up, z forward.
    vertices = np.c_[vertices[:, 0], -vertices[:, 2], vertices[:, 1]] * DECIMETRES
    joints = {
        name.removeprefix("joint-"): vertices[np.unique(faces)].mean(0)
        for name, faces in groups.items()
        if name.startswith("joint-")
    }
    return Mannequin(vertices, groups["body"], joints, _read_pull(len(vertices)))


def _read_base() -> tuple[Floats, dict[str, Ints]]:
    """Vertices and the quads of each named group of the base mesh."""
    vertices: list[list[float]] = []
    groups: dict[str, list[list[int]]] = {}
    current = ""
    with human_surface_file("3dobjs", "base.obj").open(encoding="utf-8") as lines:
        for line in lines:
            kind, *fields = line.split() or [""]
            if kind == "v":
                vertices.append([float(field) for field in fields[:3]])
            elif kind == "g":
                current = " ".join(fields)
            elif kind == "f":
                corners = [int(field.split("/")[0]) - 1 for field in fields]
                groups.setdefault(current, []).append(corners)
    return np.array(vertices), {name: np.array(quads) for name, quads in groups.items()}


def _targets() -> Sequence[tuple[str, float]]:
    """Names and amounts of the shape changes from base mesh to neutral adult."""
    targets = []
    for sex, share in SHARES.items():
        young = f"{sex}-young"
        build = f"{young}-averagemuscle"
        targets += [(f"{ancestry}-{young}", share / len(ANCESTRIES)) for ancestry in ANCESTRIES]
        targets += [
            (f"universal-{build}-averageweight", share * AVERAGE_WEIGHT),
            (f"universal-{build}-maxweight", share * HEAVY_WEIGHT),
            (f"proportions/{build}-averageweight-idealproportions", share * IDEAL_PROPORTIONS),
        ]
    return targets


def _apply_target(vertices: Floats, name: str, amount: float) -> None:
    path = human_surface_file("targets", "macrodetails", *f"{name}.target.gz".split("/"))
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            fields = line.split()
            if len(fields) == 4 and fields[0].isdigit():
                vertices[int(fields[0])] += amount * np.array([float(f) for f in fields[1:]])


def _read_pull(count: int) -> dict[str, Floats]:
    """Skinning weights summed over the bones of each segment."""
    path = human_surface_file("rigs", "standard", "weights.default.json")
    content = json.loads(path.read_text(encoding="utf-8"))
    weights: dict[str, list[tuple[int, float]]] = content.get("weights", content)

    def total(prefixes: Sequence[str], suffix: str = "") -> Floats:
        pull = np.zeros(count)
        for bone, pairs in weights.items():
            if bone.startswith(tuple(prefixes)) and bone.endswith(suffix):
                for vertex, weight in pairs:
                    pull[vertex] += weight
        return pull

    pull = {"arms": total(ARM_BONES), "head": total(HEAD_BONES)}
    for segment, prefixes in SEGMENT_BONES.items():
        for side in "LR":
            pull[f"{segment}.{side}"] = total(prefixes, f".{side}")
    return pull
