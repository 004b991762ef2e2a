"""The report of `make bench`: what it says of a budget, and that it names no machine."""

from __future__ import annotations

import platform
from pathlib import Path

from tests.bench.report import Measured, document, lines, machine

QUICK = Measured("hover", "16, p95 33 ms", [9.0] * 19 + [10.0], "ms", most=16, most_p95=33)
SLOW = Measured("press", "33 ms", [40.0, 41.0, 42.0], "ms", most=33)
LATE = Measured("hover", "16, p95 33 ms", [9.0] * 18 + [90.0] * 2, "ms", most=16, most_p95=33)
BARE = Measured("yardstick: bare picture, painted", "", [120.0], "ms")
STORM = Measured("200 connections", "no error", [1], "", most=0, said="1 of 900 failed")


def row(page: str, what: str) -> list[str]:
    (found,) = [line for line in page.splitlines() if line.startswith(f"| {what} |")]
    return [cell.strip() for cell in found.strip("|").split("|")]


def test_a_budget_is_met_by_the_median_and_by_its_own_p95() -> None:
    assert [one.met for one in (QUICK, SLOW, LATE, BARE, STORM)] == [
        True,
        False,
        False,
        True,
        False,
    ]


def test_the_terminal_shows_medians_and_where_it_can_the_p95() -> None:
    assert list(lines([QUICK, SLOW, STORM])) == [
        "hover            16, p95 33 ms    9.0 ms (p95 9.9)",
        "press            33 ms            41.0 ms",
        "200 connections  no error         1 of 900 failed",
    ]


def test_the_page_gives_budgets_and_yardsticks_their_tables() -> None:
    page = document([QUICK, SLOW, BARE, STORM], "a machine")
    assert row(page, "hover") == ["hover", "16, p95 33 ms", "9.0 ms", "9.9 ms", "yes"]
    assert row(page, "press") == ["press", "33 ms", "41.0 ms", "", "**no**"]
    assert row(page, "200 connections")[2:] == ["1 of 900 failed", "", "**no**"]
    assert row(page, "bare picture, painted") == ["bare picture, painted", "120.0 ms", ""]


def test_the_machine_is_described_and_not_named() -> None:
    described = machine("142.0.7444.59")
    assert "cores" in described
    assert "Chromium 142.0.7444.59" in described
    assert platform.node() not in described
    assert str(Path.home()) not in described
