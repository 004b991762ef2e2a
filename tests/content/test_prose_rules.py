"""Rules of plain prose, on invented atlases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import prose_rules
from data.model import Atlas
from data.words import SafetyBlock
from tests.content import invented
from tests.content.changed import heel, heel_card, told, with_part, with_wording

REGIONS_FILE = "wording/en/regions.toml"
HARD = "Inflammatory radiculopathy necessitates comprehensive multidisciplinary rehabilitation."


def saying(text: str) -> Atlas:
    """An atlas whose heel card says something under feel."""
    return with_part("heel", heel_card(feel=(invented.claim("heel.feel.1", text),)))


def previewing(text: str) -> Atlas:
    """An atlas whose heel has this preview."""
    return with_part("heel", heel(preview=(invented.claim("heel.preview.1", text),)))


def words(count: int) -> str:
    return " ".join(["It", *["aches"] * (count - 1)]) + "."


def test_hard_words_are_refused() -> None:
    found = told(prose_rules.plain_words_are_easy_to_read, saying(HARD))
    assert len(found) == 1
    assert found[0].startswith(f"{REGIONS_FILE}: heel.feel: reads at US grade ")
    assert found[0].endswith("; the limit is 6")


def test_a_language_without_a_formula_is_not_graded() -> None:
    prose = replace(invented.wording("ko").prose, reading_grade=None)
    parts = {
        **invented.wording("ko").parts,
        "heel": heel_card(feel=(invented.claim("heel.feel.1", HARD),)),
    }
    atlas = with_wording("ko", prose=prose, parts=parts)
    assert told(prose_rules.plain_words_are_easy_to_read, atlas) == []


def test_the_safety_text_is_graded_too() -> None:
    safety = replace(invented.wording("en").safety, soon=SafetyBlock("See one if", (HARD,), ""))
    found = told(prose_rules.plain_words_are_easy_to_read, with_wording(safety=safety))
    assert [line.split(": ")[:2] for line in found] == [["wording/en/safety.toml", "soon"]]


def test_a_sentence_has_twenty_words_at_most() -> None:
    assert told(prose_rules.sentences_are_short, saying(f"It aches. {words(20)}")) == []
    assert told(prose_rules.sentences_are_short, saying(f"It aches. {words(21)}")) == [
        f"{REGIONS_FILE}: heel.feel.1: a sentence of 21 words; the limit is 20"
    ]


def test_sentences_have_fifteen_words_on_average() -> None:
    assert told(prose_rules.sentences_are_short, saying(f"{words(15)} {words(15)}")) == []
    assert told(prose_rules.sentences_are_short, saying(f"{words(15)} {words(16)}")) == [
        f"{REGIONS_FILE}: heel.feel: 15.5 words a sentence; the limit is 15"
    ]


@pytest.mark.parametrize("text", ["it may ache.", "It may ache", "It may ache,", "a dull ache"])
def test_half_a_sentence_is_refused(text: str) -> None:
    assert told(prose_rules.sentences_are_whole, saying(text)) == [
        f'{REGIONS_FILE}: heel.feel.1: half a sentence: "{text}"'
    ]


@pytest.mark.parametrize("text", ["Does it ache?", "9 in 10 ache.", "Go now!"])
def test_a_whole_sentence_passes(text: str) -> None:
    assert told(prose_rules.sentences_are_whole, saying(text)) == []


def test_a_preview_has_one_or_two_sentences() -> None:
    rule = prose_rules.a_preview_is_one_or_two_sentences
    assert told(rule, previewing("It aches. It burns.")) == []
    assert told(rule, previewing("It aches. It burns. It stings.")) == [
        f"{REGIONS_FILE}: heel.preview: 3 sentences; a preview has one or two"
    ]


@pytest.mark.parametrize("markup", ["<b>", "&nbsp;", "**", "`", "](", "{"])
def test_markup_is_refused(markup: str) -> None:
    found = told(prose_rules.words_hold_no_markup, saying(f"It {markup} aches."))
    assert found == [f'{REGIONS_FILE}: heel.feel.1: markup in words: "{markup}"']


@pytest.mark.parametrize("threat", ["worn", "Worn", "wear and tear"])
def test_a_threat_word_is_refused(threat: str) -> None:
    found = told(prose_rules.plain_words_do_not_threaten, saying(f"The disc is {threat}."))
    assert found == [f'{REGIONS_FILE}: heel.feel.1: threat word: "{threat}"']


def test_a_threat_word_inside_another_word_passes() -> None:
    assert told(prose_rules.plain_words_do_not_threaten, saying("It is sworn.")) == []


def test_the_page_does_not_threaten_but_the_safety_text_may() -> None:
    page = {**invented.wording("en").page, "title": "Worn discs"}
    safety = replace(invented.wording("en").safety, now=SafetyBlock("Worn", ("It is worn.",), ""))
    atlas = with_wording(page=page, safety=safety)
    assert told(prose_rules.plain_words_do_not_threaten, atlas) == [
        'wording/en/page.toml: title: threat word: "Worn"'
    ]


@pytest.mark.parametrize(
    "named", ["L5", "S1", "l4", "S 1", "L-5", "lumbar root", "sacral nerve roots", "fifth lumbar"]
)
def test_a_region_names_no_root(named: str) -> None:
    found = told(prose_rules.no_region_names_a_root, saying(f"Often from {named} here."))
    assert found == [f'{REGIONS_FILE}: heel.feel.1: names a root in plain words: "{named}"']


def test_the_name_of_a_region_names_no_root() -> None:
    assert told(prose_rules.no_region_names_a_root, with_part("heel", heel(name="S1 heel"))) == [
        f'{REGIONS_FILE}: heel.name: names a root in plain words: "S1"'
    ]


def test_a_nerve_root_itself_may_be_named() -> None:
    root = replace(invented.part_words("s1_root", "nerves"), name="Nerve root S1")
    assert told(prose_rules.no_region_names_a_root, with_part("s1_root", root)) == []


def test_a_word_with_two_names_has_both_at_its_first_mention() -> None:
    rule = prose_rules.new_words_are_introduced
    assert told(rule, saying("The fibular (peroneal) nerve. The fibular nerve.")) == []
    assert told(rule, saying("The Fibular nerve. The fibular (peroneal) nerve.")) == [
        f'{REGIONS_FILE}: heel: "Fibular" must be "fibular (peroneal)" at its first mention'
    ]
    assert told(rule, previewing("The fibular nerve.")) == [
        f'{REGIONS_FILE}: heel.preview: "fibular" must be "fibular (peroneal)" at its first mention'
    ]
