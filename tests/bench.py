"""Measure the budgets: `make bench` prints medians and 95th percentiles beside two yardsticks.

The yardsticks are measured in the same run: a bare Dash page with the stock bundle, and a bare
static page that shows the same start picture (the physical limit).
"""

from __future__ import annotations

import http.client
import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from dash import Dash, dcc, html
from flask import Flask
from flask_compress import Compress
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from components.freeze import SINGLE_FILE, freeze
from components.wiring import ROOT, connect
from data.reader import read_atlas
from tests.browser.chromium import launch
from tests.browser.deployments import served
from tests.browser.plate_places import region_place
from tests.contract import STOPS

LAPTOP = ViewportSize(width=1366, height=768)
LOADS = 7
CONNECTIONS = 200
CONNECTION_SECONDS = 30
REGIONS = ("lower_back", "deep_buttock", "sit_bone", "back_thigh_upper", "calf", "back_of_knee")

WATCH = """
window.seen = {shift: 0, ready: 0, picture: 0};
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  if (!entry.hadRecentInput) window.seen.shift += entry.value;
})).observe({type: "layout-shift", buffered: true});
new PerformanceObserver((list) => list.getEntries().forEach((entry) => {
  window.seen.picture ||= entry.startTime;
})).observe({type: "largest-contentful-paint", buffered: true});
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

Numbers = list[float]


def main() -> int:
    """Measure everything and print it as a table."""
    atlas = read_atlas()
    rows: list[tuple[str, str, str]] = []

    def row(what: str, budget: str, values: Numbers, unit: str) -> None:
        text = f"{median(values):.1f} {unit}"
        if len(values) >= 5:
            text += f" (p95 {quantiles(values, n=20)[-1]:.1f})"
        rows.append((what, budget, text))

    with sync_playwright() as playwright, served(connect(atlas).server) as ours:
        browser = launch(playwright)
        loads = [_load(browser, ours.start) for _ in range(LOADS)]
        row("first load, transferred", "900 kB", [load["kilobytes"] for load in loads], "kB")
        row("start plate painted", "500 ms", [load["picture"] for load in loads], "ms")
        row("page answers", "1,200 ms", [load["ready"] for load in loads], "ms")
        row("layout shift", "0.02", [load["shift"] for load in loads], "")
        page = _open(browser, ours.start)
        places = {region: region_place(page, atlas, region) for region in REGIONS}
        names = {part: words.name for part, words in atlas.wordings["en"].parts.items()}
        row("hover to preview painted", "16, p95 33 ms", _hover(page, places, names), "ms")
        row("press to scene painted", "33 ms", _press(page), "ms")
        row("view switch, first time", "250 ms", _views(page, list(atlas.views)[1:]), "ms")
        row("view switch, again", "50 ms", _views(page, list(atlas.views)), "ms")
        for name, app in (("bare Dash page", _bare_dash()), ("bare picture", _bare_picture())):
            with served(app) as yardstick:
                bare = [_load(browser, yardstick.start) for _ in range(LOADS)]
            row(f"yardstick: {name}, transferred", "", [b["kilobytes"] for b in bare], "kB")
            row(f"yardstick: {name}, painted", "", [b["picture"] for b in bare], "ms")
        failures, answers = _storm(ours.start)
        rows.append((f"{CONNECTIONS} connections", "no error", f"{failures} of {answers} failed"))
    row("start to serving, warm", "2 s", [_start_seconds() for _ in range(3)], "s")
    with TemporaryDirectory() as folder:
        freeze(Path(folder))
        row("single file", "2 MB", [(Path(folder) / SINGLE_FILE).stat().st_size / 1e6], "MB")
    width = max(len(what) for what, _, _ in rows)
    for what, budget, value in rows:
        print(f"{what:{width}}  {budget:15}  {value}")
    return 0


def _open(browser: Browser, address: str) -> Page:
    """A page in a new context, with our watchers in it."""
    page = browser.new_context(viewport=LAPTOP).new_page()
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_selector("html[data-ready='1']", state="attached")
    page.wait_for_load_state("networkidle")
    return page


def _load(browser: Browser, address: str) -> dict[str, float]:
    """One cold load: what it transferred, when it painted and answered, how much it shifted."""
    context = browser.new_context(viewport=LAPTOP)
    page = context.new_page()
    sent: list[float] = []
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    session.on("Network.loadingFinished", lambda event: sent.append(event["encodedDataLength"]))
    page.add_init_script(WATCH)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    seen: dict[str, float] = page.evaluate("window.seen")
    context.close()
    return {**seen, "kilobytes": sum(sent) / 1000}


def _painted(page: Page, act: Callable[[], Any], shown: str, wanted: str) -> float:
    """Milliseconds from an input to the end of the frame in which `shown` says what is wanted."""
    page.evaluate("([shown, wanted]) => window.expect(shown, wanted)", [shown, wanted])
    act()
    return float(page.evaluate("window.expected"))


def _hover(
    page: Page, places: Mapping[str, tuple[float, float]], names: Mapping[str, str]
) -> Numbers:
    """Each region hovered in turn, until the preview says its name."""
    turns = [part for _ in range(7) for part in places]
    return [
        _painted(page, partial(page.mouse.move, *places[part]), "#preview", names[part])
        for part in turns
    ]


def _press(page: Page) -> Numbers:
    """Stops pressed in turn, until the picture is lit and framed for them."""
    press = "(stop) => document.querySelector(`#stops [data-part=${stop}]`).click()"
    stops = [STOPS[i % 7] for i in range(30)]
    return [_painted(page, partial(page.evaluate, press, stop), "body", stop) for stop in stops]


def _views(page: Page, views: list[str]) -> Numbers:
    """Milliseconds until a view's figure is drawn."""
    script = """async (view) => {
      const from = performance.now();
      document.querySelector(`#controls [data-set="view=${view}"]`).click();
      while (!document.querySelector(`#sheet-${view} .js-fill`)) {
        await new Promise((go) => requestAnimationFrame(go));
      }
      await new Promise((go) => requestAnimationFrame(go));
      return performance.now() - from;
    }"""
    return [float(page.evaluate(script, view)) for view in views]


