"""Measures of where the borders of regions run: along folds, bones and edges of muscles.

For the standard library alone; needs `outlines.json` and `muscles.json` beside `body.json`. All is
the patient's right side, x negative, as committed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import Any

from data.atlas.measurement import Measurement
from data.atlas.muscle_sections import Muscle, read_muscles
from data.atlas.vectors import Vector, between

CALF_MUSCLES = ("gastrocnemius_lateral_head", "gastrocnemius_medial_head", "soleus")
CALF_BELLIES_MM = (230, 70)
"""Below the crease of the knee, down from its hollow to where the bellies end."""

CALF_STEP_MM = 20
HOLLOW_SIDE_MM = 36.0
"""Beside the middle of the hollow of the knee; the tendons that bound it run there."""

HALF_TOE = 0.5
X, Y, Z = range(3)


class Borders:
    """The outlines of regions in 3-D and the landmarks they are measured at."""

    def __init__(self, outlines: Mapping[str, Any], body: Mapping[str, Any]) -> None:
        """Read the records of `outlines.json` and `body.json`."""
        self._outlines = outlines
        self.landmarks: dict[str, Vector] = {
            name: (x, y, z) for name, (x, y, z) in body["landmarks"].items()
        }

    def crossings(self, view: str, region: str, axis: int, value: float) -> list[Vector]:
        """Where a region's outlines in a view pass a value of one coordinate."""
        rings = [each["outline"] for each in self._outlines[view] if each["id"] == region]
        return [
            between(start, end, (value - start[axis]) / (end[axis] - start[axis]))
            for ring in rings
            for start, end in pairwise([*ring, ring[0]])
            if (start[axis] - value) * (end[axis] - value) <= 0 and start[axis] != end[axis]
        ]

    def height(self, region: str, x: float, upper: bool) -> float:
        """Height of a region's upper or lower border as seen from behind."""
        heights = [place[Z] for place in self.crossings("back", region, X, x)]
        return max(heights) if upper else min(heights)


def measure(
    outlines: Mapping[str, Any],
    body: Mapping[str, Any],
    muscles: Mapping[str, Any],
    fold: Sequence[tuple[float, float]],
) -> list[Measurement]:
    """Every row; the fold is the gluteal one as pressed into the skin, (from mid-line, height)."""
    borders = Borders(outlines, body)
    bellies = [read_muscles(muscles)[name] for name in CALF_MUSCLES]
    return [
        *_gluteal_fold(borders, fold),
        *_iliac_crest(borders),
        *_deep_buttock(borders, read_muscles(muscles)["piriformis"]),
        *_knee(borders),
        *_calf(borders, bellies),
        *_shin(borders),
        *_foot(borders),
    ]


def _gluteal_fold(borders: Borders, fold: Sequence[tuple[float, float]]) -> Iterator[Measurement]:
    off = [abs(borders.height("sit_bone", -x, upper=False) - up) for x, up in fold]
    yield Measurement("sitting bone's lower border from the gluteal fold", max(off), 0, 4, "mm")


def _iliac_crest(borders: Borders) -> Iterator[Measurement]:
    for mark, low, high in (("iliac_crest", -8, 8), ("psis", 5, 25)):
        x, _, z = borders.landmarks[mark]
        above = borders.height("lower_back", x, upper=False) - z
        yield Measurement(f"lower back's lower border above {mark}", above, low, high, "mm")


