"""Causes as they stand in their files, sound and faulty."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.errors import ContentErrors
from data.reader import read_atlas
from tests.content import added, invented


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentErrors) as raised:
        read_atlas(folder)
    return str(raised.value).splitlines()


def test_a_cause_is_named_by_its_file_and_listed_by_its_place(folder: Path) -> None:
    atlas = read_atlas(folder)
    places = [cause.place for cause in atlas.causes.values()]
    assert places == sorted(places)
    assert set(atlas.causes) == {path.stem for path in (folder / "causes").glob("*.toml")}
    disc = atlas.causes["disc_l4_l5"]
    assert (disc.site, disc.lights) == (("lumbar_discs",), ("l5_root",))
    assert (disc.meshes, atlas.causes["spinal_stenosis"].meshes) == (("disc_l4_l5",), ())
    assert disc.mechanisms == ("pressure", "inflammation", "sensitive_nerve")


def test_all_faults_of_a_cause_are_told_at_once(folder: Path) -> None:
    file = folder / "causes/injury.toml"
    invented.change(file, "place = 8", 'place = "eight"')
    invented.change(file, "mechanisms = []", 'mechanisms = ["presure"]')
    invented.change(file, 'lights = ["sciatic_nerve"]', 'lights = "sciatic_nerve"')
    invented.change(file, 'frame = "low_back_and_hip"', 'fame = "low_back_and_hip"')
    assert faults(folder) == [
        'causes/injury.toml: fame: "fame" is no known name here; did you mean "frame"?',
        "causes/injury.toml: frame: is missing; it must be a text",
        "causes/injury.toml: lights: must be a list of texts",
        'causes/injury.toml: mechanisms: "presure" is no mechanism; did you mean "pressure"?',
        "causes/injury.toml: place: must be a whole number",
    ]


def test_a_cause_needs_a_place(folder: Path) -> None:
    invented.change(folder / "causes/injury.toml", "place = 8\n", "")
    assert faults(folder) == ["causes/injury.toml: place: is missing; it must be a whole number"]


def test_a_file_that_is_not_well_formed_is_named(folder: Path) -> None:
    added.append(folder / "causes/injury.toml", "\nsite = [")
    (said,) = faults(folder)
    assert said.startswith("causes/injury.toml: is not well formed: ")


def test_a_mesh_that_does_not_exist_is_refused_with_what_was_meant(folder: Path) -> None:
    invented.change(folder / "causes/disc_l4_l5.toml", '["disc_l4_l5"]', '["disc_l4_l6"]')
    (fault,) = faults(folder)
    assert fault.startswith(
        'causes/disc_l4_l5.toml: meshes: "disc_l4_l6" is no mesh that is drawn apart at its site; '
        "did you mean "
    )
