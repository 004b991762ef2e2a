"""The drawings of the views: one JSON file each, the patient's right side, mirrored here."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from data import files
from data.areas_reader import with_areas
from data.drawing import SIDES, Frame, LandmarkPoint, NerveLine, Outline, Point, Side, View
from data.errors import ContentError
from data.mirror import other_side, other_side_line, other_side_point
from data.table import Errors, Table, is_point, read_json, read_toml

# How the picture was taken, in body coordinates (x to the patient's left).
CAMERA = ("centre", "direction", "up")


def read_views(root: Path, errors: Errors) -> dict[str, View]:
    """All views, in the order they are offered."""
    listed = read_toml(root, files.VIEWS, errors)
    views = {view: _read_view(root, view, errors) for view in listed.texts("views")}
    views = with_areas(views, root, errors)
    listed.close()
    for file in sorted((root / files.DRAWINGS).glob("*.json")):
        if file.stem not in views:
            message = f"{file.name} is drawn but not listed"
            errors.append(ContentError(files.VIEWS, "views", message))
    return views


def _read_view(root: Path, view: str, errors: Errors) -> View:
    file = read_json(root, files.drawing(view), errors)
    name = file.text("view")
    if name and name != view:
        file.note("view", f'says "{name}" in the file of "{view}"')
    camera = {key: _three(file, key) for key in CAMERA}
    width, bilateral = file.number("width_mm"), file.flag("bilateral")
    outlines = tuple(_read_outline(entry) for entry in file.tables("regions"))
    structures = tuple(_read_outline(entry) for entry in file.tables_or_none("structures"))
    lines = tuple(_read_line(entry) for entry in file.tables("nerves"))
    landmarks = tuple(_read_landmark(entry) for entry in file.tables_or_none("landmarks"))
    if bilateral:
        outlines += tuple(other_side(o, width) for o in outlines if o.side == "right")
        structures += tuple(other_side(o, width) for o in structures if o.side == "right")
        lines += tuple(other_side_line(line, width) for line in lines)
        landmarks += tuple(other_side_point(mark, width) for mark in landmarks)
    drawn = View(
        id=view,
        width_mm=width,
        height_mm=file.number("height_mm"),
        bilateral=bilateral,
        right_on_right=_right_on_right(camera["direction"], camera["up"]),
        silhouette=_rings(file, "silhouette") if "silhouette" in file else (),
        outlines=outlines,
        lines=lines,
        frames=_read_frames(file.table("frames")),
        structures=structures,
        landmarks=landmarks,
        fine=_read_frames(file.table("fine")) if "fine" in file else {},
    )
    file.close()
    return drawn


def _three(file: Table, name: str) -> tuple[float, float, float]:
    numbers = file.numbers(name)
    if len(numbers) == 3:
        return (numbers[0], numbers[1], numbers[2])
    file.note(name, "must be three numbers: x, y, z")
    return (0.0, 0.0, 0.0)


def _right_on_right(direction: tuple[float, float, float], up: tuple[float, float, float]) -> bool:
    """Whether the plate's right, direction x up, points to the patient's right."""
    return direction[1] * up[2] - direction[2] * up[1] < 0


def _read_outline(entry: Table) -> Outline:
    side = cast(Side, entry.choice("side", "side", SIDES))
    if side == "left":
        entry.note("side", 'is "left"; only "right" and "both" are stored, the left is mirrored')
    outline = Outline(
        part=entry.text("id"),
        side=side,
        points=_points(entry, "outline", entry.raw("outline"), fewest=3),
        holes=_rings(entry, "holes"),
        label=entry.point("label"),
        room_mm=entry.number("room"),
        mesh=entry.text_or_none("mesh"),
    )
    entry.close()
    return outline


def _read_line(entry: Table) -> NerveLine:
    points = _points(entry, "points", entry.raw("points"), fewest=2)
    line = NerveLine(
        nerve=entry.text("id"),
        side="right",
        branch=entry.whole_number_or_none("branch") or 0,
        points=points,
        radius_mm=_one_per_point(entry, "radius", len(points)),
        hidden=_one_per_point(entry, "hidden", len(points)),
        depth_mm=entry.number("depth"),
        division=_read_division(entry, len(points)) if "division" in entry else (),
        opacity=_one_per_point(entry, "opacity", len(points)) if "opacity" in entry else (),
    )
    entry.close()
    return line


def _read_division(entry: Table, points: int) -> tuple[Point, ...]:
    division = _points(entry, "division", entry.raw("division"), fewest=2)
    if len(division) != points:
        entry.note("division", f"has {len(division)} points for {points} points")
    return division


def _read_landmark(entry: Table) -> LandmarkPoint:
    mark = LandmarkPoint(
        part=entry.text("id"),
        side="right",
        point=entry.point("point"),
        hidden=entry.flag("hidden"),
        line=_points(entry, "line", entry.raw("line"), fewest=2) if "line" in entry else (),
    )
    entry.close()
    return mark


def _read_frames(entry: Table) -> dict[str, Frame]:
    frames = {}
    for name in entry.names():
        box = entry.numbers(name)
        if len(box) == 4:
            frames[name] = Frame(name, *box)
        else:
            entry.note(name, "must be four numbers: x, y, width, height")
    return frames


def _rings(entry: Table, name: str) -> tuple[tuple[Point, ...], ...]:
    value = entry.raw(name)
    if not isinstance(value, list):
        entry.note(name, "must be a list of outlines; it may be empty")
        return ()
    return tuple(_points(entry, name, ring, fewest=3) for ring in value)


def _points(entry: Table, name: str, value: object, fewest: int) -> tuple[Point, ...]:
    if isinstance(value, list) and all(map(is_point, value)):
        if len(value) < fewest:
            entry.note(name, f"has {len(value)} points; it needs {fewest} or more")
        return tuple((float(x), float(y)) for x, y in value)
    if value is not None:
        entry.note(name, "must be a list of points, each two numbers: x, y")
    return ()


def _one_per_point(entry: Table, name: str, points: int) -> tuple[float, ...]:
    numbers = entry.numbers(name)
    if len(numbers) != points:
        entry.note(name, f"has {len(numbers)} numbers for {points} points")
    return numbers
