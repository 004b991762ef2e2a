"""Grow every nerve on the assembled body and write `data/atlas/body.json`, the right side.

Needs bones, skin and landmarks in `build/atlas/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from data.atlas.pipeline import curves, store
from data.atlas.pipeline.arrays import Floats
from data.atlas.pipeline.body_record import BODY_FILE, read_body, write_body, write_lines
from data.atlas.pipeline.courses import Course, read_courses
from data.atlas.pipeline.division import seam
from data.atlas.pipeline.dural_sac import SAC, Sac, canal_marks, grow_sac, marks_on, room_in_canal
from data.atlas.pipeline.muscle_distances import ON_MUSCLES
from data.atlas.pipeline.nerve_marks import add_marks
from data.atlas.pipeline.relaxation import Line, grow
from data.atlas.pipeline.sides import MIRROR
from data.atlas.pipeline.surroundings import Surroundings, read_surroundings
from data.atlas.pipeline.vessels import VESSEL_COURSES_FILE, write_tubes

SIMPLIFY_MM = 0.2
LONGEST_SEGMENT_MM = 12.0
FRAME = {
    "name": "LPS",
    "unit": "mm",
    "axes": "x to the patient's left, y backward, z up",
    "origin": "mid-sagittal plane, at the height and depth of the hip centres",
    "side": "right",
    "mirror": "the left side is the right side with x negated",
}


def grow_all(courses: Sequence[Course], around: Surroundings) -> dict[str, Line]:
    """Every course grown in order, by course id, on the left side."""
    grown: dict[str, Line] = {}
    for course in courses:
        grown[course.id] = grow(course, grown, around)
    return grown


def compose_body(
    courses: Sequence[Course],
    grown: Mapping[str, Line],
    marks: store.Landmarks,
    around: Surroundings,
) -> dict[str, Any]:
    """The body record: frame, landmarks, nerves with evidence, and what was measured on meshes."""
    nerves: dict[str, dict[str, Any]] = {}
    closest: dict[str, dict[str, float]] = {}
    for course in courses:
        line = grown[course.id]
        record = _record(line, around)
        depth, gap = around.depth(line.points)[0], around.clearance(line.points)[0]
        closest[course.id] = {
            "least_skin_mm": round(float(depth.min()), 2),
            "greatest_skin_mm": round(float(depth.max()), 2),
            "least_bone_mm": round(float(gap.min()), 2),
        }
        if course.is_branch:
            branch = {"id": course.id, "leaves": course.leaves, "joins": course.joins, **record}
            nerves[course.nerve].setdefault("branches", []).append(branch)
        else:
            nerves[course.id] = {"leaves": course.leaves, "joins": course.joins, **record}
    trunk = nerves["sciatic_nerve"]
    trunk["division"] = {"points": [_rounded(p) for p in seam(trunk["points"], trunk["radius"])]}
    return {
        "frame": FRAME,
        "landmarks": {name: _rounded(place * MIRROR) for name, place in sorted(marks.items())},
        "nerves": nerves,
        "measured": closest,
    }


def tube_record(points: Floats, **radii: Floats) -> dict[str, list[Any]]:
    """A vessel or the sac simplified, rounded and mirrored, with its radius at each point."""
    keep = curves.simplify(points, SIMPLIFY_MM, LONGEST_SEGMENT_MM)
    kept = {name: _rounded(values[keep]) for name, values in radii.items()}
    return {"points": [_rounded(point * MIRROR) for point in points[keep].round(2)], **kept}


def _record(line: Line, around: Surroundings) -> dict[str, list[Any]]:
    """A line simplified, rounded and mirrored, with its depth and bone distance at each point."""
    keep = curves.simplify(line.points, SIMPLIFY_MM, LONGEST_SEGMENT_MM)
    points = line.points[keep].round(2)
    return {
        "points": [_rounded(point * MIRROR) for point in points],
        "radius": _rounded(line.radius[keep]),
        "skin_mm": _rounded(around.depth(points)[0]),
        "bone_mm": _rounded(around.clearance(points)[0]),
    }


def _rounded(values: Floats) -> list[float]:
    return [round(float(value), 2) + 0.0 for value in values]


def grow_body() -> dict[str, Any]:
    """The body grown from the bones, skin and landmarks that were built."""
    around = read_surroundings()
    marks = add_marks(store.read_landmarks(), around.skin)
    marks |= canal_marks(marks)
    sac = grow_sac(marks, around.skin)
    marks |= marks_on(sac, marks)
    courses = read_courses(marks, around)
    grown = grow_all(courses, around)
    vessels = grow_all(read_courses(marks, around, VESSEL_COURSES_FILE), around)
    write_tubes(vessels, sac)
    write_lines({name: line.points for name, line in grown.items()})
    body = compose_body(courses, grown, marks, around)
    body["vessels"] = {
        name: tube_record(line.points, radius=line.radius) for name, line in vessels.items()
    }
    body["sac"] = {SAC: _sac_record(sac)}
    body["measured"][SAC] = room_in_canal(sac)
    return body


def _sac_record(sac: Sac) -> dict[str, list[Any]]:
    """The sac's middle line; `radius` is half its width, `half_depth` half its depth, mm."""
    return tube_record(sac.points, radius=sac.half_width, half_depth=sac.half_depth)


def build() -> None:
    """Grow the body from `build/atlas/` and write it where it is committed.

    What was measured on muscles is kept until `muscle_distances` measures again: muscles are made
    after the nerves, and make way for them.
    """
    body = grow_body()
    measured = read_body()["measured"] if BODY_FILE.is_file() else {}
    body["measured"] |= {key: measured[key] for key in ON_MUSCLES if key in measured}
    write_body(body)
