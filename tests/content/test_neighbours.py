"""What lies beside the committed nerves: the sac their roots leave, vessels, the trunk's seam."""

from __future__ import annotations

import copy
import math
from collections.abc import Callable
from typing import Any

import pytest

from data.atlas.measure import measure
from data.atlas.strands import Body
from tests.content.committed import read_stored
from tests.contract import ROOTS

pytestmark = pytest.mark.unmeasured

STORED = read_stored("body")
VESSELS = {"popliteal_artery", "popliteal_vein", "posterior_tibial_artery"}
ROUNDING_MM = 0.02


def _refused(change: Callable[[dict[str, Any]], None]) -> set[str]:
    """What fails in a copy of the body after a change to it."""
    body = copy.deepcopy(STORED)
    change(body)
    return {row.what for row in measure(body) if not row.holds}


def _moved(
    kind: str, line: str, by: tuple[float, float, float]
) -> Callable[[dict[str, Any]], None]:
    def change(body: dict[str, Any]) -> None:
        for point in body[kind][line]["points"]:
            for axis in range(3):
                point[axis] += by[axis]

    return change


def test_the_body_holds_the_vessels_and_the_sac() -> None:
    assert set(STORED["vessels"]) == VESSELS
    assert set(STORED["sac"]) == {"dural_sac"}


def test_the_sac_lies_in_the_mid_line() -> None:
    assert {point[0] for point in STORED["sac"]["dural_sac"]["points"]} == {0.0}


@pytest.mark.parametrize("root", ROOTS)
def test_the_strand_in_the_sac_runs_on_into_its_root(root: str) -> None:
    body = Body(STORED)
    strand = body.strands[f"{root}/cauda"]
    assert strand.joins == root
    assert math.dist(strand.points[-1], body.strands[root].points[0]) < ROUNDING_MM


@pytest.mark.parametrize(
    ("kind", "line", "by", "refused"),
    [
        (
            "vessels",
            "popliteal_vein",
            (0.0, 12.0, 0.0),
            "tibial nerve behind the popliteal vein, in the hollow of the knee",
        ),
        (
            "vessels",
            "popliteal_artery",
            (0.0, 6.0, 0.0),
            "popliteal vein behind the artery, in the hollow of the knee",
        ),
        (
            "vessels",
            "posterior_tibial_artery",
            (0.0, 6.0, 0.0),
            "artery in front of the nerve at the inner ankle",
        ),
        (
            "vessels",
            "posterior_tibial_artery",
            (12.0, 0.0, 0.0),
            "artery of the calf, furthest from the tibial nerve",
        ),
        (
            "sac",
            "dural_sac",
            (0.0, -20.0, 20.0),
            "sac ends between the S1 and S2 holes, share",
        ),
        (
            "sac",
            "dural_sac",
            (0.0, 8.0, 0.0),
            "strands of roots reach, of the way to the sac's side",
        ),
        ("sac", "dural_sac", (0.0, -20.0, 0.0), "l5_root starts outside the sac by"),
        ("nerves", "s1_root", (9.0, 0.0, 0.0), "s1_root from the middle of its hole"),
        ("nerves", "l5_root", (0.0, -9.0, 0.0), "l5_root from the middle of its hole"),
        ("nerves", "l4_root", (-6.0, 0.0, 0.0), "l4_root starts outside the sac by"),
    ],
)
def test_a_neighbour_moved_from_its_place_is_refused(
    kind: str, line: str, by: tuple[float, float, float], refused: str
) -> None:
    assert refused in _refused(_moved(kind, line, by))


def test_a_seam_outside_the_trunk_is_refused() -> None:
    def shift(body: dict[str, Any]) -> None:
        for point in body["nerves"]["sciatic_nerve"]["division"]["points"]:
            point[0] += 6.0

    assert _refused(shift) == {
        "seam off the trunk's middle, of its radius",
        "seam on the outer side of the trunk's middle",
    }
