"""The measures of prose: sentences, syllables, grade."""

from __future__ import annotations

import pytest

from data.prose import reading_grade, sentences, syllables, words

SYLLABLES = {
    1: "pain leg knee toes ache aches eased pressed moved soles rules shoes don't nerve's 9",
    2: "ankle muscle needles being lying buttock started changes because people someone every "
    "sometimes safety movement useful rarely isn't shingles",
    3: "area areas sensitive surgery serious tibial arteries exercise infection diagnose",
    4: "emergency inflammation irritated usually diabetes activity diagnosis",
}


@pytest.mark.parametrize(
    ("word", "count"), [(word, count) for count in SYLLABLES for word in SYLLABLES[count].split()]
)
def test_syllables_are_counted_as_spoken(word: str, count: int) -> None:
    assert syllables(word) == count


def test_a_typographic_apostrophe_counts_as_a_plain_one() -> None:
    assert syllables("isn\u2019t") == syllables("isn't") == 2
    assert words("It isn\u2019t, 9 in 10 say.") == ["It", "isn\u2019t", "9", "in", "10", "say"]


def test_a_text_falls_into_its_sentences() -> None:
    text = 'It aches. "Does it?" Yes! About 5.9 of 10.'
    assert sentences(text) == ["It aches.", '"Does it?', "Yes!", "About 5.9 of 10."]
    assert sentences("  ") == []


def test_the_grade_is_flesch_and_kincaids() -> None:
    text = "The nerve runs down the leg. It may ache when you are sitting."
    count = len(words(text))
    spoken = sum(map(syllables, words(text)))
    assert (count, spoken) == (13, 14)
    assert reading_grade(text) == pytest.approx(0.39 * 13 / 2 + 11.8 * 14 / 13 - 15.59)


def test_names_count_as_one_syllable() -> None:
    text = "The posterior femoral cutaneous nerve."
    assert reading_grade(text, ("posterior", "femoral", "cutaneous")) < reading_grade(text) - 10


def test_no_text_has_no_grade() -> None:
    assert reading_grade("") == 0.0
