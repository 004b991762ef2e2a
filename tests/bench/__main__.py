"""Measure the budgets: `make bench` prints medians and 95th percentiles beside two yardsticks.

The yardsticks are measured in the same run: a bare Dash page with the stock bundle, and a bare
static page that shows the same start picture (the physical limit). The table is also written to
`docs/performance.md`; `python -m tests.bench trial` measures little and writes nothing.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory

from flask import Flask
from playwright.sync_api import Browser, sync_playwright

from app import server
from components.freeze import SINGLE_FILE, Kitchen, write_single_file
from components.serving import warm
from data.model import Atlas
from data.reader import read_atlas
from tests.bench import visits
from tests.bench.report import Measured, document, lines, machine
from tests.bench.service import CONNECTIONS, start_seconds, storm
from tests.bench.yardsticks import bare_dash, bare_picture
from tests.browser.chromium import launch
from tests.browser.deployments import served
from tests.browser.plate_places import region_place
from tests.repository import ROOT

REPORT = ROOT / "docs" / "performance.md"
BUDGETED_VIEWS = ("back", "outer")
"""The budget of the single file is for these alone; `make site` writes one with every view."""
ANSWERED = "seen.picture && seen.ready"
LOOK_MS = 3000
"""How long a reader looks at one view before going to the next."""
REGIONS = ("lower_back", "deep_buttock", "sit_bone", "back_thigh_upper", "calf", "back_of_knee")


@dataclass(frozen=True, slots=True)
class Plan:
    """How much is measured: cold loads, seconds of many connections, starts of the app."""

    loads: int
    connection_seconds: float
    starts: int


FULL = Plan(loads=7, connection_seconds=30, starts=3)
TRIAL = Plan(loads=2, connection_seconds=2, starts=1)


def main() -> int:
    """Measure everything, print it and write the report; returns 1 where a budget is not met."""
    trial = sys.argv[1:] == ["trial"]
    plan = TRIAL if trial else FULL
    atlas = read_atlas()
    with sync_playwright() as playwright:
        browser = launch(playwright)
        described = machine(browser.version)
        measured = [*_page(browser, atlas, plan), *_service(plan)]
    for line in lines(measured):
        print(line)
    if not trial:
        REPORT.write_text(document(measured, described), encoding="utf-8")
    return 0 if all(one.met for one in measured) else 1


def _page(browser: Browser, atlas: Atlas, plan: Plan) -> Iterator[Measured]:
    """The page as `make run` serves it, then the yardsticks, then many readers at once."""
    explorer = server()
    warm(explorer)
    with served(explorer) as ours:
        loads = [visits.load(browser, ours.start, until=ANSWERED) for _ in range(plan.loads)]
        kilobytes, picture, ready, shift = (
            [load[name] for load in loads] for name in ("kilobytes", "picture", "ready", "shift")
        )
        yield Measured("first load, transferred", "900 kB", kilobytes, "kB", most=900)
        yield Measured("start plate painted", "500 ms", picture, "ms", most=500)
        yield Measured("page answers", "1,200 ms", ready, "ms", most=1200)
        yield Measured("layout shift", "0.02", shift, "", most=0.02)
        hasty = [
            visits.load(browser, ours.start, until=ANSWERED, rest_ms=0) for _ in range(plan.loads)
        ]
        for name, what in (("picture", "start plate painted"), ("ready", "page answers")):
            yield Measured(f"{what}, tab just opened", "", [load[name] for load in hasty], "ms")
        page = visits.opened(browser, ours.start)
        places = {region: region_place(page, atlas, region) for region in REGIONS}
        names = {part: words.name for part, words in atlas.wordings["en"].parts.items()}
        hovers = visits.hovers(page, places, names)
        yield Measured(
            "hover to preview painted", "16, p95 33 ms", hovers, "ms", most=16, most_p95=33
        )
        yield Measured("press to scene painted", "33 ms", visits.presses(page), "ms", most=33)
        moving = visits.presses(page, rest=visits.IDLE)
        yield Measured("press to scene painted, still moving", "", moving, "ms")
        yield Measured("press to card painted", "", visits.cards(page, names), "ms")
        views = list(atlas.views)
        page = visits.opened(browser, ours.start)
        first = visits.view_switches(page, views[1:])
        yield Measured("view switch, first time", "250 ms", first, "ms", most=250)
        again = visits.view_switches(page, views)
        yield Measured("view switch, again", "50 ms", again, "ms", most=50)
        page = visits.opened(browser, ours.start)
        looked = visits.view_switches(page, views[1:], look_ms=LOOK_MS)
        yield Measured("view switch, first time, after a look", "", looked, "ms")
        for name, app in (("bare Dash page", bare_dash()), ("bare picture", bare_picture())):
            yield from _yardstick(browser, name, app, plan)
        failures, answers = storm(ours.start, plan.connection_seconds)
        said = f"{failures} of {answers} failed"
        yield Measured(f"{CONNECTIONS} connections", "no error", [failures], "", most=0, said=said)


def _yardstick(browser: Browser, name: str, app: Flask, plan: Plan) -> Iterator[Measured]:
    with served(app) as bare:
        loads = [visits.load(browser, bare.start, until="seen.paint") for _ in range(plan.loads)]
    kilobytes, painted = ([load[name] for load in loads] for name in ("kilobytes", "paint"))
    yield Measured(f"yardstick: {name}, transferred", "", kilobytes, "kB")
    yield Measured(f"yardstick: {name}, painted", "", painted, "ms")


def _service(plan: Plan) -> Iterator[Measured]:
    """The start of the app, and the size of the single file."""
    starts = [start_seconds() for _ in range(plan.starts)]
    yield Measured("start to serving, warm", "2 s", starts, "s", most=2)
    atlas = read_atlas()
    two = _two_views(atlas)
    with TemporaryDirectory() as folder:
        file = Path(folder) / SINGLE_FILE
        write_single_file(Kitchen(two), file)
        yield Measured("single file, two views of it", "2 MB", [_megabytes(file)], "MB", most=2)
        write_single_file(Kitchen(atlas), file)
        yield Measured("single file, every view", "", [_megabytes(file)], "MB")


def _two_views(atlas: Atlas) -> Atlas:
    """The atlas with the budgeted views alone; a region at home in neither moves to the first."""
    views = {view: atlas.views[view] for view in BUDGETED_VIEWS}
    regions = {
        region.id: region
        if region.home_view in views
        else replace(region, home_view=next(iter(views)))
        for region in atlas.regions.values()
    }
    return replace(atlas, views=views, regions=regions)


def _megabytes(file: Path) -> float:
    return file.stat().st_size / 1e6


if __name__ == "__main__":
    print(json.dumps({"python": sys.version.split()[0]}))
    raise SystemExit(main())
