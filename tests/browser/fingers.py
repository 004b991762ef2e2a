"""Fingers on the glass: real touches, sent as the screen of a phone would send them."""

from __future__ import annotations

import time

from playwright.sync_api import Page

from data.drawing import Point

HOLD_SECONDS = 1.0
PAUSE_SECONDS = 1.0
STEPS = 6


class Fingers:
    """The fingers of one reader. Their clock is their own: how long a finger stays down, and how
    soon it comes again, does not depend on how busy the machine is."""

    def __init__(self, page: Page) -> None:
        self._screen = page.context.new_cdp_session(page)
        self._now = time.time()

    def tap(self, at: Point, *, seconds: float = 0.05, after: float = PAUSE_SECONDS) -> None:
        """One finger down and up, `after` the last one."""
        self._now += after
        self._send("touchStart", at)
        self._now += seconds
        self._send("touchEnd")

    def hold(self, at: Point) -> None:
        """One finger that stays a while."""
        self.tap(at, seconds=HOLD_SECONDS)

    def tap_twice(self, at: Point) -> None:
        """A double tap."""
        self.tap(at)
        self.tap(at, after=0.1)

    def drag(self, start: Point, by: Point) -> None:
        """One finger that moves and is lifted."""
        self._move([start], [by])

    def pinch(self, middle: Point, apart: Point) -> None:
        """Two fingers, up and down, that move from one distance to another."""
        x, y = middle
        before, after = apart
        way = (after - before) / 2
        fingers = [(x, y - before / 2), (x, y + before / 2)]
        self._move(fingers, [(0, -way), (0, way)])

    def _move(self, start: list[Point], by: list[Point]) -> None:
        self._now += PAUSE_SECONDS
        for count in range(1, len(start) + 1):
            self._send("touchStart", *start[:count])
        for step in range(1, STEPS + 1):
            self._now += 0.03
            share = step / STEPS
            moved = [
                (x + share * dx, y + share * dy) for (x, y), (dx, dy) in zip(start, by, strict=True)
            ]
            self._send("touchMove", *moved)
        self._now += 0.3
        self._send("touchEnd")

    def _send(self, kind: str, *fingers: Point) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(fingers)]
        event = {"type": kind, "touchPoints": points, "timestamp": self._now}
        self._screen.send("Input.dispatchTouchEvent", event)
