"""Rules of the route and its nerves, on invented atlases: the sound passes, the bad is refused."""

from __future__ import annotations

from dataclasses import replace

import pytest

from data import rules
from tests.content import invented
from tests.content.changed import told, with_nerve, with_region
from tests.contract import NERVES, OFF_ROUTE, ROOTS, STOPS


def test_a_sound_atlas_breaks_no_promise() -> None:
    assert rules.broken_promises(invented.atlas(), frozenset()) == []


def test_the_rules_and_the_contract_name_the_same_parts() -> None:
    assert rules.ROUTE == STOPS
    assert rules.BESIDE_THE_ROUTE == OFF_ROUTE
    assert rules.NERVES == NERVES
    assert rules.SCIATIC_ROOTS == ROOTS


def test_a_part_that_old_links_name_may_not_vanish() -> None:
    atlas = invented.atlas()
    regions = {name: region for name, region in atlas.regions.items() if name != "saddle_area"}
    assert told(rules.the_contract_keeps_every_id, replace(atlas, regions=regions)) == [
        "anatomy/regions.toml: saddle_area: saddle_area is missing; old links name it"
    ]


def test_an_id_is_used_once() -> None:
    atlas = invented.atlas()
    nerves = {**atlas.nerves, "heel": atlas.nerves["sural_nerve"]}
    assert told(rules.every_id_is_used_once, replace(atlas, nerves=nerves)) == [
        'anatomy: heel: "heel" is the id of 2 parts'
    ]


@pytest.mark.parametrize(
    ("name", "stop", "message"),
    [
        ("heel", None, "heel.stop: no region is stop 15; it must be heel"),
        ("heel", 20, "heel.stop: there is no stop 20; stops are 1 to 19"),
        ("outer_hip", 15, "outer_hip.stop: stop 15 is given twice: heel and outer_hip"),
    ],
)
def test_the_route_has_each_stop_once(name: str, stop: int | None, message: str) -> None:
    found = told(rules.every_stop_has_its_number, with_region(name, stop=stop))
    assert f"anatomy/regions.toml: {message}" in found


def test_stops_keep_their_order() -> None:
    atlas = invented.atlas()
    heel, calf = atlas.regions["heel"], atlas.regions["calf"]
    swapped = {
        **atlas.regions,
        "heel": replace(heel, stop=calf.stop),
        "calf": replace(calf, stop=heel.stop),
    }
    assert told(rules.every_stop_has_its_number, replace(atlas, regions=swapped)) == [
        "anatomy/regions.toml: heel.stop: stop 13 must be calf, not heel",
        "anatomy/regions.toml: calf.stop: stop 15 must be heel, not calf",
    ]


def test_a_stop_lies_on_a_strand_and_nothing_else_does() -> None:
    rule = rules.a_stop_is_on_a_strand
    assert told(rule, with_region("heel", strand="off_route")) == [
        "anatomy/regions.toml: heel.strand: heel is a stop, yet off_route"
    ]
    assert told(rule, with_region("outer_hip", strand="tibial")) == [
        "anatomy/regions.toml: outer_hip.stop: "
        "outer_hip lies on the tibial strand, yet has no stop number"
    ]


def test_supplied_by_names_a_nerve() -> None:
    atlas = with_region("heel", supplied_by=("tibal_nerve",))
    assert told(rules.supplied_by_names_nerves, atlas) == [
        'anatomy/regions.toml: heel.supplied_by: "tibal_nerve" is no nerve; '
        'did you mean "tibial_nerve"?'
    ]


def test_a_root_gives_no_skin_its_feeling() -> None:
    atlas = with_region("heel", supplied_by=("s1_root",))
    assert len(told(rules.supplied_by_names_nerves, atlas)) == 1


def test_runs_here_names_a_nerve_or_root() -> None:
    rule = rules.runs_here_names_nerves_or_roots
    assert told(rule, with_region("lower_back", runs_here=("l4_root",))) == []
    assert told(rule, with_region("lower_back", runs_here=("l3_root",))) == [
        'anatomy/regions.toml: lower_back.runs_here: "l3_root" is no nerve or root; '
        'did you mean "s3_root"?'
    ]


def test_the_route_runs_under_its_stops_and_nowhere_else() -> None:
    rule = rules.the_route_runs_under_its_stops_only
    assert told(rule, with_region("heel", runs_here=("saphenous_nerve",))) == [
        "anatomy/regions.toml: heel.runs_here: no nerve of the route runs at heel"
    ]
    assert told(rule, with_region("inner_shin", runs_here=("saphenous_nerve",))) == []
    assert told(rule, with_region("inner_shin", runs_here=("tibial_nerve",))) == [
        "anatomy/regions.toml: inner_shin.runs_here: "
        "inner_shin is off the route, yet tibial_nerve runs here"
    ]


def test_a_branch_leaves_a_nerve_that_exists() -> None:
    atlas = with_nerve("sural_nerve", branch_of="tibal_nerve")
    assert told(rules.branch_of_names_a_nerve, atlas) == [
        'anatomy/nerves.toml: sural_nerve.branch_of: "tibal_nerve" is no nerve; '
        'did you mean "tibial_nerve"?'
    ]


def test_branches_never_lead_in_a_circle() -> None:
    atlas = with_nerve("sciatic_nerve", branch_of="sural_nerve")
    found = told(rules.branches_lead_back_to_a_beginning, atlas)
    assert (
        "anatomy/nerves.toml: sciatic_nerve.branch_of: "
        "leads in a circle: sciatic_nerve -> sural_nerve -> sciatic_nerve"
    ) in found
    assert told(
        rules.branches_lead_back_to_a_beginning,
        with_nerve("sural_nerve", branch_of="sural_nerve"),
    ) == [
        "anatomy/nerves.toml: sural_nerve.branch_of: leads in a circle: sural_nerve -> sural_nerve"
    ]


def test_a_nerve_carries_known_roots() -> None:
    atlas = with_nerve("tibial_nerve", roots=("l4_root", "s4_root"))
    assert told(rules.nerves_carry_known_roots, atlas) == [
        'anatomy/nerves.toml: tibial_nerve.roots: "s4_root" is no root; did you mean "s3_root"?'
    ]


@pytest.mark.parametrize(
    "roots", [ROOTS[1:], ("l3_root", *ROOTS), ("l3_root", *ROOTS[1:]), ROOTS[::-1]]
)
def test_the_sciatic_nerve_has_exactly_its_five_roots(roots: tuple[str, ...]) -> None:
    atlas = with_nerve("sciatic_nerve", roots=roots)
    assert told(rules.the_sciatic_nerve_has_its_five_roots, atlas) == [
        "anatomy/nerves.toml: sciatic_nerve.roots: the sciatic nerve is formed from exactly "
        "l4_root l5_root s1_root s2_root s3_root"
    ]


def test_plates_wait_for_drawings_that_can_be_read() -> None:
    atlas = replace(invented.atlas(), views={})
    assert rules.broken_promises(atlas, frozenset({"atlas/views/back.json"})) == []
    assert rules.broken_promises(atlas, frozenset({"anatomy/nerves.toml"})) != []