def _deep_buttock(borders: Borders, piriformis: Muscle) -> Iterator[Measurement]:
    """How far inside the region the way out of the pelvis and the middle of piriformis lie."""
    middle = piriformis.sections[len(piriformis.sections) // 2].centre
    places = {
        "the way out of the pelvis": borders.landmarks["greater_sciatic_foramen"],
        "the middle of piriformis": (-middle[X], middle[Y], middle[Z]),
    }
    for what, (x, _, z) in places.items():
        top, bottom = (borders.height("deep_buttock", x, upper) for upper in (True, False))
        room = min(top - z, z - bottom)
        yield Measurement(f"deep buttock: {what}, from its borders", room, 5, 80, "mm")


def _knee(borders: Borders) -> Iterator[Measurement]:
    x, _, crease = borders.landmarks["knee_crease"]
    sides = (x - HOLLOW_SIDE_MM, x + HOLLOW_SIDE_MM)
    for upper, what, sign in ((True, "above", 1), (False, "below", -1)):
        middle = borders.height("back_of_knee", x, upper)
        beside = [borders.height("back_of_knee", side, upper) for side in sides]
        bow = min(sign * (middle - height) for height in beside)
        away = sign * (middle - crease)
        yield Measurement(f"hollow of the knee ends {what} the crease", away, 40, 70, "mm")
        yield Measurement(
            f"hollow of the knee, border {what}: bowed in the middle", bow, 4, 40, "mm"
        )


def _calf(borders: Borders, bellies: Sequence[Muscle]) -> Iterator[Measurement]:
    """How far outside the edges of the calf's bellies the region's two borders run."""
    crease = round(borders.landmarks["knee_crease"][Z])
    low, high = (crease - below for below in CALF_BELLIES_MM)
    inner, outer = [], []
    for height in range(low, high, CALF_STEP_MM):
        borders_at = [-place[X] for place in borders.crossings("back", "calf", Z, height)]
        edges = [x for belly in bellies for x in _edges(belly, height)]
        inner.append(min(edges) - min(borders_at))
        outer.append(max(borders_at) - max(edges))
    for side, beyond in (("inner", inner), ("outer", outer)):
        yield Measurement(
            f"calf's {side} border beyond its muscles, least", min(beyond), 3, 25, "mm"
        )
        yield Measurement(
            f"calf's {side} border beyond its muscles, most", max(beyond), 3, 25, "mm"
        )


def _edges(belly: Muscle, height: float) -> tuple[float, ...]:
    """How far outward both edges of a muscle lie at a height; none where it does not reach."""
    middle, inner = belly.middle(height), belly.inner_edge(height)
    if middle is None or inner is None:
        return ()
    return (inner[X], 2 * middle[X] - inner[X])


def _shin(borders: Borders) -> Iterator[Measurement]:
    x, _, z = borders.landmarks["tibial_tuberosity"]
    beside = min(abs(p[X] - x) for p in borders.crossings("front", "inner_shin", Z, z))
    yield Measurement("inner shin's border from the edge of the tibia", beside, 0, 8, "mm")


def _foot(borders: Borders) -> Iterator[Measurement]:
    marks = borders.landmarks
    toes = [
        between(marks[f"toe_{toe}_base"], marks[f"toe_{toe}_tip"], HALF_TOE) for toe in (1, 2, 4)
    ]
    first, second, fourth = toes
    split = borders.crossings("sole", "outer_sole", Y, fourth[Y])
    off = abs(max(place[X] for place in split) - fourth[X])
    yield Measurement("border of the two halves of the sole from toe 4", off, 0, 4, "mm")
    level = (first[Y] + second[Y]) / 2 + 20
    gap = [place[X] for place in borders.crossings("foot_top", "first_toe_gap", Y, level)]
    shares = [(x - first[X]) / (second[X] - first[X]) for x in gap]
    yield Measurement("first toe gap begins, toe 1 to toe 2", min(shares), 0.1, 0.5, "")
    yield Measurement("first toe gap ends, toe 1 to toe 2", max(shares), 0.5, 1, "")
    trochanter = marks["greater_trochanter"]
    hip = [place[Y] for place in borders.crossings("outer", "outer_hip", Z, trochanter[Z])]
    before, behind = trochanter[Y] - min(hip), max(hip) - trochanter[Y]
    yield Measurement("outer hip before the trochanter", before, 25, 90, "mm")
    yield Measurement("outer hip behind the trochanter", behind, 25, 90, "mm")
