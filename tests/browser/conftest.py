"""A real browser, the three deployments, and pages that may not misbehave.

A journey takes `deployment` and `open_page` (or `page`) and runs three times. When it ends, every
page it opened must have asked no other origin, posted nothing and logged no error.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Protocol, cast

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from components.freeze import freeze
from components.wiring import connect
from data.model import Atlas
from tests.browser import deployments
from tests.browser.chromium import launch
from tests.browser.contexts import Contexts, left_behind
from tests.browser.deployments import Deployment
from tests.browser.visit import Visit
from tests.repository import ROOT

PICTURES = ROOT / "build" / "screenshots"
READY = "html[data-ready='1']"
BLOCKED = ("net::ERR_FAILED", "Event (")
"""What is logged of a blocked file: the failure, and the bare event its loader rejects with."""

PHONE = ViewportSize(width=390, height=844)
TABLET = ViewportSize(width=820, height=1180)
LAPTOP = ViewportSize(width=1366, height=768)
SCREEN = ViewportSize(width=1920, height=1080)

_outcomes = pytest.StashKey[list[pytest.TestReport]]()


class OpenPage(Protocol):
    """Opens the explorer in a page of its own."""

    def __call__(
        self,
        query: str = "",
        *,
        viewport: ViewportSize = LAPTOP,
        touch: bool = False,
        scripts: bool = True,
        block: str | None = None,
        ready: bool = True,
        alone: bool = False,
        **options: Any,
    ) -> Page:
        """`block` is a glob of addresses that fail; `options` go to Playwright's new_context.

        `alone` opens it as another person would, in a browser context of its own with an empty
        cache: for tests that count what is asked for.

        Waits until the page answers, unless `ready` is False or scripts are off.
        """


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """All below this folder is of the browser tier; what opens pages measures no coverage."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            if isinstance(item, pytest.Function) and "deployment" in item.fixturenames:
                item.add_marker(pytest.mark.unmeasured)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Keep the outcome, so that a failed journey leaves a picture."""
    report = yield
    item.stash.setdefault(_outcomes, []).append(cast(pytest.TestReport, report))
    return report


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for all tests."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser: Browser) -> Contexts:
    """The browser contexts that tests share."""
    return Contexts(browser)


@pytest.fixture(scope="session")
def frozen(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the frozen site and the single file, written once."""
    target = tmp_path_factory.mktemp("frozen")
    freeze(target)
    return target


@pytest.fixture(scope="session")
def served(atlas: Atlas) -> Iterator[Deployment]:
    """The app, served."""
    with deployments.served(connect(atlas).server) as deployment:
        yield deployment


@pytest.fixture(scope="session")
def site(frozen: Path) -> Iterator[Deployment]:
    """The static site, in a sub-path."""
    with deployments.site(frozen / "site") as deployment:
        yield deployment


@pytest.fixture(scope="session")
def single_file(frozen: Path) -> Deployment:
    """The single file, from disk."""
    return deployments.single_file(frozen / "sciatic-explorer.html")


@pytest.fixture(scope="session", params=["served", "site", "single_file"])
def deployment(request: pytest.FixtureRequest) -> Deployment:
    """Each deployment in turn; parametrise indirectly to name fewer."""
    return cast(Deployment, request.getfixturevalue(request.param))


@pytest.fixture
def visit(deployment: Deployment) -> Visit:
    """The log of this test: requests and errors of all its pages."""
    return Visit(deployment)


@pytest.fixture
def open_page(
    request: pytest.FixtureRequest, contexts: Contexts, deployment: Deployment, visit: Visit
) -> Iterator[OpenPage]:
    """Opens pages; at the end none of them may have misbehaved."""
    pages: list[Page] = []

    def open_page(
        query: str = "",
        *,
        viewport: ViewportSize = LAPTOP,
        touch: bool = False,
        scripts: bool = True,
        block: str | None = None,
        ready: bool = True,
        alone: bool = False,
        **options: Any,
    ) -> Page:
        find = contexts.alone if alone or block is not None else contexts.shared
        context = find(
            has_touch=touch,
            reduced_motion="reduce",
            is_mobile=touch,
            java_script_enabled=scripts,
            **{"locale": "en-GB", **options},
        )
        visit.watch(context)
        if block is not None:
            visit.forgiven += BLOCKED
            context.route(block, lambda route: route.abort())
        page = context.new_page()
        page.set_viewport_size(viewport)
        pages.append(page)
        page.goto(deployment.address(query))
        if scripts and ready:
            page.wait_for_selector(READY, state="attached")
        return page

    yield open_page
    if any(report.failed for report in request.node.stash.get(_outcomes, [])):
        _picture(pages, request.node.name)
    stored = [left_behind(page) for page in pages]
    for page in pages:
        contexts.close(page)
    visit.leave()
    assert stored == [[]] * len(pages)
    assert visit.faults() == []


@pytest.fixture
def page(open_page: OpenPage) -> Page:
    """The start page, ready, on a laptop."""
    return open_page()


def _picture(pages: list[Page], name: str) -> None:
    """What a failed journey looked like at its end."""
    safe = re.sub(r"[^\w-]+", "-", name).strip("-")
    for number, page in enumerate(pages, 1):
        if not page.is_closed():
            page.screenshot(path=PICTURES / "failed" / f"{safe}-{number}.png")
