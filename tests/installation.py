"""A copy of the set-up in a folder with spaces, where every program that it calls is a stand-in."""

from __future__ import annotations

import os
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

from tests.repository import ROOT

REAL_PROGRAMS = ("cp", "make", "mkdir", "rm", "sed", "sh", "touch")

STAND_INS = {
    "id": "echo 1000",
    "python3": """
        if [ "$1" = -c ]; then [ ! -e "$SIGNS/python-is-old" ]; exit; fi
        [ -e "$SIGNS/venv-works" ] || exit 1
        mkdir -p "$3/bin" && cp "$SIGNS/python" "$3/bin/python"
    """,
    "apt-get": """
        echo "apt-get $*" >> "$SIGNS/calls"
        case "$*" in *python3-venv*) touch "$SIGNS/venv-works";; esac
    """,
    "npm": """
        echo "npm $*" >> "$SIGNS/calls"
        [ ! -e "$SIGNS/npm-fails" ] || exit 1
        mkdir -p node_modules/plotly.js-basic-dist-min
        touch node_modules/plotly.js-basic-dist-min/plotly-basic.min.js
    """,
}
ENVIRONMENT_PYTHON = """
    echo "python $*" >> "$SIGNS/calls"
    if [ "$1" = app.py ]; then echo "serving on $HOST:$PORT"; fi
    case "$*" in *packing) [ ! -e "$SIGNS/packing-fails" ];; esac
"""


@dataclass(frozen=True)
class Installation:
    """One machine with one clone: which programs it has, and what was called on it."""

    folder: Path
    signs: Path
    programs: Path

    def make(self, *words: str, **variables: str) -> subprocess.CompletedProcess[str]:
        """Run make with nothing but this machine's programs on the PATH."""
        environment = {"PATH": str(self.programs), "SIGNS": str(self.signs), **variables}
        command = [str(self.programs / "make"), "--no-print-directory", *words]
        return subprocess.run(
            command, cwd=self.folder, env=environment, capture_output=True, text=True, check=False
        )

    def have(self, program: str, script: str) -> None:
        """Put a stand-in for a program on the PATH."""
        _write_program(self.programs / program, script)

    def lack(self, program: str) -> None:
        """Take a program off the PATH."""
        (self.programs / program).unlink()

    def sign(self, name: str) -> None:
        """Set a sign that the stand-ins read, such as `npm-fails`."""
        (self.signs / name).touch()

    def calls(self) -> list[str]:
        """What was installed or started so far, in order."""
        log = self.signs / "calls"
        return log.read_text().splitlines() if log.exists() else []


def install(folder: Path) -> Installation:
    """A machine of an ordinary user where `python3 -m venv` and npm work and Chromium is absent."""
    installation = Installation(folder / "a clone", folder / "signs", folder / "programs")
    for part in (installation.folder, installation.signs, installation.programs):
        part.mkdir()
    for file in ("Makefile", "requirements.txt", "requirements-dev.txt", "package-lock.json"):
        shutil.copy(ROOT / file, installation.folder / file)
    for program in REAL_PROGRAMS:
        found = shutil.which(program)
        assert found is not None, f"{program} is missing here"
        (installation.programs / program).symlink_to(os.path.realpath(found))
    for program, script in STAND_INS.items():
        installation.have(program, script)
    _write_program(installation.signs / "python", ENVIRONMENT_PYTHON)
    installation.sign("venv-works")
    return installation


def _write_program(path: Path, script: str) -> None:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
