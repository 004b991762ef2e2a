"""Surface lines: the body's own nerves pass where clinicians look for them."""

from __future__ import annotations

from math import dist

import pytest

from data.atlas.projection import distance_to_line, read_camera
from data.atlas.surface_lines import place_of
from tests.content.committed import read_plan, read_stored

BODY, STRUCTURES = read_stored("body"), read_plan("anatomy/structures")
BACK, INNER = (read_camera(read_stored(f"views/{view}")) for view in ("back", "inner"))


def on_the_line(name: str, *, inner: bool = False) -> tuple[float, float]:
    """Where a surface line says that the nerve is, on the plate it is read on."""
    return (INNER if inner else BACK).place(place_of(name, STRUCTURES, BODY["landmarks"]))


def course(nerve: str, *, inner: bool = False) -> list[tuple[float, float]]:
    """A nerve's main line on that plate."""
    camera = INNER if inner else BACK
    return [camera.place(point) for point in BODY["nerves"][nerve]["points"]]


@pytest.mark.parametrize(
    ("name", "within_mm"), [("surface_line_exit", 10.0), ("surface_line_buttock", 8.0)]
)
def test_the_trunk_passes_where_living_adults_have_it(name: str, within_mm: float) -> None:
    """One standard deviation of 100 adults (Currin 2015): 1.0 cm and 0.8 cm along the line."""
    off = distance_to_line(on_the_line(name), course("sciatic_nerve"))
    print(f"{name}: the trunk passes {off:.1f} mm from it, at most {within_mm}")
    assert off <= within_mm


def test_the_trunk_divides_where_the_line_down_the_thigh_says() -> None:
    """One standard deviation of 28 legs (Vloka 2001): 27 mm."""
    off = dist(on_the_line("surface_line_thigh"), course("sciatic_nerve")[-1])
    print(f"surface_line_thigh: the trunk divides {off:.1f} mm from it, at most 27")
    assert off <= 27.0


def test_the_tibial_nerve_divides_near_the_middle_of_the_line_to_the_heel() -> None:
    """Studies found it 15 mm above the line in 60 limbs and 16.4 mm in 41 feet, on average."""
    split = course("tibial_nerve", inner=True)[-1]
    off = dist(on_the_line("surface_line_ankle", inner=True), split)
    print(f"surface_line_ankle: the tibial nerve divides {off:.1f} mm from it, at most 16.4")
    assert off <= 16.4
