"""Where muscles attach: the motion model's path points, carried onto our bones."""

from __future__ import annotations

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.bones import FITS_FILE
from data.atlas.pipeline.motion import read_motion_model
from data.atlas.pipeline.registration import Fit

FIT_OF_BODY = {
    "pelvis": "pelvis",
    "sacrum": "pelvis",
    "femur_l": "femur",
    "tibia_l": "tibia",
    "patella_l": "patella",
    "talus_l": "foot",
    "calcn_l": "foot",
    "toes_l": "foot",
}


def read_attachments() -> dict[str, Floats]:
    """Path points of each left leg muscle on our bones, by the model's short name, (n, 3) mm."""
    fits = {
        name: Fit(np.array(fit["transform"]), fit["rms_mm"])
        for name, fit in store.read_json(FITS_FILE).items()
    }
    paths = {}
    for muscle, points in read_motion_model().paths.items():
        if any(point.body not in FIT_OF_BODY for point in points):
            continue
        moved = [fits[FIT_OF_BODY[point.body]].apply(point.place[None])[0] for point in points]
        paths[muscle] = np.array(moved)
    return paths
