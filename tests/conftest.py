"""What every tier of tests shares: the real atlas, read once."""

from __future__ import annotations

import pytest

from data.model import Atlas
from data.reader import read_atlas


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas as it is served; wrong content fails here with its whole list of errors."""
    return read_atlas()
