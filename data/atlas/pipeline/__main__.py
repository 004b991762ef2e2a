"""`python -m data.atlas.pipeline [stage ...]`: run the stages, in their order, or only some."""

from __future__ import annotations

import sys
import time
from importlib import import_module

STAGES = (
    "bones",
    "skin",
    "landmarks",
    "feet",
    "ligaments",
    "nerves",
    "muscles",
    "muscle_distances",
    "regions",
    "areas",
    "views",
    "plates",
    "plate_record",
    "contact_sheets",
    "manifest",
)
"""Each is a module of this package with a `build()`; each reads what those before it wrote."""


def main(arguments: list[str]) -> int:
    """Run the named stages, or all; returns the exit code."""
    unknown = [name for name in arguments if name not in STAGES]
    if unknown:
        print(f"no such stage: {', '.join(unknown)}; stages are {', '.join(STAGES)}")
        return 2
    wanted = arguments or list(STAGES)
    for stage in STAGES:
        if stage not in wanted:
            continue
        print(f"== {stage}", flush=True)
        started = time.perf_counter()
        # Imported only when run, so that a stage needs no other stage's tools.
        import_module(f"data.atlas.pipeline.{stage}").build()
        print(f"   {time.perf_counter() - started:.1f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
