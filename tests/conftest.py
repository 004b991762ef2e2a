"""What every tier of tests shares: the real atlas, read once."""

from __future__ import annotations

import pytest
from hypothesis import settings

from data.model import Atlas
from data.reader import read_atlas

# The same examples on every machine, and no failure because a machine is slow.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")


@pytest.fixture(scope="session")
def atlas() -> Atlas:
    """The atlas as it is served; wrong content fails here with its whole list of errors."""
    return read_atlas()
