"""Felt pain and tingling: as often as the tables say, two roots much alike, parts of one whole."""

from __future__ import annotations

from itertools import product
from statistics import mean
from typing import Any

import pytest

from tests.content.committed import read_plan, read_stored

AREAS, FELT = read_stored("areas"), read_plan("atlas/pipeline/felt_areas")
MEANS, PEAKS = AREAS["region_means"], AREAS["region_peaks"]
ROOTS = ("l4_root", "l5_root", "s1_root", "s2_root")


def test_pain_of_the_fifth_lumbar_and_first_sacral_root_lies_on_itself() -> None:
    print("overlap", AREAS["overlap_of_l5_and_s1_pain"])
    assert 0.66 <= AREAS["overlap_of_l5_and_s1_pain"] < 1.0


def _felt_cases() -> list[tuple[str, dict[str, int]]]:
    cases: list[tuple[str, dict[str, int]]] = [("pain", FELT["pain_in_general"])]
    for kind, (column, root) in product(("pain", "tingling"), enumerate(ROOTS)):
        table: dict[str, Any] = FELT[kind]
        cases.append((f"{kind}-{root}", {region: row[column] for region, row in table.items()}))
    return cases


@pytest.mark.parametrize(("mask", "table"), _felt_cases())
def test_a_feeling_is_strongest_where_it_is_commonest(mask: str, table: dict[str, int]) -> None:
    peaks = PEAKS[mask]
    levels = {weight: [r for r, w in table.items() if w == weight] for weight in (3, 2, 1, 0)}
    means = [mean(peaks.get(r, 0.0) for r in regions) for regions in levels.values() if regions]
    print(mask, [round(value, 2) for value in means])
    assert means == sorted(means, reverse=True)
    for region in levels[3]:
        assert peaks[region] >= 0.75, region
    for region in levels[0]:
        assert peaks.get(region, 0.0) <= 0.35, region


def test_tingling_in_general_is_the_stronger_of_two_roots() -> None:
    for region in FELT["tingling"]:
        both = [PEAKS[f"tingling-{root}"].get(region, 0.0) for root in ("l5_root", "s1_root")]
        assert PEAKS["tingling"].get(region, 0.0) == pytest.approx(max(both), abs=0.08), region


def test_near_and_far_pain_are_parts_of_the_whole() -> None:
    whole, near, far = MEANS["pain"], MEANS["pain-near"], MEANS["pain-far"]
    for region in ("lower_back", "deep_buttock", "back_thigh_upper"):
        assert near[region] == pytest.approx(whole[region], rel=0.02)
        assert region not in far
    for region in ("calf", "outer_shin", "top_of_foot", "outer_foot"):
        assert far[region] == pytest.approx(whole[region], rel=0.05)
        assert region not in near
