"""All bones and discs, put together: the first stage."""

from __future__ import annotations

import numpy as np
import trimesh

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.bone_openings import opening_areas
from data.atlas.pipeline.cushions import cushion
from data.atlas.pipeline.foot import Foot, build_foot
from data.atlas.pipeline.lamina import write_lamina
from data.atlas.pipeline.leg import Leg, build_leg
from data.atlas.pipeline.motion import MotionModel, read_motion_model
from data.atlas.pipeline.pelvis import Pelvis, build_pelvis
from data.atlas.pipeline.registration import Fit, fit_bone
from data.atlas.pipeline.sacrum import build_coccyx, drilled, find_foramina
from data.atlas.pipeline.solids import ellipsoid, joined, mirrored, mirrored_halves
from data.atlas.pipeline.spine import build_spine

KNEE_REACH_MM, KNEE_DEEPEST_MM = np.array([34.0, 45.0, 28.0]), 10.0
ANKLE_REACH_MM, ANKLE_DEEPEST_MM = np.array([28.0, 32.0, 27.0]), 9.0
"""Where a joint's gap is looked for about its centre, and how deep a gap its cushion fills."""
FITS_FILE = "motion_fits.json"
JOINTS_FILE = "joints.json"


def build() -> None:
    """Write every bone of the left side and the mid-line, and what later stages measure from."""
    model = read_motion_model()
    pelvis = build_pelvis()
    leg = build_leg(pelvis.hip_centre)
    fits = _fit_model(model, pelvis, leg)
    foot = build_foot(model, fits["tibia"])
    fits["foot"] = foot.fit
    foramina = find_foramina(pelvis.sacrum)
    sacrum = drilled(pelvis.sacrum, foramina)
    openings = opening_areas(pelvis.sacrum, sacrum, foramina)
    bones = {
        "hip": pelvis.hip,
        "femur": leg.femur,
        "tibia": leg.tibia,
        "fibula": leg.fibula,
        "patella": leg.patella,
        "talus": foot.talus,
        "foot": foot.foot,
        "toes": foot.toes,
        "sacrum": sacrum,
        "coccyx": build_coccyx(pelvis.sacrum),
        **build_spine(pelvis.sacrum),
        **_cartilages(pelvis, leg, foot),
    }
    store.write_bones(bones)
    write_lamina(bones)
    store.write_json(
        JOINTS_FILE,
        {
            "hip_centre": pelvis.hip_centre.tolist(),
            "knee_centre": leg.condyles.centre.tolist(),
            "ankle_centre": foot.ankle_centre.tolist(),
            "foramina": {
                f.name: {"front": f.front.tolist(), "back": f.back.tolist(), **openings[f.name]}
                for f in foramina
            },
        },
    )
    store.write_json(
        FITS_FILE,
        {n: {"transform": f.transform.tolist(), "rms_mm": f.rms_mm} for n, f in fits.items()},
    )
    for name, fit in fits.items():
        print(f"motion model on our {name}: rms {fit.rms_mm:.2f} mm, scale {fit.scale:.3f}")
    print(f"{len(bones)} bones, discs and cartilages in {store.BONES}")


def _fit_model(model: MotionModel, pelvis: Pelvis, leg: Leg) -> dict[str, Fit]:
    """Where the motion model's bones lie on ours; its muscle paths follow them."""
    model_pelvis = joined([model.meshes["l_pelvis"], model.meshes["r_pelvis"]])
    return {
        "pelvis": fit_bone(model_pelvis, joined([pelvis.hip, mirrored(pelvis.hip)])),
        "femur": fit_bone(model.meshes["l_femur"], leg.femur),
        "tibia": fit_bone(model.meshes["l_tibia"], leg.tibia),
        "patella": fit_bone(model.meshes["l_patella"], leg.patella),
    }


def _cartilages(pelvis: Pelvis, leg: Leg, foot: Foot) -> dict[str, trimesh.Trimesh]:
    """Cushions in the joints, so that no gap shows where cartilage is."""
    inner_edge = pelvis.hip.vertices[pelvis.hip.vertices[:, 0] < 6]
    _, y, z = inner_edge.mean(0)
    symphysis_radii = np.array([7.0, 9.0, float(np.ptp(inner_edge[:, 2])) / 2 * 0.9])
    return {
        "cartilage_meniscus_medial": _meniscus(leg, leg.condyles.low_inner),
        "cartilage_meniscus_lateral": _meniscus(leg, leg.condyles.low_outer),
        "cartilage_symphysis": mirrored_halves(
            ellipsoid(np.array([0.0, y, z]), symphysis_radii), snap_mm=0.05
        ),
        "cartilage_ankle": cushion(
            foot.talus, leg.tibia, _box(foot.ankle_centre, ANKLE_REACH_MM), ANKLE_DEEPEST_MM
        ),
        "cartilage_midfoot": foot.filling,
    }


def _meniscus(leg: Leg, lowest: Floats) -> trimesh.Trimesh:
    """The cushion under the condyle of the femur with that lowest point."""
    low, high = _box(np.array([lowest[0], 0.0, lowest[2]]), KNEE_REACH_MM)
    middle = leg.condyles.centre[0]
    if lowest[0] < middle:
        high[0] = middle
    else:
        low[0] = middle
    return cushion(leg.tibia, leg.femur, (low, high), KNEE_DEEPEST_MM)


def _box(centre: Floats, reach: Floats) -> tuple[Floats, Floats]:
    """Low and high corner of the box round a joint."""
    return centre - reach, centre + reach
