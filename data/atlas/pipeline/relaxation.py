"""Lines grown from courses: threaded through waypoints, then eased off bone and under the skin.

What is smoothed is the shift away from the drawn course, never the course itself, so a line keeps
its drawn shape and does not take on the bumps of the bone it passes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from data.atlas.pipeline import curves
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.courses import Course
from data.atlas.pipeline.surroundings import Surroundings

ROUNDS = 80
CLOSE_ENOUGH_MM = 0.05
SHIFT_SIGMAS = (3.0, 10.0)
SIGMA_SHARE = 0.06
HELD_SAMPLES = 6
LIFT_SAMPLES = 20
LIFT_SIGMA = 5.0
FOOT_REACH_MM = 60.0


@dataclass(frozen=True, slots=True)
class Line:
    """A grown nerve or branch: points (n, 3) and the radius at each, in mm."""

    points: Floats
    radius: Floats


@dataclass(frozen=True, slots=True)
class Bounds:
    """What each sample of a line must keep: least and greatest depth, least bone clearance."""

    shallowest: Floats
    deepest: Floats
    clearance: float | Floats


def grow(course: Course, grown: Mapping[str, Line], around: Surroundings) -> Line:
    """The line of one course, springing from and running into the lines grown before it."""
    waypoints = np.array([waypoint.place for waypoint in course.waypoints])
    start = end = None
    if course.leaves is not None:
        waypoints[0], start = _attachment(grown[course.leaves], waypoints[0], waypoints[1])
        waypoints[0] += course.beside
    if course.joins is not None:
        waypoints[-1], end = _attachment(grown[course.joins], waypoints[-1], None)
    points, shares = curves.thread(waypoints, start, end)
    bounds = _bounds(course, shares, len(points))
    ends_held = (start is not None, end is not None)
    if course.surface != "none":
        lift = _freedom(len(points), *ends_held, LIFT_SAMPLES)
        points = _on_surface(course, points, bounds, lift, around)
    points = relax(points, bounds, _freedom(len(points), *ends_held, HELD_SAMPLES), around)
    radii = [waypoint.radius_mm for waypoint in course.waypoints]
    along = curves.lengths_along(points)
    return Line(points, np.interp(along / along[-1], shares, radii))


def _attachment(parent: Line, near: Floats, towards: Floats | None) -> tuple[Floats, Floats]:
    """The nearest point of a parent line, and the direction a line takes there.

    A branch leaves along its parent, turned a little towards where it is going.
    """
    index = curves.nearest(parent.points, near)
    along = curves.direction_at(parent.points, index)
    spot = parent.points[index].copy()
    if towards is None:
        return spot, along
    heading = curves.unit(towards - spot)
    return spot, curves.unit(along * 0.75 + heading * 0.45) if along @ heading > 0 else heading


def _bounds(course: Course, shares: Floats, count: int) -> Bounds:
    at = np.linspace(0.0, 1.0, count)
    low = [waypoint.depth_mm[0] for waypoint in course.waypoints]
    high = [waypoint.depth_mm[1] for waypoint in course.waypoints]
    return Bounds(np.interp(at, shares, low), np.interp(at, shares, high), course.clearance_mm)


def _freedom(count: int, start_held: bool, end_held: bool, samples: int) -> Floats:
    """How far each sample may shift, 0 at an attached end to 1, shape (n, 1)."""
    free = np.ones(count)
    over = min(samples, count // 3)
    if start_held:
        free *= curves.ease(count, over)
    if end_held:
        free *= curves.ease(count, over)[::-1]
    return free[:, None]


def _on_surface(
    course: Course, points: Floats, bounds: Bounds, lift: Floats, around: Surroundings
) -> Floats:
    """The line with its height taken from the skin below (sole) or above (dorsum) its plan.

    Where the plan leaves the skin the drawn height stays.
    """
    target = points[:, 2].copy()
    depth = (bounds.shallowest + bounds.deepest) / 2.0
    sole = course.surface == "sole"
    for index, point in enumerate(points):
        reach = np.array([0.0, 0.0, FOOT_REACH_MM])
        hits = around.skin.crossings(point - reach, point + reach)[:, 2]
        if len(hits):
            target[index] = hits.min() + depth[index] if sole else hits.max() - depth[index]
    shift = curves.smooth(target - points[:, 2], LIFT_SIGMA) * lift[:, 0]
    lifted = points.copy()
    lifted[:, 2] += shift
    return lifted


def relax(points: Floats, bounds: Bounds, free: Floats, around: Surroundings) -> Floats:
    """The line shifted smoothly until it keeps its bounds, as far as it is free.

    `free` (n, 1) is 0 where a sample is held and 1 where it may shift at will.
    """
    shift = np.zeros_like(points)
    sigma = float(np.clip(len(points) * SIGMA_SHARE, *SHIFT_SIGMAS))
    for _ in range(ROUNDS):
        wish = _wish(points + shift, bounds, around) * free
        if float(np.abs(wish).max()) < CLOSE_ENOUGH_MM:
            break
        shift += curves.smooth(wish, sigma) * free
    return points + shift


def _wish(points: Floats, bounds: Bounds, around: Surroundings) -> Floats:
    """The step per sample, in mm, that would bring it within its bounds, shape (n, 3)."""
    depth, to_skin = around.depth(points)
    step = to_skin * np.minimum(depth - bounds.shallowest, 0.0)[:, None]
    step += to_skin * np.maximum(depth - bounds.deepest, 0.0)[:, None]
    if np.any(bounds.clearance):
        gap, from_bone = around.clearance(points)
        step += from_bone * np.maximum(bounds.clearance - gap, 0.0)[:, None]
    return step
