"""Regions, causes, tours, views and languages are added without Python; what is missing is told."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from data.errors import ContentErrors
from data.reader import read_atlas
from tests.content import added, invented

pytestmark = pytest.mark.unmeasured


def faults(folder: Path) -> list[str]:
    with pytest.raises(ContentErrors) as raised:
        read_atlas(folder)
    return str(raised.value).splitlines()


def test_a_region_is_added_with_anatomy_words_and_a_drawing(folder: Path) -> None:
    added.add_region(folder)
    atlas = read_atlas(folder)
    assert atlas.wordings["en"].parts["inner_thigh"].name == "Inner thigh"
    assert atlas.wordings["en"].clinical["inner_thigh"].name == "Medial thigh"
    assert not atlas.regions["inner_thigh"].on_route
    assert atlas.views["front"].draws("inner_thigh")


def test_a_region_without_words_and_drawing_is_refused(folder: Path) -> None:
    added.append(folder / "anatomy/regions.toml", added.ANATOMY)
    assert faults(folder) == [
        "anatomy/regions.toml: inner_thigh: inner_thigh is drawn on no plate",
        "anatomy/regions.toml: inner_thigh.home_view: "
        "inner_thigh is not drawn in its home view front",
        "wording/en/regions.toml: inner_thigh.name: en: no plain name for inner_thigh",
        "wording/en/regions_clinical.toml: inner_thigh.name: en: no clinical name for inner_thigh",
    ]


def test_clinical_words_that_leave_a_plain_fact_out_are_refused(folder: Path) -> None:
    clinical = folder / "wording/en/regions_clinical.toml"
    invented.change(clinical, 'fact = "cramp_deep_ache"', 'fact = "cramp"')
    assert faults(folder) == [
        "wording/en/regions_clinical.toml: calf.preview: "
        "en: cramp_deep_ache is said in plain words only"
    ]


def test_a_structure_is_added_with_anatomy_words_and_a_label(folder: Path) -> None:
    added.add_structure(folder)
    atlas = read_atlas(folder)
    assert atlas.structures["gracilis"].kind == "muscle"
    assert "gracilis" in atlas.labels["knee"]
    assert atlas.wordings["en"].levels["clinical"]["gracilis"].name == "Gracilis"


def test_a_structure_without_words_is_refused(folder: Path) -> None:
    added.append(folder / "anatomy/structures.toml", added.STRUCTURE)
    invented.change(folder / "anatomy/labels.toml", '"patella",', '"patela",')
    assert faults(folder) == [
        'anatomy/labels.toml: knee.parts: "patela" is no part; did you mean "patella"?',
        "wording/en/structures.toml: gracilis.name: en: no plain name for gracilis",
        "wording/en/structures_clinical.toml: gracilis.name: en: no clinical name for gracilis",
    ]


def test_a_cause_is_added_with_a_file_and_its_words(folder: Path) -> None:
    added.add_cause(folder)
    atlas = read_atlas(folder)
    assert list(atlas.causes)[-1] == "tight_boot"
    assert atlas.causes["tight_boot"].linked_with == ("outer_ankle", "outer_foot")
    assert atlas.wordings["en"].cause_levels["plain"]["tight_boot"].name == "Tight boot"
    assert atlas.wordings["en"].cause_levels["clinical"]["tight_boot"].name == "Boot pressure"


def test_a_tour_is_added_with_a_file_and_its_words(folder: Path) -> None:
    added.add_tour(folder)
    atlas = read_atlas(folder)
    assert list(atlas.tours)[-1] == "short_walk"
    assert [step.id for step in atlas.tours["short_walk"].steps] == ["knee", "disc"]


def test_a_tour_without_words_is_refused(folder: Path) -> None:
    (folder / "tours/short_walk.toml").write_text(added.TOUR)
    assert faults(folder) == ["wording/en/tours.toml: short_walk: en: no words for short_walk"]


def test_a_cause_without_words_is_refused(folder: Path) -> None:
    (folder / "causes/tight_boot.toml").write_text(added.CAUSE)
    assert faults(folder) == [
        "wording/en/causes.toml: tight_boot.name: en: no plain name for tight_boot",
        "wording/en/causes_clinical.toml: tight_boot.name: en: no clinical name for tight_boot",
    ]


def test_a_cause_without_an_outlook_is_refused(folder: Path) -> None:
    added.add_cause(folder)
    words = folder / "wording/en/causes.toml"
    invented.change(words, added.OUTLOOK, "outlook = []")
    invented.change(folder / "causes/tight_boot.toml", '"sural_nerve"', '"sural_nerv"')
    assert faults(folder) == [
        'causes/tight_boot.toml: lights: "sural_nerv" is no nerve or root; '
        'did you mean "sural_nerve"?',
        "wording/en/causes.toml: tight_boot.outlook: en: cause without outlook",
    ]


def test_a_search_word_is_added_and_leads_somewhere(folder: Path) -> None:
    search = folder / "wording/en/search.toml"
    invented.change(search, 'heel = ["heel", ', 'heel = ["heel", "back of foot", ')
    assert "back of foot" in read_atlas(folder).wordings["en"].search.parts["heel"]
    invented.change(search, "\nheel = [", "\nhele = [")
    assert faults(folder) == [
        'wording/en/search.toml: parts.hele: "hele" is no part; did you mean "heel"?'
    ]


def test_words_without_a_region_are_refused(folder: Path) -> None:
    added.append(folder / "wording/en/regions.toml", added.WORDS)
    assert [line.partition(";")[0] for line in faults(folder)] == [
        'wording/en/regions.toml: inner_thigh: "inner_thigh" is no region'
    ]


def test_a_view_is_added_with_a_drawing_and_two_texts(folder: Path) -> None:
    added.add_view(folder)
    view = read_atlas(folder).views["above"]
    assert view.draws("lower_back")
    assert list(read_atlas(folder).views)[-1] == "above"


def test_a_view_without_words_is_refused(folder: Path) -> None:
    added.add_view(folder)
    page = folder / "wording/en/page.toml"
    invented.change(page, 'above = "Above"', "")
    invented.change(page, 'above = "The body from above."', "")
    assert faults(folder) == [
        "wording/en/page.toml: plate.above: en: no words for plate.above",
        "wording/en/page.toml: view.above: en: no words for view.above",
    ]


def test_a_view_without_a_drawing_is_refused(folder: Path) -> None:
    invented.change(folder / "anatomy/views.toml", '"sole"]', '"sole", "above"]')
    assert faults(folder) == ["atlas/views/above.json: the file is missing"]


def test_a_language_is_added_as_one_folder(folder: Path) -> None:
    added.add_language(folder)
    atlas = read_atlas(folder)
    assert list(atlas.wordings) == ["en", "ko"]
    korean = atlas.wordings["ko"]
    assert korean.parts["heel"].name == "발뒤꿈치"
    assert list(korean.levels) == ["plain", "clinical"]
    assert korean.prose.reading_grade is None
    assert korean.prose.threat_words == ("손상",)


def test_a_language_may_have_plain_words_only(folder: Path) -> None:
    shutil.copytree(folder / "wording/en", folder / "wording/ko")
    for file in (folder / "wording/ko").glob("*_clinical.toml"):
        file.unlink()
    assert list(read_atlas(folder).wordings["ko"].levels) == ["plain"]
    shutil.copy(folder / "wording/en/nerves_clinical.toml", folder / "wording/ko")
    assert [fault for fault in faults(folder) if "missing" in fault] == [
        "wording/ko/causes_clinical.toml: the file is missing",
        "wording/ko/regions_clinical.toml: the file is missing",
        "wording/ko/shared_clinical.toml: the file is missing",
        "wording/ko/structures_clinical.toml: the file is missing",
    ]


def test_a_language_with_something_forgotten_is_refused(folder: Path) -> None:
    shutil.copytree(folder / "wording/en", folder / "wording/ko")
    words = (folder / "wording/ko/regions.toml").read_text()
    before, _, rest = words.partition("[heel]")
    after = rest[rest.index("[inner_sole]") :]
    (folder / "wording/ko/regions.toml").write_text(before + after)
    invented.change(folder / "wording/ko/nerves.toml", 'fact = "largest_nerve"', 'fact = "large"')
    invented.change(folder / "wording/ko/page.toml", 'title = "Sciatic Explorer"', "")
    invented.change(folder / "wording/ko/safety.toml", 'australia = "Australia"', "")
    assert faults(folder) == [
        "wording/ko/nerves.toml: sciatic_nerve.preview: ko: does not say largest_nerve",
        "wording/ko/nerves.toml: sciatic_nerve.preview: large is not said in English",
        "wording/ko/nerves_clinical.toml: sciatic_nerve.preview: "
        "ko: large is said in plain words only",
        "wording/ko/page.toml: title: ko: no words for title",
        "wording/ko/regions.toml: heel.name: ko: no plain name for heel",
        "wording/ko/safety.toml: country_names.australia: ko: no name for australia",
    ]


def test_a_clinic_names_its_country(folder: Path) -> None:
    (folder / "clinic.toml").write_text('country = "south_korea"\n')
    assert read_atlas(folder).clinic.country == "south_korea"
    (folder / "clinic.toml").write_text('country = "korea"\n')
    assert faults(folder) == [
        'clinic.toml: country: "korea" is no country with a number; did you mean "south_korea"?'
    ]
