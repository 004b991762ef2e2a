"""The content author's page promises only what is there."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import get_args

import pytest

from data.model import Atlas
from data.reader import DATA_FOLDER
from data.words import CARD_PARTS, CAUSE_PARTS, CLINICAL_PARTS, Basis
from tests.content import added
from tests.repository import ROOT

PAGE = (DATA_FOLDER / "README.md").read_text()


def test_every_file_it_names_is_there_and_every_file_is_named() -> None:
    named = set(re.findall(r"`([\w/]+\.toml)`", PAGE))
    assert "tests/approved/ids.toml" in named
    assert (ROOT / "tests/approved/ids.toml").is_file()
    named -= {"tests/approved/ids.toml"}
    there = {path.relative_to(DATA_FOLDER).as_posix() for path in DATA_FOLDER.rglob("*.toml")}
    short = {Path(path).name for path in there}
    assert named <= there | short
    elsewhere = re.compile(r"atlas/|(?:causes|tours)/|wording/(?!en/)")
    assert {path for path in there if not elsewhere.match(path)} <= named


def test_every_sentence_source_and_shared_name_it_shows_exists(atlas: Atlas) -> None:
    for source in re.findall(r'sources = \["(\w+)"\]', PAGE):
        assert source in atlas.sources
    folder = DATA_FOLDER / "wording/en"
    shared = "".join(path.read_text() for path in folder.glob("shared*.toml"))
    for name in re.findall(r'say = "(\w+)"', PAGE):
        assert f"[{name}]" in shared
    words = (DATA_FOLDER / "wording/en/regions.toml").read_text()
    for text in re.findall(r'^ +\{ fact = "\w+", text = "([^"]+)"', PAGE, re.MULTILINE):
        assert text in words


def test_it_explains_every_basis_and_every_part_of_a_card() -> None:
    for word in (*get_args(Basis), *CARD_PARTS, *CAUSE_PARTS, *CLINICAL_PARTS):
        assert f"`{word}`" in PAGE


def texts(folder: Path) -> dict[str, str]:
    """Every text file of a data folder, by its place."""
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*.toml")}


@pytest.mark.parametrize(
    ("kind", "add"),
    [
        ("region", added.add_region),
        ("structure", added.add_structure),
        ("cause", added.add_cause),
        ("view", added.add_view),
        ("language", added.add_language),
    ],
)
def test_it_names_every_file_that_an_addition_changes(
    folder: Path, kind: str, add: Callable[[Path], None]
) -> None:
    section = PAGE.split(f"## Add a {kind}\n")[1].split("\n## ")[0]
    before = texts(folder)
    add(folder)
    changed = {file for file, text in texts(folder).items() if before.get(file) != text}
    assert changed
    for file in changed:
        assert f"`{file}`" in section or f"`{Path(file).parent}/`" in section, file


def test_its_command_is_the_one_of_the_house() -> None:
    assert ".venv/bin/python -m data.check" in PAGE
    assert (ROOT / "data/check.py").exists()
