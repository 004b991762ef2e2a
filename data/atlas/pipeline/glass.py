"""The skin as neutral grey glass: a layer under the bones and a thin glaze over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.atlas.pipeline import store
from data.atlas.pipeline.bakes import kept_bake
from data.atlas.pipeline.body_pictures import view_lights
from data.atlas.pipeline.layers import Picture
from data.atlas.pipeline.occlusion import Baked
from data.atlas.pipeline.rasters import Raster, polygons
from data.atlas.pipeline.triangle_mesh import TriangleMesh, split_long_edges
from data.atlas.pipeline.view_plans import ViewPlan

Floats = NDArray[np.float64]

SKIN = "skin"
SKIN_REACH_MM = 70.0
SKIN_TOP_MM = 420.0
LONGEST_EDGE_MM = 5.0
CUT_FADE_MM = 32.0
BRIGHTEST = 1.25


def read_skin() -> TriangleMesh:
    """The whole skin that can be on a plate."""
    mesh = store.read_mesh(store.FOLDER / "skin_fine.ply")
    points, faces = np.array(mesh.vertices), np.array(mesh.faces)
    faces = faces[points[faces][:, :, 2].max(axis=1) < SKIN_TOP_MM]
    used, compact = np.unique(faces, return_inverse=True)
    return split_long_edges(TriangleMesh(points[used], compact.reshape(-1, 3)), LONGEST_EDGE_MM)


def baked_skin(skin: TriangleMesh) -> Baked:
    """Light transfer of the skin."""
    return kept_bake({SKIN: skin}, [skin], SKIN_REACH_MM)[SKIN]


def shown_faces(skin: TriangleMesh, plan: ViewPlan) -> Any:
    """The skin's triangles that this view draws."""
    corners = skin.points[skin.faces]
    keep = np.ones(len(corners), dtype=bool)
    if plan.own_side_only:
        keep &= corners[:, :, 0].max(axis=1) <= 1e-6
    if plan.skin_below_mm is not None:
        keep &= corners[:, :, 2].max(axis=1) < plan.skin_below_mm
    return skin.faces[keep]


def cut_fade(skin: TriangleMesh, plan: ViewPlan) -> Floats:
    """Cover per vertex: 1, but fading to nothing where a view cuts the skin off."""
    if plan.skin_below_mm is None:
        return np.ones(len(skin.points))
    return np.clip((plan.skin_below_mm - skin.points[:, 2]) / CUT_FADE_MM, 0, 1)


@dataclass(frozen=True, slots=True)
class Glass:
    """The layer under the bones, the glaze over them, and where there is skin at all (0..1)."""

    under: Picture
    over: Picture
    presence: Floats


def picture_glass(plan: ViewPlan, style: Mapping[str, Any], pixels_per_mm: float) -> Glass:
    """The skin of a view at full sampling."""
    skin = read_skin()
    own = style["glass"]
    towards = np.array(plan.camera.towards)
    rim = 1 - np.abs(skin.normals @ towards)
    brightness = np.clip(baked_skin(skin).transfer @ view_lights(style, plan), 0, None)
    light = brightness.mean(axis=1) * own["form"] + (1 - own["form"])
    # The rim turns away from every lamp, so that the body stands out from light paper.
    light = light * (1 - own["rim_shade"] * rim**3)
    shape = polygons(skin.points, shown_faces(skin, plan))
    values = np.column_stack([rim, np.clip(light / BRIGHTEST, 0, 1), cut_fade(skin, plan)])
    with Raster(plan.camera, pixels_per_mm) as raster:
        drawn = raster.colours([shape], [values], back_faces=True)
        presence = raster.colours([shape], [np.ones_like(values)], back_faces=True)[..., 0]
    rim, light, fade = drawn[..., 0], np.clip(drawn[..., 1] * BRIGHTEST, 0, 1), drawn[..., 2]
    lit, shade = np.array(own["lit"]) / 255, np.array(own["shade"]) / 255
    colour = shade + (lit - shade) * light[..., None]
    edge = rim ** own["edge_power"]
    under = own["under_flat"] + own["under_edge"] * edge
    over = own["over_flat"] + own["over_edge"] * edge**1.15
    return Glass(Picture(colour, under * presence), Picture(colour, over * fade), presence)
