"""One measure of the committed body and the bounds it must keep."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Measurement:
    """One row of the table: what, the value found, and the bounds it must lie in."""

    what: str
    value: float
    low: float
    high: float
    unit: str

    @property
    def holds(self) -> bool:
        """Whether the value lies within its bounds; a value that is no number does not."""
        return self.low <= self.value <= self.high

    def __str__(self) -> str:
        mark = "ok  " if self.holds else "FAIL"
        bounds = f"{self.low:g} to {self.high:g}"
        return f"{mark} {self.what:<68} {self.value:>8.2f}  in {bounds} {self.unit}"
