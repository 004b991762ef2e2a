"""What is wrong with the content, said so that its author can mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, order=True)
class ContentError:
    """One fault: the file (from the data folder), the dotted key in it, and what to mend."""

    file: str
    key: str
    message: str

    def __str__(self) -> str:
        place = f"{self.file}: {self.key}" if self.key else self.file
        return f"{place}: {self.message}"


class ContentErrors(Exception):  # noqa: N818 - it carries many
    """All faults of the content at once; its text is one line per fault."""

    def __init__(self, errors: Iterable[ContentError]) -> None:
        self.errors = tuple(errors)
        super().__init__("\n".join(str(error) for error in self.errors))


def unknown(word: str, kind: str, choices: Iterable[str]) -> str:
    """Say that `word` is no `kind`, and offer the nearest choice or all of them."""
    known = sorted(choices)
    near = get_close_matches(word, known, n=1)
    if near:
        return f'"{word}" is no {kind}; did you mean "{near[0]}"?'
    if known:
        return f'"{word}" is no {kind}; choose from {", ".join(known)}'
    return f'"{word}" is no {kind}'
