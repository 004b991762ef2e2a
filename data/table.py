"""A TOML or JSON table being read: typed values come out, every fault is noted with file and key.

A missing or wrong value is noted and replaced by an empty one, so that reading goes on and all
faults are found in one run. Nothing read with a fault is ever used: `read_atlas` raises.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import TypeGuard

from data.errors import ContentError, unknown

Errors = list[ContentError]


class Table:
    """Named values of one file, or of one table inside it."""

    def __init__(self, values: Mapping[str, object], file: str, key: str, errors: Errors) -> None:
        self.file = file
        self.key = key
        self._values = values
        self._errors = errors
        self._asked: set[str] = set()

    def note(self, name: str, message: str) -> None:
        """Note a fault of one of this table's values."""
        self._errors.append(ContentError(self.file, self._place(name), message))

    def __contains__(self, name: str) -> bool:
        return name in self._values

    def names(self) -> tuple[str, ...]:
        """Names of all values, in the order of the file."""
        return tuple(self._values)

    def text(self, name: str) -> str:
        """A text that must be there and say something."""
        value = self._value(name, "a text")
        if isinstance(value, str) and value.strip():
            return value
        self._wrong(name, value, "must be a text in quotes that says something")
        return ""

    def text_or_none(self, name: str) -> str | None:
        """A text that may be left out."""
        return self.text(name) if self._offered(name) else None

    def choice(self, name: str, kind: str, choices: tuple[str, ...]) -> str:
        """A text out of a closed list; the first of the list stands in for a wrong one."""
        word = self.text(name)
        if word in choices:
            return word
        if word:
            self.note(name, unknown(word, kind, choices))
        return choices[0]

    def choices(self, name: str, kind: str, choices: tuple[str, ...]) -> tuple[str, ...]:
        """A list of texts out of a closed list; wrong ones are noted and left out."""
        words = self.texts(name)
        for word in words:
            if word not in choices:
                self.note(name, unknown(word, kind, choices))
        return tuple(word for word in words if word in choices)

    def choice_or_first(self, name: str, kind: str, choices: tuple[str, ...]) -> str:
        """The same, and it may be left out."""
        return self.choice(name, kind, choices) if self._offered(name) else choices[0]

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts that must be there, and may be empty."""
        value = self._value(name, "a list of texts")
        if isinstance(value, list) and all(isinstance(item, str) and item for item in value):
            return tuple(value)
        self._wrong(name, value, "must be a list of texts")
        return ()

    def texts_or_none(self, name: str) -> tuple[str, ...]:
        """A list of texts that may be left out, which is the same as empty."""
        return self.texts(name) if self._offered(name) else ()

    def whole_number_or_none(self, name: str) -> int | None:
        """A whole number that may be left out."""
        if not self._offered(name):
            return None
        value = self._values[name]
        if isinstance(value, int) and not isinstance(value, bool):
            return value
        self._wrong(name, value, "must be a whole number")
        return None

    def whole_number(self, name: str) -> int:
        """A whole number that must be there."""
        if name not in self:
            self.note(name, "is missing; it must be a whole number")
        return self.whole_number_or_none(name) or 0

    def flag(self, name: str) -> bool:
        """True or false; left out is false."""
        if not self._offered(name):
            return False
        value = self._values[name]
        if isinstance(value, bool):
            return value
        self._wrong(name, value, "must be true or false")
        return False

    def number(self, name: str) -> float:
        """A number that must be there."""
        value = self._value(name, "a number")
        if is_number(value):
            return float(value)
        self._wrong(name, value, "must be a number")
        return 0.0

    def number_or_zero(self, name: str) -> float:
        """A number that may be left out, which is the same as zero."""
        return self.number(name) if self._offered(name) else 0.0

    def numbers(self, name: str) -> tuple[float, ...]:
        """A list of numbers that must be there."""
        value = self._value(name, "a list of numbers")
        if isinstance(value, list) and all(is_number(item) for item in value):
            return tuple(float(item) for item in value)
        self._wrong(name, value, "must be a list of numbers")
        return ()

    def point(self, name: str) -> tuple[float, float]:
        """Two numbers that must be there, x and y."""
        value = self._value(name, "two numbers: x, y")
        if is_point(value):
            x, y = value
            return (float(x), float(y))
        self._wrong(name, value, "must be two numbers: x, y")
        return (0.0, 0.0)

    def table(self, name: str) -> Table:
        """A table inside this one that must be there."""
        value = self._value(name, "a table")
        if not isinstance(value, Mapping):
            self._wrong(name, value, "must be a table of named values")
            value = {}
        return Table(value, self.file, self._place(name), self._errors)

    def entries(self) -> Iterator[tuple[str, Table]]:
        """The tables in this one by name; each is closed when the next is asked for."""
        for name in self._values:
            entry = self.table(name)
            yield name, entry
            entry.close()

    def tables(self, name: str, short: str = "") -> Iterator[Table]:
        """A list of tables that must be there; their keys are counted from 1.

        With `short`, a text may stand for a table that holds it under that name and no more.
        """
        value = self._value(name, "a list of tables")
        if not isinstance(value, list):
            self._wrong(name, value, "must be a list of tables")
            return
        for place, item in enumerate(value, start=1):
            key = f"{self._place(name)}.{place}"
            if isinstance(item, Mapping):
                yield Table(item, self.file, key, self._errors)
            elif short and isinstance(item, str):
                yield Table({short: item}, self.file, key, self._errors)
            else:
                self._errors.append(ContentError(self.file, key, "must be a table"))

    def tables_or_none(self, name: str, short: str = "") -> Iterator[Table]:
        """A list of tables that may be left out, which is the same as empty."""
        if self._offered(name):
            yield from self.tables(name, short)

    def raw(self, name: str) -> object:
        """A value that must be there, as it stands in the file."""
        return self._value(name, "a value")

    def close(self) -> None:
        """Note every value that nobody asked for: a misspelt name must not be lost in silence."""
        for name in self._values:
            if name not in self._asked:
                self.note(name, unknown(name, "known name here", self._asked))

    def _place(self, name: str) -> str:
        return f"{self.key}.{name}" if self.key else name

    def _offered(self, name: str) -> bool:
        self._asked.add(name)
        return name in self._values

    def _value(self, name: str, kind: str) -> object:
        if self._offered(name):
            return self._values[name]
        self.note(name, f"is missing; it must be {kind}")
        return None

    def _wrong(self, name: str, value: object, message: str) -> None:
        # A value that is missing has been noted as missing already.
        if value is not None:
            self.note(name, message)


def is_number(value: object) -> TypeGuard[float]:
    """Whether a value from a file is a number (true and false are not)."""
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def is_point(value: object) -> TypeGuard[list[float]]:
    """Whether a value from a file is two numbers."""
    return isinstance(value, list) and len(value) == 2 and all(map(is_number, value))


def read_toml(root: Path, file: str, errors: Errors) -> Table:
    """The table a TOML file holds; an empty one, and a noted fault, when it cannot be read."""
    return _read(root, file, errors, tomllib.loads)


def read_json(root: Path, file: str, errors: Errors) -> Table:
    """The table a JSON file holds; an empty one, and a noted fault, when it cannot be read."""
    return _read(root, file, errors, json.loads)


def _read(root: Path, file: str, errors: Errors, parse: Callable[[str], object]) -> Table:
    values: object = {}
    try:
        values = parse((root / file).read_text(encoding="utf-8"))
    except FileNotFoundError:
        errors.append(ContentError(file, "", "the file is missing"))
    except (OSError, UnicodeDecodeError) as fault:
        errors.append(ContentError(file, "", f"cannot be read: {fault}"))
    except ValueError as fault:  # both parsers raise a ValueError that tells line and column
        errors.append(ContentError(file, "", f"is not well formed: {fault}"))
    if not isinstance(values, dict):
        errors.append(ContentError(file, "", "must hold one table of named values"))
        values = {}
    return Table(values, file, "", errors)
