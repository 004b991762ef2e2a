"""What the pages of docs/ say of the code and of the page: the diagram, the scripts, the terms."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import NamedTuple

from components.dialogs import KEYS
from components.words import say
from data.model import Atlas
from tests.contract import STOPS
from tests.repository import ROOT, assets, imports, modules, name

ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
SCRIPTS = (ROOT / "docs" / "screen-reader.md").read_text(encoding="utf-8")

_NODE = re.compile(r'(\w+)(?:\["([^"]+)"\])?')


class Diagram(NamedTuple):
    """A diagram's nodes with the file each stands for, and its arrows from file to file."""

    nodes: dict[str, Path]
    imported: list[tuple[Path, Path]]
    read: list[tuple[Path, Path]]


def diagram(text: str) -> Diagram:
    """Read a diagram of modules; an arrow from or to a node that was not declared fails."""
    nodes: dict[str, Path] = {}
    arrows: dict[str, list[tuple[Path, Path]]] = {"-->": [], "-.->": []}
    for line in map(str.strip, text.splitlines()):
        kind = next((kind for kind in arrows if kind in line), None)
        if kind:
            start, ends = line.split(kind)
            arrows[kind] += [(nodes[start.strip()], nodes[end.strip()]) for end in ends.split("&")]
        elif line and not line.startswith(("flowchart", "subgraph", "end")):
            nodes |= {node: file_of(node, label) for node, label in _NODE.findall(line)}
    return Diagram(nodes, arrows["-->"], arrows["-.->"])


def file_of(node: str, label: str) -> Path:
    """A node's file: its label is a path or a dotted name, without one it is a component."""
    if "/" in label or label.endswith(".py"):
        return ROOT / label
    return ROOT / f"{(label or f'components.{node}').replace('.', '/')}.py"


def dotted(path: Path) -> str:
    return name(path).removesuffix(".py").replace("/", ".")


def drawn() -> Diagram:
    (text,) = re.findall(r"```mermaid\n(.*?)```", ARCHITECTURE, re.S)
    return diagram(text)


def test_every_arrow_of_the_diagram_is_an_import() -> None:
    arrows = drawn().imported
    assert len(arrows) > 40
    false = [(name(a), name(b)) for a, b in arrows if dotted(b) not in imports(a)]
    assert false == []


def test_every_dotted_arrow_of_the_diagram_is_a_file_that_is_named() -> None:
    arrows = drawn().read
    assert arrows
    assert [(name(a), name(b)) for a, b in arrows if b.name not in a.read_text()] == []


def test_every_node_of_the_diagram_exists_and_is_connected() -> None:
    nodes, imported, read = drawn()
    assert [node for node, file in nodes.items() if not file.is_file()] == []
    connected = {file for arrow in (*imported, *read) for file in arrow}
    assert set(nodes.values()) - connected == set()


def test_every_component_of_the_contract_is_in_the_diagram() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    (contract,) = [
        contract
        for contract in project["tool"]["importlinter"]["contracts"]
        if contract.get("containers") == ["components"]
    ]
    named = {word.strip() for layer in contract["layers"] for word in layer.split("|")}
    built = {word for word in named if not word.startswith("(")}
    assert built == {path.stem for path in modules("components")} - {"__init__"}
    assert built - set(drawn().nodes) == set()


def test_a_diagram_is_read_with_its_labels_and_its_many_arrows() -> None:
    nodes, imported, read = diagram(
        """
        flowchart TD
          app["app.py"]
          subgraph components
            page; stops
          end
          css["assets/1-tokens.css"]; reader["data.reader"]
          app --> page & reader
          page -.-> css
        """
    )
    assert name(nodes["stops"]) == "components/stops.py"
    assert [(name(a), name(b)) for a, b in imported] == [
        ("app.py", "components/page.py"),
        ("app.py", "data/reader.py"),
    ]
    assert [(name(a), name(b)) for a, b in read] == [("components/page.py", "assets/1-tokens.css")]


def test_the_scripts_that_the_architecture_names_exist() -> None:
    section = ARCHITECTURE.split("## In the browser")[1].split("\n## ")[0]
    named = set(re.findall(r"`(\w+\.js)`", section))
    assert named
    assert named <= {path.name for path in assets(".js")}


def heard(atlas: Atlas) -> set[str]:
    """Everything in plain English words that the page can say in one piece."""
    wording = atlas.wordings["en"]
    said = set(wording.page.values()) | {wording.safety.now.heading}
    for words in wording.parts.values():
        said |= {words.name, f"{words.name}.", *(claim.text for claim in words.preview)}
    for number, stop in enumerate(STOPS, 1):
        strand = say(wording, f"strand.{atlas.regions[stop].strand}")
        said.add(say(wording, "card.stop", stop=str(number), stops=str(len(STOPS)), strand=strand))
    return said


def test_each_view_has_a_script(atlas: Atlas) -> None:
    headings = set(re.findall(r"^## (.+)$", SCRIPTS, re.M))
    wording = atlas.wordings["en"]
    for view in atlas.views:
        assert say(wording, f"view.{view}") in headings
        assert f'"{say(wording, f"plate.{view}")}"' in SCRIPTS


def test_what_must_be_heard_is_what_the_page_says(atlas: Atlas) -> None:
    tables = "\n".join(line for line in SCRIPTS.splitlines() if line.startswith("|"))
    quoted = re.findall(r'"([^"]+)"', tables)
    assert len(quoted) > 50
    assert set(quoted) - heard(atlas) == set()


def test_each_stop_is_where_the_script_says(atlas: Atlas) -> None:
    wording = atlas.wordings["en"]
    rows = re.findall(r'^\| "([^"]+)" in the list, Enter \| .*"Stop (\d+) of', SCRIPTS, re.M)
    assert len(rows) >= 4
    for stop, number in rows:
        assert wording.parts[STOPS[int(number) - 1]].name == stop


def test_the_keys_of_the_scripts_are_keys_of_the_page() -> None:
    keys = {key for row in KEYS.values() for key in row}
    for key in ("/", "?"):
        assert f"| {key} |" in SCRIPTS
        assert key in keys
