"""A chart of the left half of the skin: how far along the limb, where round it, which toe's ray.

The coordinates are those in which the skin maps are written down: thigh 0 at the gluteal fold to 1
at the crease of the knee; leg 0 at the knee joint to 1 at the line through both ankle bones; foot 0
at the back of the heel to 1 at the toe tips. Angles: 0 in front, 90 outer, 180 behind, -90 inner.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from scipy.ndimage import gaussian_filter1d
from shapely import contains_xy
from shapely.geometry import Polygon

from data.atlas.pipeline.arrays import Flags, Floats
from data.atlas.pipeline.body_coordinates import ANKLE_MM, BodyCoordinates, limb_axis
from data.atlas.pipeline.foot_rules import SOLE_HEIGHT_MM, SOLE_NORMAL
from data.atlas.pipeline.soft_edges import SkinDistances
from data.atlas.pipeline.store import Landmarks
from data.atlas.pipeline.triangle_mesh import TriangleMesh
from data.atlas.pipeline.trunk_rules import fold_height

CALIBRATED_MM = (-405.0, -470.0)
"""Between these heights the thigh's plain angle turns into the leg's, fixed to its landmarks."""
FOOT_STRAIGHT = 0.45
"""Up to here the foot's fraction is plain length; beyond, every toe has its own joint and tip."""
TOE_JOINT = 0.725
"""The foot's fraction at the base of every toe."""
EDGE_STEP_MM = 4.0
THIGH_BELOW_MM, LEG_ABOVE_MM = 60.0, 75.0
"""So far below the knee joint the thigh's chart reaches, and so far above it the leg's."""
LEG_END, FOOT_START = 1.06, 0.9
"""Leg fractions up to which the leg's chart reaches, and from which the foot's does."""
OVER_LIMIT_MM = 90.0
"""`over` is known up to this distance from the border of the sole."""
BACK_BEHIND_MM = 10.0
"""The chart of the back holds skin so far behind the hip joints."""
CHARTS = {"back": (145.0, 1.0), "thigh": (310.0, 1.1), "leg": (370.0, 0.9), "foot": (250.0, 15.0)}
"""Every chart with the mm that one unit of its two coordinates is worth, about."""
ROUND = frozenset({"thigh", "leg"})
"""Charts whose second coordinate is an angle."""
RAYS = (1, 2, 3, 4, 5)


@dataclass(frozen=True, slots=True)
class SkinChart:
    """Per vertex: `thigh`, `leg`, `foot` fractions, `angle` degrees in -180..180, `ray` 1 to 5
    across the foot, `over` mm above the line where the skin of the sole begins (below: negative);
    `back` the share of the way from the dimple bone down to the sitting bone.
    """

    points: Floats
    back: Floats
    thigh: Floats
    leg: Floats
    foot: Floats
    angle: Floats
    ray: Floats
    over: Floats
    joint_mm: float

    @property
    def height(self) -> Floats:
        """z of every vertex."""
        result: Floats = self.points[:, 2]
        return result

    def inside(
        self,
        chart: str,
        outline: Sequence[tuple[float, float]],
        over: tuple[float, float] | None,
    ) -> Flags:
        """Vertices inside an outline of (fraction, angle or ray) points, and in a band of `over`.

        Angles of an outline may run past 180; `chart` is a key of CHARTS.
        """
        border = Polygon(outline)
        along, across, where = self._chart(chart)
        turns = (-360.0, 0.0, 360.0) if chart in ROUND else (0.0,)
        found = np.zeros(len(along), dtype=bool)
        for turn in turns:
            found |= contains_xy(border, along, across + turn)
        if over is not None:
            found &= (self.over >= over[0]) & (self.over <= over[1])
        result: Flags = found & where
        return result

    def nearest(self, chart: str, along: float, across: float, over: float = np.nan) -> int:
        """The vertex nearest to a place of a chart, by mm guessed from the body's size."""
        fraction, around, where = self._chart(chart)
        length, arc = CHARTS[chart]
        aside = around - across
        if chart in ROUND:
            aside = (aside + 180) % 360 - 180
        off = ((fraction - along) * length) ** 2 + (aside * arc) ** 2
        if not np.isnan(over):
            off = off + (self.over - over) ** 2
        return int(np.where(where, off, np.inf).argmin())

    def between(self, first: int, last: int, steps: int) -> list[int]:
        """Vertices nearest to the straight way from one vertex to another."""
        shares = np.linspace(0, 1, steps)[1:, None]
        way = self.points[first] + shares * (self.points[last] - self.points[first])
        return [int(((self.points - place) ** 2).sum(axis=1).argmin()) for place in way]

    def _chart(self, chart: str) -> tuple[Floats, Floats, Flags]:
        if chart == "thigh":
            return self.thigh, self.angle, self.height > self.joint_mm - THIGH_BELOW_MM
        if chart == "leg":
            upper = self.height < self.joint_mm + LEG_ABOVE_MM
            return self.leg, self.angle, upper & (self.leg < LEG_END)
        if chart == "foot":
            return self.foot, self.ray, self.leg > FOOT_START
        if chart == "back":
            return self.back, self.points[:, 0], self.points[:, 1] > BACK_BEHIND_MM
        raise ValueError(f"no chart {chart!r}; there are {', '.join(CHARTS)}")


