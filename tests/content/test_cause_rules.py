"""Rules of causes, each on an invented atlas that breaks one promise."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from data import cause_rules, clinical_rules, page_rules, prose_rules, word_rules
from data.drawing import Outline
from data.model import Atlas
from data.rules import ALWAYS_RULES
from data.words import PartWords, SearchWords
from tests.content import invented
from tests.content.changed import (
    told,
    with_cause,
    with_cause_words,
    with_region,
    with_view,
    with_wording,
)

FILE = "causes/injury.toml"
WORDS = "wording/en/causes.toml"
CLINICAL = "wording/en/causes_clinical.toml"
MUSCLE = Outline("piriformis", "right", invented.SQUARE, (), (20.0, 30.0), 5.0)


def injury(**lists: Any) -> PartWords:
    """The plain words of the injury with some lists of its card changed."""
    words = invented.part_words("injury", "causes")
    assert words.card is not None
    return replace(words, card=replace(words.card, **lists))


def clinical(**causes: PartWords) -> Atlas:
    """The invented atlas with clinical words, and some of those of causes given here."""
    return with_wording(
        clinical=invented.clinical_words(),
        clinical_causes={**invented.clinical_causes(), **causes},
    )


def test_sound_causes_break_no_promise() -> None:
    for atlas in (invented.atlas(), clinical()):
        for rule in (*ALWAYS_RULES, *cause_rules.DRAWN_CAUSE_RULES):
            if rule.__name__ != "the_contract_keeps_every_id":
                assert told(rule, atlas) == [], rule.__name__


def test_a_cause_that_old_links_name_is_missed() -> None:
    atlas = invented.atlas()
    causes = {name: cause for name, cause in atlas.causes.items() if name != "injury"}
    assert told(cause_rules.the_contract_keeps_every_cause, replace(atlas, causes=causes)) == [
        "causes: injury: injury is missing; old links name it"
    ]


def test_two_causes_do_not_share_a_place() -> None:
    place = invented.atlas().causes["pregnancy"].place
    atlas = with_cause("injury", place=place)
    assert told(cause_rules.causes_are_listed_one_after_the_other, atlas) == [
        f"{FILE}: place: {place} is also the place of pregnancy"
    ]


def test_a_cause_lies_somewhere() -> None:
    assert told(cause_rules.a_cause_has_a_site, with_cause("injury", site=())) == [
        f"{FILE}: site: injury: cause without site"
    ]


def test_pressure_is_told_with_inflammation_and_a_sensitive_nerve() -> None:
    rule = cause_rules.pressure_is_never_the_whole_story
    assert told(rule, with_cause("injury", mechanisms=("pressure",))) == [
        f"{FILE}: mechanisms: injury: mechanisms are told together; "
        "missing: inflammation, sensitive_nerve"
    ]
    assert told(rule, with_cause("injury", mechanisms=())) == []


@pytest.mark.parametrize(
    ("key", "word", "message"),
    [
        ("site", "heal", '"heal" is no part; did you mean "heel"?'),
        ("lights", "heel", '"heel" is no nerve or root; choose from '),
        ("linked_with", "heal", '"heal" is no region; did you mean "heel"?'),
        ("evidence", "papre", '"papre" is no source; did you mean "paper"?'),
    ],
)
def test_a_cause_names_what_there_is(key: str, word: str, message: str) -> None:
    (said,) = told(cause_rules.causes_name_what_there_is, with_cause("injury", **{key: (word,)}))
    assert said.startswith(f"{FILE}: {key}: {message}")


def test_a_cause_names_nothing_twice() -> None:
    atlas = with_cause("injury", linked_with=("heel", "heel"))
    assert told(cause_rules.causes_name_what_there_is, atlas) == [
        f"{FILE}: linked_with: heel is named 2 times"
    ]


def test_no_cause_is_offered_beside_an_emergency() -> None:
    atlas = with_region("saddle_area", emergency_first=True)
    causes = with_cause("injury", linked_with=("saddle_area",)).causes
    assert told(
        cause_rules.an_emergency_is_linked_with_no_cause, replace(atlas, causes=causes)
    ) == [f"{FILE}: linked_with: saddle_area is an emergency first; no cause is linked with it"]


def test_every_cause_has_a_name_of_its_own() -> None:
    rule = cause_rules.every_cause_has_a_name
    assert told(rule, with_cause_words("injury", None)) == [
        f"{WORDS}: injury.name: en: no plain name for injury"
    ]
    named = replace(invented.part_words("injury", "causes"), name="heel")
    assert told(rule, with_cause_words("injury", named)) == [
        f'{WORDS}: injury.name: "heel" is also the name of heel'
    ]
    atlas = with_wording(clinical=invented.clinical_words())
    assert f"{CLINICAL}: injury.name: en: no clinical name for injury" in told(rule, atlas)


@pytest.mark.parametrize("name", ["what", "feel", "outlook", "helps", "get_help"])
def test_no_cause_goes_without_an_outlook_or_another_part(name: str) -> None:
    atlas = with_cause_words("injury", injury(**{name: ()}))
    assert told(cause_rules.every_cause_card_has_its_parts, atlas) == [
        f"{WORDS}: injury.{name}: en: cause without {name}"
    ]


def test_what_is_urgent_is_told_exactly_where_it_must_be() -> None:
    rule = cause_rules.urgent_signs_are_told
    assert told(rule, with_cause("injury", urgent_signs=("foot_drop", "bad_fall"))) == [
        f"{WORDS}: injury.urgent: en: injury must warn of foot_drop, bad_fall"
    ]
    atlas = with_cause_words("injury", injury(urgent=(invented.claim("injury.urgent.1"),)))
    assert told(rule, atlas) == [
        f"{WORDS}: injury.urgent: en: injury has no urgent_signs in its file"
    ]


@pytest.mark.parametrize("text", ["It meets L5.", "It meets the fifth lumbar nerve."])
def test_plain_words_of_a_cause_name_no_root(text: str) -> None:
    atlas = with_cause_words("injury", injury(what=(invented.claim("injury.what.1", text),)))
    (said,) = told(cause_rules.plain_words_of_causes_name_no_root, atlas)
    assert said.startswith(f"{WORDS}: injury.what.1: names a root in plain words: ")


def test_clinical_words_of_a_cause_name_a_root_with_the_overlap() -> None:
    words = invented.clinical_causes()["injury"]
    assert words.card is not None
    named = invented.claim("injury.anatomy.1", "It meets L5.")
    atlas = clinical(injury=replace(words, card=replace(words.card, anatomy=(named,))))
    assert told(cause_rules.plain_words_of_causes_name_no_root, atlas) == []
    assert told(clinical_rules.a_root_comes_with_the_overlap, atlas) == [
        f'{CLINICAL}: injury.anatomy.1: names a root; its card must {{ say = "maps_overlap" }}'
    ]


def test_clinical_words_of_a_cause_leave_out_no_plain_fact_and_tell_the_site() -> None:
    words = invented.clinical_causes()["injury"]
    assert words.card is not None
    atlas = clinical(injury=replace(words, card=replace(words.card, outlook=(), anatomy=())))
    assert told(clinical_rules.clinical_words_say_what_plain_words_say, atlas) == [
        f"{CLINICAL}: injury.outlook: en: fact_1 is said in plain words only"
    ]
    assert told(clinical_rules.a_clinical_card_tells_the_anatomy, atlas) == [
        f"{CLINICAL}: injury.anatomy: en: the card of injury says nothing under anatomy"
    ]


def test_every_language_says_the_same_of_a_cause() -> None:
    korean = invented.wording("ko")
    other = replace(injury().preview[0], facts=("fact_9",))
    korean = replace(
        korean, causes={**korean.causes, "injury": replace(injury(), preview=(other,))}
    )
    atlas = invented.atlas()
    atlas = replace(atlas, wordings={**atlas.wordings, "ko": korean})
    assert told(clinical_rules.languages_say_the_same_facts, atlas) == [
        "wording/ko/causes.toml: injury.preview: ko: does not say fact_1",
        "wording/ko/causes.toml: injury.preview: fact_9 is not said in English",
    ]


def test_words_of_a_cause_are_held_to_the_rules_of_all_words() -> None:
    worn = invented.claim("injury.what.1", "It is worn.")
    unsourced = replace(invented.claim("injury.what.2"), basis="study")
    atlas = with_cause_words("injury", injury(what=(worn, unsourced)))
    assert told(prose_rules.plain_words_do_not_threaten, atlas) == [
        f'{WORDS}: injury.what.1: threat word: "worn"'
    ]
    assert told(word_rules.claims_have_their_sources, atlas) == [
        f"{WORDS}: injury.what.2: claim without source (study)"
    ]
    lost = replace(invented.part_words("injury", "causes"), name="Lost")
    atlas = with_wording(causes={**invented.wording("en").causes, "injuries": lost})
    assert told(word_rules.words_are_about_known_parts, atlas) == [
        f'{WORDS}: injuries: "injuries" is no cause; did you mean "injury"?'
    ]


def test_a_search_word_leads_to_a_known_cause() -> None:
    atlas = with_wording(search=SearchWords({}, {"injry": ("jab",)}, {}, {}))
    assert told(page_rules.search_leads_to_known_places, atlas) == [
        'wording/en/search.toml: causes.injry: "injry" is no cause; did you mean "injury"?'
    ]


def test_a_cause_lies_in_meshes_that_are_drawn_apart() -> None:
    rule = cause_rules.causes_name_what_there_is
    wrong = with_cause("injury", site=("piriformis",), meshes=("pirifromis",))
    assert told(rule, wrong) == [
        f'{FILE}: meshes: "pirifromis" is no mesh that is drawn apart at its site'
    ]
    apart = replace(wrong.structures["piriformis"], apart=True)
    structures = {**wrong.structures, "piriformis": apart}
    assert told(rule, replace(wrong, structures=structures)) == [
        f'{FILE}: meshes: "pirifromis" is no mesh that is drawn apart at its site; '
        'did you mean "piriformis"?'
    ]


def test_a_mesh_of_a_site_is_drawn_by_itself_in_the_home_view() -> None:
    rule = cause_rules.a_cause_is_drawn_in_its_home_view
    atlas = with_cause("injury", site=("piriformis",), meshes=("piriformis",))
    assert told(rule, replace(atlas, views=with_view(structures=(MUSCLE,)).views)) == [
        f"{FILE}: meshes: injury: piriformis is not drawn in the home view back"
    ]
    alone = replace(MUSCLE, mesh="piriformis")
    assert told(rule, replace(atlas, views=with_view(structures=(alone,)).views)) == []


def test_a_site_is_drawn_in_the_home_view_in_one_of_its_frames() -> None:
    rule = cause_rules.a_cause_is_drawn_in_its_home_view
    assert told(rule, with_cause("injury", home_view="bakc")) == [
        f'{FILE}: home_view: "bakc" is no view; did you mean "back"?'
    ]
    assert told(rule, with_cause("injury", frame="knee")) == [
        f'{FILE}: frame: "knee" is no frame of view back; choose from whole'
    ]
    atlas = with_cause("injury", home_view="sole")
    sole = invented.view("sole", ("calf",), ())
    assert told(rule, replace(atlas, views={**atlas.views, "sole": sole})) == [
        f"{FILE}: site: injury: heel is not drawn in the home view sole"
    ]
