"""Where the ligaments of the left pelvis run: edges from bone to bone, found on the bones.

Attachments as in textbooks of anatomy; how far the bands fan out and sag between is drawn.
"""

from __future__ import annotations

import numpy as np
import trimesh

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.bands import Band, band
from data.atlas.pipeline.solids import farthest
from data.atlas.pipeline.store import Bones, Landmarks

LEVEL_MM = 2.5

SACROSPINOUS_TOP_BELOW_S4_MM = 5.0
"""The ligament begins on the sacrum's edge a little below the level of the lowest foramina."""
SPINE_HALF_WIDTH_MM = 4.5

TUBEROUS_OUTER_MM = np.array([[-2.0, 1.5, -26.0], [0.0, -7.0, -58.0], [7.0, -19.0, -91.0]])
TUBEROUS_INNER_MM = np.array([[14.0, -0.5, -8.0], [28.0, -10.5, -21.0], [36.0, -26.0, -43.0]])
"""The edges between their ends, from the upper end of the outer edge and of the inner edge."""
TUBEROSITY_OUTER_MM = np.array([2.0, 6.0, 9.0])
TUBEROSITY_INNER_MM = np.array([-7.0, -3.0, -1.0])
"""From the landmark to the ends of the edges on the inner border of the tuberosity."""

CREST_Y_MM = 56.0
CREST_BELOW_TOP_MM = 4.0
"""Where along the crest, and how near to its top, the upper edge of the iliolumbar ends."""
CREST_TO_LOWER_MM = np.array([-6.0, 4.0, -15.0])
WING_TIP_MM = 3.5


def anchors(bones: Bones, landmarks: Landmarks) -> dict[str, Floats]:
    """Places where ligaments begin or end, each found on its bone by what defines it."""
    sacrum = np.asarray(bones["sacrum"].vertices)
    hip = np.asarray(bones["hip"].vertices)
    s4 = landmarks["s4_foramen"][2]
    return {
        "sacral_edge": _outermost(sacrum, s4 - SACROSPINOUS_TOP_BELOW_S4_MM),
        "posterior_inferior_iliac_spine": _lower_back_spine(hip),
        "coccyx_edge": _outermost(np.asarray(bones["coccyx"].vertices), _coccyx_level(bones)),
        "l5_wing_tip": farthest(np.asarray(bones["vertebra_l5"].vertices), (1, 0, 0)),
        "iliac_crest_inner_lip": _crest(hip),
    }


def sacrospinous(bones: Bones, landmarks: Landmarks) -> Band:
    """From the lower edge of sacrum and coccyx, narrowing, to the ischial spine."""
    at = anchors(bones, landmarks)
    spine = _on(bones["hip"], landmarks["ischial_spine"])
    up = np.array([0.0, 0.0, SPINE_HALF_WIDTH_MM])
    return band(
        _bowed(at["sacral_edge"], spine + up, sag=1.5),
        _bowed(at["coccyx_edge"], spine - up, sag=-2.0),
        (1.6, 2.2),
    )


def sacrotuberous(bones: Bones, landmarks: Landmarks) -> Band:
    """From the lower back spine, sacrum and coccyx, waisted, to the ischial tuberosity."""
    at = anchors(bones, landmarks)
    top, low = at["posterior_inferior_iliac_spine"], at["coccyx_edge"]
    seat = landmarks["ischial_tuberosity"]
    outer = _on(bones["hip"], seat + TUBEROSITY_OUTER_MM)
    inner = _on(bones["hip"], seat + TUBEROSITY_INNER_MM)
    return band(
        np.vstack([top, top + TUBEROUS_OUTER_MM, outer]),
        np.vstack([low, low + TUBEROUS_INNER_MM, inner]),
        (1.6, 2.6),
    )


def iliolumbar(bones: Bones, landmarks: Landmarks) -> Band:
    """From the tip of the lowest lumbar vertebra's wing, widening, to the iliac crest."""
    at = anchors(bones, landmarks)
    tip, crest = at["l5_wing_tip"], at["iliac_crest_inner_lip"]
    spread = np.array([0.0, 0.0, WING_TIP_MM])
    return band(
        _bowed(tip + spread, crest, sag=-1.0),
        _bowed(tip - spread, _on(bones["hip"], crest + CREST_TO_LOWER_MM), sag=-1.0),
        (2.0, 1.6),
    )


COURSES = {
    "sacrospinous_ligament": sacrospinous,
    "sacrotuberous_ligament": sacrotuberous,
    "iliolumbar_ligament": iliolumbar,
}
"""By the name of the mesh."""


def _bowed(start: Floats, end: Floats, sag: float) -> Floats:
    """A line that bends down (sag > 0) or up by so many millimetres half way."""
    middle = (start + end) / 2 - np.array([0.0, 0.0, sag])
    return np.array([start, middle, end])


def _outermost(points: Floats, height: float) -> Floats:
    """The point of a cross-section that lies farthest to the left."""
    return farthest(points[abs(points[:, 2] - height) < LEVEL_MM], (1, 0, 0))


def _crest(hip: Floats) -> Floats:
    """A point of the inner lip of the iliac crest, behind its middle."""
    section = hip[abs(hip[:, 1] - CREST_Y_MM) < LEVEL_MM]
    upper = section[section[:, 2] > section[:, 2].max() - CREST_BELOW_TOP_MM]
    return farthest(upper, (-1, 0, 0))


def _lower_back_spine(hip: Floats) -> Floats:
    """The backward and downward corner of the ilium, above the sciatic notch."""
    return farthest(hip[(hip[:, 2] > 50) & (hip[:, 1] > 55)], (0, 0.75, -0.66))


def _coccyx_level(bones: Bones) -> float:
    """Height of the broadest part of the coccyx."""
    return float(farthest(np.asarray(bones["coccyx"].vertices), (1, 0, 0))[2])


def _on(bone: trimesh.Trimesh, place: Floats) -> Floats:
    """The nearest point of a bone's surface."""
    nearest, _, _ = trimesh.proximity.closest_point(bone, place[None])
    point: Floats = nearest[0]
    return point
