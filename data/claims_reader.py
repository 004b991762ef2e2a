"""Claims as they stand in the files: written out, or said by the name of a shared sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import cast, get_args

from data.errors import unknown
from data.table import Table
from data.words import Basis, Claim


class SharedSentences:
    """Sentences said in many places, written once; a place says one by `{ say = "its_id" }`.

    A name that is not here is looked up in `beneath`: clinical words may say a plain sentence.
    """

    def __init__(self, file: Table, beneath: SharedSentences | None = None) -> None:
        self._file = file
        self._beneath = beneath
        self._claims = {name: read_claim(file.table(name), (name,)) for name in file.names()}
        self._said: set[str] = set()

    def say(self, entry: Table) -> Claim | None:
        """The shared sentence a table asks for."""
        name = entry.text("say")
        found = self._find(name)
        if name and found is None:
            entry.note("say", unknown(name, "shared sentence", self._known()))
        return found

    def close(self) -> None:
        """Note every shared sentence that is said nowhere."""
        for name in self._claims:
            if name not in self._said:
                self._file.note(name, "is said nowhere")

    def _find(self, name: str) -> Claim | None:
        self._said.add(name)
        if name in self._claims or self._beneath is None:
            return self._claims.get(name)
        return self._beneath._find(name)

    def _known(self) -> Mapping[str, Claim]:
        return self._claims | dict(self._beneath._known()) if self._beneath else self._claims


def read_claims(entry: Table, name: str, shared: SharedSentences) -> tuple[Claim, ...]:
    """The claims of a list, each under its own key, e.g. heel.feel.1"""
    claims = []
    for item in entry.tables(name):
        if "say" in item:
            said = shared.say(item)
            item.close()
            if said:
                claims.append(replace(said, key=item.key))
        else:
            claims.append(read_claim(item, _read_facts(item)))
    return tuple(claims)


def read_claim(entry: Table, facts: tuple[str, ...]) -> Claim:
    """A claim that is written out here and says these facts."""
    claim = Claim(
        key=entry.key,
        facts=facts,
        text=entry.text("text"),
        basis=cast(Basis, entry.choice("basis", "basis", get_args(Basis))),
        sources=entry.texts_or_none("sources"),
    )
    entry.close()
    return claim


def _read_facts(entry: Table) -> tuple[str, ...]:
    """One fact, or several that a single claim says."""
    return entry.texts("facts") if "facts" in entry else (entry.text("fact"),)
