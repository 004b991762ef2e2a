"""The records of a drawing: what one plate shows, and where.

Geometry is in plate millimetres (x to the right of the plate, y down) unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, get_args

Side = Literal["left", "right", "both"]

SIDES: tuple[Side, ...] = get_args(Side)

Point = tuple[float, float]

WHOLE = "whole"
"""The frame that every view has: all of its plate."""


@dataclass(frozen=True, slots=True)
class Outline:
    """A part's border on a plate; `label` is its point with the most room around it, in mm.

    A region has one on each plate that shows it; a structure has one for each piece that is seen.
    `mesh`: of a structure whose meshes are drawn apart, the one that the piece belongs to.
    """

    part: str
    side: Side
    points: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...]
    label: Point
    room_mm: float
    mesh: str | None = None


@dataclass(frozen=True, slots=True)
class NerveLine:
    """A nerve's course on a plate, per point: place, half-width in mm, hidden (0 seen, 1 not).

    `division`: per point, the seam between the two nerves that share the trunk's sheath; or empty.
    `opacity`: per point, less than 1 where the line fades because the picture cuts it; or empty.
    """

    nerve: str
    side: Side
    branch: int
    points: tuple[Point, ...]
    radius_mm: tuple[float, ...]
    hidden: tuple[float, ...]
    depth_mm: float
    division: tuple[Point, ...] = ()
    opacity: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class LandmarkPoint:
    """Where a landmark, or the test point of a root, lies; `hidden` where bone stands before it.

    `line`: of a landmark on a surface line, the points of the line from end to end; or empty.
    """

    part: str
    side: Side
    point: Point
    hidden: bool
    line: tuple[Point, ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A named rectangle of a plate, e.g. the one that a chosen stop shows."""

    id: str
    x_mm: float
    y_mm: float
    width_mm: float
    height_mm: float


@dataclass(frozen=True, slots=True)
class View:
    """One direction to look from, with everything drawn on its plate.

    `bilateral` views show both legs; the others show the right leg, mirrored for the left.
    `right_on_right`: the patient's right is at the right of the plate, as seen from behind.
    `silhouette`: rings around all the skin that is drawn.
    `structures`: muscles as seen with muscles shown, all else as seen without them.
    `fine`: by frame, the rectangle that its finer picture covers, where there is one.
    `masks`: names of the soft areas that are painted for it, right leg only, e.g. pain-l5_root.
    `key_points`: where the standard test point of a root is seen.
    """

    id: str
    width_mm: float
    height_mm: float
    bilateral: bool
    right_on_right: bool
    silhouette: tuple[tuple[Point, ...], ...]
    outlines: tuple[Outline, ...]
    lines: tuple[NerveLine, ...]
    frames: Mapping[str, Frame]
    structures: tuple[Outline, ...] = ()
    landmarks: tuple[LandmarkPoint, ...] = ()
    fine: Mapping[str, Frame] = field(default_factory=dict)
    masks: tuple[str, ...] = ()
    key_points: tuple[LandmarkPoint, ...] = ()

    def draws(self, part: str) -> bool:
        """Whether a part can be seen on this plate."""
        return part in self.parts

    @property
    def meshes(self) -> frozenset[str]:
        """The meshes that are drawn apart on this plate."""
        return frozenset(outline.mesh for outline in self.structures if outline.mesh is not None)

    @property
    def parts(self) -> frozenset[str]:
        """Ids of everything drawn on this plate."""
        outlines = (outline.part for outline in (*self.outlines, *self.structures))
        lines = (line.nerve for line in self.lines)
        points = (landmark.part for landmark in self.landmarks if not landmark.hidden)
        return frozenset((*outlines, *lines, *points))
