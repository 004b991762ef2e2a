"""What bones, ligaments, vessels and muscles look like under a view's light, sample by sample."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Floats, Ints, Singles
from data.atlas.pipeline.body_meshes import BONE, MUSCLE, BodyMesh
from data.atlas.pipeline.drawn_body import DrawnBody
from data.atlas.pipeline.fibres import muscle_colour
from data.atlas.pipeline.sheets import Hits

Style = Mapping[str, Any]

FILLING = "cartilage_midfoot"
"""Soft filling between the small bones of the foot, drawn nearly as bone."""
BOUNCE = 0.41
HIGHLIGHT_POWER, TENDON_POWER = 18.0, 30.0
SHOULDER = 0.80


@dataclass(frozen=True, slots=True)
class Look:
    """What a view lends to every material: unit vectors to the eye and between it and the lamp."""

    towards: Singles
    half: Singles
    style: Style

    @classmethod
    def of(cls, towards: Floats, lamp: Floats, style: Style) -> Look:
        """The look from the directions to the eye and to the main lamp."""
        half = towards + lamp
        return cls(
            towards.astype(np.float32), (half / np.linalg.norm(half)).astype(np.float32), style
        )


@dataclass(frozen=True, slots=True)
class Samples:
    """Values of a body's points carried to the samples that hit it, as in `DrawnBody`.

    `mesh` (n,) is the place of each sample's mesh among the body's.
    """

    mesh: Ints
    points: Singles
    normals: Singles
    light: Singles
    openness: Singles
    along: Singles


def samples_of(body: DrawnBody, hits: Hits) -> Samples:
    """All values at the hits; normals are of length one again."""
    corners = body.faces[hits.face]

    def carried(values: Singles) -> Singles:
        weights = hits.weights if values.ndim == 1 else hits.weights[..., None]
        result: Singles = (values[corners] * weights).sum(axis=1)
        return result

    normals = carried(body.normals)
    normals /= np.maximum(np.linalg.norm(normals, axis=1), 1e-6)[:, None]
    return Samples(
        body.mesh_of_face[hits.face],
        carried(body.points),
        normals,
        carried(body.light),
        carried(body.openness),
        carried(body.along),
    )


def style_key(mesh: BodyMesh) -> str:
    """The table of the style that a mesh is drawn with."""
    return "filling" if mesh.name == FILLING else mesh.kind


def mottling(points: Singles) -> Singles:
    """Quiet patches of 2 to 5 cm and a fine grain, 0..1."""
    x, y, z = (points / 26).T
    patches = (
        np.sin(1.7 * x + np.sin(2.3 * z)) * np.sin(2.1 * y + 1) * np.sin(1.3 * z + np.sin(1.1 * x))
    )
    a, b, c = (points / 3.1).T
    grain = np.sin(a + 1.9 * np.sin(0.7 * c)) * np.sin(1.3 * b + np.sin(0.9 * a)) * np.sin(0.8 * c)
    result: Singles = np.clip(0.28 + 0.30 * patches + 0.16 * grain, 0, 1)
    return result


def lit_colours(body: DrawnBody, samples: Samples, look: Look) -> Singles:
    """Colour 0..1 of every sample, shape (n, 3)."""
    result = np.zeros((len(samples.mesh), 3), np.float32)
    order = np.argsort(samples.mesh, kind="stable")
    numbers, starts = np.unique(samples.mesh[order], return_index=True)
    for number, chosen in zip(numbers, np.split(order, starts[1:]), strict=True):
        result[chosen] = mesh_colours(body.meshes[number], samples, chosen, look)
    return result


def mesh_colours(mesh: BodyMesh, samples: Samples, chosen: Ints, look: Look) -> Singles:
    """Colour of the chosen samples, which all lie on one mesh."""
    own = look.style[style_key(mesh)]
    normals, openness = samples.normals[chosen], samples.openness[chosen][:, None]
    tendon = np.zeros((len(chosen), 1), np.float32)
    if mesh.kind == MUSCLE:
        colour, share = muscle_colour(mesh, samples.along[chosen], own)
        tendon = share[:, None]
    else:
        colour = plain_colour(mesh, samples.points[chosen], own)
    # In hollows light that bounced once keeps the colour of what it bounced off.
    bounce = (1 - openness) * BOUNCE * np.array(own["shade"]) * colour.mean(axis=1, keepdims=True)
    edge = 1 - np.abs(normals @ look.towards)[:, None]
    facing = np.clip(normals @ look.half, 0, 1)[:, None]
    gloss = facing**HIGHLIGHT_POWER * own["gloss"] * (1 - tendon)
    gloss += facing**TENDON_POWER * own.get("tendon_gloss", 0.0) * tendon
    shown = colour * (samples.light[chosen] + bounce) * (1 - own["edge"] * edge**3)
    return shouldered(shown + gloss * openness)


def shouldered(values: Singles) -> Singles:
    """Brightness below `SHOULDER` as it is, above it bent so that nothing burns out."""
    room = 1 - SHOULDER
    above = np.maximum(values - SHOULDER, 0)
    result: Singles = np.minimum(values, SHOULDER) + room * (1 - np.exp(-above / room))
    return np.clip(result, 0, 1)


def plain_colour(mesh: BodyMesh, points: Singles, own: Style) -> Singles:
    """Colour before light of anything but a muscle."""
    mottle = mottling(points)[:, None] if mesh.kind == BONE else np.zeros((len(points), 1))
    light, dark = np.array(own["light"]), np.array(own["dark"])
    result: Singles = (light + (dark - light) * mottle) / 255
    return result
