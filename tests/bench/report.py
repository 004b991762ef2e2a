"""The report of a measurement: lines for the terminal, and a page for `docs/`."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from importlib.metadata import version
from statistics import median, quantiles

LEAST_FOR_P95 = 5
PAGE = """\
# Performance

Written by `make bench`; not edited by hand. A budget counts as met by the median, and by the p95
where that is budgeted too.

Measured on {machine}.

| What | Budget | Median | p95 | Met |
|---|---|---|---|---|
{budgets}

What has no budget, and two yardsticks of the same run, the bare pages:

| What | Median | p95 |
|---|---|---|
{yardsticks}

* Loads are cold: a new browser context each, 1366 x 768, the app as `make run` serves it (packed),
  over loopback, until the network is idle. Transferred counts headers too. They begin in a tab that
  has rested for a second: on two cores a tab just opened is still busy with itself, which the rows
  of that name show.
* Hover and press are timed inside the page, from the event to the end of the frame that shows the
  answer; a view switch until its figure is drawn and every picture that it shows has arrived. What
  a view draws later, when it is first needed or idle, counts for neither.
* A press comes when the picture has come to rest and nothing is left to do. In the row "still
  moving" it comes as soon as the page is idle, most often while the picture is still on its way.
* The views that are shown for the first time are asked for in a row, none of them drawn ahead.
  After a look of three seconds at the view before, the page has drawn the next one.
* The bare Dash page is one small graph with the stock bundle, compressed; the bare picture is the
  start picture alone, the least that any page of ours could take.
* That nothing but plates and words is asked for after the load, and that nothing is ever sent, is
  not measured here: the browser tests hold it on every journey.
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """What was measured: its values, and the budget in words and as numbers (no budget: None).

    `said` stands for the values where a median would say little.
    """

    what: str
    budget: str
    values: Sequence[float]
    unit: str
    most: float | None = None
    most_p95: float | None = None
    said: str = ""

    @property
    def median(self) -> float:
        """The median."""
        return median(self.values)

    @property
    def p95(self) -> float | None:
        """The 95th percentile, where there are values enough for one."""
        return quantiles(self.values, n=20)[-1] if len(self.values) >= LEAST_FOR_P95 else None

    @property
    def met(self) -> bool:
        """Whether every budget it has is met."""
        late = self.most_p95 is not None and self.p95 is not None and self.p95 > self.most_p95
        return not late and (self.most is None or self.median <= self.most)


def lines(measured: Iterable[Measured]) -> Iterator[str]:
    """The table for the terminal."""
    rows = [(one.what, one.budget, one.said or _short(one)) for one in measured]
    width = max(len(what) for what, _, _ in rows)
    for what, budget, value in rows:
        yield f"{what:{width}}  {budget:15}  {value}"


def document(measured: Sequence[Measured], described: str) -> str:
    """The page for `docs/`, with the machine as described."""
    budgets = [one for one in measured if one.budget]
    yardsticks = [one for one in measured if not one.budget]
    return PAGE.format(
        machine=described,
        budgets="\n".join(
            f"| {one.what} | {one.budget} | {one.said or _exact(one.median, one.unit)} "
            f"| {_exact(one.p95, one.unit)} | {'yes' if one.met else '**no**'} |"
            for one in budgets
        ),
        yardsticks="\n".join(
            f"| {one.what.removeprefix('yardstick: ')} | {_exact(one.median, one.unit)} "
            f"| {_exact(one.p95, one.unit)} |"
            for one in yardsticks
        ),
    )


def machine(chromium: str) -> str:
    """The machine in one line, without a name: cores, memory, versions, and how busy it was."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return (
        f"{os.cpu_count()} cores ({platform.machine()}), {memory:.0f} GiB memory, no graphics card "
        f"used, headless Chromium {chromium}, Python {platform.python_version()}, "
        f"Dash {version('dash')}, Plotly {version('plotly')}; "
        f"load average {os.getloadavg()[0]:.1f} before the first measurement"
    )


def _short(one: Measured) -> str:
    text = f"{one.median:.1f} {one.unit}"
    return text if one.p95 is None else f"{text} (p95 {one.p95:.1f})"


def _exact(value: float | None, unit: str) -> str:
    """A value as the page gives it: sizes and times to a tenth, shares to a thousandth."""
    if value is None:
        return ""
    if not unit:
        return f"{value:.3f}"
    return f"{value:,.2f} {unit}" if unit in ("s", "MB") else f"{value:,.1f} {unit}"
