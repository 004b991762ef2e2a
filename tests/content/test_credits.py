"""Whoever gave data to the body is named, with a licence whose text is there."""

from __future__ import annotations

import re
from collections.abc import Mapping

import pytest

from tests.repository import ROOT

ATLAS = ROOT / "data/atlas"
CREDITS = (ATLAS / "CREDITS.md").read_text()
REQUIREMENTS = (ROOT / "requirements-atlas.txt").read_text()
LEAST_LICENCE_CHARACTERS = 300


def read_pins(requirements: str) -> dict[str, dict[str, str]]:
    """Versions by package, by the comment heading each group of lines."""
    groups: dict[str, dict[str, str]] = {}
    heading = ""
    for line in requirements.splitlines():
        if line.startswith("#"):
            heading = line.removeprefix("# ")
        elif line:
            name, version = line.split("==")
            groups.setdefault(heading, {})[name] = version
    return groups


def data_pins() -> Mapping[str, str]:
    """The pinned packages whose data becomes part of the body."""
    (group,) = (pins for heading, pins in read_pins(REQUIREMENTS).items() if "CREDITS" in heading)
    return group


def credited_rows(credits_text: str) -> dict[str, str]:
    """The row of the table that opens with each package's name, by name and version."""
    return {
        f"{name}=={version}": row
        for row, name, version in re.findall(
            r"^(\| `([\w-]+)` ([\d.]+) \|.*)$", credits_text, re.MULTILINE
        )
    }


@pytest.mark.parametrize("package", sorted(data_pins()))
def test_every_data_package_is_credited_with_its_version_and_a_licence(package: str) -> None:
    pin = f"{package}=={data_pins()[package]}"
    rows = credited_rows(CREDITS)
    assert pin in rows, f"{pin} contributes data but CREDITS.md credits {sorted(rows)}"
    licences = re.findall(r"\]\((LICENSES/[^)]+)\)", rows[pin])
    assert licences, f"{pin} is credited without a licence text"
    for licence in licences:
        assert len((ATLAS / licence).read_text()) > LEAST_LICENCE_CHARACTERS


def test_nothing_is_credited_that_is_not_used() -> None:
    assert set(credited_rows(CREDITS)) == {f"{name}=={pin}" for name, pin in data_pins().items()}


def test_the_pipeline_reads_the_versions_that_are_pinned() -> None:
    source = (ATLAS / "pipeline/sources.py").read_text()
    read = dict(re.findall(r'DataPackage\("([\w-]+)", "\w+", "([\d.]+)"', source))
    assert read == dict(data_pins())


def test_every_licence_file_is_named_and_every_named_one_is_there() -> None:
    named = set(re.findall(r"\]\(LICENSES/([^)]+)\)", CREDITS))
    there = {path.name for path in (ATLAS / "LICENSES").iterdir()}
    assert named == there


@pytest.mark.parametrize(
    "credit",
    [
        "Auckland Bioengineering Institute",
        "Rajagopal",
        "Christophy",
        "Walia",
        "OpenSim",
        "Attribution 3.0",
        "MakeHuman",
        "MPFB",
    ],
)
def test_those_whose_work_the_packages_rest_on_are_named(credit: str) -> None:
    assert credit in CREDITS


def test_neither_torch_nor_a_package_with_restricted_parts_is_asked_for() -> None:
    asked = {name.lower() for pins in read_pins(REQUIREMENTS).values() for name in pins}
    assert not asked & {"torch", "musclemimic-models", "musclemimic_models"}
    assert "mujoco==3." in REQUIREMENTS
