"""Browser contexts that are kept: a page in one that is there already opens in half the time.

A new context is a new window with an empty cache, which fetches, unpacks and compiles everything
again. The explorer keeps nothing in the browser, so a context that another test has used is as
good as new; `left_behind` holds it to that. A blank page keeps its window open: without one every
page would be a new window with all its tools around, which takes as long as the page itself.
"""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

PATIENCE_MS = 20_000

KEPT_IN_PAGE = "() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)]"


class Contexts:
    """The contexts of one browser, by their options."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._kept: dict[str, BrowserContext] = {}

    def shared(self, **options: Any) -> BrowserContext:
        """The context with these options, made when first asked for."""
        name = repr(sorted(options.items()))
        if name not in self._kept:
            self._kept[name] = self.alone(**options)
            self._kept[name].new_page()
        return self._kept[name]

    def alone(self, **options: Any) -> BrowserContext:
        """A context that nobody has used or will use."""
        context = self._browser.new_context(**options)
        context.set_default_timeout(PATIENCE_MS)
        return context

    def close(self, page: Page) -> None:
        """Close a page, and its context unless it is kept."""
        context = page.context
        if context in self._kept.values():
            page.close()
        else:
            context.close()


def left_behind(page: Page) -> list[str]:
    """What a page has put into the browser to stay: cookies, and what scripts can store."""
    stored: list[str] = [] if page.is_closed() else page.evaluate(KEPT_IN_PAGE)
    return [*(str(cookie["name"]) for cookie in page.context.cookies()), *stored]
