"""Coverage is measured where a test looks at code closely, and not where it only runs a lot of it.

Measuring takes two to three times as long as what is measured. A test that draws whole pages, or
goes through every place of every view, runs the same lines thousands of times and reaches none that
the others leave out: it is marked `unmeasured`, with what is prepared for it.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from coverage import Coverage

MARK = "unmeasured"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Measure no coverage while a marked test is prepared, runs and is cleared away.

    A worker process measures twice: from its own start, and for the plugin that spreads the tests.
    """
    stopped: list[Coverage] = []
    if item.get_closest_marker(MARK) is not None:
        while (measured := Coverage.current()) is not None:
            measured.stop()
            stopped.append(measured)
    try:
        return (yield)
    finally:
        for measured in reversed(stopped):
            measured.start()
