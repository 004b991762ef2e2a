"""What people type, the numbers worth knowing and the page about us, as they really are."""

from __future__ import annotations

import pytest

from data.model import Atlas


@pytest.mark.parametrize(
    ("word", "place"),
    [
        ("pins and needles", "sciatic_nerve"),
        ("little toe", "outer_foot"),
        ("personal nerve", "common_fibular_nerve"),
        ("peroneal", "common_fibular_nerve"),
        ("sit bone", "sit_bone"),
        ("foot drop", "front_shin"),
    ],
)
def test_a_lay_word_finds_its_place(atlas: Atlas, word: str, place: str) -> None:
    assert word in atlas.wordings["en"].search.parts[place]


@pytest.mark.parametrize("word", ["can't pee", "saddle numbness", "both legs", "foot drop"])
def test_a_word_of_danger_finds_the_safety_text(atlas: Atlas, word: str) -> None:
    assert word in atlas.wordings["en"].search.pages["safety"]


def test_numbers_are_told_with_their_source_and_the_page_says_it_is_unreviewed(
    atlas: Atlas,
) -> None:
    wording = atlas.wordings["en"]
    assert 10 <= len(wording.numbers) <= 25
    assert all(n.claim.sources or n.claim.basis == "textbook" for n in wording.numbers)
    headings = [section.heading for section in wording.about]
    assert "Not yet reviewed by a clinician" in headings
