"""What was asked: reading and writing the address, hostile and stale ones included."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from components.address import Exploration, fields, focus, read_address, write_address
from data.drawing import SIDES
from data.model import Atlas, Clinic
from data.reader import read_atlas

APPROVED = Path(__file__).parent.parent / "approved" / "addresses.txt"
ATLAS = read_atlas()
DEFAULT = read_address("", ATLAS)

HOSTILE = [
    "__proto__",
    "constructor",
    "hasOwnProperty",
    "toString",
    "x" * 10_000,
    "%00",
    "%ff",
    "%E0%A4%A",
    "<script>alert(1)</script>",
    "HEEL",
    "heel ",
    "../../etc/passwd",
    "'; drop table parts; --",
    "",
]


def approved() -> list[tuple[str, str]]:
    """Every approved line: the address, and what it is read as, written back."""
    lines = APPROVED.read_text(encoding="utf-8").splitlines()
    pairs = [line.split(" => ") for line in lines if line and not line.startswith("#")]
    return [(asked.strip('"'), kept.strip('"')) for asked, kept in pairs]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", list(fields(ATLAS)))
def test_a_hostile_value_falls_back_to_the_default(name: str, value: str) -> None:
    for said in (value, quote(value)):
        assert read_address(f"?{name}={said}", ATLAS) == DEFAULT


@pytest.mark.parametrize("name", ["__proto__", "constructor", "Part", "part[]", "x" * 10_000])
def test_an_unknown_field_is_ignored(name: str) -> None:
    assert read_address(f"?{name}=heel", ATLAS) == DEFAULT


@given(
    st.lists(
        st.tuples(
            st.sampled_from(tuple(fields(ATLAS))),
            st.text()
            | st.sampled_from((*ATLAS.parts, *ATLAS.causes, *ATLAS.views, "left", "none")),
        )
    )
)
def test_nothing_that_was_not_offered_is_ever_kept(pairs: list[tuple[str, str]]) -> None:
    asked = read_address(urlencode(pairs), ATLAS)
    written = write_address(asked, ATLAS)
    offered = {value for field in fields(ATLAS).values() for value in field.values}
    assert set(re.findall(r"=([^&]*)", written)) <= offered


def explorations() -> st.SearchStrategy[Exploration]:
    """Any exploration that the fields allow."""
    known = fields(ATLAS)
    drawn = known["layer"].values[:-1]
    return st.builds(
        Exploration,
        view=st.sampled_from(known["view"].values),
        side=st.sampled_from(SIDES),
        part=st.none() | st.sampled_from(known["part"].values),
        cause=st.none() | st.sampled_from(known["cause"].values),
        compare=st.none() | st.sampled_from(known["compare"].values),
        layers=st.sets(st.sampled_from(drawn)).map(
            lambda chosen: tuple(layer for layer in drawn if layer in chosen)
        ),
        words=st.sampled_from(known["words"].values),
        language=st.sampled_from(known["language"].values),
        tour=st.none() | st.sampled_from(known["tour"].values),
        step=st.integers(1, 3),
        page=st.none() | st.sampled_from(known["page"].values),
        present=st.booleans(),
    ).map(about_one_thing)


def about_one_thing(exploration: Exploration) -> Exploration:
    if exploration.tour:
        return replace(exploration, part=None, cause=None, compare=None)
    alone = replace(exploration, step=None)
    if not exploration.cause:
        return replace(alone, compare=None)
    other = exploration.compare if exploration.compare != exploration.cause else None
    return replace(alone, part=None, compare=other)


@given(explorations())
def test_what_is_written_reads_back_as_the_same(exploration: Exploration) -> None:
    assert read_address(write_address(exploration, ATLAS), ATLAS) == exploration


@pytest.mark.parametrize(("asked", "kept"), approved())
def test_an_address_of_today_opens_the_same_scene_for_ever(asked: str, kept: str) -> None:
    assert write_address(read_address(asked, ATLAS), ATLAS) == kept


def test_every_part_has_an_approved_address() -> None:
    said = {asked for asked, _ in approved()}
    assert {f"?part={part}" for part in ATLAS.parts} <= said


def test_every_cause_has_an_approved_address() -> None:
    assert {f"?cause={cause}" for cause in ATLAS.causes} <= {asked for asked, _ in approved()}


@pytest.mark.parametrize("query", ["?part=heel&cause=injury", "?cause=injury&part=heel"])
def test_a_cause_wins_over_a_part(query: str) -> None:
    asked = read_address(query, ATLAS)
    assert (asked.cause, asked.part) == ("injury", None)
    assert (focus(asked), asked.view) == ("cause=injury", ATLAS.causes["injury"].home_view)


def test_a_tour_wins_over_both_and_begins_with_its_first_step() -> None:
    asked = read_address("?part=heel&cause=injury&tour=route", ATLAS)
    assert (asked.tour, asked.step, asked.cause, asked.part) == ("route", 1, None, None)
    assert focus(asked) == "tour=route 1"
    assert write_address(asked, ATLAS) == "tour=route"


@pytest.mark.parametrize("step", ["0", "99", "-1", "two", "1"])
def test_a_step_that_a_tour_has_not_is_its_first(step: str) -> None:
    assert read_address(f"?tour=route&step={step}", ATLAS).step == 1
    assert read_address(f"?step={step}", ATLAS) == DEFAULT


def test_a_step_is_seen_in_its_own_view_and_in_another_that_is_asked_for() -> None:
    for number, step in enumerate(ATLAS.tours["route"].steps, start=1):
        assert read_address(f"?tour=route&step={number}", ATLAS).view == step.view
    assert read_address("?tour=route&step=2&view=outer", ATLAS).view == "outer"


def test_a_cause_is_compared_with_another_and_only_so() -> None:
    asked = read_address("?cause=injury&compare=deep_gluteal", ATLAS)
    assert (asked.cause, asked.compare) == ("injury", "deep_gluteal")
    for query in ("cause=injury&compare=injury", "compare=injury", "part=heel&compare=injury"):
        assert read_address(query, ATLAS).compare is None


def test_every_tour_has_an_approved_address() -> None:
    assert {f"?tour={tour}" for tour in ATLAS.tours} <= {asked for asked, _ in approved()}


def test_an_unknown_cause_leaves_the_part() -> None:
    asked = read_address("?part=heel&cause=bad_luck", ATLAS)
    assert (asked.cause, focus(asked)) == (None, "heel")


def test_a_cause_and_a_part_of_the_same_name_are_two_things() -> None:
    shared = set(ATLAS.causes) & set(ATLAS.parts)
    assert shared
    for name in shared:
        cause, part = (read_address(f"?{field}={name}", ATLAS) for field in ("cause", "part"))
        assert (cause.part, part.cause) == (None, None)
        assert focus(cause) != focus(part)


def test_a_part_alone_opens_its_home_view() -> None:
    for part in (*ATLAS.regions.values(), *ATLAS.structures.values()):
        assert read_address(f"?part={part.id}", ATLAS).view == part.home_view
    for cause in ATLAS.causes.values():
        assert read_address(f"?cause={cause.id}", ATLAS).view == cause.home_view


def test_a_field_given_twice_takes_its_first_valid_value() -> None:
    asked = read_address("?part=nothing&part=calf&part=heel&side=left&side=right", ATLAS)
    assert (asked.part, asked.side) == ("calf", "left")


def test_layers_collect_and_none_means_none(atlas: Atlas) -> None:
    assert read_address("?layer=nerves&layer=moon", atlas).layers == ("nerves",)
    assert read_address("?layer=none", atlas).layers == ()
    assert read_address("?layer=none&layer=nerves", atlas).layers == ("nerves",)
    assert read_address("?layer=moon", atlas).layers == DEFAULT.layers


def test_what_is_not_built_yet_falls_back(atlas: Atlas) -> None:
    assert read_address("?page=help&present=2&compare=disc_l4_l5&layer=moon", atlas) == DEFAULT


def test_a_visit_starts_in_the_words_that_the_clinic_set(atlas: Atlas) -> None:
    clinical = replace(atlas, clinic=Clinic(words="clinical"))
    assert read_address("", clinical).words == "clinical"
    assert write_address(read_address("words=plain", clinical), clinical) == "words=plain"
    assert write_address(read_address("words=clinical", clinical), clinical) == ""
