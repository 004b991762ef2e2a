"""Rules between plain and clinical words, on invented atlases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import clinical_rules, prose_rules, word_rules
from data.model import Atlas
from data.words import Card, Claim, PartWords
from tests.content import invented
from tests.content.changed import told

CLINICAL = "wording/en/regions_clinical.toml"


def clinical(**words: PartWords) -> Atlas:
    """An atlas with clinical words for every part; some of them are given here."""
    atlas = invented.atlas()
    said = {**invented.clinical_words(), **words}
    return replace(atlas, wordings={"en": replace(atlas.wordings["en"], clinical=said)})


def heel(**lists: tuple[Claim, ...]) -> PartWords:
    """The clinical words of the heel with some lists of its card changed."""
    words = invented.clinical_words()["heel"]
    assert words.card is not None
    return replace(words, card=replace(words.card, **lists))


def claim(text: str, *facts: str, key: str = "heel.anatomy.1") -> Claim:
    return Claim(key, facts, text, "textbook", ())


def test_sound_clinical_words_break_no_promise() -> None:
    atlas = clinical()
    for rule in (*clinical_rules.CLINICAL_RULES, *word_rules.WORD_RULES, *prose_rules.PROSE_RULES):
        assert told(rule, atlas) == []


@pytest.mark.parametrize("fact", ["Seldom", "at night", "a__b", "_a", "a-b", ""])
def test_a_fact_has_a_key_in_small_letters(fact: str) -> None:
    atlas = clinical(heel=heel(anatomy=(claim("It is here.", fact),)))
    assert told(clinical_rules.facts_have_keys_of_their_own, atlas) == [
        f'{CLINICAL}: heel.anatomy.1: "{fact}" must be small letters, numbers and _'
    ]


def test_a_fact_is_said_once_in_a_list() -> None:
    twice = (claim("It is here.", "here"), claim("Here it is.", "here", key="heel.anatomy.2"))
    assert told(
        clinical_rules.facts_have_keys_of_their_own, clinical(heel=heel(anatomy=twice))
    ) == [
        f"{CLINICAL}: heel.anatomy.1: here is said twice here",
        f"{CLINICAL}: heel.anatomy.2: here is said twice here",
    ]


def test_clinical_words_leave_out_nothing_that_plain_words_say() -> None:
    rule = clinical_rules.clinical_words_say_what_plain_words_say
    assert told(rule, clinical(heel=heel(helps=()))) == [
        f"{CLINICAL}: heel.helps: en: fact_1 is said in plain words only"
    ]
    elsewhere = heel(helps=(), linked=(claim("Rest.", "fact_1", key="heel.linked.1"),))
    assert len(told(rule, clinical(heel=elsewhere))) == 1


def test_one_clinical_sentence_may_say_two_plain_facts_and_more() -> None:
    both = heel(feel=(claim("An ache.", "fact_1", "fact_2", key="heel.feel.1"),))
    rule = clinical_rules.clinical_words_say_what_plain_words_say
    assert told(rule, clinical(heel=both)) == []


def test_a_preview_says_the_same_at_both_levels() -> None:
    words = replace(invented.clinical_words()["sural_nerve"], preview=())
    rule = clinical_rules.clinical_words_say_what_plain_words_say
    assert told(rule, clinical(sural_nerve=words)) == [
        "wording/en/nerves_clinical.toml: sural_nerve.preview: "
        "en: fact_1 is said in plain words only"
    ]


def test_a_root_on_a_card_comes_with_the_overlap() -> None:
    rule = clinical_rules.a_root_comes_with_the_overlap
    named = claim("Often L5 or S1.", "roots")
    assert told(rule, clinical(heel=heel(anatomy=(named,)))) == [
        f'{CLINICAL}: heel.anatomy.1: names a root; its card must {{ say = "maps_overlap" }}'
    ]
    overlap = claim("Maps overlap.", "maps_overlap", key="heel.anatomy.2")
    assert told(rule, clinical(heel=heel(anatomy=(named, overlap)))) == []


def test_a_nerve_may_name_its_roots_alone() -> None:
    words = replace(
        invented.clinical_words()["sural_nerve"],
        card=Card(anatomy=(claim("Roots: S1, S2.", "roots", key="sural_nerve.anatomy.1"),)),
    )
    atlas = clinical(sural_nerve=words)
    assert told(clinical_rules.a_root_comes_with_the_overlap, atlas) == []
    assert told(prose_rules.no_region_names_a_root, atlas) == []


def test_a_clinical_preview_or_name_of_a_region_names_no_root() -> None:
    preview = (claim("Often S1.", "fact_1", key="heel.preview.1"),)
    words = replace(heel(), preview=preview, name="S1 heel")
    assert told(prose_rules.no_region_names_a_root, clinical(heel=words)) == [
        f'{CLINICAL}: heel.name: names a root in a name or preview: "S1"',
        f'{CLINICAL}: heel.preview.1: names a root in a name or preview: "S1"',
    ]


def test_a_clinical_card_tells_the_anatomy() -> None:
    assert told(
        clinical_rules.a_clinical_card_tells_the_anatomy, clinical(heel=heel(anatomy=()))
    ) == [f"{CLINICAL}: heel.anatomy: en: the card of heel says nothing under anatomy"]


def test_clinical_words_need_not_be_easy_but_whole() -> None:
    hard = "Degeneration necessitates comprehensive multidisciplinary rehabilitation programmes."
    atlas = clinical(heel=heel(anatomy=(claim(hard, "hard"),)))
    assert told(prose_rules.plain_words_are_easy_to_read, atlas) == []
    assert told(prose_rules.sentences_are_whole, atlas) == []
    half = clinical(heel=heel(anatomy=(claim("Deep to soleus", "deep"),)))
    assert told(prose_rules.sentences_are_whole, half) == [
        f'{CLINICAL}: heel.anatomy.1: half a sentence: "Deep to soleus"'
    ]


def test_the_second_name_of_a_word_stands_in_clinical_words_too() -> None:
    atlas = clinical(heel=heel(anatomy=(claim("The fibular nerve.", "nerve"),)))
    assert told(prose_rules.new_words_are_introduced, atlas) == [
        f'{CLINICAL}: heel: "fibular" must be "fibular (peroneal)" at its first mention'
    ]


def test_a_part_without_a_clinical_name_is_refused() -> None:
    atlas = clinical()
    said = {part: words for part, words in atlas.wordings["en"].clinical.items() if part != "heel"}
    atlas = replace(atlas, wordings={"en": replace(atlas.wordings["en"], clinical=said)})
    assert told(word_rules.every_part_has_a_name, atlas) == [
        f"{CLINICAL}: heel.name: en: no clinical name for heel"
    ]


def test_languages_say_the_same_facts() -> None:
    atlas = invented.atlas()
    korean = invented.wording("ko")
    feel = (claim("It may ache.", "fact_2", key="heel.feel.1"),)
    card = korean.parts["heel"].card
    assert card is not None
    words = replace(korean.parts["heel"], card=replace(card, feel=feel))
    korean = replace(korean, parts={**korean.parts, "heel": words})
    atlas = replace(atlas, wordings={**atlas.wordings, "ko": korean})
    assert told(clinical_rules.languages_say_the_same_facts, atlas) == [
        "wording/ko/regions.toml: heel.feel: ko: does not say fact_1",
        "wording/ko/regions.toml: heel.feel: fact_2 is not said in English",
    ]
