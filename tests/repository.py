"""The repository as its tests read it: its files, its modules, what they import."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parent.parent


def files() -> list[Path]:
    """Every file of the project, without git's own and the folders that `.gitignore` names."""
    lines = (ROOT / ".gitignore").read_text().splitlines()
    ignored = {line.strip("/") for line in lines if line.endswith("/")} | {".git"}
    return sorted(_walk(ROOT, ignored))


def modules(*tops: str) -> list[Path]:
    """The Python modules below some of the top folders, or top files such as `app.py`."""
    return [path for path in files() if path.suffix == ".py" and _top(path) in tops]


def assets(suffix: str) -> list[Path]:
    """The assets of one kind, such as `.js`."""
    return [path for path in files() if path.suffix == suffix and _top(path) == "assets"]


def name(path: Path) -> str:
    """A file's name from the top of the repository."""
    return path.relative_to(ROOT).as_posix()


def imports(module: Path) -> set[str]:
    """Everything a module imports, by dotted name; `from a import b` counts as `a.b` too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(module.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def packages(module: Path) -> set[str]:
    """The packages outside the standard library that a module imports."""
    return {dotted.split(".")[0] for dotted in imports(module)} - sys.stdlib_module_names


def _walk(folder: Path, ignored: set[str]) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name in ignored or path.suffix == ".pyc":
            continue
        if path.is_dir():
            yield from _walk(path, ignored)
        else:
            yield path


def _top(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]
