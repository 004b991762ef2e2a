"""The shape of the house: who may import whom, how large a room may be, where colours live."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests import colours
from tests.contract import CAUSES, PARTS
from tests.repository import ROOT, assets, imports, modules, name, packages

MOST_LINES = 250
MOST_SCRIPT_LINES = 150
MOST_SCRIPT_LINES_IN_ALL = 900
WIDEST_SCRIPT_LINE = 132
MOST_APP_LINES = 40
TOKENS = "assets/1-tokens.css"
RIM = {
    *("components.packing", "components.serving", "components.wiring"),
    *("data.errors", "data.reader"),
}
RUNTIME = {"app", "components", "data"} | set(
    "brotli dash flask flask_compress plotly werkzeug".split()
)
NO_NOUNS = {"common", "constants", "helper", "helpers", "manager", "misc", "util", "utils"}


def lines(path: Path) -> int:
    return len(path.read_text().splitlines())


def longer_than(most: int, paths: list[Path]) -> list[str]:
    return [f"{name(path)}: {lines(path)} lines" for path in paths if lines(path) > most]


def part_ids_in(script: str) -> list[str]:
    return [part for part in (*PARTS, *CAUSES) if re.search(rf"\b{part}\b", script)]


def test_no_module_is_longer_than_a_room() -> None:
    rooms = [*modules("app.py", "components", "data", "tests"), *assets(".css")]
    assert len(rooms) > 20
    assert longer_than(MOST_LINES, rooms) == []


def test_no_line_of_a_script_is_wider_than_a_window() -> None:
    """So that the limit of lines is not met by longer ones."""
    wide = [
        f"{name(path)}: {len(line)} letters: {line.strip()[:40]}"
        for path in assets(".js")
        for line in path.read_text().splitlines()
        if len(line) > WIDEST_SCRIPT_LINE
    ]
    assert wide == []


def test_every_module_is_named_by_a_noun() -> None:
    paths = [*modules("components", "data", "tests"), *assets(".js"), *assets(".css")]
    assert [name(path) for path in paths if path.stem in NO_NOUNS] == []


def test_every_module_says_what_it_is() -> None:
    silent = [
        name(path)
        for path in modules("app.py", "components", "data", "tests")
        if path.read_text().strip() and not path.read_text().startswith('"""')
    ]
    assert silent == []


def test_the_app_is_short_and_imports_only_the_rim() -> None:
    app = ROOT / "app.py"
    assert lines(app) < MOST_APP_LINES
    ours = {dotted for dotted in imports(app) if dotted.split(".")[0] in {"components", "data"}}
    assert {".".join(dotted.split(".")[:2]) for dotted in ours} <= RIM


def test_the_app_needs_nothing_but_its_requirements() -> None:
    running = [
        path
        for path in modules("app.py", "components", "data")
        if not name(path).startswith("data/atlas/pipeline/")
    ]
    assert len(running) > 10
    for path in running:
        assert packages(path) <= RUNTIME, name(path)
        assert not any(dotted.startswith("data.atlas.pipeline") for dotted in imports(path))


def test_what_is_true_does_not_know_how_it_is_shown() -> None:
    for path in modules("data"):
        assert packages(path).isdisjoint({"app", "components", "dash", "flask", "plotly"}), path


def test_the_scripts_stay_small() -> None:
    scripts = assets(".js")
    assert scripts
    assert longer_than(MOST_SCRIPT_LINES, scripts) == []
    assert sum(map(lines, scripts)) <= MOST_SCRIPT_LINES_IN_ALL


def test_every_script_is_type_checked() -> None:
    unchecked = [
        name(path)
        for path in assets(".js")
        if path.read_text().splitlines()[0] != "// @ts-check" or "@ts-nocheck" in path.read_text()
    ]
    assert unchecked == []


def test_the_scripts_have_tests_of_their_own() -> None:
    assert list((ROOT / "tests" / "script").glob("*.test.js"))


def test_no_script_holds_a_part_id() -> None:
    found = {name(path): part_ids_in(path.read_text()) for path in assets(".js")}
    assert {script: parts for script, parts in found.items() if parts} == {}


def test_a_part_id_in_a_script_is_found() -> None:
    assert part_ids_in('if (part === "heel") wheel.turn(heels)') == ["heel"]


def test_colours_stand_only_in_the_tokens() -> None:
    found = {
        name(path): colours.in_style(path.read_text())
        for path in assets(".css")
        if name(path) != TOKENS
    }
    content = (ROOT / "data").rglob("*.toml")
    for path in [*modules("app.py", "components"), *assets(".js"), *content]:
        found[name(path)] = colours.in_code(path.read_text())
    assert {file: hues for file, hues in found.items() if hues} == {}
    assert colours.in_style((ROOT / TOKENS).read_text())


@pytest.mark.parametrize(
    "css",
    [
        "a { color: #fff }",
        "a { color: #A1b2C3d4; }",
        "a { border: 1px solid rgb(0 0 0 / 50%); }",
        "a { background: white }",
        "a { --ink: oklch(0.4 0.1 20); }",
        "a:hover, b:focus { margin: 0; fill: Red; }",
    ],
)
def test_a_colour_in_a_style_sheet_is_found(css: str) -> None:
    assert colours.in_style(css)


@pytest.mark.parametrize(
    "css",
    [
        "#face { color: var(--ink-red); }",
        "a { white-space: nowrap; }",
        "/* color: red; */ a { color: currentColor; }",
        "a:not(.tan) { color: transparent; background: Canvas; }",
    ],
)
def test_what_is_no_colour_passes(css: str) -> None:
    assert colours.in_style(css) == []


@pytest.mark.parametrize("source", ['x = "#fff"', "y = 'rgba(1, 2, 3, 0.5)'", 'tint = "white"'])
def test_a_colour_in_code_is_found(source: str) -> None:
    assert colours.in_code(source)


@pytest.mark.parametrize(
    "source", ['hit = "rgba(0, 0, 0, 0)"', 'query("#plate")', "f'#{part}'", "&#8220;", "# read it"]
)
def test_what_is_no_colour_in_code_passes(source: str) -> None:
    assert colours.in_code(source) == []
