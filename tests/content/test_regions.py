"""The committed regions: where they must lie on the body, and that no skin behind is forgotten.

Outlines are read in 3-D from `outlines.json`; landmarks are the patient's right side, x negative.
"""

from __future__ import annotations

from itertools import pairwise
from math import dist
from typing import Any

import pytest

from data.atlas.projection import Point, distance_to_line, read_camera
from tests.content.committed import read_stored, read_views
from tests.content.rings import closed, inside

pytestmark = pytest.mark.unmeasured

LANDMARKS, OUTLINES, VIEWS = read_stored("body")["landmarks"], read_stored("outlines"), read_views()
BACK, SOLE = VIEWS["back"], VIEWS["sole"]
MOST_POINTS = 110
FINGER_MM = 10.0
"""Narrower than this a region on a body's plate cannot be told from its neighbour by a press."""
COMFORTABLE_MM = 25.0
"""A finger's width: the outer knee and outer shin must be easy to press."""
GRID_MM = 7.0
EDGE_MM = 5.0
"""Skin this close to the silhouette turns away from the eye and is drawn from the side."""
HAIRLINE_MM = 2.0
BONE_END_MM = 12.0
SPLIT_ABOVE_CREASE_MM = (50.0, 70.0)


def _places(view: str, region: str) -> list[list[float]]:
    """Every 3-D point of a region's outlines in a view."""
    return [place for each in OUTLINES[view] if each["id"] == region for place in each["outline"]]


def _bare(view: dict[str, Any], top: float, bottom: float, keep: float) -> list[Point]:
    """Grid points of the right leg's skin that no region answers for, between two heights."""
    silhouette = [closed(ring) for ring in view["silhouette"]]
    regions = [closed(region["outline"]) for region in view["regions"]]
    middle = view["width_mm"] / 2 if view["bilateral"] else 0.0
    result = []
    y = top
    while y < bottom:
        x = middle + GRID_MM / 2
        while x < view["width_mm"]:
            point = (x, y)
            skin = sum(inside(point, ring) for ring in silhouette) % 2 == 1
            if skin and min(distance_to_line(point, ring) for ring in silhouette) > keep:
                answered = any(inside(point, ring) for ring in regions) or (
                    min(distance_to_line(point, ring) for ring in regions) <= HAIRLINE_MM
                )
                if not answered:
                    result.append(point)
            x += GRID_MM
        y += GRID_MM
    return result


def test_no_skin_behind_is_forgotten_from_the_waist_to_the_heel() -> None:
    camera = read_camera(BACK)
    top = camera.place(LANDMARKS["iliac_crest"])[1]
    bottom = camera.place(LANDMARKS["heel"])[1]
    assert _bare(BACK, top, bottom, EDGE_MM) == []


def test_the_whole_sole_answers_but_its_inner_edge() -> None:
    bare = _bare(SOLE, 0.0, SOLE["height_mm"], EDGE_MM)
    inner = read_camera(SOLE).place(LANDMARKS["medial_malleolus"])[0]
    assert [point for point in bare if point[0] < inner] == []


def test_the_sitting_bone_region_ends_before_the_trochanter() -> None:
    trochanter = LANDMARKS["greater_trochanter"]
    for view in ("back", "outer"):
        assert all(place[0] > trochanter[0] for place in _places(view, "sit_bone")), view


def test_the_inner_shin_ends_at_the_inner_ankle_bone() -> None:
    tip = LANDMARKS["medial_malleolus"][2]
    for view in ("inner", "front"):
        lowest = min(place[2] for place in _places(view, "inner_shin"))
        assert tip - BONE_END_MM <= lowest <= tip + BONE_END_MM, view


def test_the_inner_ankle_is_the_hollow_between_bone_and_heel() -> None:
    bone, heel = LANDMARKS["medial_malleolus"], LANDMARKS["heel"]
    places = _places("inner", "inner_ankle")
    assert min(place[1] for place in places) > bone[1]
    assert heel[2] - 12 <= min(place[2] for place in places) < bone[2]


