"""`python -m data.check` in words and exit code."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from data.check import main
from tests.content import invented
from tests.contract import CAUSES, NERVES, OFF_ROUTE, ROOTS, STOPS, STRUCTURES, TOURS, VIEWS
from tests.repository import ROOT


def test_sound_content_is_one_line_and_exit_0(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(invented.folder(tmp_path))]) == 0
    assert re.fullmatch(
        f"The content is sound: {len(STOPS) + len(OFF_ROUTE)} regions, {len(NERVES)} nerves, "
        f"{len(ROOTS)} roots, {len(STRUCTURES)} structures, {len(CAUSES)} causes, "
        f"{len(TOURS)} tours, {len(VIEWS)} views, "
        r"\d+ claims, \d+ sources, languages en\.\n",
        capsys.readouterr().out,
    )


def test_faults_are_printed_one_a_line_and_exit_1(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    root = invented.folder(tmp_path)
    invented.change(
        root / "anatomy/regions.toml",
        'supplied_by = ["medial_plantar_nerve"]',
        'supplied_by = ["medial_planter_nerve"]',
    )
    invented.change(root / "anatomy/regions.toml", 'home_view = "sole"', 'home_view = "soul"')
    assert main([str(root)]) == 1
    assert capsys.readouterr().out.splitlines() == [
        'anatomy/regions.toml: heel.home_view: "soul" is no view; did you mean "sole"?',
        'anatomy/regions.toml: inner_sole.supplied_by: "medial_planter_nerve" is no nerve; '
        'did you mean "medial_plantar_nerve"?',
        "2 errors in the content of data/",
    ]


def test_the_command_of_the_readme_runs() -> None:
    command = [sys.executable, "-m", "data.check"]
    ran = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    assert ran.stdout.startswith("The content is sound: ")
    assert ran.stderr == ""
