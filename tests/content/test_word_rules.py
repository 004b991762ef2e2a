"""Rules of words, sources and numbers, on invented atlases."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import word_rules
from data.model import Clinic, Source
from data.passages import claims_of
from data.words import Basis
from tests.content import invented
from tests.content.changed import heel, heel_card, told, with_part, with_wording


def test_each_language_names_each_part() -> None:
    rule = word_rules.every_part_has_a_name
    assert told(rule, with_part("heel", None, "ko")) == [
        "wording/ko/regions.toml: heel.name: ko: no plain name for heel"
    ]
    assert told(rule, with_part("s1_root", None, "ko")) == [
        "wording/ko/nerves.toml: s1_root.name: ko: no plain name for s1_root"
    ]


def test_words_are_about_a_known_part() -> None:
    rule = word_rules.words_are_about_known_parts
    assert told(rule, with_part("hele", heel())) == [
        'wording/en/regions.toml: hele: "hele" is no region; did you mean "heel"?'
    ]
    nerve = invented.part_words("sural_nerve", "nerves")
    assert told(rule, with_part("sual_nerve", nerve)) == [
        'wording/en/nerves.toml: sual_nerve: "sual_nerve" is no nerve or root; '
        'did you mean "sural_nerve"?'
    ]


def test_two_parts_never_share_a_name() -> None:
    assert told(word_rules.names_differ, with_part("heel", heel(name="calf"))) == [
        'wording/en/regions.toml: heel.name: "calf" is also the name of calf'
    ]


def test_every_part_has_a_preview() -> None:
    assert told(word_rules.every_part_has_a_preview, with_part("heel", heel(preview=()))) == [
        "wording/en/regions.toml: heel.preview: en: no preview for heel"
    ]


@pytest.mark.parametrize("name", ["feel", "linked", "could_be", "helps", "get_help"])
def test_a_card_has_its_five_parts(name: str) -> None:
    atlas = with_part("heel", heel_card(**{name: ()}))
    assert told(word_rules.every_card_has_its_five_parts, atlas) == [
        f"wording/en/regions.toml: heel.{name}: en: the card of heel says nothing under {name}"
    ]


def test_what_looks_alike_and_is_urgent_is_told() -> None:
    rule = word_rules.urgent_look_alikes_are_told
    atlas = invented.atlas()
    calf = replace(atlas.regions["calf"], urgent_look_alikes=("blood_clot",))
    assert told(rule, replace(atlas, regions={**atlas.regions, "calf": calf})) == [
        "wording/en/regions.toml: calf.urgent: en: calf must warn of blood_clot"
    ]
    urgent = (invented.claim("heel.urgent.1"),)
    assert told(rule, with_part("heel", heel_card(urgent=urgent))) == [
        "wording/en/regions.toml: heel.urgent: en: heel has no urgent_look_alikes in the anatomy"
    ]


@pytest.mark.parametrize("basis", ["study", "guideline"])
def test_a_claim_that_was_measured_names_its_source(basis: Basis) -> None:
    bare = replace(invented.claim("heel.feel.1"), basis=basis)
    assert told(
        word_rules.claims_have_their_sources, with_part("heel", heel_card(feel=(bare,)))
    ) == [f"wording/en/regions.toml: heel.feel.1: claim without source ({basis})"]


def test_only_a_measured_claim_names_a_source() -> None:
    claim = replace(invented.claim("heel.feel.1", sources=("paper",)), basis="practice")
    assert told(
        word_rules.claims_have_their_sources, with_part("heel", heel_card(feel=(claim,)))
    ) == [
        "wording/en/regions.toml: heel.feel.1: "
        "a claim from practice names no source; is it from a study?"
    ]


def test_a_source_of_a_claim_exists() -> None:
    claim = invented.claim("heel.feel.1", sources=("papr",))
    atlas = with_part("heel", heel_card(feel=(claim,)))
    assert told(word_rules.claims_have_their_sources, atlas) == [
        'wording/en/regions.toml: heel.feel.1: "papr" is no source; did you mean "paper"?'
    ]


def test_a_source_is_used() -> None:
    atlas = invented.atlas()
    sources = {**atlas.sources, "idle": Source("idle", "Nobody reads it.", None)}
    assert told(word_rules.every_source_is_used, replace(atlas, sources=sources)) == [
        "sources.toml: idle: no claim rests on idle"
    ]


@pytest.mark.parametrize("link", ["https://mirror.example/1", "http://doi.org/10.1/1", "10.1/1"])
def test_a_link_leads_to_the_paper_itself(link: str) -> None:
    atlas = replace(invented.atlas(), sources={"paper": Source("paper", "A paper.", link)})
    assert told(word_rules.links_lead_to_the_publisher, atlas) == [
        f'sources.toml: paper.link: "{link}" is not the paper itself; '
        "use its https://doi.org/ or none"
    ]


@pytest.mark.parametrize(
    ("key", "text", "message"),
    [
        ("title", None, "title: ko: no words for title"),
        ("titel", "Titel", "titel: titel is not in English; it is said nowhere"),
        ("near", "It runs here.", "near: must have the blanks of English: nerve"),
        ("near", "{nerve runs here.", "near: must have the blanks of English: nerve"),
        ("title", "{name}", "title: must have the blanks of English: none"),
    ],
)
def test_every_language_has_the_words_of_the_page(key: str, text: str | None, message: str) -> None:
    page = {**invented.wording("ko").page, key: text}
    spoken = {key: text for key, text in page.items() if text is not None}
    assert told(word_rules.languages_say_the_same_things, with_wording("ko", page=spoken)) == [
        f"wording/ko/page.toml: {message}"
    ]


def test_claims_come_as_one_reads_them() -> None:
    words = invented.part_words("heel", "regions")
    keys = [claim.key for claim in claims_of(words)]
    assert keys == [
        "heel.preview.1",
        "heel.feel.1",
        "heel.linked.1",
        "heel.could_be.1",
        "heel.helps.1",
        "heel.get_help.1",
    ]


def test_a_visit_starts_in_words_that_are_written() -> None:
    rule = word_rules.the_clinic_starts_in_written_words
    atlas = replace(invented.atlas(), clinic=Clinic(words="clinical"))
    assert told(rule, atlas) == [
        f"clinic.toml: words: clinical words are not written in {language}"
        for language in atlas.wordings
    ]
    assert told(rule, replace(atlas, clinic=Clinic())) == []
