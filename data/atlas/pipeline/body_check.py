"""`python -m data.atlas.pipeline.body_check`: whether the committed body can be grown again.

Grows it from `build/atlas/`, measures it on the muscles there and compares; the committed body
stays as it is.
"""

from __future__ import annotations

from typing import Any

from data.atlas.pipeline.body_record import BODY_FILE, read_body
from data.atlas.pipeline.muscle_distances import among_muscles
from data.atlas.pipeline.nerves import grow_body

SAME_MM = 0.01
ROUNDING_MM = 1e-9
SHOWN = 20


def differences(built: Any, stored: Any, where: str = "body") -> list[str]:
    """Where two bodies differ in shape, or in a number by more than 0.01 mm."""
    if isinstance(built, dict) and isinstance(stored, dict) and built.keys() == stored.keys():
        return [d for key in built for d in differences(built[key], stored[key], f"{where}.{key}")]
    if isinstance(built, list) and isinstance(stored, list) and len(built) == len(stored):
        pairs = enumerate(zip(built, stored, strict=True))
        return [d for index, (a, b) in pairs for d in differences(a, b, f"{where}[{index}]")]
    numbers = isinstance(built, float) and isinstance(stored, float | int)
    same = abs(built - stored) <= SAME_MM + ROUNDING_MM if numbers else built == stored
    return [] if same else [f"{where}: {built} / {stored}"]


def main() -> int:
    """Print where the grown body differs from the committed one; returns the exit status."""
    body = grow_body()
    body["measured"] |= among_muscles()
    found = differences(body, read_body())
    print("\n".join(found[:SHOWN]))
    print(f"{BODY_FILE}: {len(found)} numbers differ by more than {SAME_MM} mm from a rebuild")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
