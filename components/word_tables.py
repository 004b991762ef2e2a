"""The words that the browser looks up: cards, previews and names as HTML and text, by id."""

from __future__ import annotations

from components.address import key_of_cause, steps_by_key, topic
from components.card import card, start_card
from components.cause_card import cause_card
from components.comparison import comparison
from components.finder import find_table
from components.label_layer import labels
from components.markup import markup
from components.preview import elsewhere, near, preview, turns
from components.scene import path
from components.stops import entries
from components.table_types import Frame, ViewWords, WordTable
from components.tour_card import step_words, tour_card
from components.words import names, say
from data.drawing import SIDES, View
from data.model import TRUNK, Atlas
from data.words import Wording


def word_table(atlas: Atlas, wording: Wording, frame: Frame) -> WordTable:
    """The words of one language: cards, previews, names, and the plate's own description."""
    named = names(wording, atlas)
    lit = {key: say(wording, f"lit.{_lit(atlas, key)}", name=name) for key, name in named.items()}
    steps = steps_by_key(atlas)
    return {
        "frame": frame,
        "start": markup(start_card(atlas, wording)),
        "cards": {
            **{part: markup(card(atlas, wording, part)) for part in atlas.parts},
            **{key_of_cause(one): markup(cause_card(atlas, wording, one)) for one in atlas.causes},
            **{key: markup(tour_card(atlas, wording, key)) for key in steps},
        },
        "compared": comparison(atlas, wording),
        "previews": {
            "": markup(elsewhere(wording)),
            **{part: markup(preview(wording, part)) for part in atlas.parts},
        },
        "near": {
            **{part: markup([near(wording, part)]) for part in (*atlas.nerves, *atlas.roots)},
            **{stop: markup([line]) for stop, line in turns(atlas, wording).items()},
        },
        "names": {**named, **{key: step_words(wording, key).heading for key in steps}},
        "plate": {view: say(wording, f"plate.{view}") for view in atlas.views},
        "sides": {side: say(wording, f"shown.{side}") for side in SIDES},
        "lit": lit | {key: lit[topic(step)] for key, step in steps.items()},
        "search": find_table(atlas, wording),
    }


def view_words(view: View, atlas: Atlas, wording: Wording) -> ViewWords:
    """The words that belong to one view: the list beside it and the labels on it."""
    return {
        "nearby": markup(entries(view, atlas, wording)),
        "labels": markup(labels(view, atlas, wording)),
    }


def _lit(atlas: Atlas, key: str) -> str:
    """What is said to be lit: a place with the way from the spine, a nerve's path, a shape, or the
    site of a cause, with or without nerves."""
    for cause in atlas.causes.values():
        if key == key_of_cause(cause.id):
            return "cause" if cause.lights else "site"
    if key in atlas.structures:
        return "structure"
    if key in atlas.regions:
        return "region" if TRUNK in path(atlas, key) else "structure"
    return "nerve"
