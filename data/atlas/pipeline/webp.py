"""Pictures written as WebP, each kind at its own quality and below its own weight."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from data.atlas.pipeline.layers import Picture

Singles = NDArray[np.float32]
Bytes = NDArray[np.uint8]

EFFORT = 5
QUALITY_STEP = 4
WORST_QUALITY = 40


def quantised(picture: Picture | Singles, dither: float) -> Bytes:
    """Eight bits per channel; a fixed noise of `dither` steps keeps soft ramps from banding."""
    colour = picture.colour if isinstance(picture, Picture) else picture
    noise = np.random.default_rng(0).random((*colour.shape[:2], 2), dtype=np.float32)
    values = colour + (noise.sum(axis=2) - 1)[..., None] * dither / 255
    if isinstance(picture, Picture):
        values = np.dstack([values, picture.cover])
    result: Bytes = (np.clip(values, 0, 1) * 255 + 0.5).astype(np.uint8)
    return result


def write_webp(values: Bytes, path: Path, kind: str, style: Mapping[str, Any]) -> None:
    """Write a picture at the quality of its kind, or below if it grew too heavy."""
    image = Image.fromarray(values)
    quality, heaviest = style["quality"][kind], style["heaviest_kb"][kind] * 1000
    covers = style["cover_quality"]
    cover = covers.get(kind, covers[kind.split("-")[0]])
    content = encoded(image, quality, cover)
    while len(content) > heaviest and quality > WORST_QUALITY:
        quality -= QUALITY_STEP
        content = encoded(image, quality, cover)
    path.write_bytes(content)
    size = f"{image.width}x{image.height}"
    print(f"   {path.name}: {size}, quality {quality}, {len(content) / 1000:.0f} kB", flush=True)


def encoded(image: Image.Image, quality: int, cover_quality: int) -> bytes:
    """A picture as WebP."""
    content = BytesIO()
    image.save(
        content,
        "WEBP",
        quality=quality,
        method=EFFORT,
        alpha_quality=cover_quality,
        use_sharp_yuv=True,
    )
    return content.getvalue()
