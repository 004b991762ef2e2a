"""What an author adds to a copy of the content: a region, a cause, a view, a language and so on."""

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


CAUSE = """
place = 99
site = ["outer_ankle"]
mechanisms = ["pressure", "inflammation", "sensitive_nerve"]
lights = ["sural_nerve"]
linked_with = ["outer_ankle", "outer_foot"]
home_view = "outer"
frame = "foot"
"""

OUTLOOK = """outlook = [
  { fact = "settles", text = "With a wide boot it gets better.", basis = "practice" },
]"""

CAUSE_WORDS = f"""
[tight_boot]
name = "Tight boot"
preview = [
  {{ fact = "boot", text = "A tight boot can press on a nerve.", basis = "textbook" }},
]
what = [
  {{ fact = "boot", text = "It can press on a nerve at the outer ankle.", basis = "textbook" }},
]
feel = [
  {{ fact = "numb", text = "The outer foot may be numb.", basis = "textbook" }},
]
{OUTLOOK}
helps = [
  {{ say = "roomy_shoes" }},
]
get_help = [
  {{ say = "safety_button" }},
]
"""

CLINICAL_CAUSE_WORDS = (
    CAUSE_WORDS.replace("Tight boot", "Boot pressure")
    + """
anatomy = [
  { fact = "site", text = "Behind the lateral malleolus.", basis = "textbook" },
]
"""
)


TOUR = """
place = 99

[[steps]]
id = "knee"
view = "back"
frame = "knee"
part = "back_of_knee"

[[steps]]
id = "disc"
view = "back"
frame = "low_back_and_hip"
cause = "disc_l5_s1"
"""

TOUR_WORDS = """
[short_walk]
name = "A short walk"
about = "Two steps."

[[short_walk.steps]]
id = "knee"
heading = "Behind the knee"
claims = [
  { fact = "runs_here", text = "The nerve runs here.", basis = "textbook" },
]

[[short_walk.steps]]
id = "disc"
heading = "A disc"
claims = [
  { say = "disc_shrinks" },
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


def add_cause(folder: Path) -> None:
    """Add `tight_boot`: its file, its words at both levels, and a word that finds it."""
    (folder / "causes/tight_boot.toml").write_text(CAUSE)
    append(folder / "wording/en/causes.toml", CAUSE_WORDS)
    append(folder / "wording/en/causes_clinical.toml", CLINICAL_CAUSE_WORDS)
    search = folder / "wording/en/search.toml"
    invented.change(search, "[causes]\n", '[causes]\ntight_boot = ["ski boot"]\n')


def add_tour(folder: Path) -> None:
    """Add `short_walk`: its file, its words, and a word that finds it."""
    (folder / "tours/short_walk.toml").write_text(TOUR)
    append(folder / "wording/en/tours.toml", TOUR_WORDS)
    search = folder / "wording/en/search.toml"
    invented.change(search, "[tours]\n", '[tours]\nshort_walk = ["stroll"]\n')


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
