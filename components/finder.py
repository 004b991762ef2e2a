"""The search field, and what it finds: parts, causes, tours and pages by name and by lay words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from dash import html
from dash.development.base_component import Component

from components.address import BUILT_PAGES, key_of_cause
from components.attributes import attributes
from components.markup import markup
from components.stops import kind_of
from components.table_types import FindTable
from components.words import part_words, say
from data.model import Atlas
from data.words import Wording

_LEFT_OUT = re.compile(r"[^\w ]")


def search_field(wording: Wording) -> str:
    """The field `#search` with its list of results: plain HTML, filled by `assets/finder.js`."""
    label, placeholder, results, none = (
        escape(say(wording, f"search.{key}")) for key in ("label", "placeholder", "results", "none")
    )
    return (
        '<search><input id="search" type="search" role="combobox" aria-autocomplete="list" '
        'aria-expanded="false" aria-controls="search-results" autocomplete="off" '
        f'spellcheck="false" aria-label="{label}" placeholder="{placeholder}">'
        f'<ul id="search-results" role="listbox" aria-label="{results}"></ul>'
        f'<p class="not-found" id="search-none" role="status">{none}</p></search>'
    )


@dataclass(frozen=True, slots=True)
class Findable:
    """What can be found: its name and kind, words that lead to it, and what choosing it sets."""

    name: str
    kind: str
    words: tuple[str, ...]
    set: str


def findable(atlas: Atlas, wording: Wording) -> list[Findable]:
    """What can be found, pages first: what is urgent comes before any place or cause."""
    lay = wording.search
    pages = [
        _findable(say(wording, f"search.{page}"), "", words, f"page={page}", named=False)
        for page, words in lay.pages.items()
        if page in BUILT_PAGES
    ]
    parts = [
        _findable(
            part_words(wording, part).name,
            say(wording, f"card.{kind_of(atlas, part)}"),
            lay.parts.get(part, ()),
            f"part={part}",
        )
        for part in atlas.parts
    ]
    causes = [
        _findable(
            wording.causes[cause].name,
            say(wording, "card.cause"),
            lay.causes.get(cause, ()),
            key_of_cause(cause),
        )
        for cause in atlas.causes
    ]
    tours = [
        _findable(
            wording.tours[tour].name,
            say(wording, "search.tour"),
            lay.tours.get(tour, ()),
            f"tour={tour}",
        )
        for tour in atlas.tours
    ]
    return [*pages, *tours, *parts, *causes]


def find_table(atlas: Atlas, wording: Wording) -> list[FindTable]:
    """What can be found as the browser lists it: an item as HTML, and the words that lead to it."""
    return [
        {"item": markup([_item(number, found)]), "words": list(found.words)}
        for number, found in enumerate(findable(atlas, wording))
    ]


def _findable(
    name: str, kind: str, lay: Iterable[str], chosen: str, *, named: bool = True
) -> Findable:
    """What lay words lead to and, where it is `named` as one would type it, its name too."""
    words = {comparable(word) for word in (*lay, *([name] if named else ()))}
    return Findable(name, kind, tuple(sorted(words)), chosen)


def _item(number: int, found: Findable) -> Component:
    """A result; its number is its own among all that can be found."""
    named = attributes(data_set=found.set, role="option")
    return html.Li([found.name, html.Small(found.kind)], id=f"found-{number}", **named)


def comparable(text: str) -> str:
    """Text as it is compared with what was typed: lower case, no accents, no marks."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKD", text)).lower().strip()
