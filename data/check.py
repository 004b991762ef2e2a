"""Validate all content: `python -m data.check` prints every error and exits 1 if there is any."""

from __future__ import annotations

import sys
from pathlib import Path

from data.errors import ContentErrors
from data.model import Atlas
from data.passages import all_claims
from data.reader import DATA_FOLDER, read_atlas


def main(arguments: list[str]) -> int:
    """Check the data folder, or the one named; the exit code is 1 if anything is wrong."""
    root = Path(arguments[0]) if arguments else DATA_FOLDER
    try:
        atlas = read_atlas(root)
    except ContentErrors as faults:
        print(faults)
        print(f"{len(faults.errors)} errors in the content of {root.name}/")
        return 1
    print(summary(atlas))
    return 0


def summary(atlas: Atlas) -> str:
    """One line that says how much content there is."""
    claims = sum(1 for _ in all_claims(atlas))
    return (
        f"The content is sound: {len(atlas.regions)} regions, {len(atlas.nerves)} nerves, "
        f"{len(atlas.roots)} roots, {len(atlas.structures)} structures, "
        f"{len(atlas.causes)} causes, {len(atlas.tours)} tours, "
        f"{len(atlas.views)} views, {claims} claims, {len(atlas.sources)} sources, "
        f"languages {', '.join(atlas.wordings)}."
    )


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
