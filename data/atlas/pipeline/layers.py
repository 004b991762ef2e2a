"""Transparent pictures laid over one another: straight alpha, values 0..1."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Picture:
    """Colour (height, width, 3) and cover (height, width), both 0..1."""

    colour: Floats
    cover: Floats

    def over(self, below: Picture) -> Picture:
        """This picture laid over another."""
        top, bottom = self.cover[..., None], below.cover[..., None]
        cover = top + bottom * (1 - top)
        mixed = self.colour * top + below.colour * bottom * (1 - top)
        return Picture(mixed / np.maximum(cover, 1e-6), cover[..., 0])

    def on_paper(self, paper: Floats, presence: Floats) -> Picture:
        """The same look on paper, but solid wherever there is something at all (`presence`).

        A glass that lets no paper through has a plain cover, which weighs next to nothing.
        """
        share = (self.cover / np.maximum(presence, 1e-6)).clip(0, 1)[..., None]
        return Picture(self.colour * share + paper * (1 - share), presence)

    def faded(self, share: Floats) -> Picture:
        """The same picture with its cover multiplied."""
        return Picture(self.colour, self.cover * share)

    def smaller(self, times: int) -> Picture:
        """Averaged over blocks of `times` by `times` pixels, colours weighted by their cover."""
        cover = block_mean(self.cover, times)
        colour = block_mean(self.colour * self.cover[..., None], times)
        return Picture(colour / np.maximum(cover, 1e-6)[..., None], cover)


def block_mean(values: Floats, times: int) -> Floats:
    """Means of blocks; the size must be a multiple."""
    height, width = values.shape[0] // times, values.shape[1] // times
    shape = (height, times, width, times, *values.shape[2:])
    result: Floats = values[: height * times, : width * times].reshape(shape).mean(axis=(1, 3))
    return result
