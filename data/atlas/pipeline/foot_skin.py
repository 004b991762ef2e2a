"""Where the mannequin's foot must go so that its skin lies round our foot bones.

Anchors pair a point of the mannequin's foot with its place in our frame: toe by toe, along the
sole and the top of the foot, its edges, the heel, the ankle bones, and a ring above the ankle
that ties the foot to the shank.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.mannequin import Mannequin
from data.atlas.pipeline.store import Bones
from data.atlas.pipeline.toes import bone_end
from data.atlas.pipeline.two_feet import BoneFoot, SkinFoot, read_bone_foot, read_skin_foot

Pair = tuple[Floats | None, Floats]
Map = Callable[[Floats], Floats]

TOE_JOINTS = (3, 4, 4, 4, 4)
"""Joints the mannequin names per toe; the last is at the tip."""

TOE_TIP_FLESH_MM = 5.0
TOE_TOP_FLESH_MM = 4.0
TOE_SIDE_FLESH_MM = ((1.8, 4.4), (2.8, 3.0), (2.8, 2.8), (2.4, 2.4), (2.4, 2.2))
"""Flesh inward and outward of each toe's last bones at the height of the bone; pads bulge more."""

KNUCKLE_FLESH_MM = 6.0
DORSUM_FLESH_MM = 6.0
EDGE_FLESH_MM = {0: 4.0, 4: 6.0}
HEEL_SIDE_FLESH_MM = 8.5
HEEL_BACK_FLESH_MM = 7.0
ANKLE_BONE_FLESH_MM = 4.0

ALONG = (0.40, 0.65, 0.85)
"""Shares of the way from ankle to knuckle at which top and sole are anchored."""

ARCH_MM = {0: (15.0, 12.0, 3.0), 1: (11.0, 8.5, 1.5), 4: (1.5, 1.0, 0.0)}
"""Height of the sole above the ground along the rays of the big, second and little toe."""

EDGE_SHARES = {0: (0.2, 0.35, 0.55, 1.0), 4: (0.2, 0.55, 1.0)}
"""Shares of the way from ankle to knuckle at which the inner and outer edges are anchored."""

RING_ABOVE_ANKLE_MM = (60.0, 85.0)


@dataclass(frozen=True, slots=True)
class Anchors:
    """Points of the mannequin and where each goes, both of shape (n, 3), mm."""

    sources: Floats
    targets: Floats


def foot_anchors(mannequin: Mannequin, bones: Bones, ankle: Floats, shank: Map) -> Anchors:
    """All anchors of the left foot."""
    target = read_bone_foot(bones, ankle)
    source = read_skin_foot(mannequin, target)
    pairs = [
        (np.zeros(3), target.ankle),
        *_toe_anchors(source, target),
        *_length_anchors(source, target),
        *_heel_anchors(source, target),
        *_ankle_anchors(source, target),
    ]
    met = [(source.back(here), there) for here, there in pairs if here is not None]
    ring = np.array([source.back(point) for point in _ring(source)])
    sources, targets = (np.array(points) for points in zip(*met, strict=True))
    return Anchors(np.vstack([sources, ring]), np.vstack([targets, shank(ring)]))


UP, DOWN = np.array([0.0, 0.0, 1.0]), np.array([0.0, 0.0, -1.0])
INWARD, OUTWARD = np.array([-1.0, 0.0, 0.0]), np.array([1.0, 0.0, 0.0])
FORWARD, BACKWARD = np.array([0.0, -1.0, 0.0]), np.array([0.0, 1.0, 0.0])


def _toe_anchors(source: SkinFoot, target: BoneFoot) -> Iterator[Pair]:
    """Every toe joint, the skin above, below and beside it, and the tip."""
    for toe, ray in enumerate(target.rays):
        joints = [source.joints[f"l-toe-{toe + 1}-{j + 1}"] for j in range(TOE_JOINTS[toe])]
        between = [
            (bone_end(bone, back=False) + bone_end(following, back=True)) / 2
            for bone, following in pairwise(ray)
        ]
        tip = bone_end(ray[-1], back=False)
        tip[1] = ray[-1][:, 1].min()
        places = [target.knuckles[toe], *between]
        for index, (joint, place) in enumerate(zip(joints, places, strict=False)):
            flesh = KNUCKLE_FLESH_MM if index == 0 else TOE_TOP_FLESH_MM
            bone = np.vstack(ray)
            bone = bone[abs(bone[:, 1] - place[1]) < 5]
            top = np.array([place[0], place[1], bone[:, 2].max() + flesh])
            yield source.towards(joint, UP), top
            yield source.towards(joint, DOWN), np.array([place[0], place[1], target.floor])
        middles = [(before + after) / 2 for before, after in pairwise(joints)][1:]
        for middle, bone in zip(middles, ray[1:], strict=True):
            place = (bone.min(0) + bone.max(0)) / 2
            half_width = float(np.ptp(bone[:, 0])) / 2
            for direction, flesh in zip((INWARD, OUTWARD), TOE_SIDE_FLESH_MM[toe], strict=True):
                beside = place + direction * (half_width + flesh)
                yield source.towards(middle, direction), beside
            top = np.array([place[0], place[1], bone[:, 2].max() + TOE_TOP_FLESH_MM])
            yield source.towards(middle, UP), top
        yield (
            source.towards(joints[-2], joints[-1] - joints[-2]),
            np.array([tip[0], tip[1] - TOE_TIP_FLESH_MM, tip[2] - 2]),
        )


