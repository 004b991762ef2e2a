"""Areas of bones that textbooks name as attachments, cut out by numbers from landmarks.

`attachment_areas.toml` holds them. They know nothing of the muscles that are drawn.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.bone_surface import BoneSurface
from data.atlas.pipeline.curves import unit
from data.atlas.pipeline.store import Bones, Landmarks

AREAS = Path(__file__).with_name("attachment_areas.toml")


class AttachmentAreas:
    """The areas of one body's left side, each of pieces of one or more bones."""

    def __init__(self, bones: Bones, landmarks: Landmarks) -> None:
        """Read the rules, find the points they name and cut out every area.

        Raises ValueError for an unknown rule, and for a point or a piece of which nothing is left.
        """
        with AREAS.open("rb") as file:
            stored = tomllib.load(file)
        self._bones = bones
        self._surfaces: dict[str, BoneSurface] = {}
        self._ways: dict[str, dict[str, Floats]] = {}
        self._places = {name: np.asarray(place) for name, place in landmarks.items()}
        for name, row in stored["point"].items():
            self._places[name] = self._farthest(name, row)
        self._pieces = {
            name: [(piece["bone"], self._cut(name, piece)) for piece in row["pieces"]]
            for name, row in stored["area"].items()
        }
        self.sources = {name: str(row["source"]) for name, row in stored["area"].items()}

    def points(self, area: str) -> Floats:
        """All points of an area, (n, 3) mm."""
        pieces = self._pieces[area]
        return np.vstack([self._surface(bone).points[marked] for bone, marked in pieces])

    def away(self, area: str, points: Floats) -> Floats:
        """How far over its bones points (n, 3) lie from an area, mm."""
        if area not in self._ways:
            pieces = self._pieces[area]
            whole = {
                bone: np.any([m for b, m in pieces if b == bone], axis=0) for bone, _ in pieces
            }
            self._ways[area] = {
                bone: self._surface(bone).ways(marked) for bone, marked in whole.items()
            }
        ways = self._ways[area].items()
        result: Floats = np.min(
            [self._surface(bone).away(points, way) for bone, way in ways], axis=0
        )
        return result

    def places_round(self, bone: str, point: Floats, reach: tuple[float, float]) -> Floats:
        """Places (n, 3) on a bone so far over its surface from the place nearest to a point, mm."""
        surface = self._surface(bone)
        start = np.zeros(len(surface.points), bool)
        start[np.linalg.norm(surface.points - point, axis=1).argmin()] = True
        ways = surface.ways(start)
        return surface.points[(ways >= reach[0]) & (ways <= reach[1])]

    def _surface(self, bone: str) -> BoneSurface:
        if bone not in self._surfaces:
            self._surfaces[bone] = BoneSurface(self._bones[bone])
        return self._surfaces[bone]

    def _farthest(self, name: str, row: Mapping[str, Any]) -> Floats:
        """The point of a piece of bone that lies farthest in a direction."""
        marked = self._cut(name, {key: row[key] for key in row if key != "farthest"})
        points = self._surface(row["bone"]).points[marked]
        place: Floats = points[(points @ np.array(row["farthest"], float)).argmax()]
        return place

    def _cut(self, name: str, rules: Mapping[str, Any]) -> Flags:
        """Which points of its bone's surface keep to all rules."""
        surface = self._surface(rules["bone"])
        kept = np.ones(len(surface.points), bool)
        for kind, bounds in rules.items():
            if kind == "bone":
                continue
            if kind not in RULES:
                raise ValueError(f"{name}: {kind!r} is no rule; there are {', '.join(RULES)}")
            for bound in bounds:
                kept &= RULES[kind](surface, self._places, bound)
        if not kept.any():
            raise ValueError(f"{name}: nothing of the {rules['bone']} is left")
        return kept


def _between(surface: BoneSurface, places: Landmarks, bound: Sequence[Any]) -> Flags:
    """From one share of the way between two places to another."""
    start, way = places[bound[0]], places[bound[1]] - places[bound[0]]
    share = (surface.points - start) @ way / (way @ way)
    kept: Flags = (share >= bound[2]) & (share <= bound[3])
    return kept


def _beside(surface: BoneSurface, places: Landmarks, bound: Sequence[Any]) -> Flags:
    """So many mm to one side of the line through two places, as seen along a direction."""
    start, along = places[bound[0]], places[bound[1]] - places[bound[0]]
    sideways = np.array(bound[2], float)
    if len(bound) > 5:
        view = unit(np.array(bound[5], float))
        along, sideways = along - (along @ view) * view, sideways - (sideways @ view) * view
    along = unit(along)
    away = (surface.points - start) @ unit(sideways - (sideways @ along) * along)
    kept: Flags = (away >= bound[3]) & (away <= bound[4])
    return kept


def _near(surface: BoneSurface, places: Landmarks, bound: Sequence[Any]) -> Flags:
    """So many mm from a place."""
    away = np.linalg.norm(surface.points - places[bound[0]], axis=1)
    kept: Flags = (away >= bound[1]) & (away <= bound[2])
    return kept


def _faces(surface: BoneSurface, _: Landmarks, bound: Sequence[Any]) -> Flags:
    """Turned at most so many degrees away from a direction."""
    least = np.cos(np.radians(bound[1]))
    kept: Flags = surface.normals @ unit(np.array(bound[0], float)) >= least
    return kept


RULES: Mapping[str, Callable[[BoneSurface, Landmarks, Sequence[Any]], Flags]] = {
    "between": _between,
    "beside": _beside,
    "near": _near,
    "faces": _faces,
}
