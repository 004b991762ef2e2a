"""Invented words of one part, cause or tour, sound and short."""

from __future__ import annotations

from data.words import Card, Claim, Kind, PartWords, StepWords, TourWords
from tests.contract import CAUSES


def part_words(name: str, kind: Kind) -> PartWords:
    """Sound words of one part or cause; a region and a cause have a card."""
    if kind == "causes":
        return _cause_words(name)
    card = Card(
        feel=(claim(f"{name}.feel.1", sources=("paper",)),),
        urgent=(),
        linked=(claim(f"{name}.linked.1"),),
        could_be=(claim(f"{name}.could_be.1"),),
        helps=(claim(f"{name}.helps.1"),),
        get_help=(claim(f"{name}.get_help.1"),),
    )
    said = name.replace("_", " ").replace("fibular", "outer")
    preview = (claim(f"{name}.preview.1"),)
    return PartWords(kind, said, preview, card if kind == "regions" else None)


def _cause_words(name: str) -> PartWords:
    card = Card(
        what=(claim(f"{name}.what.1"),),
        feel=(claim(f"{name}.feel.1"),),
        outlook=(claim(f"{name}.outlook.1", "Most get better.", ("paper",)),),
        helps=(claim(f"{name}.helps.1"),),
        get_help=(claim(f"{name}.get_help.1"),),
    )
    said = f"Cause {CAUSES.index(name) + 1}" if name in CAUSES else name
    return PartWords("causes", said, (claim(f"{name}.preview.1"),), card)


def tour_words(name: str) -> TourWords:
    """Sound words of that tour."""
    steps = tuple(
        StepWords(step, f"Step {number}", (claim(f"{name}.steps.{number}.claims.1"),))
        for number, step in enumerate(("here", "why"), start=1)
    )
    return TourWords(name, "It shows two things.", steps)


def claim(key: str, text: str = "It may ache a bit.", sources: tuple[str, ...] = ()) -> Claim:
    """A claim from a study where it has sources, else from practice; its fact is its place."""
    facts = (f"fact_{key.rpartition('.')[2]}",)
    return Claim(key, facts, text, "study" if sources else "practice", sources)
