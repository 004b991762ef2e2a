"""What the page makes of causes: cards, buttons, light, and what is found."""

from __future__ import annotations

import re

import pytest

from components.finder import findable
from components.label_layer import labels
from components.markup import markup
from components.stylesheet import stylesheet
from components.table_types import WordTable
from components.tables import tables
from components.word_tables import word_table
from components.words import say, spoken
from data.model import Atlas
from data.words import CAUSE_PARTS, WORDS_LEVELS, WordsLevel

Words = dict[WordsLevel, WordTable]


@pytest.fixture(scope="module")
def words(atlas: Atlas) -> Words:
    """What the browser says at each level of words."""
    return {
        level: word_table(atlas, spoken(atlas.wordings["en"], level), {}) for level in WORDS_LEVELS
    }


@pytest.fixture(scope="module")
def rules(atlas: Atlas) -> list[str]:
    """The rules of the style sheet."""
    return stylesheet(atlas, dict.fromkeys(atlas.views, "picture")).splitlines()


@pytest.fixture(scope="module")
def names_behind(atlas: Atlas) -> str:
    """The labels of the view from behind, as they stand in the page."""
    return markup(labels(atlas.views["back"], atlas, atlas.wordings["en"]))


def headings(html: str) -> list[str]:
    return re.findall(r"<h3>(.*?)</h3>", html)


@pytest.mark.parametrize("level", WORDS_LEVELS)
def test_a_cause_has_a_card_in_the_order_of_the_house(
    atlas: Atlas, words: Words, level: WordsLevel
) -> None:
    wording, cards = atlas.wordings["en"], words[level]["cards"]
    for cause in atlas.causes.values():
        card = cards[f"cause={cause.id}"]
        told = [say(wording, f"card.{part}") for part in CAUSE_PARTS]
        if not cause.urgent_signs:
            told.remove(say(wording, "card.urgent"))
        assert headings(card)[: len(told)] == told
        assert "<details" not in card.partition(say(wording, "card.outlook"))[0]
        for part in cause.site:
            assert f'data-set="part={part}"' in card
        for end in ("not_a_diagnosis", "card.basis", "not_reviewed"):
            assert say(wording, end) in card


def test_a_place_offers_its_causes_and_says_that_it_may_be_none(atlas: Atlas, words: Words) -> None:
    wording, cards = atlas.wordings["en"], words["plain"]["cards"]
    for region in atlas.regions:
        linked = {cause.id for cause in atlas.causes.values() if region in cause.linked_with}
        assert set(re.findall(r'data-set="cause=(\w+)"', cards[region])) == linked
        assert (say(wording, "card.causes") in cards[region]) == bool(linked)
    sentence = say(wording, "card.causes")
    assert "can be linked with" in sentence
    assert "none of them" in sentence


def test_causes_near_a_place_come_first_and_the_rare_one_last(words: Words) -> None:
    cards = words["plain"]["cards"]

    def offered(region: str) -> list[str]:
        return re.findall(r'data-set="cause=(\w+)"', cards[region])

    assert offered("outer_knee")[0] == "fibular_neck"
    assert offered("heel")[0] == "tarsal_tunnel"
    assert offered("lower_back")[0] == "disc_l5_s1"
    assert offered("lower_back")[-1] == "tumour_infection"


def test_a_cause_is_named_and_said_beside_a_part_of_the_same_id(atlas: Atlas, words: Words) -> None:
    table = words["plain"]
    for name in set(atlas.causes) & set(atlas.parts):
        for kept in (table["cards"], table["names"], table["lit"]):
            assert kept[name] != kept[f"cause={name}"]
    assert "nerves it can irritate are lit" in table["lit"]["cause=disc_l4_l5"]
    assert "irritate" not in table["lit"]["cause=pregnancy"]


def test_clinical_words_name_causes_as_clinicians_do(words: Words) -> None:
    table = words["clinical"]
    assert table["names"]["cause=disc_l4_l5"] == "Disc herniation at L4/5"
    assert "Tarsal tunnel syndrome" in table["cards"]["inner_ankle"]


