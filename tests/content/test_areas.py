"""The painted areas: territories, felt areas and dermatomes keep the drawing rules of the maps.

Everything is read from `areas.json`, which holds what was measured on the painted skin itself.
"""

from __future__ import annotations

from itertools import product
from pathlib import Path
from statistics import mean

import pytest

from tests.content.committed import read_stored
from tests.repository import ROOT

MASKS = ROOT / "assets" / "plates" / "masks"
AREAS, LANDMARKS = read_stored("areas"), read_stored("body")["landmarks"]
MEANS, PEAKS = AREAS["region_means"], AREAS["region_peaks"]

ROOTS = ("l4_root", "l5_root", "s1_root", "s2_root")
NERVES = (
    "lateral_sural_cutaneous_nerve",
    "superficial_fibular_nerve",
    "deep_fibular_nerve",
    "sural_nerve",
    "medial_calcaneal_nerve",
    "medial_plantar_nerve",
    "lateral_plantar_nerve",
    "posterior_femoral_cutaneous_nerve",
    "saphenous_nerve",
)
# How much of a region's skin each nerve above serves: 0 none, 1 sometimes, 2 part, 3 main.
SHARES = {
    "lower_back": "000000000",
    "upper_buttock": "000000000",
    "deep_buttock": "000000010",
    "sit_bone": "000000030",
    "back_thigh_upper": "000000030",
    "back_thigh_lower": "000000030",
    "back_of_knee": "100000030",
    "outer_knee": "300000000",
    "calf": "200200021",
    "outer_shin": "320000000",
    "front_shin": "220000001",
    "outer_ankle": "010300000",
    "inner_ankle": "100120012",
    "heel": "000230000",
    "top_of_foot": "031200001",
    "first_toe_gap": "013001000",
    "outer_foot": "010300100",
    "inner_sole": "000013001",
    "outer_sole": "000100300",
    "outer_hip": "000000000",
    "front_thigh": "000000000",
    "inner_shin": "000000003",
}
VARIANTS = ("sural_nerve", "saphenous_nerve", "posterior_femoral_cutaneous_nerve")
EVERY_MASK = {
    *(f"territory-{nerve}" for nerve in NERVES),
    *(f"territory-{nerve}-variant" for nerve in VARIANTS),
    *("pain", "pain-near", "pain-far", "tingling"),
    *(f"{kind}-{root}" for kind, root in product(("pain", "tingling", "dermatome"), ROOTS)),
}
CORE, SECONDARY = 0.7, 0.5
NEIGHBOUR = 0.05
"""Soft edges reach over a border: the mean of neighbours one step apart may be this much askew."""
LONG_SIDE = 480


def _share(nerve: str, region: str) -> float:
    """Mean weight of a nerve's territory in a region."""
    return float(MEANS[f"territory-{nerve}"].get(region, 0.0))


def _at(place: str, mask: str) -> float:
    """Weight of a mask at a named place of the skin."""
    return float(AREAS["places"][place].get(mask, 0.0))


