"""Which corner of the stage the locator takes: the one where it hides less of the leg."""

from __future__ import annotations

from components.boxes import Box, spans
from components.label_places import WORDS_TO_SHARE, is_broad
from data.drawing import Frame, View

HEIGHT_SHARE, WIDTH_SHARE = 0.38, 0.17
"""The most of the stage's height and width that it takes; see `3-plate.css`."""
MARGIN_SHARE = 0.02
"""The room around it, as a share of the stage's height."""
STAGES, SLIM_STAGES = (0.85, 1.1, 1.25), (0.45, 0.6)
"""Width by height of the stages it is judged on: of laptops, televisions and phones, and of upright
tablets."""
WORTH_MOVING = 0.1
"""It leaves its usual corner, the lower one, where that frees this share of it."""
ROWS = 12


def has_locator(view: View, frame: Frame) -> bool:
    """Whether the locator is shown with a frame: it is not with one that is all of the plate."""
    return frame.height_mm < view.height_mm


def is_locator_on_top(view: View, frame: Frame, *, slim: bool = False) -> bool:
    """Whether the locator stands below the words that say whose side it is, not at the bottom.

    On slim stages it may stand elsewhere, but for frames that show their labels there too: those
    keep clear of one corner.
    """
    shapes = SLIM_STAGES if slim and not is_broad(frame) else STAGES
    freed = 0.0
    for shape in shapes:
        upper, lower = corners(view, frame, shape)
        freed += hidden_share(view, lower) - hidden_share(view, upper)
    return freed > WORTH_MOVING * len(shapes)


def corners(view: View, frame: Frame, shape: float) -> tuple[Box, Box]:
    """Where the locator may stand on a stage of this width by height, in plate mm: above, below.

    At the left of the plate: a mirrored plate mirrors it too.
    """
    stage = max(frame.height_mm, frame.width_mm / shape)
    left = frame.x_mm + (frame.width_mm - shape * stage) / 2 + MARGIN_SHARE * stage
    top = frame.y_mm + (frame.height_mm - stage) / 2
    plate = view.width_mm / view.height_mm
    height = min(HEIGHT_SHARE * stage, WIDTH_SHARE * shape * stage / plate)
    width = height * plate
    lowest = top + (1 - MARGIN_SHARE) * stage - height
    return (
        Box(left, top + WORDS_TO_SHARE * stage, width, height),
        Box(left, lowest, width, height),
    )


def hidden_share(view: View, box: Box) -> float:
    """How much of a rectangle the right leg fills; where both legs are drawn the other is free."""
    middle = view.width_mm / 2 if view.bilateral else None
    covered = 0.0
    for row in range(ROWS):
        for first, last in spans(view.silhouette, box.top + (row + 0.5) / ROWS * box.height):
            if middle is not None:
                first, last = (
                    (max(first, middle), last)
                    if view.right_on_right
                    else (first, min(last, middle))
                )
            covered += max(0.0, min(last, box.left + box.width) - max(first, box.left))
    return covered / (ROWS * box.width)
