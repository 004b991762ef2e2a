"""Coverage rests while a marked test runs, and goes on after it."""

from __future__ import annotations

import pytest
from coverage import Coverage


@pytest.mark.unmeasured
def test_a_marked_test_is_not_measured() -> None:
    assert Coverage.current() is None


def test_every_other_test_is_measured(pytestconfig: pytest.Config) -> None:
    assert (Coverage.current() is None) == bool(pytestconfig.getoption("no_cov"))
