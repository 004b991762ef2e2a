"""Rules of tours, each on an invented atlas that breaks one promise; and the tours as they are."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data import prose_rules, tour_rules, word_rules
from data.model import Atlas
from data.tour_rules import DRAWN_TOUR_RULES, TOUR_RULES
from tests.content import invented
from tests.content.changed import told, with_wording
from tests.content.invented_words import tour_words
from tests.contract import TOURS

FILE = "tours/route.toml"
WORDS = "wording/en/tours.toml"


def with_tour(**changes: Any) -> Atlas:
    """The invented atlas with its first tour changed."""
    atlas = invented.atlas()
    changed = replace(atlas.tours["route"], **changes)
    return replace(atlas, tours={**atlas.tours, "route": changed})


def with_step(**changes: Any) -> Atlas:
    """The invented atlas with the first step of its first tour changed."""
    first, *others = invented.tour("route", 1).steps
    return with_tour(steps=(replace(first, **changes), *others))


def with_step_words(**changes: Any) -> Atlas:
    """The invented atlas with the words of that step changed."""
    words = tour_words("route")
    first, *others = words.steps
    steps = (replace(first, **changes), *others)
    tours = {**invented.wording("en").tours, "route": replace(words, steps=steps)}
    return with_wording(tours=tours)


@pytest.mark.parametrize("rule", [*TOUR_RULES, *DRAWN_TOUR_RULES])
def test_sound_tours_break_no_promise(rule: Any) -> None:
    assert told(rule, invented.atlas()) == []


def test_a_tour_that_old_links_name_is_missed() -> None:
    atlas = replace(invented.atlas(), tours={})
    assert told(tour_rules.the_contract_keeps_every_tour, atlas) == [
        f"tours: {tour}: {tour} is missing; old links name it" for tour in TOURS
    ]


def test_tours_and_steps_have_places_and_ids_of_their_own() -> None:
    rule = tour_rules.tours_are_listed_one_after_the_other
    assert told(rule, with_tour(place=2)) == [
        "tours/why_it_hurts.toml: place: 2 is also the place of route"
    ]
    assert told(rule, with_tour(steps=())) == [f"{FILE}: steps: route: tour without steps"]
    assert told(rule, with_step(id="why")) == [f'{FILE}: steps: "why" is the id of 2 steps']


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"cause": "injury"}, "steps.1: must have either a part or a cause"),
        ({"part": None}, "steps.1: must have either a part or a cause"),
        ({"part": "heal"}, 'steps.1.part: "heal" is no part; did you mean "heel"?'),
        (
            {"part": None, "cause": "injry"},
            'steps.1.cause: "injry" is no cause; did you mean "injury"?',
        ),
    ],
)
def test_a_step_is_about_one_thing(changes: dict[str, Any], message: str) -> None:
    rule = tour_rules.a_step_is_about_one_thing_that_there_is
    assert told(rule, with_step(**changes)) == [f"{FILE}: {message}"]


def test_a_language_tells_every_tour_in_its_steps() -> None:
    rule = tour_rules.every_language_tells_every_tour
    tours = invented.wording("en").tours
    assert told(rule, with_wording(tours={"route": tours["route"]})) == [
        f"{WORDS}: why_it_hurts: en: no words for why_it_hurts"
    ]
    assert told(rule, with_wording(tours={**tours, "rout": tours["route"]})) == [
        f'{WORDS}: rout: "rout" is no tour; did you mean "route"?'
    ]
    assert told(rule, with_step_words(id="there")) == [
        f"{WORDS}: route.steps: must have the steps of {FILE}, in the same order"
    ]


def test_a_step_says_little_under_a_heading_of_its_own_and_names_no_root() -> None:
    rule = tour_rules.a_step_is_short_and_names_no_root
    assert told(rule, with_step_words(heading="Step 2")) == [
        f'{WORDS}: route.steps.{n}.heading: "Step 2" is the heading of two steps' for n in (1, 2)
    ]
    many = tuple(invented.claim(f"route.steps.1.claims.{n}") for n in range(1, 5))
    for claims in ((), many):
        assert told(rule, with_step_words(claims=claims)) == [
            f"{WORDS}: route.steps.1.claims: {len(claims)} claims; a step has 1 to 3"
        ]
    root = invented.claim("route.steps.1.claims.1", "It comes from L5.")
    assert told(rule, with_step_words(claims=(root,))) == [
        f'{WORDS}: {root.key}: names a root in plain words: "L5"'
    ]


def test_words_of_a_step_are_held_to_the_rules_of_all_words() -> None:
    key = "route.steps.1.claims.1"
    bare = replace(invented.claim(key), basis="study")
    assert told(word_rules.claims_have_their_sources, with_step_words(claims=(bare,))) == [
        f"{WORDS}: {key}: claim without source (study)"
    ]
    hard = invented.claim(key, "Wear and tear is there.")
    found = told(prose_rules.plain_words_do_not_threaten, with_step_words(claims=(hard,)))
    assert found
    assert all(error.startswith(f"{WORDS}: route.steps.1") for error in found)


def test_a_step_introduces_a_word_with_two_names_anew() -> None:
    rule = prose_rules.new_words_are_introduced
    assert told(rule, with_step_words(heading="The fibular nerve")) == [
        f'{WORDS}: route.steps.1: "fibular" must be "fibular (peroneal)" at its first mention'
    ]
    assert told(rule, with_step_words(heading="The fibular (peroneal) nerve")) == []


def test_every_language_tells_the_same_steps() -> None:
    atlas = invented.atlas()
    korean = replace(invented.wording("ko"), tours=with_step_words(claims=()).wordings["en"].tours)
    both = replace(atlas, wordings={**atlas.wordings, "ko": korean})
    assert told(tour_rules.languages_tell_the_same_steps, both) == [
        "wording/ko/tours.toml: route.steps: must tell the facts of English, step by step"
    ]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"view": "bakc"}, 'steps.1.view: "bakc" is no view; did you mean "back"?'),
        (
            {"frame": "hole"},
            'steps.1.frame: "hole" is no frame of view back; did you mean "whole"?',
        ),
    ],
)
def test_a_step_is_drawn_where_it_says(changes: dict[str, Any], message: str) -> None:
    rule = tour_rules.a_step_is_drawn_in_its_view
    assert told(rule, with_step(**changes)) == [f"{FILE}: {message}"]
    elsewhere = invented.view("back", (), ("sciatic_nerve",))
    atlas = replace(with_step(), views={"back": elsewhere})
    assert f"{FILE}: steps.1: heel is not drawn in the view back" in told(rule, atlas)