def chart_skin(
    skin: TriangleMesh, at: BodyCoordinates, landmarks: Landmarks, distances: SkinDistances
) -> SkinChart:
    """The chart of a half skin measured before."""
    fold = fold_height(at, landmarks)
    crease = landmarks["knee_crease"][2]
    joint = landmarks["joint_line"][2]
    ankles = (landmarks["medial_malleolus"][2] + landmarks["lateral_malleolus"][2]) / 2
    ray = rays(at, landmarks)
    plantar = (at.normal[:, 2] < SOLE_NORMAL) & (at.z < at.floor_mm + SOLE_HEIGHT_MM)
    return SkinChart(
        points=skin.points,
        back=at.buttock,
        thigh=(fold - at.z) / (fold - crease),
        leg=(joint - at.z) / (joint - ankles),
        foot=foot_fraction(at, ray, landmarks),
        angle=leg_angle(at, landmarks),
        ray=ray,
        over=-distances.signed(plantar, OVER_LIMIT_MM),
        joint_mm=float(joint),
    )


def leg_angle(at: BodyCoordinates, landmarks: Landmarks) -> Floats:
    """Degrees round the limb; below the knee 0 lies on the shin's edge and 90 on the fibula."""
    plain = (180.0 - at.round + 180.0) % 360.0 - 180.0
    crest, fibula = shin_and_fibula_angles(at, landmarks)
    # Crest 0, fibula 90, straight behind 180, then round the inner side back to the crest.
    shifted = (plain - crest) % 360.0
    outer = (fibula - crest) % 360.0
    behind = (180.0 - crest) % 360.0
    calibrated = np.where(
        shifted < outer,
        shifted / outer * 90.0,
        np.where(
            shifted < behind,
            90.0 + (shifted - outer) / (behind - outer) * 90.0,
            180.0 + (shifted - behind) / (360.0 - behind) * 180.0,
        ),
    )
    change = (calibrated - plain + 180.0) % 360.0 - 180.0
    top, bottom = CALIBRATED_MM
    share = np.clip((at.z - top) / (bottom - top), 0.0, 1.0)
    result: Floats = (plain + share * change + 180.0) % 360.0 - 180.0
    return result


def shin_and_fibula_angles(at: BodyCoordinates, landmarks: Landmarks) -> tuple[Floats, Floats]:
    """Plain angles of the shin's edge and of the line of the fibula, per vertex height."""
    heights = np.clip(at.z, ANKLE_MM + 30, CALIBRATED_MM[0])
    axis_x, axis_y = limb_axis(np.column_stack([at.x, at.y, at.z]), heights)
    head, tip = landmarks["fibular_head"], landmarks["lateral_malleolus"]
    share = ((head[2] - heights) / (head[2] - tip[2]))[:, None]
    fibula = head + share * (tip - head)
    return (
        front_angle(at.shin_x - axis_x, at.shin_y - axis_y),
        front_angle(fibula[:, 0] - axis_x, fibula[:, 1] - axis_y),
    )


def front_angle(x: Floats, y: Floats) -> Floats:
    """Degrees from straight in front, positive to the outer side."""
    return np.degrees(np.arctan2(x, -y))


def rays(at: BodyCoordinates, landmarks: Landmarks) -> Floats:
    """Which toe's ray a vertex lies on, 1 to 5 and a little beyond, along the whole foot."""
    inner, outer = foot_edges(at)
    lines = []
    for number in RAYS:
        base, tip = landmarks[f"toe_{number}_base"], landmarks[f"toe_{number}_tip"]
        low, high = np.interp(base[1], inner[0], inner[1]), np.interp(base[1], outer[0], outer[1])
        share = (base[0] - low) / (high - low)
        behind = np.interp(at.y, inner[0], inner[1]) * (1 - share)
        behind = behind + np.interp(at.y, outer[0], outer[1]) * share
        ahead = base[0] + (at.y - base[1]) * (tip[0] - base[0]) / (tip[1] - base[1])
        lines.append(np.where(at.y > base[1], behind, ahead))
    places = np.array(lines)
    result = np.full(len(at.x), np.nan)
    for first in range(len(RAYS) - 1):
        share = (at.x - places[first]) / (places[first + 1] - places[first])
        open_below, open_above = first == 0, first == len(RAYS) - 2
        here = (share >= 0) | open_below
        here &= (share < 1) | open_above
        result = np.where(here, first + 1 + share, result)
    clipped: Floats = np.clip(result, -0.5, 6.5)
    return clipped


def foot_edges(at: BodyCoordinates) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """Inner and outer edge of the foot as seen from below: y levels and x, twice."""
    low = at.z < at.floor_mm + 40
    levels = np.arange(at.y[low].min() + 20, at.y[low].max() - 12, EDGE_STEP_MM)
    near = [at.x[low & (np.abs(at.y - level) < EDGE_STEP_MM)] for level in levels]
    inner = gaussian_filter1d(np.array([each.min() for each in near]), 2)
    outer = gaussian_filter1d(np.array([each.max() for each in near]), 2)
    return (levels, inner), (levels, outer)


def foot_fraction(at: BodyCoordinates, ray: Floats, landmarks: Landmarks) -> Floats:
    """0 at the back of the heel, 0.725 at every toe's own joint, 1 at its own tip."""
    sole = at.y[at.z < ANKLE_MM]
    back, front = float(sole.max()), float(sole.min())
    start = back - FOOT_STRAIGHT * (back - front)
    base = np.interp(ray, RAYS, [landmarks[f"toe_{number}_base"][1] for number in RAYS])
    tip = np.interp(ray, RAYS, [landmarks[f"toe_{number}_tip"][1] for number in RAYS])
    middle = FOOT_STRAIGHT + (TOE_JOINT - FOOT_STRAIGHT) * (start - at.y) / (start - base)
    toe = TOE_JOINT + (1 - TOE_JOINT) * (base - at.y) / (base - tip)
    result: Floats = np.where(at.y > start, at.foot, np.where(at.y > base, middle, toe))
    return result
