"""What shines through other parts: the sac of the nerve roots, and the faint vessels."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter

from data.atlas.pipeline.arrays import Singles
from data.atlas.pipeline.drawn_body import DrawnBody
from data.atlas.pipeline.layers import Picture
from data.atlas.pipeline.materials import Look, lit_colours, samples_of
from data.atlas.pipeline.sheets import Hits, Sheet, Tracer, draw
from data.atlas.pipeline.view_plans import ViewPlan


@dataclass(frozen=True, slots=True)
class Traced:
    """A body and its triangles ready to be traced."""

    body: DrawnBody
    tracer: Tracer

    @classmethod
    def of(cls, body: DrawnBody) -> Traced:
        """A body made ready."""
        return cls(body, Tracer(body.points, body.faces))


@dataclass(frozen=True, slots=True)
class OverlayShade:
    """Gives samples colour by cover and cover: `part` of the mesh where nothing is in front."""

    plan: ViewPlan
    body: DrawnBody
    look: Look
    front: Tracer | None

    def __call__(self, hits: Hits, x: Singles, y: Singles) -> Singles:
        """The values of hits, shape (n, 4)."""
        samples = samples_of(self.body, hits)
        cover = samples.along[:, 3].copy()
        if self.front is not None:
            others = self.front.first(self.plan.camera, x[hits.sample], y[hits.sample])
            hidden = others.nearness > hits.nearness[others.sample]
            cover[others.sample[hidden]] = 0
        colour = lit_colours(self.body, samples, self.look)
        return np.column_stack([colour * cover[:, None], cover])


def overlay(
    plan: ViewPlan, traced: Traced, look: Look, sheet: Sheet, front: Tracer | None = None
) -> Picture:
    """A body alone as a picture, without what the `front` triangles hide."""
    drawn = draw(sheet, traced.tracer, OverlayShade(plan, traced.body, look, front), 4)
    cover = drawn[..., 3]
    colour = drawn[..., :3] / np.maximum(cover, 1e-3)[..., None]
    return Picture(colour.astype(np.float32), cover)


def softened(picture: Picture, sigma: float) -> Picture:
    """The same picture with its border drawn in softly, over `sigma` pixels."""
    soft = gaussian_filter(picture.cover, sigma)
    return Picture(picture.colour, np.minimum(picture.cover, soft))


def mixed(ground: Singles, over: Picture, share: Singles | float) -> Singles:
    """Colours with a picture laid over them by its cover times a share."""
    cover = (over.cover * share)[..., None]
    result: Singles = ground + (over.colour - ground) * cover
    return result
