"""Search: every name and lay word leads somewhere, and urgent words lead to safety first."""

from __future__ import annotations

from components.finder import comparable, findable
from components.words import spoken
from data.model import Atlas


def _found(atlas: Atlas, word: str) -> list[str]:
    entries = findable(atlas, atlas.wordings["en"])
    return [entry.set for entry in entries if comparable(word) in entry.words]


def test_every_part_and_cause_is_found_by_its_names_of_every_level_at_every_level(
    atlas: Atlas,
) -> None:
    wording = atlas.wordings["en"]
    for level in wording.levels:
        entries = {entry.set: entry for entry in findable(atlas, spoken(wording, level))}
        for words in wording.levels.values():
            for part in atlas.parts:
                assert comparable(words[part].name) in entries[f"part={part}"].words, part
        for cause_words in wording.cause_levels.values():
            for cause in atlas.causes:
                known = entries[f"cause={cause}"].words
                assert comparable(cause_words[cause].name) in known, cause


def test_lay_words_and_other_names_are_found(atlas: Atlas) -> None:
    for word, wanted in {
        "little toe": "part=outer_foot",
        "sit bone": "part=sit_bone",
        "foot drop": "part=front_shin",
        "peroneal": "part=common_fibular_nerve",
        "personal nerve": "part=common_fibular_nerve",
    }.items():
        assert wanted in _found(atlas, word), word


def test_a_word_that_is_urgent_leads_to_safety_before_any_place(atlas: Atlas) -> None:
    urgent = atlas.wordings["en"].search.pages["safety"]
    assert urgent
    for word in urgent:
        assert _found(atlas, word)[0] == "page=safety", word


def test_words_are_compared_without_case_accents_and_marks() -> None:
    assert comparable("  Nérve (L5)! ") == "nerve l5"