def _length_anchors(source: SkinFoot, target: BoneFoot) -> Iterator[Pair]:
    """Top, sole and edges of the foot at shares of the way from ankle to knuckles."""
    for toe, arches in ARCH_MM.items():
        knuckle = source.joints[f"l-toe-{toe + 1}-1"]
        for share, arch in zip(ALONG, arches, strict=True):
            here = knuckle * share
            there = target.ankle + share * (target.knuckles[toe] - target.ankle)
            low, high = target.column(there)
            sole = min(target.floor + arch, low - 4.0)
            yield source.towards(here, DOWN), np.array([there[0], there[1], sole])
            if share > 0.5 or toe != 0:
                top = source.towards(here, UP)
                yield top, np.array([there[0], there[1], high + DORSUM_FLESH_MM])
    ground = source.vertices[:, 2].min()
    for toe, sign, direction in ((0, -1.0, INWARD), (4, 1.0, OUTWARD)):
        knuckle = source.joints[f"l-toe-{toe + 1}-1"]
        for share in EDGE_SHARES[toe]:
            y = knuckle[1] * share
            corner = np.array([-90.0, y - 8, ground])
            here = source.extreme(corner, np.array([90.0, y + 8, ground + 40]), direction)
            there_y = target.ankle[1] + share * (target.knuckles[toe][1] - target.ankle[1])
            edge = target.edge(there_y, sign)
            height = target.floor + max(here[2] - ground, edge[2] - target.floor - 4.0)
            yield here, np.array([edge[0] + sign * EDGE_FLESH_MM[toe], there_y, height])


def _heel_anchors(source: SkinFoot, target: BoneFoot) -> Iterator[Pair]:
    """Back, both sides and underside of the heel."""
    ground = source.vertices[:, 2].min()
    back = source.extreme(
        np.array([-200.0, -200.0, ground + 12]), np.array([200.0, 200.0, ground + 45]), BACKWARD
    )
    bone_back = target.bones[target.bones[:, 1].argmax()]
    heel = target.bones[target.bones[:, 1] > bone_back[1] - 32]
    middle_x = (heel[:, 0].min() + heel[:, 0].max()) / 2
    height = target.floor + (back[2] - ground)
    yield back, np.array([middle_x, bone_back[1] + HEEL_BACK_FLESH_MM, height])
    for direction, sign in ((INWARD, -1.0), (OUTWARD, 1.0)):
        box_low = np.array([-200.0, back[1] - 34, ground + 8])
        box_high = np.array([200.0, back[1] - 22, ground + 34])
        side = source.extreme(box_low, box_high, direction)
        bone = heel[(heel[:, 0] * sign).argmax()]
        place = bone_back[1] + HEEL_BACK_FLESH_MM + (side[1] - back[1])
        height = target.floor + (side[2] - ground)
        yield side, np.array([bone[0] + sign * HEEL_SIDE_FLESH_MM, place, height])
    under = np.array([back[0], back[1] - 30, 0.0])
    yield (
        source.towards(under, DOWN),
        np.array([middle_x, bone_back[1] + HEEL_BACK_FLESH_MM - 30, target.floor]),
    )


def _ankle_anchors(source: SkinFoot, target: BoneFoot) -> Iterator[Pair]:
    """The skin over the inner and outer ankle bones."""
    for bone, direction in ((target.inner_ankle, INWARD), (target.outer_ankle, OUTWARD)):
        height = bone[2] - target.ankle[2]
        here = source.towards(np.array([0.0, 0.0, height]), direction)
        place = bone + direction * ANKLE_BONE_FLESH_MM
        yield here, np.array([place[0], (place[1] + target.ankle[1]) / 2, place[2]])


def _ring(source: SkinFoot) -> Iterator[Floats]:
    """Skin points round the shank above the ankle, and its axis there."""
    for height in RING_ABOVE_ANKLE_MM:
        knee = source.joints["l-knee"]
        centre = knee * (height / knee[2])
        yield centre
        for direction in (INWARD, OUTWARD, FORWARD, BACKWARD):
            met = source.towards(centre, direction)
            if met is not None:
                yield met
