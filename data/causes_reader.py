"""The causes in their files: one file each, whose name is the cause's id."""

from __future__ import annotations

from pathlib import Path
from typing import cast, get_args

from data import files
from data.model import Cause, Mechanism
from data.table import Errors, Table, read_toml


def read_causes(root: Path, errors: Errors) -> dict[str, Cause]:
    """The causes by id, in the order in which they are listed."""
    names = sorted(path.stem for path in (root / files.CAUSES).glob("*.toml"))
    causes = [_read_cause(name, read_toml(root, files.cause(name), errors)) for name in names]
    return {cause.id: cause for cause in sorted(causes, key=lambda cause: (cause.place, cause.id))}


def _read_cause(name: str, file: Table) -> Cause:
    cause = Cause(
        id=name,
        place=file.whole_number("place"),
        site=file.texts("site"),
        mechanisms=cast(
            tuple[Mechanism, ...], file.choices("mechanisms", "mechanism", get_args(Mechanism))
        ),
        lights=file.texts("lights"),
        linked_with=file.texts("linked_with"),
        urgent_signs=file.texts_or_none("urgent_signs"),
        evidence=file.texts_or_none("evidence"),
        home_view=file.text("home_view"),
        frame=file.text("frame"),
        meshes=file.texts_or_none("meshes"),
        checked_first=file.flag("checked_first"),
    )
    file.close()
    return cause
