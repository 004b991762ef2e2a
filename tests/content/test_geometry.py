"""The committed body: every nerve where studies found it, under the skin and off the bone.

Widths, heights, shares and bends are recomputed from points and landmarks. Depth and bone distance
need the meshes; per point they are committed as evidence, and a made-up array would not be smooth.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import pytest

from data.atlas.measure import evidence_jumps, measure
from data.atlas.measurement import Measurement
from data.atlas.strands import Body
from tests.content.committed import read_stored
from tests.contract import NERVES, ROOTS

STORED = read_stored("body")
ROWS = measure(STORED)

SACRAL_ROOTS = ("s1_root", "s2_root", "s3_root")
LONGEST_SEGMENT_MM = 12.0
ROUNDING_MM = 0.02


@pytest.fixture(scope="module", autouse=True)
def _table(printed_table: list[str]) -> None:
    printed_table.extend(str(row) for row in ROWS)


def _changed(change: Callable[[dict[str, Any]], None]) -> list[Measurement]:
    """The rows of a copy of the body after a change to it."""
    body = copy.deepcopy(STORED)
    change(body)
    return measure(body)


def _failing(rows: list[Measurement]) -> set[str]:
    return {row.what for row in rows if not row.holds}


@pytest.mark.parametrize("row", ROWS, ids=[row.what for row in ROWS])
def test_the_row_lies_within_its_bounds(row: Measurement) -> None:
    assert row.holds, str(row)


def test_the_body_holds_exactly_the_nerves_of_the_contract() -> None:
    assert set(STORED["nerves"]) == {*ROOTS, *NERVES}


def test_the_body_is_the_patients_right_side() -> None:
    assert STORED["frame"]["side"] == "right"
    assert STORED["landmarks"]["greater_trochanter"][0] < 0
    assert all(point[0] < 0 for nerve in STORED["nerves"].values() for point in nerve["points"])


def test_every_array_of_a_line_is_as_long_as_its_points() -> None:
    for strand in Body(STORED).strands.values():
        kept = (strand.radius, strand.skin_mm, strand.bone_mm)
        assert [len(values) for values in kept] == [len(strand.points)] * 3, strand.id


def test_every_strand_springs_from_a_strand_of_the_body() -> None:
    body = Body(STORED)
    for strand in body.strands.values():
        for neighbour in (strand.leaves, strand.joins):
            assert neighbour is None or neighbour in body.strands, strand.id


def test_only_roots_the_trunk_and_company_spring_from_nothing() -> None:
    free = {s.id for s in Body(STORED).strands.values() if s.leaves is None}
    strands = {f"{root}/cauda" for root in ROOTS}
    assert free == {*ROOTS, *strands, "sciatic_nerve", "saphenous_nerve"}


def test_no_segment_is_long_enough_to_look_straight() -> None:
    for strand in Body(STORED).strands.values():
        steps = zip(strand.points, strand.points[1:], strict=False)
        longest = max(sum((a - b) ** 2 for a, b in zip(p, q, strict=True)) ** 0.5 for p, q in steps)
        assert longest <= LONGEST_SEGMENT_MM + ROUNDING_MM, f"{strand.id}: {longest:.2f} mm"


def test_depth_and_bone_distance_change_no_faster_than_the_line_moves() -> None:
    assert evidence_jumps(STORED) == []


def test_made_up_evidence_would_be_noticed() -> None:
    body = copy.deepcopy(STORED)
    depths = body["nerves"]["tibial_nerve"]["skin_mm"]
    depths[len(depths) // 2] += 30.0
    assert evidence_jumps(body) == ["tibial_nerve"]


def test_the_evidence_agrees_with_what_the_meshes_gave_along_the_whole_line() -> None:
    for strand in Body(STORED).strands.values():
        measured = STORED["measured"][strand.id]
        assert measured["least_skin_mm"] <= min(strand.skin_mm) + 0.25, strand.id
        assert measured["least_bone_mm"] <= min(strand.bone_mm) + 0.25, strand.id


def test_between_the_points_too_no_line_leaves_the_skin_or_enters_bone() -> None:
    for strand in Body(STORED).strands.values():
        measured = STORED["measured"][strand.id]
        assert measured["least_skin_mm"] > 0, strand.id
        in_sacrum = strand.id.partition("/")[0] in SACRAL_ROOTS
        assert measured["least_bone_mm"] >= 0 or in_sacrum, strand.id


def test_the_left_side_measures_the_same_as_the_right() -> None:
    def mirror(body: dict[str, Any]) -> None:
        body["frame"]["side"] = "left"
        for place in body["landmarks"].values():
            place[0] = -place[0]
        division = body["nerves"]["sciatic_nerve"]["division"]
        lines = [division, *body["vessels"].values(), *body["sac"].values()]
        for nerve in body["nerves"].values():
            lines += [nerve, *nerve.get("branches", [])]
        for line in lines:
            for point in line["points"]:
                point[0] = -point[0]

    assert _changed(mirror) == ROWS


def _moved(nerve: str, by: tuple[float, float, float]) -> Callable[[dict[str, Any]], None]:
    def change(body: dict[str, Any]) -> None:
        for point in body["nerves"][nerve]["points"]:
            for axis in range(3):
                point[axis] += by[axis]

    return change


@pytest.mark.parametrize(
    ("nerve", "by", "refused"),
    [
        ("sciatic_nerve", (-25.0, 0.0, 0.0), "trunk between sit bone and greater trochanter"),
        ("sciatic_nerve", (0.0, 0.0, 25.0), "split above the knee crease"),
        ("common_fibular_nerve", (0.0, 0.0, 20.0), "division of it below the head's tip"),
        ("deep_fibular_nerve", (-15.0, 0.0, 0.0), "deep fibular at the ankle, inner to outer"),
        ("tibial_nerve", (0.0, -25.0, 0.0), "tibial at the ankle, malleolus to heel"),
        ("sural_nerve", (0.0, -15.0, 0.0), "sural behind the outer ankle tip"),
        ("sural_nerve", (0.0, 0.0, 60.0), "sural crosses the Achilles border, of fibula length"),
    ],
)
def test_a_nerve_moved_from_its_place_is_refused(
    nerve: str, by: tuple[float, float, float], refused: str
) -> None:
    assert refused in _failing(_changed(_moved(nerve, by)))


def test_a_nerve_drawn_too_thick_is_refused() -> None:
    def thicken(body: dict[str, Any]) -> None:
        body["nerves"]["common_fibular_nerve"]["radius"][3] = 4.0

    assert _failing(_changed(thicken)) == {"widest common fibular nerve"}


def test_a_nerve_point_outside_the_skin_or_inside_bone_is_refused() -> None:
    def bare(body: dict[str, Any]) -> None:
        body["nerves"]["saphenous_nerve"]["skin_mm"][5] = -1.0
        body["nerves"]["saphenous_nerve"]["bone_mm"][5] = -1.0

    assert _failing(_changed(bare)) == {
        "saphenous_nerve: least depth under the skin",
        "saphenous_nerve: least distance from bone",
    }


def test_a_kink_is_refused() -> None:
    def bend(body: dict[str, Any]) -> None:
        body["nerves"]["tibial_nerve"]["points"][10][0] -= 15.0

    assert "tibial_nerve: sharpest kink over 8 mm" in _failing(_changed(bend))


def test_a_branch_that_starts_beside_its_nerve_is_refused() -> None:
    refused = _failing(_changed(_moved("medial_sural_cutaneous_nerve", (0.0, 12.0, 0.0))))
    assert "widest gap between a branch and what it leaves" in refused


def test_what_was_measured_on_meshes_is_held_to_its_bounds() -> None:
    def spoil(body: dict[str, Any]) -> None:
        measured = body["measured"]
        measured["dural_sac"] |= {"least_bone_mm": -0.5, "greatest_way_through_sacrum": 1.1}
        measured["piriformis"]["trunk_from_mm"] = 0.4
        measured["nearest_muscle"]["tibial_nerve"]["least_mm"] = -1.0

    assert _failing(_changed(spoil)) == {
        "sac from the vertebrae T11 to L5, on the mesh",
        "sac through the sacrum, front 0 to back 1, greatest, on the mesh",
        "trunk's middle from piriformis, on the mesh",
        "tibial_nerve's middle from any muscle, on the mesh",
    }
