"""Words at both levels as they are read: facts, shared sentences, cards, search, and the pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from data.table import Errors
from data.words import CLINICAL_PARTS, Card, Wording
from data.words_reader import read_wordings
from tests.content import invented
from tests.contract import NERVES, ROOTS, STRUCTURES


def read(folder: Path) -> tuple[Wording, list[str]]:
    errors: Errors = []
    return read_wordings(folder, errors)["en"], [str(error) for error in errors]


def clinical_card(wording: Wording, part: str) -> Card:
    card = wording.clinical[part].card
    assert card is not None
    return card


def test_each_part_has_words_of_its_kind_at_both_levels(folder: Path) -> None:
    wording, errors = read(folder)
    assert errors == []
    assert list(wording.levels) == ["plain", "clinical"]
    assert wording.parts.keys() == wording.clinical.keys()
    for parts in wording.levels.values():
        assert {part for part, words in parts.items() if words.kind == "nerves"} == {
            *NERVES,
            *ROOTS,
        }
        assert {p for p, words in parts.items() if words.kind == "structures"} == set(STRUCTURES)


def test_only_clinical_words_have_the_clinical_parts_of_a_card(folder: Path) -> None:
    wording, _ = read(folder)
    plain, clinical = wording.parts["heel"].card, clinical_card(wording, "heel")
    assert [getattr(plain, name) for name in CLINICAL_PARTS] == [(), (), ()]
    assert clinical.anatomy
    assert clinical.examination
    assert wording.parts["sciatic_nerve"].card is None
    assert clinical_card(wording, "sciatic_nerve").feel == ()
    assert wording.clinical["sartorius"].card is None


def test_a_claim_says_one_fact_or_several(folder: Path) -> None:
    file = folder / "wording/en/regions_clinical.toml"
    text = file.read_text()
    old = next(line for line in text.splitlines() if 'fact = "deep_ache_stiff"' in line)
    new = old.replace('fact = "deep_ache_stiff"', 'facts = ["deep_ache_stiff", "at_rest"]')
    invented.change(file, old, new)
    wording, errors = read(folder)
    assert errors == []
    assert wording.clinical["lower_back"].preview[0].facts == ("deep_ache_stiff", "at_rest")


def test_a_claim_without_a_fact_is_refused(folder: Path) -> None:
    invented.change(folder / "wording/en/nerves.toml", 'fact = "largest_nerve", ', "")
    assert read(folder)[1] == [
        "wording/en/nerves.toml: sciatic_nerve.preview.1.fact: is missing; it must be a text"
    ]


def test_a_shared_sentence_is_a_fact_and_clinical_words_replace_it(folder: Path) -> None:
    wording, _ = read(folder)
    plain = wording.parts["heel"].card
    assert plain is not None
    said = {claim.facts[0]: claim for claim in plain.get_help}
    clinically = {claim.facts[0]: claim for claim in clinical_card(wording, "heel").get_help}
    assert said["weak_leg"].text != clinically["weak_leg"].text
    assert said["weak_leg"].key.startswith("heel.get_help.")


def test_clinical_words_may_say_a_plain_shared_sentence(folder: Path) -> None:
    shared = folder / "wording/en/shared_clinical.toml"
    before, _, after = shared.read_text().partition("[roomy_shoes]")
    shared.write_text(before + after[after.index("\n[") + 1 :])
    wording, errors = read(folder)
    assert errors == []
    plain = wording.parts["first_toe_gap"].card
    assert plain is not None
    texts = {claim.facts[0]: claim.text for claim in plain.helps}
    again = {c.facts[0]: c.text for c in clinical_card(wording, "first_toe_gap").helps}
    assert again["roomy_shoes"] == texts["roomy_shoes"]


def test_a_clinical_sentence_that_nobody_says_is_refused(folder: Path) -> None:
    shared = folder / "wording/en/shared_clinical.toml"
    idle = '\n[idle]\ntext = "Nobody says it."\nbasis = "practice"\n'
    shared.write_text(shared.read_text() + idle)
    assert read(folder)[1] == ["wording/en/shared_clinical.toml: idle: is said nowhere"]


def test_search_numbers_and_the_pages_are_read_in_order(folder: Path) -> None:
    wording, _ = read(folder)
    assert "pinky toe" in wording.search.parts["outer_foot"]
    assert "can't pee" in wording.search.pages["safety"]
    first = wording.numbers[0]
    assert (first.claim.key, first.claim.facts) == ("numbers.1", ("five_roots",))
    assert first.parts == ("sciatic_nerve",)
    assert [section.id for section in wording.about][:2] == ["purpose", "not"]
    most = wording.helps[1]
    assert (most.id, most.claims[0].key) == ("most", "sections.2.claims.1")
    assert most.claims[0].facts == ("stay_active",)


@pytest.mark.parametrize(
    ("file", "old", "new", "message"),
    [
        ("numbers", 'fact = "five_roots"', 'fakt = "x"', "numbers.1.fact: is missing; it must"),
        ("about", 'id = "purpose"', "", "sections.1.id: is missing; it must be a text"),
        ("about", "[[sections]]", "[sections]", "is not well formed"),
        ("helps", 'say = "stay_active"', 'say = "stay_activ"', "sections.2.claims.1.say: "),
        ("helps", 'id = "most"', "", "sections.2.id: is missing; it must be a text"),
        ("search", "\n[pages]\n", "\n[page]\n", "pages: is missing; it must be a table"),
    ],
)
def test_each_has_its_form(folder: Path, file: str, old: str, new: str, message: str) -> None:
    invented.change(folder / f"wording/en/{file}.toml", old, new)
    assert any(line.startswith(f"wording/en/{file}.toml: {message}") for line in read(folder)[1])
