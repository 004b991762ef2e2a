"""The files of the data folder become one `Atlas`, or one list of everything wrong with them."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from data import files
from data.anatomy_reader import (
    read_labels,
    read_nerves,
    read_regions,
    read_roots,
    read_structures,
)
from data.causes_reader import read_causes
from data.errors import ContentError, ContentErrors
from data.model import Atlas, Clinic, EmergencyNumber, Source
from data.plate_reader import read_views
from data.rules import broken_promises
from data.table import Errors, Table, read_toml
from data.tours_reader import read_tours
from data.words import WORDS_LEVELS, WordsLevel
from data.words_reader import read_wordings

DATA_FOLDER = Path(__file__).parent


def read_atlas(root: Path = DATA_FOLDER) -> Atlas:
    """All content of a data folder.

    Raises ContentErrors with every fault: of form, and of what the files promise each other.
    """
    errors: Errors = []
    atlas = Atlas(
        roots=read_roots(read_toml(root, files.ROOTS, errors)),
        nerves=read_nerves(read_toml(root, files.NERVES, errors)),
        regions=read_regions(read_toml(root, files.REGIONS, errors)),
        structures=read_structures(read_toml(root, files.STRUCTURES, errors)),
        causes=read_causes(root, errors),
        tours=read_tours(root, errors),
        labels=read_labels(read_toml(root, files.LABELS, errors)),
        views=read_views(root, errors),
        sources=_read_sources(read_toml(root, files.SOURCES, errors)),
        emergency_numbers=_read_numbers(read_toml(root, files.EMERGENCY, errors)),
        clinic=_read_clinic(read_toml(root, files.CLINIC, errors)),
        wordings=read_wordings(root, errors),
    )
    faults = _first_faults(errors)
    promises = broken_promises(atlas, frozenset(fault.file for fault in faults))
    errors = faults + _without_echoes(promises, faults)
    if errors:
        raise ContentErrors(sorted(set(errors)))
    return atlas


def _read_sources(file: Table) -> dict[str, Source]:
    return {
        name: Source(id=name, citation=entry.text("citation"), link=entry.text_or_none("link"))
        for name, entry in file.entries()
    }


def _read_numbers(file: Table) -> dict[str, EmergencyNumber]:
    return {
        name: EmergencyNumber(
            id=name, numbers=entry.texts("numbers"), time_zones=entry.texts("time_zones")
        )
        for name, entry in file.entries()
    }


def _read_clinic(file: Table) -> Clinic:
    clinic = Clinic(
        country=file.text_or_none("country"),
        words=cast(WordsLevel, file.choice_or_first("words", "level of words", WORDS_LEVELS)),
    )
    file.close()
    return clinic


def _first_faults(errors: Errors) -> Errors:
    """Without what only follows from a file that could not be read at all."""
    unread = {error.file for error in errors if not error.key}
    return [error for error in errors if not error.key or error.file not in unread]


def _without_echoes(promises: Errors, faults: Errors) -> Errors:
    """Without broken promises that a fault may well explain.

    A record of the anatomy with a fault waits to be mended; so does everything as long as a file
    cannot be read at all, but for a drawing, which only the rules of the plates wait for.
    """
    if any(not fault.key and not files.is_generated(fault.file) for fault in faults):
        return []
    return [error for error in promises if not any(_may_explain(fault, error) for fault in faults)]


def _may_explain(fault: ContentError, error: ContentError) -> bool:
    """Whether a broken promise is about the wrong value, what holds it, or its anatomy record."""
    if fault.file != error.file:
        return False
    if fault.file.startswith("anatomy/"):
        return fault.key.partition(".")[0] == error.key.partition(".")[0]
    return f"{fault.key}.".startswith(f"{error.key}.")
