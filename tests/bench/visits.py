"""Visits of the page by a real browser, timed inside the page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from playwright.sync_api import Browser, Page, ViewportSize

from tests.contract import STOPS

LAPTOP = ViewportSize(width=1366, height=768)
REST_MS = 1000
"""A tab that was just opened is still busy with itself, for about so long."""

WATCH = """
window.seen = {shift: 0, ready: 0, picture: 0, paint: 0};
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (!entry.hadRecentInput) window.seen.shift += entry.value;
})).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (entry.url) window.seen.picture ||= entry.startTime;
})).observe({type: "largest-contentful-paint", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (entry.name === "first-contentful-paint") window.seen.paint = entry.startTime;
})).observe({type: "paint", buffered: true});
new MutationObserver(() => {
  if (document.documentElement?.dataset.ready && !window.seen.ready) {
    window.seen.ready = performance.now();
  }
}).observe(document, {attributes: true, subtree: true, attributeFilter: ["data-ready"]});
window.expect = (shown, wanted) => {
  let from = 0;
  const begin = () => { from ||= performance.now(); };
  for (const kind of ["pointermove", "click"]) {
    window.addEventListener(kind, begin, {capture: true, once: true});
  }
  const said = () => shown === "body"
    ? document.body.dataset.part
    : document.querySelector(shown)?.textContent ?? "";
  window.expected = new Promise((done) => {
    const look = () => {
      if (!from || !said().startsWith(wanted)) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => done(performance.now() - from);
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  });
};
"""

WAIT = """new Promise((done) => {
  const look = () => (UNTIL ? done() : requestAnimationFrame(look));
  look();
})"""

IDLE = "new Promise((rest) => requestIdleCallback(rest, {timeout: 1000}))"
AT_REST = (
    f"Promise.allSettled(document.getAnimations().map((one) => one.finished)).then(() => {IDLE})"
)
"""Over when the picture no longer moves and nothing is left to do."""

Numbers = list[float]

PRESSED = [STOPS[i % 7] for i in range(30)]
"""The stops of the trunk, over and over: they share a view, so that pictures do not count."""


def opened(browser: Browser, address: str) -> Page:
    """A page in a new context, with our watchers in it."""
    page = browser.new_context(viewport=LAPTOP).new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector("html[data-ready='1']", state="attached")
    page.wait_for_load_state("networkidle")
    return page


def load(
    browser: Browser, address: str, *, until: str, rest_ms: float = REST_MS
) -> dict[str, float]:
    """One cold load, over once the network is idle and `until` is true, e.g. "seen.paint".

    It begins when the new tab has rested for `rest_ms`.
    `kilobytes` transferred; milliseconds until anything was painted (`paint`), until the first
    large picture was (`picture`) and until it answered (`ready`); how much it moved (`shift`).
    """
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    sent: list[float] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.add_init_script(WATCH)
    page.wait_for_timeout(rest_ms)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.evaluate(WAIT.replace("UNTIL", until))
    seen: dict[str, float] = page.evaluate("window.seen")
    context.close()
    return {**seen, "kilobytes": sum(sent) / 1000}


def hovers(
    page: Page, places: Mapping[str, tuple[float, float]], names: Mapping[str, str]
) -> Numbers:
    """Each region hovered in turn, until the preview says its name."""
    turns = [part for _ in range(7) for part in places]
    return [
        _painted(page, partial(page.mouse.move, *places[part]), "#preview", names[part])
        for part in turns
    ]


def presses(page: Page, *, rest: str = AT_REST) -> Numbers:
    """Stops pressed in turn, each after a `rest`, until the picture is lit and framed for them."""
    return [_painted(page, _press(page, stop), "body", stop, rest) for stop in PRESSED]


def cards(page: Page, names: Mapping[str, str]) -> Numbers:
    """Stops pressed in turn, until the card is theirs."""
    return [_painted(page, _press(page, stop), "#card h2", names[stop]) for stop in PRESSED]


def view_switches(page: Page, views: list[str], *, look_ms: float = 0) -> Numbers:
    """Milliseconds until a view's figure is drawn and every picture that it shows has arrived.

    A reader looks at the page for `look_ms` before each switch, at least until it is idle.
    """
    script = """async (view) => {
      await IDLE;
      const from = performance.now();
      const shown = () => [...document.querySelectorAll(`#pictures-${view} > img`)]
        .filter((image) => image.checkVisibility({visibilityProperty: true}));
      const arrived = () => shown().length > 0
        && shown().every((image) => image.complete && image.naturalWidth > 0);
      document.querySelector(`#controls [data-set="view=${view}"]`).click();
      while (!document.querySelector(`#sheet-${view} .js-fill`) || !arrived()) {
        await new Promise((go) => requestAnimationFrame(go));
      }
      await new Promise((go) => requestAnimationFrame(go));
      return performance.now() - from;
    }""".replace("IDLE", IDLE)
    switches = []
    for view in views:
        page.wait_for_timeout(look_ms)
        switches.append(float(page.evaluate(script, view)))
    return switches


def _press(page: Page, stop: str) -> Callable[[], Any]:
    script = "(stop) => document.querySelector(`#stops [data-part=${stop}]`).click()"
    return partial(page.evaluate, script, stop)


def _painted(
    page: Page, act: Callable[[], Any], shown: str, wanted: str, rest: str = AT_REST
) -> float:
    """Milliseconds from an input to the end of the frame in which `shown` says what is wanted.

    Nobody presses again before the page has come to rest; nor do we, unless `rest` is less.
    """
    page.evaluate(rest)
    page.evaluate("([shown, wanted]) => window.expect(shown, wanted)", [shown, wanted])
    act()
    return float(page.evaluate("window.expected"))
