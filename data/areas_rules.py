"""What the soft areas promise: each is the area of something the atlas knows."""

from __future__ import annotations

from collections.abc import Iterator

from data import files
from data.errors import ContentError, unknown
from data.model import Atlas

# Felt areas of sciatica in general: all of them, and how far they reach in some people.
GENERAL = ("pain", "pain-near", "pain-far", "tingling")
VARIANT = "-variant"


def masks_are_of_known_things(atlas: Atlas) -> Iterator[ContentError]:
    """A mask is the skin of a nerve, what is felt of sciatica or of a root, or a dermatome."""
    known = {f"territory-{nerve}" for nerve in atlas.nerves}
    known |= {f"{territory}{VARIANT}" for territory in known}
    known |= {f"{kind}-{r}" for kind in ("pain", "tingling", "dermatome") for r in atlas.roots}
    for view in atlas.views.values():
        for mask in view.masks:
            if mask not in known and mask not in GENERAL:
                message = unknown(mask, "mask", (*known, *GENERAL))
                yield ContentError(files.AREAS, f"masks.{view.id}", message)


def a_variant_has_what_it_varies(atlas: Atlas) -> Iterator[ContentError]:
    """Where a territory is painted as it is in some people, it is painted as it is in most."""
    for view in atlas.views.values():
        for mask in view.masks:
            usual = mask.removesuffix(VARIANT)
            if usual not in view.masks and not _painted_elsewhere(atlas, usual):
                message = f"{mask} is painted, but {usual} nowhere"
                yield ContentError(files.AREAS, f"masks.{view.id}", message)


def key_points_are_of_roots(atlas: Atlas) -> Iterator[ContentError]:
    """A standard test point belongs to a root."""
    for root in sorted({p.part for view in atlas.views.values() for p in view.key_points}):
        if root not in atlas.roots:
            yield ContentError(
                files.AREAS, f"key_points.{root}", unknown(root, "root", atlas.roots)
            )


def _painted_elsewhere(atlas: Atlas, mask: str) -> bool:
    return any(mask in view.masks for view in atlas.views.values())


AREAS_RULES = (masks_are_of_known_things, a_variant_has_what_it_varies, key_points_are_of_roots)
