"""What an author adds to a copy of the content: a region, a structure, a view, a language."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.content import invented
from tests.contract import NERVES, OFF_ROUTE, ROOTS, STOPS

ANATOMY = """
[inner_thigh]
strand = "off_route"
home_view = "front"
frame = "thigh"
runs_here = []
supplied_by = []
"""

WORDS = """
[inner_thigh]
name = "Inner thigh"
preview = [
  { fact = "said_1", text = "This is not on the sciatic route.", basis = "textbook" },
]
feel = [
  { fact = "said_2", text = "It may ache.", basis = "textbook" },
]
linked = [
  { fact = "said_3", text = "The sciatic nerve does not run here.", basis = "textbook" },
]
could_be = [
  { fact = "said_4", text = "It could be a muscle.", basis = "textbook" },
]
helps = [
  { say = "stay_active" },
]
get_help = [
  { fact = "said_5", text = "See a doctor if it does not get better.", basis = "practice" },
  { say = "safety_button" },
]
"""

CLINICAL_WORDS = (
    WORDS.replace("Inner thigh", "Medial thigh")
    + """
anatomy = [
  { fact = "obturator_nerve", text = "Its skin belongs to another nerve.", basis = "textbook" },
]
"""
)

STRUCTURE = """
[gracilis]
kind = "muscle"
home_view = "inner"
frame = "knee"
meshes = ["gracilis"]
"""

STRUCTURE_WORDS = """
[gracilis]
name = "{name}"
preview = [
  { fact = "inside_of_thigh", text = "It lies at the inside of the thigh.", basis = "textbook" },
]
"""


def append(file: Path, text: str) -> None:
    """Write a text at the end of a file."""
    file.write_text(file.read_text() + text)


def add_region(folder: Path) -> None:
    """Add `inner_thigh`: its anatomy, its words at both levels, and a drawing."""
    append(folder / "anatomy/regions.toml", ANATOMY)
    append(folder / "wording/en/regions.toml", WORDS)
    append(folder / "wording/en/regions_clinical.toml", CLINICAL_WORDS)
    parts = (*STOPS, *OFF_ROUTE, "inner_thigh")
    invented.write_drawing(folder, "front", parts, (*NERVES, *ROOTS))


def add_structure(folder: Path) -> None:
    """Add `gracilis`: its anatomy, its names at both levels, and a label at the knee."""
    append(folder / "anatomy/structures.toml", STRUCTURE)
    for file, name in (("structures", "Slim thigh muscle"), ("structures_clinical", "Gracilis")):
        append(folder / f"wording/en/{file}.toml", STRUCTURE_WORDS.replace("{name}", name))
    invented.change(folder / "anatomy/labels.toml", '"patella",', '"patella", "gracilis",')


def add_view(folder: Path) -> None:
    """Add `above`: its place among the views, its drawing, its name and its description."""
    invented.change(folder / "anatomy/views.toml", '"sole"]', '"sole", "above"]')
    invented.write_drawing(folder, "above", ("lower_back",), ("sciatic_nerve",))
    page = folder / "wording/en/page.toml"
    invented.change(page, "[view]", '[view]\nabove = "Above"')
    invented.change(page, "[plate]", '[plate]\nabove = "The body from above."')


def add_language(folder: Path) -> None:
    """Add `ko`: a copy of English with a name, a view and the threat words translated."""
    shutil.copytree(folder / "wording/en", folder / "wording/ko")
    words = folder / "wording/ko"
    prose = words / "prose.toml"
    invented.change(words / "regions.toml", 'name = "Heel"', 'name = "발뒤꿈치"')
    invented.change(words / "page.toml", 'back = "Back"', 'back = "뒤"')
    invented.change(prose, "reading_grade = 6", "")
    before, _, after = prose.read_text().partition("threat_words = [")
    prose.write_text(before + 'threat_words = ["손상"' + after[after.index("]") :])
