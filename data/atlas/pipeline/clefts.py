"""Skin that must not meet skin: the thighs, and toe from toe."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.mirror_mesh import MirrorMesh
from data.atlas.pipeline.toes import toe_rays

CROTCH_MM = -52.0
THIGH_GAP_MM, THIGH_GAP_OVER_MM = 3.0, 40.0
"""Half the gap between the thighs, and the height below the crotch over which it opens."""
LOWER_GAP_MM, LOWER_GAP_BELOW_MM, LOWER_GAP_OVER_MM = 2.0, 38.0, 150.0
"""What is added to it further down: from where below the crotch, and over which height."""
SOFT_MM = 8.0
"""Skin this near to the gap gives way softly, so that no edge shows."""

TOE_GAP_MM = 1.2
"""Least distance of a toe's side from the plane half way to its neighbour's bones."""

TOE_REACH_MM = 7.0
"""Only skin this near to the plane between two toes is moved."""
TOES_ABOVE_MM, WEB_MM = 12.0, 15.0
"""Skin this low above the toes' bones is theirs; the web lies before the outer toe's base."""
FACING = 0.25
"""Least sideways part of the normal of skin that looks at the next toe."""


def thighs_apart(skin: MirrorMesh) -> MirrorMesh:
    """A gap between the thighs, widening downward, so that the legs stay two."""
    vertices = np.array(skin.vertices)
    x, _, z = vertices.T
    least = THIGH_GAP_MM * np.clip((CROTCH_MM - z) / THIGH_GAP_OVER_MM, 0, 1)
    below = CROTCH_MM - LOWER_GAP_BELOW_MM - z
    least += LOWER_GAP_MM * np.clip(below / LOWER_GAP_OVER_MM, 0, 1)
    within = np.minimum(x - least, SOFT_MM)
    softened = least + SOFT_MM * np.exp((within - SOFT_MM) / SOFT_MM)
    vertices[:, 0] = np.where((within < SOFT_MM) & (z < CROTCH_MM), softened, x)
    return skin.moved(vertices)


def toes_apart(skin: MirrorMesh, toes: trimesh.Trimesh) -> MirrorMesh:
    """Neighbouring toes kept off the plane half way between their bones."""
    vertices, sideways = np.array(skin.vertices), skin.normals()[:, 0]
    for inner, outer in pairwise(toe_rays(toes)):
        dividing, web = _dividing_line(
            np.vstack([bone.vertices for bone in inner]),
            np.vstack([bone.vertices for bone in outer]),
        )
        near = (vertices[:, 1] < web) & (vertices[:, 2] < toes.bounds[1, 2] + TOES_ABOVE_MM)
        middle = np.polyval(dividing, vertices[:, 1])
        near &= abs(vertices[:, 0] - middle) < TOE_REACH_MM
        # A toe's outer face looks outward, its neighbour's inner face inward.
        inner_face, outer_face = near & (sideways > FACING), near & (sideways < -FACING)
        x = vertices[:, 0]
        x[inner_face] = np.minimum(x, middle - TOE_GAP_MM / 2)[inner_face]
        x[outer_face] = np.maximum(x, middle + TOE_GAP_MM / 2)[outer_face]
    return skin.moved(vertices)


def _dividing_line(inner: Floats, outer: Floats) -> tuple[Floats, float]:
    """Half way between two toes' bones: x as a line in y; and the y of the web between them."""
    lines = [np.polyfit(bones[:, 1], bones[:, 0], 1) for bones in (inner, outer)]
    half_widths = [
        float(np.std(bones[:, 0] - np.polyval(line, bones[:, 1])))
        for bones, line in zip((inner, outer), lines, strict=True)
    ]
    # The broader toe gets the more room.
    share = half_widths[0] / sum(half_widths)
    dividing: Floats = lines[0] + (lines[1] - lines[0]) * share
    return dividing, float(outer[:, 1].max()) - WEB_MM
