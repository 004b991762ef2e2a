"""The card of a step of a tour, and the list of tours that one can set out on."""

from __future__ import annotations

from collections.abc import Iterable

from dash import html
from dash.development.base_component import Component

from components.address import key_of_cause, place_of
from components.attributes import attributes
from components.sections import buttons, foot, more_help
from components.words import part_words, say
from data.model import Atlas, Step
from data.words import StepWords, Wording


def tours(atlas: Atlas, wording: Wording) -> Iterable[Component]:
    """The tours, each with what it shows."""
    for tour in atlas.tours:
        words = wording.tours[tour]
        yield html.Button(
            [html.Strong(words.name), html.Span(words.about)],
            type="button",
            className="tour",
            **attributes(data_set=f"tour={tour}"),
        )


def step_words(wording: Wording, key: str) -> StepWords:
    """The words of a step by its key."""
    tour, number = place_of(key)
    return wording.tours[tour].steps[number - 1]


def tour_card(atlas: Atlas, wording: Wording, key: str) -> list[Component]:
    """What `#card` holds at a step, which is asked for by its key."""
    tour, number = place_of(key)
    steps, words, told = atlas.tours[tour].steps, wording.tours[tour], step_words(wording, key)
    counted = {"step": str(number), "steps": str(len(steps))}
    return [
        html.P(say(wording, "card.tour", tour=words.name, **counted), className="eyebrow"),
        html.H2(told.heading, tabIndex="-1"),
        *(html.P(claim.text, className="lead") for claim in told.claims),
        buttons([_more(wording, steps[number - 1]), ("tour=", say(wording, "tour.leave"))]),
        *([_end(atlas, wording, tour)] if number == len(steps) else []),
        *foot(atlas, wording, told.claims, []),
    ]


def _more(wording: Wording, step: Step) -> tuple[str, str]:
    """The card of what a step is about, which ends the tour."""
    if step.cause is not None:
        return key_of_cause(step.cause), say(
            wording, "tour.more", name=wording.causes[step.cause].name
        )
    part = str(step.part)
    return f"part={part}", say(wording, "tour.more", name=part_words(wording, part).name)


def _end(atlas: Atlas, wording: Wording, tour: str) -> Component:
    """Where one can go after the last step."""
    others = [(f"tour={one}", wording.tours[one].name) for one in atlas.tours if one != tour]
    return html.Section(
        [html.H3(say(wording, "tour.end")), buttons(others), more_help(wording)],
        className="tour-end",
    )
