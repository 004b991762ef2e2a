"""What the README promises: its commands, its tree, its links into the explorer."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from data.drawing import SIDES
from data.model import Atlas
from tests.repository import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```", README, re.DOTALL | re.MULTILINE)


def tree_paths(block: str) -> list[str]:
    """The paths of a tree whose folders end in a slash and whose contents are indented by two."""
    paths: list[str] = []
    above: list[str] = []
    for line in block.splitlines():
        depth = (len(line) - len(line.lstrip())) // 2
        above = [*above[:depth], line.split()[0]]
        paths.append("".join(above))
    return paths


def test_a_tree_is_read_with_its_folders() -> None:
    assert tree_paths("a.py   one\nb/     two\n  c/   three\nd/") == ["a.py", "b/", "b/c/", "d/"]


def test_the_readme_names_the_commands_that_a_reader_needs() -> None:
    first_screen = README[:2000]
    assert all(f"make {command}" in first_screen for command in ("run", "test", "site"))


def test_every_path_in_the_tree_exists() -> None:
    (tree,) = [block for block in BLOCKS if block.startswith("app.py")]
    assert [path for path in tree_paths(tree) if not (ROOT / path).exists()] == []


def test_every_folder_at_the_top_is_in_the_tree() -> None:
    (tree,) = [block for block in BLOCKS if block.startswith("app.py")]
    named = {path.split("/")[0] for path in tree_paths(tree)}
    assert {"app.py", "data", "components", "assets", "tests", "docs"} == named


def test_three_links_open_what_the_atlas_holds(atlas: Atlas) -> None:
    links = [parse_qs(urlsplit(link).query) for link in re.findall(r"<(http://127[^>]+)>", README)]
    assert len(links) == 3
    for fields in links:
        assert set(fields) <= {"view", "side", "part"}
        assert fields["part"][0] in atlas.parts
        assert fields.get("side", ["right"])[0] in SIDES
        assert fields.get("view", ["back"])[0] in atlas.views
