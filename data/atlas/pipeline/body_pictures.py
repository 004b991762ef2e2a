"""The inside of the body as a picture: bones, cartilage and muscles under a view's light."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from data.atlas.pipeline.bakes import kept_bake
from data.atlas.pipeline.body_meshes import MUSCLE, BodyMesh, read_body_meshes, sides_shown
from data.atlas.pipeline.layers import Picture
from data.atlas.pipeline.light import Lamp, lamp_harmonics
from data.atlas.pipeline.materials import lit_colour
from data.atlas.pipeline.occlusion import Baked, both_sides
from data.atlas.pipeline.rasters import Raster, mirrored, polygons
from data.atlas.pipeline.triangle_mesh import TriangleMesh, split_with_values
from data.atlas.pipeline.view_plans import ViewPlan

Floats = NDArray[np.float64]

LONGEST_EDGE_MM = 2.4
FIBRE_EDGE_MM = 1.2
FINEST_ROUNDS = 3


def fine_body(plan: ViewPlan) -> list[BodyMesh]:
    """All meshes that light and shade one another in a view, with long edges split.

    Close views leave out what stands in the way; all others share the whole body and one bake.
    """
    return [fine(mesh) for mesh in read_body_meshes() if not plan.close or sides_shown(mesh, plan)]


def fine(mesh: BodyMesh) -> BodyMesh:
    """A mesh with its long edges split, so that light and fibres are drawn finely."""
    triangles = TriangleMesh(mesh.points, mesh.faces)
    values = np.zeros((len(mesh.points), 0)) if mesh.along is None else wrapped(mesh.along)
    longest = FIBRE_EDGE_MM if mesh.kind == MUSCLE else LONGEST_EDGE_MM
    for _ in range(FINEST_ROUNDS):
        triangles, values = split_with_values(triangles, values, longest)
    along = None if mesh.along is None else unwrapped(values)
    return replace(mesh, points=triangles.points, faces=triangles.faces, along=along)


def wrapped(along: Floats) -> Floats:
    """Along, and round as a point on a circle, which can be averaged over the seam."""
    turn = 2 * np.pi * along[:, 1]
    return np.column_stack([along[:, 0], np.cos(turn), np.sin(turn)])


def unwrapped(values: Floats) -> Floats:
    """Along and round again, round in 0..1."""
    turn = np.arctan2(values[:, 2], values[:, 1]) / (2 * np.pi)
    return np.column_stack([values[:, 0], turn % 1])


def baked_body(body: Sequence[BodyMesh]) -> dict[str, Baked]:
    """Light transfer of all meshes, both sides in each other's way."""
    meshes = {mesh.name: TriangleMesh(mesh.points, mesh.faces) for mesh in body}
    obstacles = []
    for mesh in body:
        own = meshes[mesh.name]
        obstacles += [own] if mesh.central else both_sides(own)
    return kept_bake(meshes, obstacles)


def view_axes(plan: ViewPlan) -> Floats:
    """The view's right, up and towards as rows."""
    camera = plan.camera
    return np.array([camera.right, camera.upward, camera.towards])


def view_style(style: Mapping[str, Any], plan: ViewPlan) -> dict[str, Any]:
    """The style with the main lamp's place in the body's frame."""
    place = np.array(style["lamps"][0]["place"]) @ view_axes(plan)
    return {**style, "main_lamp": place}


def view_lights(style: Mapping[str, Any], plan: ViewPlan) -> Floats:
    """The view's lamps as harmonics (16, 3)."""
    lamps = [
        Lamp(tuple(lamp["place"]), tuple(lamp["colour"]), lamp["sharpness"])
        for lamp in style["lamps"]
    ]
    return lamp_harmonics(lamps, view_axes(plan))


def picture_body(plan: ViewPlan, style: Mapping[str, Any], pixels_per_mm: float) -> Picture:
    """Bones, cartilage and muscles under the view's light, at full sampling."""
    body = fine_body(plan)
    baked = baked_body(body)
    own_style, lights = view_style(style, plan), view_lights(style, plan)
    towards = np.array(plan.camera.towards)
    shapes, colours = [], []
    for mesh in body:
        normals = TriangleMesh(mesh.points, mesh.faces).normals
        for side in sides_shown(mesh, plan):
            left = side == "left"
            light = baked[mesh.name] if left else baked[mesh.name].mirrored
            turned = normals if left else normals * [-1, 1, 1]
            colours.append(lit_colour(mesh, turned, light, lights, towards, own_style))
            sides = {"left": (mesh.points, mesh.faces)}
            points, faces = sides.get(side) or mirrored(mesh.points, mesh.faces)
            shapes.append(polygons(points, faces))
    with Raster(plan.camera, pixels_per_mm) as raster:
        colour = raster.colours(shapes, colours, back_faces=True)
        white = [np.ones_like(each) for each in colours]
        cover = raster.colours(shapes, white, back_faces=True)[..., 0]
    return Picture(colour, cover)
