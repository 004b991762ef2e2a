"""The drawn courses of the nerves: waypoints by hand, each placed from a landmark."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.store import Landmarks
from data.atlas.pipeline.surroundings import Surroundings

COURSES_FILE = Path(__file__).with_name("nerve_courses.toml")
SURFACES = ("none", "sole", "dorsum")


@dataclass(frozen=True, slots=True)
class Waypoint:
    """A place the nerve passes, its radius there, and how deep under the skin it may lie (mm)."""

    place: Floats
    radius_mm: float
    depth_mm: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Course:
    """One line to grow: a nerve's main line, or one of its branches.

    `leaves` and `joins` name the course it springs from and the one it runs into; `beside` shifts
    its start to one side within a thick parent. A course with a `surface` follows the skin of the
    sole or of the dorsum at the depth of its waypoints.
    """

    id: str
    nerve: str
    leaves: str | None
    joins: str | None
    beside: Floats
    surface: str
    clearance_mm: float
    waypoints: tuple[Waypoint, ...]

    @property
    def is_branch(self) -> bool:
        """Whether this is a branch drawn with its nerve, not the nerve's main line."""
        return self.id != self.nerve


def place(anchor: str, landmarks: Landmarks) -> Floats:
    """The point an anchor names: a landmark, or "from > to share" on the line between two.

    Raises KeyError naming an unknown landmark.
    """
    first, _, rest = anchor.partition(" > ")
    if not rest:
        return _landmark(first, landmarks)
    second, _, share = rest.rpartition(" ")
    start = _landmark(first, landmarks)
    return start + float(share) * (_landmark(second, landmarks) - start)


def _placed(point: Mapping[str, Any], landmarks: Landmarks, around: Surroundings) -> Floats:
    """A waypoint's place: `by` so many millimetres from its anchor, or towards the skin from it.

    With `aim`, the place is on the way to the skin in that direction, `within_mm` of the anchor.
    """
    anchor = place(point["at"], landmarks)
    if "aim" in point:
        aim = np.array(point["aim"], dtype=np.float64)
        return around.towards_skin(anchor, aim, float(point["within_mm"]))
    return anchor + np.array(point["by"], dtype=np.float64)


def _landmark(name: str, landmarks: Landmarks) -> Floats:
    if name not in landmarks:
        raise KeyError(f'"{name}" is no landmark; known: {", ".join(sorted(landmarks))}')
    return landmarks[name]


def read_courses(
    landmarks: Landmarks, around: Surroundings, path: Path = COURSES_FILE
) -> list[Course]:
    """All courses in the order they grow, with every waypoint placed on this body.

    Raises ValueError for a course that names a course not grown before it.
    """
    courses: list[Course] = []
    for row in tomllib.loads(path.read_text(encoding="utf-8"))["course"]:
        course = _course(row, landmarks, around)
        grown = {earlier.id for earlier in courses}
        for parent in (course.leaves, course.joins):
            if parent is not None and parent not in grown:
                raise ValueError(f"{path.name}: {course.id} needs {parent} to be grown before it")
        courses.append(course)
    return courses


def _course(row: Mapping[str, Any], landmarks: Landmarks, around: Surroundings) -> Course:
    surface = row.get("surface", "none")
    if surface not in SURFACES:
        raise ValueError(f"{row['id']}.surface: {surface} is not one of {', '.join(SURFACES)}")
    low, high = row["depth_mm"]
    waypoints = tuple(
        Waypoint(
            place=_placed(point, landmarks, around),
            radius_mm=float(point["r"]),
            depth_mm=tuple(point.get("depth_mm", (low, high))),
        )
        for point in row["waypoints"]
    )
    return Course(
        id=row["id"],
        nerve=row["id"].partition("/")[0],
        leaves=row.get("leaves"),
        joins=row.get("joins"),
        beside=np.array(row.get("beside", (0.0, 0.0, 0.0)), dtype=np.float64),
        surface=surface,
        clearance_mm=float(row["clearance_mm"]),
        waypoints=waypoints,
    )
