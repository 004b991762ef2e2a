"""The records of a drawing: what one plate shows, and where.

Geometry is in plate millimetres (x to the right of the plate, y down) unless a name says otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, get_args

Side = Literal["left", "right", "both"]

SIDES: tuple[Side, ...] = get_args(Side)

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Outline:
    """A region's border on a plate; `label` is its point with the most room around it, in mm."""

    region: str
    side: Side
    points: tuple[Point, ...]
    holes: tuple[tuple[Point, ...], ...]
    label: Point
    room_mm: float


@dataclass(frozen=True, slots=True)
class NerveLine:
    """A nerve's course on a plate, per point: place, half-width in mm, hidden (0 seen, 1 not)."""

    nerve: str
    side: Side
    branch: int
    points: tuple[Point, ...]
    radius_mm: tuple[float, ...]
    hidden: tuple[float, ...]
    depth_mm: float


@dataclass(frozen=True, slots=True)
class Frame:
    """A named rectangle of a plate that a chosen stop shows."""

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

    def draws(self, part: str) -> bool:
        """Whether a region or nerve can be seen on this plate."""
        return part in self.parts

    @property
    def parts(self) -> frozenset[str]:
        """Ids of everything drawn on this plate."""
        return frozenset(o.region for o in self.outlines) | frozenset(n.nerve for n in self.lines)
