"""Finer pictures: one for each choice of layers, and the glaze over what is felt on the skin."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import product

import pytest

from components.fine_pictures import FINE_PICTURES, fine_rules
from components.sheet import GLAZE, LAYER_OF_PICTURE, PLATE_PIXELS, Pictures, sheet
from components.tokens import read_tokens
from data.drawing import View
from data.model import Atlas

SHOWN = re.compile(r"^:root(?P<depth>\S*) body\S*\[data-fine\](?P<layers>\S*) \.fine-(?P<name>\w+)")
ASKED = re.compile(r'(:not\()?\[data-(?:layer~|depth)="(\w+)"\]')


def asks(condition: str) -> dict[str, bool]:
    """What a selector wants to be on or off."""
    return {name: not negated for negated, name in ASKED.findall(condition)}


def holds(wanted: dict[str, bool], on: set[str]) -> bool:
    return all((name in on) == want for name, want in wanted.items())


@pytest.mark.parametrize("choice", [*product(("bones", ""), ("muscles", ""), ("deep", "all"))])
def test_each_choice_of_layers_has_one_fine_picture_of_just_these(
    atlas: Atlas, choice: tuple[str, ...]
) -> None:
    on = {name for name in choice if name}
    rules = [
        match for rule in fine_rules(list(atlas.views.values())) if (match := SHOWN.match(rule))
    ]
    frames = {frame for view in atlas.views.values() for frame in view.fine}
    names = [
        match["name"]
        for match in rules
        if holds(asks(match["depth"]), on) and holds(asks(match["layers"]), on)
    ]
    assert len(names) == len(frames)
    (name,) = set(names)
    shown = {"bones"} & on
    if "muscles" in on:
        shown |= {"deep"} if "deep" in on else {"deep", "superficial"}
    assert set(FINE_PICTURES[name]) == shown


def pictures_of(view: View) -> Pictures:
    return Pictures(
        layers={name: dict.fromkeys(PLATE_PIXELS, f"{name}.webp") for name in LAYER_OF_PICTURE},
        fine={(frame, name): "" for frame in view.fine for name in FINE_PICTURES},
        mask=lambda name: f"{name}.webp",
    )


def classes_in_order(markup: str) -> Iterable[str]:
    return re.findall(r'class="((?:picture|fine|mask) [^"]*)"', markup)


def test_what_is_felt_lies_on_the_body_and_under_the_skins_own_light(atlas: Atlas) -> None:
    view = atlas.views["back"]
    found = list(classes_in_order(sheet(view, atlas, read_tokens(), pictures_of(view))["pictures"]))
    felt = [place for place, name in enumerate(found) if name.startswith("mask mask-pain")]
    glaze = [place for place, name in enumerate(found) if GLAZE in name]
    body = [
        place
        for place, name in enumerate(found)
        if name.startswith(("picture", "fine")) and GLAZE not in name
    ]
    assert felt
    assert len(glaze) == 1
    assert max(body) < min(felt)
    assert max(felt) < min(glaze)
