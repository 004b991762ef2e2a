"""Contrast of the tokens, in light and in dark surroundings: 4.5 for text, 3 for graphics."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from components.tokens import TOKENS_FILE, read_tokens

TEXT, GRAPHICS = 4.5, 3.0
DARK = "@media screen and (prefers-color-scheme: dark)"

TEXTS = [
    ("ink", "paper"),
    ("ink", "sheet"),
    ("ink", "calm"),
    ("ink", "accent-soft"),
    ("ink", "care-soft"),
    ("ink-soft", "paper"),
    ("ink-soft", "sheet"),
    ("ink-soft", "calm"),
    ("accent", "sheet"),
    ("accent-ink", "accent"),
    ("accent-ink", "accent-hover"),
    ("care", "care-soft"),
    ("care", "sheet"),
]
MARKS = [
    ("line-strong", "sheet"),
    ("line-strong", "paper"),
    ("accent", "paper"),
    ("care", "paper"),
    ("focus", "paper"),
    ("focus", "sheet"),
    *((f"nerve-{strand}-casing", "sheet") for strand in ("trunk", "fibular", "tibial", "sural")),
]
"""Edges of controls, the mark of focus, and the stops of the route."""

DRAWN = [
    *(
        (f"nerve-{family}-casing", "paper")
        for family in ("trunk", "root", "tibial", "fibular", "sural", "company")
    ),
    *((name, "paper") for name in ("region-edge", "structure-edge", "mark")),
    *((name, "paper") for name in ("felt-pain", "felt-tingling", "dermatome")),
]
"""What is drawn on the picture, which stays on light paper whatever surrounds it."""


def dark_tokens(folder: Path) -> Mapping[str, str]:
    """The tokens of the page in dark surroundings: those it redefines, else the light ones."""
    redefined = folder / "dark.css"
    redefined.write_text(TOKENS_FILE.read_text(encoding="utf-8").split(DARK)[1], encoding="utf-8")
    return {**read_tokens(), **read_tokens(redefined)}


@pytest.mark.parametrize(("one", "other"), TEXTS)
def test_text_stands_out(one: str, other: str, tmp_path: Path) -> None:
    for tokens in (read_tokens(), dark_tokens(tmp_path)):
        assert contrast(tokens[one], tokens[other]) >= TEXT


@pytest.mark.parametrize(("one", "other"), MARKS)
def test_marks_stand_out(one: str, other: str, tmp_path: Path) -> None:
    for tokens in (read_tokens(), dark_tokens(tmp_path)):
        assert contrast(tokens[one], tokens[other]) >= GRAPHICS


@pytest.mark.parametrize(("one", "other"), DRAWN)
def test_what_is_drawn_stands_out_from_the_paper(one: str, other: str) -> None:
    tokens = read_tokens()
    assert contrast(tokens[one], tokens[other]) >= GRAPHICS


def test_the_dark_page_is_dark(tmp_path: Path) -> None:
    dark, light = dark_tokens(tmp_path), read_tokens()
    assert luminance(dark["paper"]) < 0.02 < luminance(light["paper"])


def test_the_extremes_are_known() -> None:
    black, white = (f"#{pair * 3}" for pair in ("00", "ff"))
    assert contrast(black, white) == pytest.approx(21)
    assert contrast(white, white) == 1


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2, 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour: str) -> float:
    """The relative luminance of "#rrggbb" after WCAG 2.2."""
    shares = (int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5))
    linear = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))
