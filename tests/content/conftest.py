"""Makes the table of measured geometry part of pytest's own summary."""

from __future__ import annotations

import pytest

TABLE = pytest.StashKey[list[str]]()


@pytest.fixture(scope="session")
def printed_table(request: pytest.FixtureRequest) -> list[str]:
    """Lines that are printed under the test results, whether the tests pass or fail."""
    return request.config.stash.setdefault(TABLE, [])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, if the geometry was measured in this run."""
    lines = terminalreporter.config.stash.get(TABLE, [])
    if lines:
        terminalreporter.section("geometry of data/atlas/body.json, value beside its bounds")
        for line in lines:
            terminalreporter.write_line(line)
