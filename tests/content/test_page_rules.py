"""Rules of search words, numbers, the page about us and that of what helps, on invented atlases."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data import page_rules, prose_rules, word_rules
from data.words import AboutSection, Claim, HelpsSection, KeyNumber, SearchWords
from tests.content import invented
from tests.content.changed import told, with_wording


def section(name: str, *texts: str, sources: tuple[str, ...] = ()) -> AboutSection:
    return AboutSection(name, "A heading", texts, sources)


def helping(name: str, *claims: Claim) -> HelpsSection:
    return HelpsSection(name, "A heading", claims)


@pytest.mark.parametrize(
    ("search", "message"),
    [
        (
            SearchWords({"hele": ("x",)}, {}, {}, {}),
            'parts.hele: "hele" is no part; did you mean "heel"?',
        ),
        (
            SearchWords({}, {}, {"saftey": ()}, {}),
            'pages.saftey: "saftey" is no page; did you mean "saf',
        ),
    ],
)
def test_a_search_word_leads_to_a_place_that_exists(search: SearchWords, message: str) -> None:
    found = told(page_rules.search_leads_to_known_places, with_wording(search=search))
    assert len(found) == 1
    assert found[0].startswith(f"wording/en/search.toml: {message}")


@pytest.mark.parametrize("word", ["Heel", " heel", "heel "])
def test_a_search_word_stands_as_one_types_it(word: str) -> None:
    search = SearchWords({"heel": (word,)}, {}, {}, {})
    found = told(page_rules.search_words_are_as_one_types_them, with_wording(search=search))
    assert found == [
        f'wording/en/search.toml: parts.heel: "{word}" must be in small letters, '
        "without spaces around it"
    ]


def test_a_search_word_stands_once_at_a_place_and_may_lead_to_two() -> None:
    rule = page_rules.search_words_are_as_one_types_them
    twice = SearchWords({}, {}, {"safety": ("help", "help")}, {})
    assert told(rule, with_wording(search=twice)) == [
        'wording/en/search.toml: pages.safety: "help" stands here 2 times'
    ]
    shared = SearchWords({"heel": ("foot",), "calf": ("foot",)}, {}, {}, {})
    assert told(rule, with_wording(search=shared)) == []


def test_a_number_has_a_fact_of_its_own_and_helps_known_parts() -> None:
    number = KeyNumber(invented.claim("numbers.1", "Five."), ("hele",))
    again = KeyNumber(invented.claim("numbers.1", "Five."), ())
    atlas = with_wording(numbers=(number, again))
    assert told(page_rules.numbers_help_known_parts, atlas) == [
        "wording/en/numbers.toml: numbers.1: fact_1 is said twice here",
        'wording/en/numbers.toml: numbers.1: "hele" is no part; did you mean "heel"?',
        "wording/en/numbers.toml: numbers.1: fact_1 is said twice here",
    ]


def test_a_number_has_its_source_and_plain_words() -> None:
    claim = replace(invented.claim("numbers.1", "It is worn"), basis="study")
    atlas = with_wording(numbers=(KeyNumber(claim, ()),))
    file = "wording/en/numbers.toml: numbers.1"
    assert told(word_rules.claims_have_their_sources, atlas) == [
        f"{file}: claim without source (study)"
    ]
    assert told(prose_rules.plain_words_do_not_threaten, atlas) == [f'{file}: threat word: "worn"']
    assert told(prose_rules.sentences_are_whole, atlas) == [
        f'{file}: half a sentence: "It is worn"'
    ]


def test_the_page_about_us_says_something_under_ids_of_its_own() -> None:
    about = (section("purpose"), section("purpose", "Yes.", sources=("papr",)))
    assert told(page_rules.the_page_about_us_has_its_sections, with_wording(about=about)) == [
        'wording/en/about.toml: sections.1.id: "purpose" is the id of two sections',
        "wording/en/about.toml: sections.1.texts: purpose says nothing",
        'wording/en/about.toml: sections.2.id: "purpose" is the id of two sections',
        'wording/en/about.toml: sections.2.sources: "papr" is no source; did you mean "paper"?',
    ]


def test_a_source_of_the_page_about_us_counts_as_used() -> None:
    paper = invented.atlas().sources["paper"]
    atlas = with_wording(about=(section("maps", "Yes.", sources=("other",)),))
    atlas = replace(atlas, sources={**atlas.sources, "other": replace(paper, id="other")})
    assert told(word_rules.every_source_is_used, atlas) == []


def test_what_we_say_of_ourselves_is_easy_but_for_names_and_licences() -> None:
    hard = "Considerable multidisciplinary organisational responsibilities necessitate it."
    rule = prose_rules.plain_words_are_easy_to_read
    assert told(rule, with_wording(about=(section("credits", hard),))) == []
    found = told(rule, with_wording(about=(section("purpose", hard),)))
    assert [line.split(" reads")[0] for line in found] == ["wording/en/about.toml: sections.1:"]


def test_the_page_of_what_helps_says_something_under_ids_of_its_own_and_nothing_twice() -> None:
    walk, rest = (invented.claim(f"sections.{place}.claims.1", "Walk.") for place in (1, 3))
    helps = (helping("most", walk), helping("most"), helping("rest", rest))
    rule, file = page_rules.the_page_of_what_helps_has_its_sections, "wording/en/helps.toml"
    assert told(rule, with_wording(helps=helps)) == [
        f'{file}: sections.1.id: "most" is the id of two sections',
        f'{file}: sections.2.id: "most" is the id of two sections',
        f"{file}: sections.2.claims: most says nothing",
        f"{file}: sections.1.claims.1: fact_1 is said twice on this page",
        f"{file}: sections.3.claims.1: fact_1 is said twice on this page",
    ]
    assert told(rule, with_wording(helps=())) == [
        f"{file}: sections: en: says nothing of what helps"
    ]


def test_what_helps_has_its_source_and_plain_words() -> None:
    claim = replace(invented.claim("sections.1.claims.1", "A worn fibular nerve"), basis="study")
    atlas = with_wording(helps=(helping("most", claim),))
    file = "wording/en/helps.toml: sections.1.claims.1"
    assert told(word_rules.claims_have_their_sources, atlas) == [
        f"{file}: claim without source (study)"
    ]
    assert told(prose_rules.plain_words_do_not_threaten, atlas) == [f'{file}: threat word: "worn"']
    assert told(prose_rules.sentences_are_whole, atlas) == [
        f'{file}: half a sentence: "A worn fibular nerve"'
    ]
    assert told(prose_rules.new_words_are_introduced, atlas) == [
        'wording/en/helps.toml: sections: "fibular" must be "fibular (peroneal)" '
        "at its first mention"
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"numbers": ()}, "numbers.toml: numbers: must have the facts of English"),
        ({"about": ()}, "about.toml: sections: must have the sections of English"),
        (
            {"helps": (helping("most", invented.claim("sections.1.claims.2")),)},
            "helps.toml: sections: must have the sections and facts of English",
        ),
    ],
)
def test_languages_tell_the_same_in_the_same_order(changes: dict[str, Any], message: str) -> None:
    found = told(
        page_rules.languages_tell_the_same_numbers_and_sections, with_wording("ko", **changes)
    )
    assert found == [f"wording/ko/{message}, in the same order"]
