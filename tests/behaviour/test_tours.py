"""Tours, comparisons and marks: what the browser is given to look up."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from typing import Any

import pytest

from components.address import steps_by_key, topic
from components.cause_card import cause_card
from components.comparison import HEADINGS, comparison
from components.finder import findable
from components.marks import OWN_SIDES, mark, mark_rules
from components.markup import markup
from components.stylesheet import stylesheet
from components.tables import tables
from components.tour_card import step_words
from components.word_tables import word_table
from components.words import say, spoken
from data.drawing import WHOLE
from data.model import Atlas
from data.words import CAUSE_PARTS, CLINICAL_PARTS

Words = Mapping[str, Any]


@pytest.fixture(scope="module")
def words(atlas: Atlas) -> Words:
    return word_table(atlas, atlas.wordings["en"], {})


def test_each_step_has_a_card_with_its_claims_and_what_they_rest_on(
    atlas: Atlas, words: Words
) -> None:
    wording = atlas.wordings["en"]
    for key, step in steps_by_key(atlas).items():
        card, told = unescape(words["cards"][key]), step_words(wording, key)
        assert told.heading in card
        for claim in told.claims:
            assert card.count(claim.text) >= 2, "said, and again under what it rests on"
        for end in ("not_a_diagnosis", "card.basis", "not_reviewed", "tour.leave"):
            assert say(wording, end) in card
        subject = f"cause={step.cause}" if step.cause else f"part={step.part}"
        assert f'data-set="{subject}"' in card
        assert words["names"][key] == told.heading


def test_the_last_step_leads_on(atlas: Atlas, words: Words) -> None:
    for tour in atlas.tours.values():
        last = words["cards"][f"tour={tour.id} {len(tour.steps)}"]
        assert 'data-set="page=helps"' in last
        for other in atlas.tours:
            assert (f'data-set="tour={other}"' in last) == (other != tour.id)


def test_tours_are_offered_at_the_start_and_found(atlas: Atlas, words: Words) -> None:
    for tour in atlas.tours:
        assert f'data-set="tour={tour}"' in words["start"]
    found = [entry.set for entry in findable(atlas, atlas.wordings["en"]) if "tour" in entry.words]
    assert found == [f"tour={tour}" for tour in atlas.tours]


def test_a_walk_leads_from_step_to_step_and_no_further(atlas: Atlas) -> None:
    table = tables(atlas, {})
    for tour in atlas.tours.values():
        at, seen = f"tour={tour.id} 1", [1]
        assert "back" not in table["walk"][at]
        while onward := table["walk"][at].get("next"):
            seen.append(int(onward["step"]))
            at = f"tour={tour.id} {seen[-1]}"
        assert seen == list(range(1, len(tour.steps) + 1))
    assert table["walk"][""] == {"next": {"part": "lower_back"}}


def test_a_step_is_framed_and_lit_as_what_it_is_about(atlas: Atlas) -> None:
    table = tables(atlas, {})
    sheet = stylesheet(atlas, dict.fromkeys(atlas.views, ""))
    for key, step in steps_by_key(atlas).items():
        assert table["homes"][key] == step.view
        assert table["frames"][step.view][key] == step.frame
        drawn = [view for view in atlas.views if key in table["views"][view]["drawn"]]
        assert drawn == [step.view]
        assert table["about"][key] == (step.part or f"cause-{step.cause}")
        assert f".about-{table['about'][key]}" in sheet


def test_a_step_is_framed_in_other_views_that_draw_what_it_is_about(atlas: Atlas) -> None:
    frames = tables(atlas, {})["frames"]
    fork = next(key for key, step in steps_by_key(atlas).items() if step.part == "back_of_knee")
    assert frames["back"][fork] == frames["outer"][fork] == "knee"
    for key, step in steps_by_key(atlas).items():
        for view in atlas.views:
            shown = topic(step) in frames[view]
            assert (key in frames[view]) == (shown or view == step.view)


def test_the_route_goes_down_both_branches_and_begins_with_the_whole(atlas: Atlas) -> None:
    route = atlas.tours["route"].steps
    assert route[0].frame == WHOLE
    strands = [atlas.regions[s.part].strand for s in route if s.part in atlas.regions]
    assert list(dict.fromkeys(strands)) == ["trunk", "fibular", "tibial", "sural"]


@pytest.mark.parametrize("level", ["plain", "clinical"])
def test_two_causes_are_laid_row_by_row(atlas: Atlas, level: Any) -> None:
    wording = spoken(atlas.wordings["en"], level)
    rows = comparison(atlas, wording)
    assert set(rows) == {HEADINGS, *atlas.causes}
    assert len({len(of_one) for of_one in rows.values()}) == 1
    for cause in atlas.causes:
        said = wording.causes[cause]
        assert said.card is not None
        for row, name in enumerate((*CAUSE_PARTS, *CLINICAL_PARTS), start=1):
            cell, claims = unescape(rows[cause][row]), getattr(said.card, name)
            assert say(wording, f"card.{name}") in rows[HEADINGS][row]
            assert all(claim.text in cell for claim in claims)
            assert (said.name in cell) == bool(claims)
        assert f'data-set="cause={cause}"' in rows[cause][-1]
    assert 'data-set="compare="' in rows[HEADINGS][0]
    assert say(wording, "not_a_diagnosis") in rows[HEADINGS][-1]


def test_a_comparison_files_what_it_says_as_the_cards_do(atlas: Atlas) -> None:
    """Textbook anatomy is no description of feelings, wherever it is told."""
    wording = spoken(atlas.wordings["en"], "clinical")
    rows = comparison(atlas, wording)
    for cause in atlas.causes:
        card = markup(cause_card(atlas, wording, cause))
        folded = re.findall(r"<h3>[^<]*</h3><p>.*?(?=<h3>|<p class|</details>)", rows[cause][-1])
        assert folded
        assert all(part in card for part in folded)


def test_a_card_of_a_cause_offers_every_other_for_comparison(atlas: Atlas, words: Words) -> None:
    for cause in atlas.causes:
        offered = re.findall(r'data-set="compare=(\w+)"', words["cards"][f"cause={cause}"])
        assert offered == [other for other in atlas.causes if other != cause]


def test_every_region_can_be_marked_on_either_side_and_nothing_else_can(
    atlas: Atlas, words: Words
) -> None:
    sheet = "\n".join(mark_rules(atlas))
    for part in atlas.parts:
        marks = re.findall(r'data-toggle="marks=([\w-]+)"', words["cards"][part])
        region = part in atlas.regions
        assert marks == ([mark(side, part) for side in OWN_SIDES] if region else [])
        for name in marks:
            assert f'[data-marks~="{name}"] #marks [data-mark="{name}"]' in sheet


def test_a_mark_is_drawn_on_its_own_leg_alone(atlas: Atlas) -> None:
    (drawn,) = (rule for rule in mark_rules(atlas) if ".traceheel " in rule and "stroke" in rule)
    asked = dict(re.findall(r'~="(right|left)-heel"\] body([^ ]+) #plate', drawn))
    assert asked["right"] == ':not([data-side="left"])'
    assert '[data-marks~="left-heel"] body[data-side="left"] #plate .traceheel ' in drawn
    assert '[data-marks~="left-heel"] body[data-side="both"] #plate .traceheel-far ' in drawn


def test_marks_stand_in_no_address(atlas: Atlas) -> None:
    assert "marks" not in tables(atlas, {})["fields"]
