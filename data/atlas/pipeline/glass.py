"""The skin as neutral grey glass: a layer under the bones and a thin glaze over them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import numpy as np

from data.atlas.pipeline import store
from data.atlas.pipeline.arrays import Floats, Ints, Singles
from data.atlas.pipeline.bakes import kept_bake
from data.atlas.pipeline.fine_meshes import Fineness, refined
from data.atlas.pipeline.occlusion import Baked
from data.atlas.pipeline.sheets import Hits, Sheet, Tracer, draw
from data.atlas.pipeline.triangle_mesh import TriangleMesh
from data.atlas.pipeline.view_light import view_lights
from data.atlas.pipeline.view_plans import ViewPlan

SKIN = "skin"
SKIN_REACH_MM = 70.0
SKIN_TOP_MM = 420.0
LONGEST_EDGE_MM, LEAST_EDGE_MM, SHARPEST_BEND = 5.0, 1.5, 0.02
CUT_FADE_MM = 32.0
THROUGH_MM = 0.5
"""A sample that goes on through faded skin starts so far behind it."""


@lru_cache(maxsize=1)
def read_skin() -> TriangleMesh:
    """The whole skin that can be on a plate."""
    mesh = store.read_mesh(store.SKIN)
    points, faces = np.array(mesh.vertices), np.array(mesh.faces)
    faces = faces[points[faces][:, :, 2].max(axis=1) < SKIN_TOP_MM]
    used, compact = np.unique(faces, return_inverse=True)
    nothing = np.zeros((len(used), 0))
    fineness = Fineness(LONGEST_EDGE_MM, SHARPEST_BEND, LEAST_EDGE_MM)
    points, faces, _ = refined(points[used], compact.reshape(-1, 3), nothing, fineness)
    return TriangleMesh(points, faces)


@lru_cache(maxsize=1)
def baked_skin() -> Baked:
    """Light transfer of the skin."""
    skin = read_skin()
    return kept_bake({SKIN: skin}, [skin], SKIN_REACH_MM)[SKIN]


def shown_faces(skin: TriangleMesh, plan: ViewPlan) -> Ints:
    """The skin's triangles that this view draws."""
    corners = skin.points[skin.faces]
    keep = np.ones(len(corners), dtype=bool)
    if plan.own_side_only:
        keep &= corners[:, :, 0].max(axis=1) <= 1e-6
    if plan.skin_below_mm is not None:
        keep &= corners[:, :, 2].max(axis=1) < plan.skin_below_mm
    result: Ints = skin.faces[keep]
    return result


def cut_fade(heights: Floats | Singles, plan: ViewPlan) -> Any:
    """Cover by height: 1, but fading to nothing where a view cuts the body off."""
    if plan.skin_below_mm is None:
        return np.ones_like(heights)
    return np.clip((plan.skin_below_mm - heights) / CUT_FADE_MM, 0, 1)


@dataclass(frozen=True, slots=True)
class Glass:
    """Pictures with colours already multiplied by their cover, and where there is skin (0..1)."""

    under: Singles
    under_cover: Singles
    over: Singles
    over_cover: Singles
    presence: Singles


@dataclass(frozen=True, slots=True)
class GlassShade:
    """Gives the samples of a view's skin their nine values."""

    plan: ViewPlan
    style: Mapping[str, Any]
    tracer: Tracer
    faces: Ints
    values: Singles

    def __call__(self, hits: Hits, x: Singles, y: Singles) -> Singles:
        """Nine values per hit; through skin that fades at a cut, what is behind it shines."""
        values, fade = self.first(hits)
        if fade.min(initial=1.0) >= 1.0:
            return values
        open_ = np.flatnonzero(fade < 1)
        own = hits.sample[open_]
        behind = self.tracer.first(
            self.plan.camera, x[own], y[own], hits.nearness[open_] - THROUGH_MM
        )
        values *= fade[:, None]
        second, second_fade = self.first(behind)
        seen = open_[behind.sample]
        # What lies behind fades at the cut as well; a surface that is gone is nowhere.
        values[seen] += second * ((1 - fade[seen]) * second_fade)[:, None]
        return values

    def first(self, hits: Hits) -> tuple[Singles, Singles]:
        """Values of the hits as if nothing faded, and their fade."""
        own = self.style["glass"]
        carried = (self.values[self.faces[hits.face]] * hits.weights[..., None]).sum(axis=1)
        normals = carried[:, :3] / np.linalg.norm(carried[:, :3], axis=1)[:, None]
        rim = 1 - np.abs(normals @ np.array(self.plan.camera.towards, np.float32))
        # The rim turns away from every lamp, so that the body stands out from light paper.
        light = np.clip(carried[:, 3] * (1 - own["rim_shade"] * rim**3), 0, 1)
        lit, shade = np.array(own["lit"]) / 255, np.array(own["shade"]) / 255
        colour = shade + (lit - shade) * light[:, None]
        edge = np.clip(rim, 0, 1) ** own["edge_power"]
        under = (own["under_flat"] + own["under_edge"] * edge)[:, None]
        over = (own["over_flat"] + own["over_edge"] * edge**1.15)[:, None]
        values = np.hstack([colour * under, under, colour * over, over, np.ones_like(over)])
        return values.astype(np.float32), cut_fade(carried[:, 4], self.plan)


def picture_glass(plan: ViewPlan, style: Mapping[str, Any], sheet: Sheet) -> Glass:
    """The skin of a view."""
    skin = read_skin()
    own = style["glass"]
    brightness = np.clip(baked_skin().transfer @ view_lights(style, plan), 0, None)
    light = brightness.mean(axis=1) * own["form"] + (1 - own["form"])
    values = np.column_stack([skin.normals, light, skin.points[:, 2]]).astype(np.float32)
    faces = shown_faces(skin, plan)
    tracer = Tracer(skin.points, faces)
    drawn = draw(sheet, tracer, GlassShade(plan, style, tracer, faces, values), 9)
    return Glass(
        drawn[..., :3], drawn[..., 3], drawn[..., 4:7], drawn[..., 7], drawn[..., 8].clip(0, 1)
    )