@pytest.mark.parametrize(
    ("word", "cause"),
    [
        ("slipped disc", "disc_l4_l5"),
        ("herniated disc", "disc_l5_s1"),
        ("stenosis", "spinal_stenosis"),
        ("piriformis syndrome", "deep_gluteal"),
        ("pregnant", "pregnancy"),
        ("crossed legs", "fibular_neck"),
        ("tarsal tunnel", "tarsal_tunnel"),
        ("hip replacement", "injury"),
    ],
)
def test_a_lay_word_finds_a_cause(atlas: Atlas, word: str, cause: str) -> None:
    found = {entry.set: entry for entry in findable(atlas, atlas.wordings["en"])}
    assert word in found[f"cause={cause}"].words
    assert found[f"cause={cause}"].kind == say(atlas.wordings["en"], "card.cause")


def test_a_word_of_danger_still_leads_to_safety_first(atlas: Atlas) -> None:
    for word in ("cancer", "fever", "foot drop", "fall"):
        found = [e.set for e in findable(atlas, atlas.wordings["en"]) if word in e.words]
        assert found[0] == "page=safety", word


def test_the_browser_knows_where_a_cause_is_drawn(atlas: Atlas) -> None:
    table = tables(atlas, {})
    assert table["focus"] == ["tour", "cause", "part"]
    for cause in atlas.causes.values():
        key = f"cause={cause.id}"
        assert table["homes"][key] == cause.home_view
        assert table["frames"][cause.home_view][key] == cause.frame
        for view in atlas.views.values():
            drawn = all(map(view.draws, cause.site)) and view.meshes.issuperset(cause.meshes)
            assert (key in table["views"][view.id]["drawn"]) == drawn


@pytest.mark.parametrize("disc", ["disc_l3_l4", "disc_l4_l5", "disc_l5_s1"])
def test_a_disc_alone_is_tinted_and_named_and_every_disc_answers(
    atlas: Atlas, rules: list[str], names_behind: str, disc: str
) -> None:
    tints = [rule for rule in rules if f".about-cause-{disc}" in rule and "--structure:" in rule]
    assert [re.findall(r"{\.trace([\w-]+){", rule) for rule in tints] == [[f"lumbar_discs-{disc}"]]
    named = f"body:is(.about-cause-{disc},.other-cause-{disc}) .alone-cause-{disc}{{"
    assert any(rule.startswith(named) for rule in rules)
    assert ".hover-lumbar_discs," in tints[0]
    trace = tables(atlas, {})["traces"][f"tracelumbar_discs-{disc}"]
    assert (trace["part"], trace["trace"]) == ("lumbar_discs", "lumbar_discs")
    wording = atlas.wordings["en"]
    (shown,) = re.findall(f"<button[^>]*alone-cause-{disc}.*?</button>", names_behind)
    assert 'data-set="part=lumbar_discs"' in shown
    text = re.sub(r"<br/?>", " ", shown)
    assert wording.causes[disc].name in re.sub(r"<.*?>", "", text)


def test_a_cause_tints_its_site_and_lights_its_nerves(rules: list[str]) -> None:
    def of(cause: str, sets: str) -> str:
        return " ".join(rule for rule in rules if f".about-cause-{cause}" in rule and sets in rule)

    assert ".tracelumbar_discs-disc_l4_l5{" in of("disc_l4_l5", "--structure:")
    assert ".tracesit_bone{" in of("injury", "--region:")
    lit = of("disc_l4_l5", "--nerve:1")
    assert ".tracel5_root-core" in lit
    assert ".traces1_root-core" not in lit
    assert of("pregnancy", "--nerve-dimmed:1")
    dims = next(rule for rule in rules if "--nerve:var(--nerve-dimmed)" in rule)
    assert dims.startswith("body:not(.about-){")
