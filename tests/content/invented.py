"""An invented atlas that keeps every promise, to be broken one promise at a time.

`atlas()` is made of records; `folder()` is made of files, a copy of the real content with invented
drawings, so that these tests need neither plates nor body.
"""

from __future__ import annotations

import json
import shutil
import tomllib
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from data.drawing import Frame, NerveLine, Outline, View
from data.model import (
    Atlas,
    Cause,
    Clinic,
    EmergencyNumber,
    Family,
    Nerve,
    Region,
    Root,
    Source,
    Step,
    Strand,
    Structure,
    Tour,
)
from data.reader import DATA_FOLDER
from data.words import (
    AboutSection,
    HelpsSection,
    KeyNumber,
    PartWords,
    Prose,
    Safety,
    SafetyBlock,
    SearchWords,
    Wording,
)
from tests.content.invented_words import claim, part_words, tour_words
from tests.contract import CAUSES, NERVES, OFF_ROUTE, ROOTS, STOPS, TOURS

SQUARE = ((10.0, 20.0), (30.0, 20.0), (30.0, 40.0))
SCIATIC = "sciatic_nerve"
STRUCTURES = ("piriformis", "fibular_head")


def atlas() -> Atlas:
    """A small sound atlas: every part of the contract, drawn in one view."""
    regions = {
        name: _region(name, stop if stop <= len(STOPS) else None)
        for stop, name in enumerate((*STOPS, *OFF_ROUTE), start=1)
    }
    return Atlas(
        roots={name: Root(name) for name in ROOTS},
        nerves={name: _nerve(name) for name in NERVES},
        regions=regions,
        structures={name: _structure(name) for name in STRUCTURES},
        causes={name: _cause(name, place) for place, name in enumerate(CAUSES, start=1)},
        tours={name: tour(name, place) for place, name in enumerate(TOURS, start=1)},
        labels={"whole": (SCIATIC, *STRUCTURES)},
        views={"back": view("back", (*STOPS, *OFF_ROUTE), (*NERVES, *ROOTS))},
        sources={"paper": Source("paper", "A paper.", "https://doi.org/10.1/1")},
        emergency_numbers={"here": EmergencyNumber("here", ("112",), ("Europe/Here",))},
        clinic=Clinic("here"),
        wordings={"en": wording("en")},
    )


def view(name: str, regions: tuple[str, ...], nerves: tuple[str, ...]) -> View:
    """A view that draws these parts, all in the same place."""
    return View(
        id=name,
        width_mm=100.0,
        height_mm=200.0,
        bilateral=False,
        right_on_right=True,
        silhouette=(),
        outlines=tuple(Outline(r, "right", SQUARE, (), (20.0, 30.0), 5.0) for r in regions),
        lines=tuple(
            NerveLine(n, "right", 0, SQUARE[:2], (2.0, 2.0), (0.0, 1.0), 9.0) for n in nerves
        ),
        frames={"whole": Frame("whole", 0.0, 0.0, 100.0, 200.0)},
    )


def wording(language: str) -> Wording:
    """Sound words of one language."""
    regions = {name: part_words(name, "regions") for name in (*STOPS, *OFF_ROUTE)}
    others = {name: part_words(name, "nerves") for name in (*NERVES, *ROOTS)}
    structures = {name: part_words(name, "structures") for name in STRUCTURES}
    block = SafetyBlock("Get help if", ("it is numb",), "Do not wait.")
    return Wording(
        language=language,
        parts={**regions, **others, **structures},
        clinical={},
        causes={name: part_words(name, "causes") for name in CAUSES},
        clinical_causes={},
        page={
            "title": "A title",
            "near": "{nerve} runs here.",
            "view.back": "Back",
            "plate.back": "The back",
        },
        safety=Safety(block, block, block, {"here": "Here"}, "112 or your local number"),
        prose=Prose(("worn", "wear and tear"), ("sciatic",), {"fibular": "fibular (peroneal)"}, 6),
        search=SearchWords({"heel": ("heal",)}, {"injury": ("jab",)}, {"safety": ("help",)}, {}),
        numbers=(KeyNumber(claim("numbers.1", "Five roots join."), ("sciatic_nerve",)),),
        about=(AboutSection("purpose", "What this is for", ("It is for learning.",), ()),),
        helps=(HelpsSection("most", "What helps", (claim("sections.1.claims.1", "Walk."),)),),
        tours={name: tour_words(name) for name in TOURS},
    )