def _picture_size(path: Path) -> tuple[int, int]:
    """Width and height from the head of a WebP without loss."""
    head = path.read_bytes()[:30]
    assert head[8:12] == b"WEBP"
    if head[12:16] == b"VP8L":
        bits = int.from_bytes(head[21:25], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    assert head[12:16] == b"VP8X"
    return int.from_bytes(head[24:27], "little") + 1, int.from_bytes(head[27:30], "little") + 1


def test_every_mask_is_written_once_per_view_where_it_is_seen() -> None:
    written = {path.stem: path for path in MASKS.glob("*.webp")}
    listed = {f"{view}-{mask}" for view, masks in AREAS["masks"].items() for mask in masks}
    assert set(written) == listed
    assert {mask for masks in AREAS["masks"].values() for mask in masks} == EVERY_MASK
    print(f"{len(written)} masks, {sum(p.stat().st_size for p in written.values()) / 1000:.0f} kB")


@pytest.mark.parametrize("view", sorted(AREAS["masks"]))
def test_masks_have_the_shape_of_their_plate(view: str) -> None:
    record = read_stored(f"views/{view}")
    width, height = AREAS["mask_pixels"][view]
    assert max(width, height) == LONG_SIDE
    assert width / height == pytest.approx(record["width_mm"] / record["height_mm"], abs=0.004)
    for mask in AREAS["masks"][view]:
        assert _picture_size(MASKS / f"{view}-{mask}.webp") == (width, height)


@pytest.mark.parametrize("root", ROOTS)
def test_key_points_lie_inside_their_roots(root: str) -> None:
    weights = AREAS["key_points"][root]["weights"]
    least = SECONDARY if root in {"l4_root", "s2_root"} else CORE
    print(root, weights)
    assert weights[f"dermatome-{root}"] >= least
    assert all(other <= SECONDARY for name, other in weights.items() if not name.endswith(root))


def test_key_points_lie_where_the_examination_looks() -> None:
    point = {root: record["point"] for root, record in AREAS["key_points"].items()}
    ankle, heel = LANDMARKS["medial_malleolus"], LANDMARKS["heel"]
    assert all(abs(a - b) < 25 for a, b in zip(point["l4_root"], ankle, strict=True))
    assert abs(point["l5_root"][0] - LANDMARKS["toe_3_base"][0]) < 10
    assert abs(point["l5_root"][1] - LANDMARKS["toe_3_base"][1]) < 12
    assert point["s1_root"][0] < heel[0] - 15
    assert abs(point["s2_root"][2] - LANDMARKS["knee_crease"][2]) < 8
    assert abs(point["s3_root"][2] - LANDMARKS["ischial_tuberosity"][2]) < 60


def test_the_fourth_lumbar_core_stays_below_the_kneecap() -> None:
    top = AREAS["limits"]["l4_core_top_mm"]
    print("L4 core ends", top, "mm, knee-cap's lower pole", LANDMARKS["patella_lower_pole"][2])
    assert top < LANDMARKS["patella_lower_pole"][2] - 40
    assert _at("middle_of_kneecap", "dermatome-l4_root") == 0


def test_no_dermatome_is_painted_on_the_buttock() -> None:
    begin = AREAS["limits"]["dermatomes_begin_at_thigh"]
    print(begin)
    assert all(thigh > -0.10 for thigh in begin.values())
    for root, region in product(
        ROOTS, ("upper_buttock", "deep_buttock", "outer_hip", "lower_back")
    ):
        assert PEAKS[f"dermatome-{root}"].get(region, 0.0) == 0.0


def test_the_saphenous_nerve_ends_at_mid_foot_but_in_some_people() -> None:
    ends = AREAS["limits"]["saphenous_main_ends_at_foot"]
    print(ends)
    assert ends["territory-saphenous_nerve"] < 0.5
    assert 0.65 < ends["territory-saphenous_nerve-variant"] < 0.8


def test_the_other_variants_reach_further_too() -> None:
    limits = AREAS["limits"]
    posterior = limits["posterior_femoral_main_ends_at_leg"]
    sural = limits["sural_main_reaches_ray"]
    print(posterior, sural)
    assert posterior["territory-posterior_femoral_cutaneous_nerve"] < 0.2
    assert 0.4 < posterior["territory-posterior_femoral_cutaneous_nerve-variant"] < 0.6
    assert sural["territory-sural_nerve"] > 4.5
    assert 3.3 < sural["territory-sural_nerve-variant"] < 4.0


def test_the_nerves_of_the_sole_meet_on_the_fourth_toe() -> None:
    print(AREAS["plantar_border"])
    toes = [ray for foot, ray, _ in AREAS["plantar_border"] if foot >= 0.74]
    shares = [share for foot, _, share in AREAS["plantar_border"] if 0.45 <= foot <= 0.7]
    assert len(toes) >= 3
    assert all(3.75 <= ray <= 4.25 for ray in toes)
    assert len(shares) >= 4
    assert all(0.62 <= share <= 0.78 for share in shares)


@pytest.mark.parametrize(
    ("place", "nerve"),
    [
        ("first_gap", "deep_fibular_nerve"),
        ("little_toe_outer_side", "sural_nerve"),
        ("big_toe_inner_top", "superficial_fibular_nerve"),
        ("heel_underside", "medial_calcaneal_nerve"),
        ("outer_heel", "sural_nerve"),
        ("inner_ankle_bone", "saphenous_nerve"),
        ("hollow_of_knee", "posterior_femoral_cutaneous_nerve"),
    ],
)
def test_well_known_skin_belongs_to_its_nerve(place: str, nerve: str) -> None:
    weights = {each: _at(place, f"territory-{each}") for each in NERVES}
    print(place, {name: weight for name, weight in weights.items() if weight})
    assert weights[nerve] >= 0.7
    assert max(weight for each, weight in weights.items() if each != nerve) < weights[nerve] - 0.2


@pytest.mark.parametrize("region", sorted(SHARES))
def test_nerves_share_a_region_in_the_maps_order(region: str) -> None:
    ranked = list(zip(SHARES[region], NERVES, strict=True))
    for (much, first), (little, second) in product(ranked, repeat=2):
        step = int(much) - int(little)
        if step <= 0:
            continue
        more, less = _share(first, region), _share(second, region)
        assert more > less - (NEIGHBOUR if step == 1 else 0), f"{first} {more}, {second} {less}"


@pytest.mark.parametrize(("column", "nerve"), list(enumerate(NERVES)))
def test_a_nerve_serves_its_regions_in_the_maps_order(column: int, nerve: str) -> None:
    found = {
        level: [_share(nerve, region) for region in SHARES if SHARES[region][column] == level]
        for level in "3210"
    }
    means = [mean(values) for values in found.values() if values]
    print(nerve, [round(value, 3) for value in means])
    assert means == sorted(means, reverse=True)
    assert min(found["3"]) >= 0.5
    assert max(found["0"]) <= 0.12


def test_nothing_is_ever_painted_on_the_saddle_area() -> None:
    assert set(AREAS["saddle_largest"]) == EVERY_MASK
    assert {mask: w for mask, w in AREAS["saddle_largest"].items() if w != 0} == {}
