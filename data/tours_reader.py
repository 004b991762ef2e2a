"""The tours in their files: one file each, whose name is the tour's id."""

from __future__ import annotations

from pathlib import Path

from data import files
from data.model import Step, Tour
from data.table import Errors, Table, read_toml


def read_tours(root: Path, errors: Errors) -> dict[str, Tour]:
    """The tours by id, in the order in which they are listed."""
    names = sorted(path.stem for path in (root / files.TOURS).glob("*.toml"))
    tours = [_read_tour(name, read_toml(root, files.tour(name), errors)) for name in names]
    return {tour.id: tour for tour in sorted(tours, key=lambda tour: (tour.place, tour.id))}


def _read_tour(name: str, file: Table) -> Tour:
    tour = Tour(
        id=name,
        place=file.whole_number("place"),
        steps=tuple(_read_step(entry) for entry in file.tables("steps")),
    )
    file.close()
    return tour


def _read_step(entry: Table) -> Step:
    step = Step(
        id=entry.text("id"),
        view=entry.text("view"),
        frame=entry.text("frame"),
        part=entry.text_or_none("part"),
        cause=entry.text_or_none("cause"),
    )
    entry.close()
    return step