def tour(name: str, place: int) -> Tour:
    """A tour of two steps: a place, then a cause."""
    steps = (
        Step("here", "back", "whole", "heel", None),
        Step("why", "back", "whole", None, "injury"),
    )
    return Tour(name, place, steps)


def clinical_words() -> dict[str, PartWords]:
    """Sound clinical words of every part: the plain ones, with the anatomy of each region."""
    return _with_anatomy(wording("en").parts)


def clinical_causes() -> dict[str, PartWords]:
    """Sound clinical words of every cause."""
    return _with_anatomy(wording("en").causes)


def _with_anatomy(plain: Mapping[str, PartWords]) -> dict[str, PartWords]:
    said = dict(plain)
    for name, words in said.items():
        if words.card is not None:
            anatomy = (claim(f"{name}.anatomy.1", "The nerve runs here."),)
            said[name] = replace(words, card=replace(words.card, anatomy=anatomy))
    return said


def folder(place: Path) -> Path:
    """A copy of the real content in a new folder, with an invented drawing for every view."""
    root = place / "data"
    kept = shutil.ignore_patterns("atlas", "__pycache__", "*.py", "README.md")
    shutil.copytree(DATA_FOLDER, root, ignore=kept)
    for name in _toml(root / "anatomy/views.toml")["views"]:
        write_drawing(root, name, (*STOPS, *OFF_ROUTE), (*NERVES, *ROOTS))
    return root


def write_drawing(root: Path, name: str, regions: tuple[str, ...], nerves: tuple[str, ...]) -> None:
    """Write an invented drawing of these parts, 100 mm wide and 200 mm high."""
    frames = ("whole", "low_back_and_hip", "thigh", "knee", "leg", "foot")
    outline = [list(point) for point in SQUARE]
    drawing: Mapping[str, Any] = {
        "view": name,
        "width_mm": 100,
        "height_mm": 200,
        "bilateral": name in ("back", "front"),
        "centre": [0, 0, 0],
        "direction": [0, -1, 0],
        "up": [0, 0, 1],
        "frames": {frame: [0, 0, 100, 200] for frame in frames},
        "regions": [
            {
                "id": region,
                "side": "both" if region in ("lower_back", "saddle_area") else "right",
                "outline": outline,
                "holes": [],
                "label": [20, 30],
                "room": 5,
            }
            for region in regions
        ],
        "nerves": [
            {
                "id": nerve,
                "branch": 0,
                "points": [[10 + 3 * place, 20], [12 + 3 * place, 60]],
                "radius": [2, 1.5],
                "hidden": [0, 1],
                "depth": 30,
            }
            for place, nerve in enumerate(nerves)
        ],
    }
    path = root / f"atlas/views/{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps(drawing))


def change(file: Path, old: str, new: str) -> None:
    """Replace a text that stands in a file."""
    text = file.read_text()
    assert old in text, f"{old!r} is not in {file}"
    file.write_text(text.replace(old, new, 1))


def _toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text())


def _region(name: str, stop: int | None) -> Region:
    strand: Strand = "trunk" if stop else "off_route"
    return Region(
        id=name,
        strand=strand,
        stop=stop,
        home_view="back",
        frame="whole",
        runs_here=(SCIATIC,) if stop else (),
        supplied_by=(),
        urgent_look_alikes=(),
        emergency_first=False,
    )


def _nerve(name: str) -> Nerve:
    company = name in ("posterior_femoral_cutaneous_nerve", "saphenous_nerve")
    family: Family = "company" if company else "trunk"
    branch_of = None if name == SCIATIC or company else SCIATIC
    return Nerve(name, family, branch_of, ROOTS if name == SCIATIC else ())


def _cause(name: str, place: int) -> Cause:
    return Cause(
        id=name,
        place=place,
        site=("heel",),
        mechanisms=("pressure", "inflammation", "sensitive_nerve"),
        lights=(SCIATIC,),
        linked_with=("heel",),
        urgent_signs=(),
        evidence=("paper",),
        home_view="back",
        frame="whole",
    )


def _structure(name: str) -> Structure:
    if name == "fibular_head":
        return Structure(name, "landmark", "back", "whole", (), name)
    return Structure(name, "muscle", "back", "whole", (name,), None)
