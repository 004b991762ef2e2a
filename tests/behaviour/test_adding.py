"""What an author adds to the files is offered by the page, without a line of Python."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import pytest

from components.address import read_address, write_address
from components.controls import controls
from components.data_files import DataFile, data_files
from components.finder import findable
from components.markup import markup
from components.stylesheet import stylesheet
from components.tables import tables
from components.word_tables import word_table
from data.model import Atlas
from data.reader import read_atlas
from tests.content import added

pytestmark = pytest.mark.unmeasured


def files(atlas: Atlas) -> Mapping[str, DataFile]:
    """What the browser may look up, by name; pictures are named and never opened."""
    return data_files(atlas, str)


def test_a_region_that_was_added_answers(folder: Path) -> None:
    added.add_region(folder)
    atlas = read_atlas(folder)
    asked = read_address("?part=inner_thigh", atlas)
    assert (asked.part, asked.view) == ("inner_thigh", "front")
    assert write_address(asked, atlas) == "part=inner_thigh"
    table = tables(atlas, {})
    assert table["traces"]["traceinner_thigh"]["part"] == "inner_thigh"
    assert "inner_thigh" in table["views"]["front"]["drawn"]
    assert table["frames"]["front"]["inner_thigh"] == "thigh"
    assert ".traceinner_thigh" in stylesheet(atlas, dict.fromkeys(atlas.views, "picture"))
    words = word_table(atlas, atlas.wordings["en"], {})
    assert words["names"]["inner_thigh"] == "Inner thigh"
    assert "It could be a muscle." in json.dumps(words["cards"]["inner_thigh"])
    listed = files(atlas)
    assert "Inner thigh" in listed["words/en-plain-front"].text
    assert "Medial thigh" in listed["words/en-clinical-front"].text


def test_a_structure_that_was_added_is_named_and_found(folder: Path) -> None:
    added.add_structure(folder)
    atlas = read_atlas(folder)
    assert read_address("?part=gracilis", atlas).part == "gracilis"
    found = {entry.set: entry for entry in findable(atlas, atlas.wordings["en"])}
    assert "slim thigh muscle" in found["part=gracilis"].words


def test_a_cause_that_was_added_answers_wherever_causes_do(folder: Path) -> None:
    added.add_cause(folder)
    atlas = read_atlas(folder)
    asked = read_address("?part=heel&cause=tight_boot", atlas)
    assert (asked.cause, asked.part, asked.view) == ("tight_boot", None, "outer")
    table = tables(atlas, {})
    assert table["frames"]["outer"]["cause=tight_boot"] == "foot"
    assert ".about-cause-tight_boot" in stylesheet(atlas, dict.fromkeys(atlas.views, ""))
    words = word_table(atlas, atlas.wordings["en"], {})
    assert "With a wide boot it gets better." in words["cards"]["cause=tight_boot"]
    assert 'data-set="cause=tight_boot"' in words["cards"]["outer_foot"]
    found = {entry.set: entry for entry in findable(atlas, atlas.wordings["en"])}
    assert found["cause=tight_boot"].words == ("ski boot", "tight boot")


def test_a_tour_that_was_added_is_offered_and_walked(folder: Path) -> None:
    added.add_tour(folder)
    atlas = read_atlas(folder)
    asked = read_address("?tour=short_walk&step=2", atlas)
    assert (asked.tour, asked.step, asked.view) == ("short_walk", 2, "back")
    words = word_table(atlas, atlas.wordings["en"], {})
    assert "The nerve runs here." in words["cards"]["tour=short_walk 1"]
    assert 'data-set="tour=short_walk"' in words["start"]
    assert tables(atlas, {})["walk"]["tour=short_walk 1"]["next"] == {"step": "2"}
    found = {entry.set: entry for entry in findable(atlas, atlas.wordings["en"])}
    assert "stroll" in found["tour=short_walk"].words


def test_a_view_that_was_added_is_offered(folder: Path) -> None:
    added.add_view(folder)
    atlas = read_atlas(folder)
    assert read_address("?view=above", atlas).view == "above"
    assert "lower_back" in tables(atlas, {})["views"]["above"]["drawn"]
    assert "body:not(.view-above)" in stylesheet(atlas, dict.fromkeys(atlas.views, "picture"))
    assert word_table(atlas, atlas.wordings["en"], {})["plate"]["above"] == "The body from above."
    assert 'data-set="view=above"' in markup([controls(atlas, atlas.wordings["en"])])
    assert {"plates/above", "plates/above-structures", "words/en-plain-above"} <= set(files(atlas))


def test_a_language_that_was_added_says_its_own_words(folder: Path) -> None:
    added.add_language(folder)
    atlas = read_atlas(folder)
    assert read_address("?language=ko", atlas).language == "ko"
    assert read_address("", atlas).language == "en"
    listed = files(atlas)
    korean, english = listed["words/ko-plain"].text, listed["words/en-plain"].text
    assert json.loads(korean)["names"]["heel"] == "발뒤꿈치"
    assert json.loads(english)["names"]["heel"] == "Heel"
    assert "words/ko-clinical-sole" in listed


def test_clinical_words_wait_until_every_language_has_them(folder: Path) -> None:
    added.add_language(folder)
    for file in (folder / "wording/ko").glob("*_clinical.toml"):
        file.unlink()
    atlas = read_atlas(folder)
    assert read_address("?words=clinical", atlas).words == "plain"
    assert "words/en-clinical" not in files(atlas)
