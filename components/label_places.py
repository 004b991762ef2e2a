"""Where in its frame a label may stand: its size, the edges, and what is kept free there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from components.boxes import Box
from data.drawing import Frame, Point

TEXT_SHARE = 0.0275
"""Height of the letters, as a share of the height of the least stage on which they are shown."""
LINE = 1.25
LETTER, PADDING = 0.58, 0.6
"""Line height, the width allowed for a letter, and that of both ends, in letter heights."""
EDGE_SHARE = 0.015
LEAST_SHAPE = 0.75
"""Width by height of the narrowest stage with labels; `3-plate.css` hides them on narrower ones."""
WORDS_TO_SHARE = 0.08
"""Above this share of a frame's height stand the words that say whose left and right it is."""
LOCATOR_FROM_SHARE, LOCATOR_TO_SHARE = 0.58, 0.5
"""At the left edge of a close frame the locator stands below the one share of its height or, under
those words, above the other."""
ZOOM_FROM_SHARE = 0.88
"""Below this share of a close frame's height the buttons that zoom stand at its right edge."""


@dataclass(frozen=True, slots=True)
class Text:
    """A name as it is laid: its lines, the height of its letters and the size of all, in mm."""

    lines: tuple[str, ...]
    letter_mm: float
    width: float
    height: float


def roomy(frame: Frame) -> Frame:
    """The frame, widened to the shape of the narrowest stage on which labels are shown."""
    width = max(frame.width_mm, LEAST_SHAPE * frame.height_mm)
    left = frame.x_mm - (width - frame.width_mm) / 2
    return Frame(frame.id, left, frame.y_mm, width, frame.height_mm)


def is_broad(frame: Frame) -> bool:
    """Whether a frame is itself as broad as that stage, so that its labels lie within it."""
    return frame.width_mm > 0.99 * LEAST_SHAPE * frame.height_mm


def is_wide(frame: Frame) -> bool:
    """Whether a frame is wider than high: its labels are for stages at least as wide as high."""
    return frame.width_mm > frame.height_mm


def laid(frame: Frame, name: str, widest_share: float) -> Text:
    """A name in lines no wider than a share of the frame."""
    shape = 1 if is_wide(frame) else LEAST_SHAPE
    letter = TEXT_SHARE * max(frame.height_mm, frame.width_mm / shape)
    lines = wrapped(name, (widest_share * frame.width_mm / letter - PADDING) / LETTER)
    width = (max(map(len, lines)) * LETTER + PADDING) * letter
    return Text(lines, letter, width, len(lines) * LINE * letter)


def wrapped(name: str, widest: float) -> tuple[str, ...]:
    """A name in lines of at most so many letters, broken between words."""
    lines = [""]
    for word in name.split():
        longer = f"{lines[-1]} {word}".strip()
        if len(longer) <= widest or not lines[-1]:
            lines[-1] = longer
        else:
            lines.append(word)
    return tuple(lines)


def boxes(frame: Frame, text: Text, *, locator_on_top: bool | None) -> Iterator[Box]:
    """Every place for a name at either edge, from the top down.

    `locator_on_top`: in which corner the locator stands; None where there is none.
    """
    edge = EDGE_SHARE * frame.height_mm
    lefts = (frame.x_mm + edge, frame.x_mm + frame.width_mm - edge - text.width)
    bottom = frame.y_mm + frame.height_mm - edge
    free = [
        (frame.y_mm + first * frame.height_mm, min(frame.y_mm + last * frame.height_mm, bottom))
        for first, last in _free_shares(locator_on_top)
    ]
    steps = int((frame.height_mm - 2 * edge - text.height) / text.letter_mm)
    for step in range(max(steps, 0) + 1):
        top = min(frame.y_mm + edge + step * text.letter_mm, bottom - text.height)
        for left, (first, last) in zip(lefts, free, strict=True):
            if first <= top <= last - text.height:
                yield Box(left, top, text.width, text.height)


def _free_shares(locator_on_top: bool | None) -> tuple[tuple[float, float], ...]:
    """Between which shares of a frame's height its left and its right edge are free for names;
    what has no locator leaves room beside it for the buttons too."""
    if locator_on_top is None:
        return ((WORDS_TO_SHARE, 1.0), (WORDS_TO_SHARE, 1.0))
    left = (LOCATOR_TO_SHARE, 1.0) if locator_on_top else (WORDS_TO_SHARE, LOCATOR_FROM_SHARE)
    return (left, (WORDS_TO_SHARE, ZOOM_FROM_SHARE))


def start_of(box: Box, anchor: Point) -> Point | None:
    """Where a leader leaves its label: the side that faces the part, or top or bottom where the
    part lies above or below; None where the part lies under the label."""
    x, y = anchor
    right, bottom = box.left + box.width, box.top + box.height
    if box.left < x < right:
        return None if box.top < y < bottom else (x, box.top if y < box.top else bottom)
    return (right if right <= x else box.left, box.top + box.height / 2)
