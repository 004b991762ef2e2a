"""What the tiers of tests share: the real atlas, read once, and a copy of its content."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from data.model import Atlas
from data.reader import read_atlas
from tests.content import invented

pytest_plugins = ["tests.measuring", "tests.printed"]

# The same examples on every machine, and no failure because a machine is slow.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas as it is served; wrong content fails here with its whole list of errors."""
    return read_atlas()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the real content with invented drawings, to be changed."""
    return invented.folder(tmp_path)
