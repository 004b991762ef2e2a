"""How a nerve fades where bone hides it: one opacity, or one gradient along an axis of the plate.

Plotly paints a trace with one gradient, and a gradient has one direction. Only what is seen of a
nerve counts, so on the better of the two axes hardly ever do two stretches ask for different
opacities at one place.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, dist
from operator import itemgetter
from typing import Any, Literal

from components.ribbon import Course
from components.tokens import with_opacity

STEP_MM = 1.0
GOOD_MM = 2.0
"""A fade that is wrong over so little of a nerve is not tried on the other axis."""
STOP_TOLERANCE = 0.03

Axis = Literal["horizontal", "vertical"]
AXES: tuple[Axis, Axis] = ("vertical", "horizontal")

Stop = tuple[float, float]
Sample = tuple[float, float, float]
"""Of a course: x, y and opacity."""


@dataclass(frozen=True, slots=True)
class Fade:
    """Opacity along one plate axis: `stops` are (place in 0..1 between start and stop, opacity)."""

    axis: Axis
    start: float
    stop: float
    stops: tuple[Stop, ...]


def fade(courses: Sequence[Course]) -> Fade | float:
    """How visible courses are along the better axis, or one opacity where that does not change."""
    opacities = [opacity for course in courses for opacity in course.opacities]
    if not opacities or max(opacities) - min(opacities) < STOP_TOLERANCE:
        return round(sum(opacities) / max(len(opacities), 1), 2)
    samples = [sample for course in courses for sample in _sampled(course)]
    wrong_mm, found = _along(AXES[0], samples)
    if wrong_mm > GOOD_MM:
        wrong_mm, found = min((wrong_mm, found), _along(AXES[1], samples), key=itemgetter(0))
    return found


def painted(colour: str, seen: Fade | float) -> Mapping[str, Any]:
    """What a Plotly trace is filled with: a colour, as visible as a fade says."""
    if isinstance(seen, float):
        return {"fillcolor": with_opacity(colour, seen)}
    stops = [[place, with_opacity(colour, opacity)] for place, opacity in seen.stops]
    gradient = {"type": seen.axis, "start": seen.start, "stop": seen.stop, "colorscale": stops}
    return {"fillgradient": gradient}


def _sampled(course: Course) -> Iterator[Sample]:
    """Points in short steps along a course, both ends too."""
    values = [(*point, o) for point, o in zip(course.points, course.opacities, strict=True)]
    for a, b in pairwise(values):
        steps = max(1, ceil(dist(a[:2], b[:2]) / STEP_MM))
        for step in range(steps):
            share = step / steps
            yield (
                a[0] + share * (b[0] - a[0]),
                a[1] + share * (b[1] - a[1]),
                a[2] + share * (b[2] - a[2]),
            )
    yield values[-1]


def _along(axis: Axis, samples: Sequence[Sample]) -> tuple[float, Fade]:
    """Over how many mm a fade along an axis is wrong, and that fade."""
    number = AXES.index(axis)
    places = [sample[1 - number] for sample in samples]
    groups: dict[int, list[Stop]] = defaultdict(list)
    for place, (*_, opacity) in zip(places, samples, strict=True):
        groups[round(place / STEP_MM)].append((place, opacity))
    means = {key: _mean(group) for key, group in groups.items()}
    wrong = sum(abs(o - means[key][1]) for key, group in groups.items() for _, o in group) * STEP_MM
    low, high = min(places), max(places)
    stops = [means[key] for key in sorted(means)]
    stops = [(low, stops[0][1]), *stops[1:-1], (high, stops[-1][1])]
    share = 1 / ((high - low) or 1.0)
    kept = tuple((round((p - low) * share, 4), round(o, 2)) for p, o in _thinned(stops))
    return wrong, Fade(axis, round(low, 2), round(high, 2), kept)


def _mean(stops: Sequence[Stop]) -> Stop:
    """The middle of stops at nearly the same place."""
    return sum(p for p, _ in stops) / len(stops), sum(o for _, o in stops) / len(stops)


def _thinned(stops: Sequence[Stop]) -> list[Stop]:
    """Stops without those that a straight line between their neighbours gives just as well."""
    (first, low), (last, high) = stops[0], stops[-1]
    slope = (high - low) / ((last - first) or 1.0)
    off = [abs(low + slope * (place - first) - opacity) for place, opacity in stops]
    worst = max(range(len(off)), key=off.__getitem__)
    if off[worst] <= STOP_TOLERANCE:
        return [stops[0], stops[-1]]
    return [*_thinned(stops[: worst + 1])[:-1], *_thinned(stops[worst:])]
