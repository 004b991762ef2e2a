"""Every muscle of the leg and hip: drawn by hand in `muscle_shapes.toml`, made to fit the body.

Courses and attachments follow the bones and the motion model's path points; widths and thicknesses
are drawn, not measured. Nerves are taken from the committed `body.json`, so that muscles make way
for them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import numpy as np
import trimesh

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.attachment_areas import AttachmentAreas
from data.atlas.pipeline.attachment_distances import Grounds, write_areas
from data.atlas.pipeline.attachments import read_attachments
from data.atlas.pipeline.body_record import GREAT_NERVES, read_body
from data.atlas.pipeline.insertions import Shaped, set_down
from data.atlas.pipeline.loft import closed_surface, loft
from data.atlas.pipeline.muscle_ends import anchored, placed
from data.atlas.pipeline.muscle_packing import Room, packed
from data.atlas.pipeline.muscle_plans import SLIP, MusclePlan, read_muscle_plans
from data.atlas.pipeline.muscle_record import write_record
from data.atlas.pipeline.muscle_room import Tubes, distance_field
from data.atlas.pipeline.nerve_ends import lines_of
from data.atlas.pipeline.sides import MIRROR

BONE = 2.0
"""What an end is made of where it has become bone; 1 is tendon, 0 flesh."""
TENDON_FADE = 0.06
"""Share of a muscle's length over which flesh becomes tendon."""


def build() -> None:
    """Write one file per muscle (left side) and the record of all.

    Each file holds V vertices, F faces, UV share along and around, T what it is made of (0 flesh,
    1 tendon, 2 bone, where an end has merged with it).
    """
    bones = store.read_bones()
    hard = [mesh for name, mesh in bones.items() if store.is_bone(name)]
    body = read_body()
    room = Room(
        skin=distance_field([store.read_mesh(store.SKIN)]),
        bones=distance_field(hard),
        nerves=Tubes(lines(body["nerves"].values())),
        vessels=Tubes(lines(body["vessels"].values())),
    )
    paths = read_attachments()
    plans = {
        name: anchored(placed(plan, paths), bones) for name, plan in read_muscle_plans().items()
    }
    lofts = {name: loft(plan.sections) for name, plan in plans.items()}
    shapes = with_ends(plans, packed(plans, lofts, room), bones)
    store.MUSCLES.mkdir(parents=True, exist_ok=True)
    for stale in store.MUSCLES.glob("*.npz"):
        stale.unlink()
    for name in plans:
        if SLIP not in name:
            _write(plans, shapes, name)
    groups = {
        "great_nerves": Tubes(lines(body["nerves"][name] for name in GREAT_NERVES)),
        "nerves": Tubes(lines(body["nerves"].values())),
    }
    rims = {name: shape.rim for name, shape in shapes.items()}
    landmarks = store.read_landmarks()
    areas = AttachmentAreas(bones, landmarks)
    write_areas(areas)
    write_record(plans, rims, Grounds(bones, rims, landmarks, areas), groups)


def lines(stems: Iterable[Mapping[str, Any]]) -> Iterator[tuple[Floats, Floats]]:
    """Points and radii of nerves or vessels and of their branches, mirrored to the left side."""
    for stem in stems:
        for line in lines_of(stem):
            yield np.array(line["points"]) * MIRROR, np.array(line["radius"])


def with_ends(
    plans: Mapping[str, MusclePlan], rims: Mapping[str, Floats], bones: store.Bones
) -> dict[str, Shaped]:
    """Every muscle with its ends set down on the bones and muscles they are fixed to."""
    targets = {end.part for plan in plans.values() for end in (plan.origin, plan.insertion)}
    soft = {}
    for name in targets & set(rims):
        body = closed_surface(rims[name], np.linspace(0.0, 1.0, len(rims[name])))
        soft[name] = trimesh.Trimesh(body.vertices, body.faces, process=False)
    return {name: set_down(rims[name], plan, bones, soft) for name, plan in plans.items()}


def _write(plans: Mapping[str, MusclePlan], shapes: Mapping[str, Shaped], name: str) -> None:
    """The muscle and its slips to single toes in one file."""
    names = [name, *(other for other in plans if other.startswith(name + SLIP))]
    bodies = [closed_surface(shapes[part].rings, shapes[part].along) for part in names]
    first_points = np.cumsum([0, *(len(body.vertices) for body in bodies)])
    pairs = list(zip(bodies, names, strict=True))
    np.savez(
        store.MUSCLES / f"{name}.npz",
        V=np.vstack([body.vertices for body in bodies]),
        F=np.vstack([b.faces + first for b, first in zip(bodies, first_points, strict=False)]),
        UV=np.vstack([np.c_[body.along, body.around] for body in bodies]),
        T=np.concatenate(
            [
                np.maximum(
                    tendon_share(body.along, plans[part].tendons),
                    BONE * np.repeat(shapes[part].merged, shapes[part].rings.shape[1]),
                )
                for body, part in pairs
            ]
        ),
        layer=plans[name].layer,
    )


def tendon_share(along: Floats, tendons: tuple[float, float]) -> Floats:
    """How much of each point is tendon, 0 to 1, from its share of the muscle's length."""
    start, end = tendons
    first = np.clip((start - along) / TENDON_FADE + 0.5, 0, 1)
    last = np.clip((along - end) / TENDON_FADE + 0.5, 0, 1)
    result: Floats = np.clip(first + last, 0, 1)
    return result
