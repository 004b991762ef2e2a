"""How soft the painted areas end and how much of its skin each one shares with its neighbours."""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline.area_shapes import Areas
from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.body_coordinates import by_height
from data.atlas.pipeline.half_skin import vertex_areas
from data.atlas.pipeline.triangle_mesh import TriangleMesh

SINGLE = ("territory", "dermatome")
"""Kinds of areas of which every nerve or root has its own."""

KINDS = (*SINGLE, "tingling", "pain")
VARIANT = "-variant"
SERVED = 0.05
"""Skin with less of an area's weight is not counted to it."""

EDGE = (0.2, 0.8)
"""Weights between these lie on an edge."""

STEEPEST_PERCENT = 95
SMOOTHSTEP_SLOPE = 1.5
"""The steepest slope of a smooth step one wide and one high."""


def shared_skin(skin: TriangleMesh, areas: Areas) -> dict[str, float]:
    """Per territory and dermatome, the share of its skin that others of its kind have too."""
    sizes = vertex_areas(skin)
    result = {}
    for kind in SINGLE:
        served = {name: own > SERVED for name, (own, _) in _of_kind(areas, kind).items()}
        for name, mine in served.items():
            others = [theirs for other, theirs in served.items() if other != name]
            shared = mine & np.any(others, axis=0)
            result[name] = round(float(sizes[shared].sum() / sizes[mine].sum()), 3)
    return result


def edge_widths(skin: TriangleMesh, height: Floats, areas: Areas) -> dict[str, list[float]]:
    """Per kind, mm from full to nothing on the leg and on the foot, of its steeper edges.

    It is the width of a smooth step as steep as the steepest twentieth of all edges of the kind.
    """
    on_leg = by_height(height, 1.0, 0.0)[skin.faces]
    zones = ((on_leg == 1).all(axis=1), (on_leg == 0).all(axis=1))
    return {
        kind: [round(_edge_width(skin, zone, _of_kind(areas, kind)), 1) for zone in zones]
        for kind in KINDS
    }


def _edge_width(skin: TriangleMesh, zone: Flags, areas: Areas) -> float:
    low, high = EDGE
    found = []
    for own, _ in areas.values():
        mean = own[skin.faces].mean(axis=1)
        found.append(steepness(skin, own)[zone & (mean > low) & (mean < high)])
    return SMOOTHSTEP_SLOPE / float(np.percentile(np.concatenate(found), STEEPEST_PERCENT))


def steepness(skin: TriangleMesh, values: Floats) -> Floats:
    """How fast values per vertex (n,) change along the skin, per mm, on every triangle (m,)."""
    first, second, third = (skin.points[skin.faces[:, corner]] for corner in range(3))
    opposite = np.stack([third - second, first - third, second - first], axis=1)
    turned = np.cross(skin.face_normals[:, None], opposite)
    slopes = (values[skin.faces][..., None] * turned).sum(axis=1)
    result: Floats = np.linalg.norm(slopes, axis=1) / (2 * skin.face_areas)
    return result


def _of_kind(areas: Areas, kind: str) -> Areas:
    """Areas of one kind without the same nerves in other people."""
    return {
        name: weights
        for name, weights in areas.items()
        if name.startswith(f"{kind}-") and not name.endswith(VARIANT)
    }
