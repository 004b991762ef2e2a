"""What tours promise: each step is drawn where it says, and every language tells all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from data import files
from data.errors import ContentError, unknown
from data.model import Atlas, Step, Tour
from data.prose_rules import ROOT_NAMED
from data.words import TourWords, Wording

# Addresses are for ever: these tours keep their ids.
TOURS = ("route", "why_it_hurts")

MOST_CLAIMS = 3
"""What one can take in of one picture."""


def the_contract_keeps_every_tour(atlas: Atlas) -> Iterator[ContentError]:
    """Old links name these tours; none may vanish."""
    for tour in TOURS:
        if tour not in atlas.tours:
            yield ContentError(files.TOURS, tour, f"{tour} is missing; old links name it")


def tours_are_listed_one_after_the_other(atlas: Atlas) -> Iterator[ContentError]:
    """Each tour has a place of its own in every list, and steps under ids of their own."""
    first: dict[int, str] = {}
    for tour in atlas.tours.values():
        if first.setdefault(tour.place, tour.id) != tour.id:
            message = f"{tour.place} is also the place of {first[tour.place]}"
            yield _error(tour, "place", message)
        if not tour.steps:
            yield _error(tour, "steps", f"{tour.id}: tour without steps")
        for step, times in Counter(step.id for step in tour.steps).items():
            if times > 1:
                yield _error(tour, "steps", f'"{step}" is the id of {times} steps')


def a_step_is_about_one_thing_that_there_is(atlas: Atlas) -> Iterator[ContentError]:
    """A step is about a part or about a cause."""
    for tour, key, step in _steps(atlas):
        if (step.part is None) == (step.cause is None):
            yield _error(tour, key, "must have either a part or a cause")
        if step.part is not None and step.part not in atlas.parts:
            yield _error(tour, f"{key}.part", unknown(step.part, "part", atlas.parts))
        if step.cause is not None and step.cause not in atlas.causes:
            yield _error(tour, f"{key}.cause", unknown(step.cause, "cause", atlas.causes))


def every_language_tells_every_tour(atlas: Atlas) -> Iterator[ContentError]:
    """The words of a tour have its steps in its order, each with a heading of its own."""
    for language, wording in atlas.wordings.items():
        file = files.wording(language, "tours")
        for name in wording.tours:
            if name not in atlas.tours:
                yield ContentError(file, name, unknown(name, "tour", atlas.tours))
        for tour in atlas.tours.values():
            words = wording.tours.get(tour.id)
            if words is None:
                yield ContentError(file, tour.id, f"{language}: no words for {tour.id}")
            elif [step.id for step in words.steps] != [step.id for step in tour.steps]:
                message = f"must have the steps of {files.tour(tour.id)}, in the same order"
                yield ContentError(file, f"{tour.id}.steps", message)


def a_step_is_short_and_names_no_root(atlas: Atlas) -> Iterator[ContentError]:
    """A step says one to three things under a heading of its own; it names no root."""
    for file, tour, words in _told(atlas):
        headings = Counter(step.heading for step in words.steps)
        for place, step in enumerate(words.steps, start=1):
            key = f"{tour}.steps.{place}"
            if headings[step.heading] > 1:
                message = f'"{step.heading}" is the heading of two steps'
                yield ContentError(file, f"{key}.heading", message)
            if not 0 < len(step.claims) <= MOST_CLAIMS:
                message = f"{len(step.claims)} claims; a step has 1 to {MOST_CLAIMS}"
                yield ContentError(file, f"{key}.claims", message)
            for claim in step.claims:
                if found := ROOT_NAMED.search(claim.text):
                    message = f'names a root in plain words: "{found[0]}"'
                    yield ContentError(file, claim.key, message)


def languages_tell_the_same_steps(atlas: Atlas) -> Iterator[ContentError]:
    """Every language tells the facts of English, step by step."""
    english = atlas.wordings.get("en")
    if english is None:
        return
    for language, wording in atlas.wordings.items():
        for tour in wording.tours.keys() & english.tours.keys():
            if _facts(wording, tour) != _facts(english, tour):
                message = "must tell the facts of English, step by step"
                yield ContentError(files.wording(language, "tours"), f"{tour}.steps", message)


def a_step_is_drawn_in_its_view(atlas: Atlas) -> Iterator[ContentError]:
    """The view of a step draws what it is about, and has its frame.

    As long as no plate draws structures, none can be asked for.
    """
    for tour, key, step in _steps(atlas):
        view = atlas.views.get(step.view)
        if view is None:
            yield _error(tour, f"{key}.view", unknown(step.view, "view", atlas.views))
            continue
        if step.frame not in view.frames:
            message = unknown(step.frame, f"frame of view {view.id}", view.frames)
            yield _error(tour, f"{key}.frame", message)
        shown = view.parts & set(atlas.structures)
        for part in _site(atlas, step):
            if (part not in atlas.structures or shown) and not view.draws(part):
                yield _error(tour, key, f"{part} is not drawn in the view {view.id}")


def _site(atlas: Atlas, step: Step) -> tuple[str, ...]:
    cause = atlas.causes.get(step.cause or "")
    if cause is not None:
        return cause.site
    return (step.part,) if step.part in atlas.parts else ()


def _steps(atlas: Atlas) -> Iterator[tuple[Tour, str, Step]]:
    """Every step with its tour and its key in the file."""
    for tour in atlas.tours.values():
        for place, step in enumerate(tour.steps, start=1):
            yield tour, f"steps.{place}", step


def _told(atlas: Atlas) -> Iterator[tuple[str, str, TourWords]]:
    for language, wording in atlas.wordings.items():
        for tour, words in wording.tours.items():
            yield files.wording(language, "tours"), tour, words


def _facts(wording: Wording, tour: str) -> list[list[tuple[str, ...]]]:
    return [[claim.facts for claim in step.claims] for step in wording.tours[tour].steps]


def _error(tour: Tour, key: str, message: str) -> ContentError:
    return ContentError(files.tour(tour.id), key, message)


TOUR_RULES = (
    the_contract_keeps_every_tour,
    tours_are_listed_one_after_the_other,
    a_step_is_about_one_thing_that_there_is,
    every_language_tells_every_tour,
    a_step_is_short_and_names_no_root,
    languages_tell_the_same_steps,
)

DRAWN_TOUR_RULES = (a_step_is_drawn_in_its_view,)
