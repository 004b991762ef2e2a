"""A plate as layers that, laid over one another, give the same picture as drawn at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from PIL import Image

from data.atlas.pipeline.arrays import Singles

GLASS, BONES, DEEP, SUPERFICIAL, GLAZE = LAYERS = (
    "glass",
    "bones",
    "deep",
    "superficial",
    "glaze",
)
FINE: Mapping[str, tuple[str, ...]] = {
    "glass": (),
    "bones": (BONES,),
    "deep": (BONES, DEEP),
    "muscles": (BONES, DEEP, SUPERFICIAL),
    "deep_alone": (DEEP,),
    "muscles_alone": (DEEP, SUPERFICIAL),
}
"""The opaque fine pictures of a frame and the layers that each shows on the glass. The glaze is
soft and has none: that of the whole plate lies over them, what is felt on the skin between."""
AT_ONCE = tuple(name for name, shown in FINE.items() if shown == LAYERS[1 : len(shown) + 1])
"""The fine pictures that are drawn at once; of the others, the layers are laid over one another."""
UNSEEN = 1.2 / 255
"""A difference below this is no difference."""
DARKEST = 0.4
"""A shadow's colour keeps this share of what it falls on, so that it does not stain what is beside
it when the picture is written."""


@dataclass(frozen=True, slots=True)
class Picture:
    """Colour (height, width, 3) and cover (height, width), both 0..1, straight alpha."""

    colour: Singles
    cover: Singles

    def over(self, ground: Singles) -> Singles:
        """This picture laid over an opaque one."""
        cover = self.cover[..., None]
        result: Singles = self.colour * cover + ground * (1 - cover)
        return result


@dataclass(frozen=True, slots=True)
class Stack:
    """A plate drawn at once with more and more of the body, on paper, and the glaze over it.

    `steps` holds opaque pictures (height, width, 3): glass alone, with bones, with deep muscles,
    with all muscles. `covers` (height, width) says how much of each pixel bones, deep and
    superficial muscles take. `presence` is 1 inside the silhouette.
    """

    paper: Singles
    steps: tuple[Singles, ...]
    covers: tuple[Singles, ...]
    presence: Singles
    glaze: Picture

    def layers(self) -> dict[str, Picture]:
        """The stack as pictures with transparent ground, by name, from below."""
        paper = np.broadcast_to(self.paper, self.steps[0].shape)
        grounds, covers = (paper, *self.steps), (self.presence, *self.covers)
        result = {
            name: difference(lower, upper, cover)
            for name, lower, upper, cover in zip(
                LAYERS[:-1], grounds[:-1], self.steps, covers, strict=True
            )
        }
        return {**result, GLAZE: self.glaze}

    def flat(self, names: Sequence[str]) -> Singles:
        """The opaque picture of the glass with these layers on it, without the glaze.

        Without bones, muscles are as the bones leave them: what lies behind one is not there.
        """
        if tuple(names) == LAYERS[1 : len(names) + 1]:
            return self.steps[len(names)]
        ground, layers = self.steps[0], self.layers()
        for name in names:
            ground = layers[name].over(ground)
        return ground

    def resized(self, width: int, height: int) -> Stack:
        """The same stack at another size."""
        size = (width, height)
        # Straight alpha cannot be averaged; the glaze is resized multiplied by its cover.
        cover = resized(self.glaze.cover, size)
        tinted = resized(self.glaze.colour * self.glaze.cover[..., None], size)
        colour = tinted / np.maximum(cover, 1e-4)[..., None]
        return Stack(
            self.paper,
            tuple(resized(each, size) for each in self.steps),
            tuple(resized(each, size) for each in self.covers),
            resized(self.presence, size),
            Picture(colour.clip(0, 1), cover),
        )


def difference(lower: Singles, upper: Singles, cover: Singles) -> Picture:
    """What has to be laid over one opaque picture (height, width, 3) to give another.

    Its cover is at least the given one, and more where the colours could not be reached with it.
    """
    change = upper - lower
    room = np.where(change > 0, 1 - lower, lower * (1 - DARKEST))
    needed = (np.abs(change) / np.maximum(room, 1e-3)).max(axis=2)
    seen = (np.abs(change).max(axis=2) > UNSEEN) | (cover > 0.5 / 255)
    share = np.where(seen, np.maximum(needed, cover), 0).clip(0, 1)
    colour = lower + change / np.maximum(share, 1e-3)[..., None]
    return Picture(colour.clip(0, 1).astype(np.float32), share.astype(np.float32))


def resized(values: Singles, size: tuple[int, int]) -> Singles:
    """A picture of one or three channels at another size, 0..1."""
    if values.ndim == 3:
        return np.dstack([resized(values[..., band], size) for band in range(values.shape[2])])
    image = Image.fromarray(np.ascontiguousarray(values, np.float32))
    return np.asarray(image.resize(size, Image.HAMMING)).clip(0, 1)
