"""A plate, or a part of it, drawn with more and more of the body under a view's light."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Singles
from data.atlas.pipeline.body_meshes import BONE, BONES, DEEP, OVERLAID, SAC, SUPERFICIAL
from data.atlas.pipeline.drawn_body import DrawnBody, draw_alone, draw_body
from data.atlas.pipeline.glass import Glass, cut_fade, picture_glass
from data.atlas.pipeline.layers import Picture, Stack
from data.atlas.pipeline.materials import Look, lit_colours, samples_of
from data.atlas.pipeline.overlays import Traced, mixed, overlay, softened
from data.atlas.pipeline.sheets import Hits, Sheet, draw
from data.atlas.pipeline.view_light import main_lamp
from data.atlas.pipeline.view_plans import ViewPlan
from data.atlas.pipeline.windows import on_sheet, window_of

COLOUR, HIT, FADED, OWN, ROOF = slice(0, 3), 3, 4, 5, 6
CHANNELS = 7
"""Where the values of a sample stand, and how many they are."""
FADE_START, FADE_POWER = -0.12, 1.3
"""The cover at the waist rises from just above the plate, and slowly at first."""


@dataclass(frozen=True, slots=True)
class BodyShade:
    """Gives samples their values: colour, hit, share faded at a cut, own layer, canal's roof."""

    plan: ViewPlan
    body: DrawnBody
    look: Look
    layer: int

    def __call__(self, hits: Hits, x: Singles, y: Singles) -> Singles:
        """The values of hits, shape (n, 7)."""
        samples = samples_of(self.body, hits)
        values = np.ones((len(hits.face), CHANNELS), np.float32)
        kept = np.ones(len(hits.face), np.float32)
        if self.layer > BONES:
            layers = np.array([mesh.layer for mesh in self.body.meshes])[samples.mesh]
            kept = np.where(layers > BONES, cut_fade(samples.points[:, 2], self.plan), 1)
            values[:, OWN] = (layers == self.layer) * kept
        values[:, COLOUR] = lit_colours(self.body, samples, self.look) * kept[:, None]
        values[:, FADED] = 1 - kept
        kinds = np.array([mesh.kind for mesh in self.body.meshes])[samples.mesh]
        values[:, ROOF] = np.where(kinds == BONE, samples.along[:, 3], kinds == SAC)
        return values


@dataclass(frozen=True, slots=True)
class PreparedView:
    """A view ready to be drawn on any sheet: bodies by layer, sac and vessels, the windows."""

    plan: ViewPlan
    style: Mapping[str, Any]
    look: Look
    bodies: tuple[Traced, ...]
    sac: Traced | None
    vessels: Traced | None
    windows: Mapping[int, Singles]


def prepare(plan: ViewPlan, style: Mapping[str, Any]) -> PreparedView:
    """Everything of a view that does not depend on the sheet."""
    look = Look.of(np.array(plan.camera.towards), main_lamp(style, plan), style)
    bodies = tuple(Traced.of(draw_body(plan, style, layer)) for layer in (BONES, DEEP, SUPERFICIAL))
    sac = draw_alone(plan, style, [SAC]) if plan.sac_shines else None
    vessels = draw_alone(plan, style, OVERLAID)
    own = style["window"]
    windows = {
        layer: window_of(plan, bodies[-1].body, layer, own) * own[name]
        for layer, name in ((DEEP, "deep"), (SUPERFICIAL, "superficial"))
    }
    return PreparedView(
        plan,
        style,
        look,
        bodies,
        sac=None if sac is None else Traced.of(sac),
        vessels=None if vessels is None else Traced.of(vessels),
        windows=windows,
    )


def picture_stack(view: PreparedView, sheet: Sheet) -> Stack:
    """The plate step by step, faded at the waist."""
    plan, style = view.plan, view.style
    paper = np.array(style["paper"], np.float32) / np.float32(255)
    glass = picture_glass(plan, style, sheet)
    fade = waist_fade(plan, sheet)
    steps = [glass.under + paper * (1 - glass.under_cover[..., None])]
    covers, presence = [], glass.presence
    sac = sac_picture(view, sheet)
    for layer, traced in enumerate(view.bodies):
        shade = BodyShade(plan, traced.body, view.look, layer)
        drawn = draw(sheet, traced.tracer, shade, CHANNELS)
        if sac is not None:
            share = drawn[..., ROOF] * style["sac"]["shine"]
            drawn[..., COLOUR] = mixed(drawn[..., COLOUR], sac, share)
        missed = 1 - drawn[..., HIT, None]
        step = drawn[..., COLOUR] + missed * steps[0] + drawn[..., FADED, None] * steps[-1]
        if view.vessels is not None:
            faint = overlay(plan, view.vessels, view.look, sheet, traced.tracer)
            step = mixed(step, faint, style["vessels"]["presence"])
        own = drawn[..., OWN]
        if layer in view.windows:
            shut = 1 - on_sheet(view.windows[layer], sheet)
            step = steps[-1] + (step - steps[-1]) * shut[..., None]
            own = own * shut
        steps.append(step)
        covers.append(own * fade)
        # A muscle that has faded to nothing at the cut is met by rays, but is not there.
        presence = np.maximum(presence, drawn[..., HIT] - drawn[..., FADED])
    on_paper = tuple(step * fade[..., None] + paper * (1 - fade[..., None]) for step in steps)
    return Stack(paper, on_paper, tuple(covers), presence * fade, glaze_of(glass, fade))


def sac_picture(view: PreparedView, sheet: Sheet) -> Picture | None:
    """The sac of the nerve roots as it shines through the roof of its canal."""
    if view.sac is None:
        return None
    alone = overlay(view.plan, view.sac, view.look, sheet)
    return softened(alone, view.style["sac"]["soft_mm"] * sheet.pixels_per_mm)


def glaze_of(glass: Glass, fade: Singles) -> Picture:
    """The near skin as a picture with transparent ground."""
    colour = glass.over / np.maximum(glass.over_cover, 1e-4)[..., None]
    return Picture(colour.clip(0, 1), glass.over_cover * fade)


def waist_fade(plan: ViewPlan, sheet: Sheet) -> Singles:
    """Cover per row, rising from nothing at the plate's top; 1 where the view does not fade."""
    rows = np.arange(sheet.height, dtype=np.float32) + 0.5
    _, height = sheet.places(np.zeros_like(rows), rows)
    share = height / max(plan.fade_top_mm, 1e-6)
    rising = np.clip(FADE_START + (1 - FADE_START) * share, 0, 1) ** FADE_POWER
    return np.broadcast_to(rising[:, None], (sheet.height, sheet.width)).astype(np.float32)
