"""What we rely on in Dash and plotly.js that they do not promise: an upgrade fails by name."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from components.freeze import freeze
from components.scripts import POLYFILL, TABLE
from components.wiring import connect
from data.model import Atlas
from tests.browser.conftest import OpenPage
from tests.repository import ROOT

SERVED = """
from hashlib import sha256
from components.packing import _served
from components.wiring import connect
from data.reader import read_atlas
for content in _served(connect(read_atlas()).server):
    print(sha256(content).hexdigest())
"""
"""A program that prints a hash of everything that a start of the app serves."""

on_the_server = pytest.mark.parametrize("deployment", ["served"], indirect=True)


@on_the_server
def test_plotly_makes_a_trace_uid_a_class_of_its_group(page: Page) -> None:
    groups = page.locator("#sheet-back g.trace.traceheel")
    assert groups.count() == 1
    assert groups.locator("path.js-fill").count() == 1
    expect(page.locator("#sheet-back g.tracesciatic_nerve-casing path.js-fill")).to_have_count(1)


@on_the_server
def test_plotly_draws_a_fade_as_one_gradient(page: Page) -> None:
    fills = page.locator("#sheet-back g.tracesciatic_nerve-core path.js-fill")
    assert "url(" in str(fills.evaluate("path => path.style.fill"))


@on_the_server
def test_plotly_draws_each_layer_of_traces_in_a_group_of_its_own(page: Page) -> None:
    ghosts = page.locator("#sheet-back .subplot:has(.tracenerve-rims)")
    expect(ghosts).to_have_count(1)
    assert 0.3 < float(ghosts.evaluate("group => getComputedStyle(group).opacity")) < 0.6
    expect(ghosts.locator("g.tracel5_root-ghost")).to_have_count(1)
    expect(ghosts.locator("g.tracel5_root-core, g.traceheel")).to_have_count(0)


@on_the_server
def test_dash_follows_a_dispatched_popstate(page: Page, atlas: Atlas) -> None:
    page.evaluate(
        """() => {
          history.pushState(null, "", "?part=calf");
          window.dispatchEvent(new PopStateEvent("popstate"));
        }"""
    )
    expect(page.locator("#card h2")).to_have_text(atlas.wordings["en"].parts["calf"].name)


@on_the_server
def test_dash_renders_component_json_put_into_children(page: Page) -> None:
    page.evaluate(
        """() => dash_clientside.set_props("far-back", {children: [
          {namespace: "dash_html_components", type: "Em", props: {children: "put"}}]})"""
    )
    expect(page.locator("#far-back em")).to_have_text("put")


def test_dash_tells_the_hash_of_its_own_inline_script(atlas: Atlas) -> None:
    app = connect(atlas)
    policy = app.server.test_client().get("/").headers["Content-Security-Policy"]
    hashes = app.csp_hashes()
    assert hashes
    assert all(script in policy for script in hashes)
    assert "unsafe-eval" not in policy
    assert "script-src 'self' 'sha256-" in policy


@on_the_server
def test_dash_leaves_the_title_alone(open_page: OpenPage, atlas: Atlas) -> None:
    page = open_page("part=heel")
    expect(page).to_have_title(atlas.wordings["en"].page["title"])


@on_the_server
def test_dash_takes_the_plotly_that_is_there_and_asks_for_no_other(page: Page) -> None:
    asked = page.evaluate("performance.getEntriesByType('resource').map((entry) => entry.name)")
    assert len([name for name in asked if "plotly" in name]) == 1


@on_the_server
def test_plotly_lets_lines_scale_with_the_plate(page: Page) -> None:
    line = page.locator("#sheet-back g.tracesciatic_nerve-casing path.js-fill")
    assert line.evaluate("path => getComputedStyle(path).vectorEffect") == "none"


def test_dash_still_lists_the_scripts_that_we_leave_out(atlas: Atlas) -> None:
    listed = connect(atlas)._generate_scripts_html()
    assert TABLE in listed
    assert POLYFILL in listed


def test_dash_finds_the_runtime_of_generators_in_the_one_script(atlas: Atlas) -> None:
    client = connect(atlas).server.test_client()
    address = re.search(r'src="(/dash-renderer\.js\?v=\w+)"', client.get("/").text)
    assert address is not None
    script = client.get(address[1]).text
    assert "regeneratorRuntime = runtime" in script
    assert "DashRenderer" in script
    assert "core-js" not in script


@on_the_server
def test_the_graph_waits_for_a_plotly_that_comes_late(open_page: OpenPage) -> None:
    page = open_page(ready=False, block="**/plotly.js*")
    page.wait_for_selector("#sheet-back", state="attached")
    assert page.evaluate("window.Plotly instanceof Promise")
    assert page.locator("#sheet-back .js-fill").count() == 0


def test_freezing_again_writes_the_same_bytes(frozen: Path, tmp_path: Path) -> None:
    freeze(tmp_path)
    first, second = (
        {file.relative_to(folder): file.read_bytes() for file in folder.rglob("*.*")}
        for folder in (frozen, tmp_path)
    )
    assert len(first) > 100
    assert first.keys() == second.keys()
    assert [name for name, content in first.items() if content != second[name]] == []


def test_two_starts_serve_the_same_bytes() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SERVED],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(said) == 1
    assert len(said.pop().split()) > 30
