"""The preview: a part's name and one or two plain sentences, shown on hover or focus."""

from __future__ import annotations

from dash import html
from dash.development.base_component import Component

from components.words import part_words, say
from data.model import Atlas
from data.words import Wording


def preview(wording: Wording, part: str) -> list[Component]:
    """What `#preview` holds while the pointer or the focus is on a part."""
    words = part_words(wording, part)
    sentences = " ".join(claim.text for claim in words.preview)
    return [html.P(words.name, className="preview-name"), html.P(sentences)]


def near(wording: Wording, nerve: str) -> Component:
    """The line a preview gains where a drawn nerve lies close to the pointer."""
    name = part_words(wording, nerve).name
    return html.P(say(wording, "preview.near", nerve=name), className="preview-near")


def turns(atlas: Atlas, wording: Wording) -> dict[str, Component]:
    """The line that the preview of a stop gains in the list of stops, where the walk turns."""
    return {
        stop.id: html.P(say(wording, f"fork.{stop.id}"), className="preview-near")
        for stop in atlas.stops
        if f"fork.{stop.id}" in wording.page
    }


def elsewhere(wording: Wording) -> list[Component]:
    """What `#preview` says of skin in no region."""
    return [html.P(say(wording, "not_on_route"), className="preview-name")]
