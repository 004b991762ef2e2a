"""The anatomy in its files: roots, nerves, regions, structures, and which of them are labelled."""

from __future__ import annotations

from typing import cast, get_args

from data.model import Family, LinePoint, Nerve, Region, Root, Strand, Structure, StructureKind
from data.table import Table

# Of the families, "root" is that of the roots, which are no nerves.
NERVE_FAMILIES = tuple(family for family in get_args(Family) if family != "root")


def read_roots(file: Table) -> dict[str, Root]:
    """The five roots, by id."""
    return {name: Root(id=name) for name, _ in file.entries()}


def read_nerves(file: Table) -> dict[str, Nerve]:
    """The nerves, by id, in the order of the file."""
    nerves = {}
    for name, entry in file.entries():
        nerves[name] = Nerve(
            id=name,
            family=cast(Family, entry.choice("family", "family", NERVE_FAMILIES)),
            branch_of=entry.text_or_none("branch_of"),
            roots=entry.texts("roots"),
        )
    return nerves


def read_regions(file: Table) -> dict[str, Region]:
    """The regions, by id, in the order of the file."""
    regions = {}
    for name, entry in file.entries():
        regions[name] = Region(
            id=name,
            strand=cast(Strand, entry.choice("strand", "strand", get_args(Strand))),
            stop=entry.whole_number_or_none("stop"),
            home_view=entry.text("home_view"),
            frame=entry.text("frame"),
            runs_here=entry.texts("runs_here"),
            supplied_by=entry.texts("supplied_by"),
            urgent_look_alikes=entry.texts_or_none("urgent_look_alikes"),
            emergency_first=entry.flag("emergency_first"),
        )
    return regions


def read_structures(file: Table) -> dict[str, Structure]:
    """The structures, by id; a landmark is a point of the body or lies on a line between two, all
    else is made of meshes."""
    structures = {}
    for name, entry in file.entries():
        kind = cast(StructureKind, entry.choice("kind", "kind", get_args(StructureKind)))
        landmark, between = kind == "landmark", _read_between(entry)
        structures[name] = Structure(
            id=name,
            kind=kind,
            home_view=entry.text("home_view"),
            frame=entry.text("frame"),
            meshes=() if landmark else entry.texts("meshes"),
            point=entry.text("point") if landmark and not between else None,
            apart=not landmark and entry.flag("apart"),
            superficial=kind == "muscle" and entry.flag("superficial"),
            on_skin=landmark and entry.flag("on_skin"),
            between=between,
            past=_read_points(entry, "past") if between else (),
            share=_read_share(entry) if between else None,
        )
    return structures


def _read_share(entry: Table) -> float:
    share = entry.number("share")
    if not 0 <= share <= 1:
        entry.note("share", f"is {share:g}; it must lie between 0 and 1")
    return share


def _read_between(entry: Table) -> tuple[LinePoint, ...]:
    """The two ends of a landmark's surface line; none where it lies on no line."""
    ends = _read_points(entry, "between")
    if len(ends) not in (0, 2):
        entry.note("between", f"names {len(ends)} ends; a line has 2")
    return ends


def _read_points(entry: Table, name: str) -> tuple[LinePoint, ...]:
    return tuple(_read_point(each) for each in entry.tables_or_none(name, short="at"))


def _read_point(entry: Table) -> LinePoint:
    """A point of a surface line: `at` a landmark, or `midway` between two."""
    at = entry.texts("midway") if "midway" in entry else (entry.text("at"),)
    if "midway" in entry and len(at) != 2:
        entry.note("midway", f"names {len(at)} landmarks; it lies between 2")
    read = LinePoint(
        at=at,
        level=entry.text_or_none("level"),
        behind_mm=entry.number_or_zero("behind_mm"),
        below_mm=entry.number_or_zero("below_mm"),
        inward_mm=entry.number_or_zero("inward_mm"),
    )
    entry.close()
    return read


def read_labels(file: Table) -> dict[str, tuple[str, ...]]:
    """The parts that are labelled in each frame, most needed first."""
    return {frame: entry.texts("parts") for frame, entry in file.entries()}