@pytest.mark.parametrize("region", ["outer_knee", "outer_shin"])
def test_the_outer_knee_and_shin_are_easy_to_press_from_outside(region: str) -> None:
    (outline,) = (each for each in VIEWS["outer"]["regions"] if each["id"] == region)
    assert 2 * outline["room"] >= COMFORTABLE_MM


def test_the_hollow_of_the_knee_reaches_up_to_where_the_nerve_divides() -> None:
    crease = LANDMARKS["knee_crease"][2]
    top = max(place[2] for place in _places("back", "back_of_knee"))
    low, high = SPLIT_ABOVE_CREASE_MM
    assert low <= top - crease <= high


def test_an_outline_in_3d_has_no_torn_border() -> None:
    for view in ("back", "outer"):
        camera = read_camera(VIEWS[view])
        for each in OUTLINES[view]:
            for start, end in pairwise(each["outline"]):
                flat = dist(camera.place(start), camera.place(end))
                assert abs(camera.nearness(start) - camera.nearness(end)) < 60 + flat, each["id"]


@pytest.mark.parametrize("view", sorted(VIEWS))
def test_an_outline_has_few_points(view: str) -> None:
    counts = {
        region["id"]: len(region["outline"]) + sum(map(len, region["holes"]))
        for region in VIEWS[view]["regions"]
    }
    print(view, "most points", max(counts.values()))
    assert {name: count for name, count in counts.items() if count > MOST_POINTS} == {}


@pytest.mark.parametrize("view", ["back", "outer", "front", "inner"])
def test_no_region_is_drawn_as_a_sliver_on_a_body(view: str) -> None:
    widths = {region["id"]: 2 * region["room"] for region in VIEWS[view]["regions"]}
    print(view, sorted(widths.items(), key=lambda pair: pair[1])[:3])
    assert {name: width for name, width in widths.items() if width < FINGER_MM} == {}
    if view in {"back", "front"}:
        assert not {"outer_knee", "outer_shin"} & set(widths)


def _edge(view: str, region: str, upper: bool, middle_x: float) -> tuple[float, float]:
    """Mean height of a region's upper or lower border near the limb's middle and at its sides."""
    places = _places(view, region)
    left, right = min(p[0] for p in places), max(p[0] for p in places)
    pick = max if upper else min

    def height(x: float) -> float:
        return float(pick(place[2] for place in places if abs(place[0] - x) < 8))

    sides = (height(left + 12) + height(right - 12)) / 2
    return height(middle_x), sides


def test_the_borders_of_the_thigh_hang_like_the_gluteal_fold() -> None:
    tuberosity = LANDMARKS["ischial_tuberosity"]
    middle = (LANDMARKS["hip_centre"][0] + LANDMARKS["knee_crease"][0]) / 2
    mid_thigh, beside = _edge("back", "back_thigh_upper", upper=False, middle_x=middle)
    fold, outer_fold = _edge("back", "sit_bone", upper=False, middle_x=tuberosity[0])
    print(f"mid-thigh {mid_thigh:.0f} mm, beside {beside:.0f}; fold {fold:.0f}, {outer_fold:.0f}")
    assert 10 < beside - mid_thigh < 60
    assert 30 < tuberosity[2] - fold < 60
    assert fold < outer_fold


def test_the_calf_runs_down_on_to_the_achilles_tendon() -> None:
    middle = LANDMARKS["heel"][0]
    tendon, beside = _edge("back", "calf", upper=False, middle_x=middle)
    print(f"calf ends at {tendon:.0f} on the tendon, {beside:.0f} beside it")
    assert beside - tendon > 10


def test_regions_of_the_inner_view_end_in_a_bow_where_the_picture_fades() -> None:
    knee = read_camera(VIEWS["inner"]).place(LANDMARKS["joint_line"])[1] - 10
    upper = [y for region in VIEWS["inner"]["regions"] for _, y in region["outline"] if y < knee]
    print("upper border from", min(upper), "to", max(upper), "mm")
    level = [y for y in upper if y < min(upper) + 1.0]
    assert max(upper) - min(upper) > 20
    assert len(level) < len(upper) / 2
