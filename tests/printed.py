"""Makes the table of measured geometry part of pytest's own summary, from every worker."""

from __future__ import annotations

from typing import Any

import pytest

TABLE = pytest.StashKey[list[str]]()
SENT = "printed_table"


@pytest.fixture(scope="session")
def printed_table(request: pytest.FixtureRequest) -> list[str]:
    """Lines that are printed under the test results, whether the tests pass or fail."""
    return request.config.stash.setdefault(TABLE, [])


def pytest_sessionfinish(session: pytest.Session) -> None:
    """A worker sends its lines along."""
    sent: dict[str, Any] | None = getattr(session.config, "workeroutput", None)
    if sent is not None:
        sent[SENT] = session.config.stash.get(TABLE, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """The lines of a worker have come; one that broke down sent none."""
    lines = getattr(node, "workeroutput", {}).get(SENT, [])
    node.config.stash.setdefault(TABLE, []).extend(lines)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table, if the geometry was measured in this run; workers may share a module."""
    lines = dict.fromkeys(terminalreporter.config.stash.get(TABLE, []))
    if lines:
        terminalreporter.section("geometry of data/atlas, value beside its bounds")
        for line in lines:
            terminalreporter.write_line(line)
