"""The files that the browser looks up: figures and pictures of views, and words, as JSON.

A file is written when it is first asked for, so that a start needs no figure and no label. Its
address carries a hash of all that files are made of; it changes when any of that does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from hashlib import sha256

from components.address import levels
from components.fine_pictures import FINE_PICTURES
from components.frame import frame
from components.scripts import ASSETS, ROOT
from components.sheet import (
    LAYER_OF_PICTURE,
    PLATE_PIXELS,
    Pictures,
    far_sheet,
    sheet,
    structures_sheet,
)
from components.tokens import TOKENS_FILE, read_tokens
from components.word_tables import view_words, word_table
from components.words import spoken
from data.drawing import View
from data.model import Atlas
from data.words import Wording

PictureOf = Callable[[str], str]
"""The address of a picture, by its name below `assets/` without its ending."""


@dataclass(frozen=True)
class DataFile:
    """A file the browser looks up: its address below the app, and what is in it, made once."""

    address: str
    make: Callable[[], object]

    @cached_property
    def text(self) -> str:
        """The JSON; sorted, for Dash gives a component's attributes in no order that would stay."""
        return json.dumps(self.make(), separators=(",", ":"), ensure_ascii=False, sort_keys=True)


def data_files(atlas: Atlas, picture_of: PictureOf) -> Mapping[str, DataFile]:
    """Every file of plates and words by name."""
    made = version()
    return {
        name: DataFile(f"{name}.json?v={made}", make)
        for name, make in (*_plates(atlas, picture_of), *_words(atlas))
    }


def version() -> str:
    """A short hash of all that data files are made of: code, content, colours and pictures."""
    code = [*(ROOT / "components").glob("*.py"), *(ROOT / "data").glob("*.py")]
    content = [
        file
        for kind in ("*.toml", "*.json")
        for file in (ROOT / "data").rglob(kind)
        if "pipeline" not in file.parts
    ]
    hashed = sha256()
    project = ROOT / "pyproject.toml"
    for file in sorted({*code, *content, project, TOKENS_FILE, *ASSETS.rglob("*.webp")}):
        hashed.update(file.read_bytes())
    return hashed.hexdigest()[:12]


def _plates(atlas: Atlas, picture_of: PictureOf) -> Iterator[tuple[str, Callable[[], object]]]:
    """What a view shows: its sheet, the other leg's nerves, and what surrounds the nerve."""
    tokens = read_tokens()
    for view in atlas.views.values():
        shown = partial(pictures, view, picture_of)
        yield f"plates/{view.id}", partial(_sheet, view, atlas, tokens, shown)
        if view.bilateral:
            yield f"plates/{view.id}-far", partial(far_sheet, view, atlas, tokens)
        yield f"plates/{view.id}-structures", partial(structures_sheet, view, atlas)


def _words(atlas: Atlas) -> Iterator[tuple[str, Callable[[], object]]]:
    """The words of each language and level, and those of each view."""
    for language, wording in atlas.wordings.items():
        for level in levels(atlas):
            words = spoken(wording, level)
            yield f"words/{language}-{level}", partial(_spoken, atlas, words, wording)
            for view in atlas.views.values():
                name = f"words/{language}-{level}-{view.id}"
                yield name, partial(view_words, view, atlas, words)


def _spoken(atlas: Atlas, words: Wording, wording: Wording) -> object:
    """The words of a level; the frame around them is the same at every level."""
    return word_table(atlas, words, frame(atlas, wording))


def _sheet(
    view: View, atlas: Atlas, tokens: Mapping[str, str], shown: Callable[[], Pictures]
) -> object:
    return sheet(view, atlas, tokens, shown())


def pictures(view: View, picture_of: PictureOf) -> Pictures:
    """The addresses of a view's pictures."""
    return Pictures(
        layers={
            layer: {px: picture_of(f"plates/{view.id}-{layer}-{px}") for px in PLATE_PIXELS}
            for layer in LAYER_OF_PICTURE
        },
        fine={
            (frame, name): picture_of(f"plates/{view.id}-{frame}-{name}")
            for frame in view.fine
            for name in FINE_PICTURES
        },
        mask=lambda mask: picture_of(f"plates/masks/{mask}"),
    )