def _bare_dash() -> Flask:
    server = Flask("bare")
    app = Dash(server=server)
    app.layout = html.Div(dcc.Graph(figure={"data": [{"x": [1, 2], "y": [1, 2]}]}))
    Compress(server)
    return server


def _bare_picture() -> Flask:
    server = Flask(__name__, static_folder=str(ROOT / "assets" / "plates"), static_url_path="/p")
    server.add_url_rule("/", "page", lambda: '<!doctype html><img src="/p/back-start.webp">')
    return server


def _storm(address: str) -> tuple[int, int]:
    """Many connections at once to this machine's own server: failures and answers."""
    home = urlsplit(address)
    until = time.monotonic() + CONNECTION_SECONDS

    def ask(_: int) -> Iterator[bool]:
        while time.monotonic() < until:
            try:
                line = http.client.HTTPConnection(str(home.hostname), home.port, timeout=30)
                line.request("GET", "/")
                yield line.getresponse().status == 200
                line.close()
            except OSError:
                yield False

    with ThreadPoolExecutor(CONNECTIONS) as pool:
        answers = [
            ok for told in pool.map(lambda n: list(ask(n)), range(CONNECTIONS)) for ok in told
        ]
    return answers.count(False), len(answers)


def _start_seconds() -> float:
    """Seconds from starting the app to its first answer, on a port that was free."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    started = time.monotonic()
    environment = {**os.environ, "PORT": str(port)}
    command = [sys.executable, "app.py"]
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.DEVNULL) as app:
        while app.poll() is None:
            try:
                line = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
                line.request("GET", "/")
                if line.getresponse().status == 200:
                    app.terminate()
                    return time.monotonic() - started
            except OSError:
                time.sleep(0.02)
    raise RuntimeError(f"the app ended with {app.returncode} before it answered")


if __name__ == "__main__":
    print(json.dumps({"python": sys.version.split()[0]}))
    raise SystemExit(main())
