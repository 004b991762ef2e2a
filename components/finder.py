"""The search field, and what it finds: parts, causes and pages by their names and by lay words."""

from __future__ import annotations

import re
import unicodedata
from html import escape

from components.address import BUILT_PAGES, key_of_cause
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


def findable(atlas: Atlas, wording: Wording) -> list[FindTable]:
    """What can be found, pages first: what is urgent comes before any place or cause."""
    pages: list[FindTable] = [
        {
            "name": say(wording, f"search.{page}"),
            "kind": "",
            "words": [comparable(word) for word in words],
            "set": f"page={page}",
        }
        for page, words in wording.search.pages.items()
        if page in BUILT_PAGES
    ]
    lay = wording.search.parts
    parts: list[FindTable] = [
        {
            "name": part_words(wording, part).name,
            "kind": say(wording, f"card.{kind_of(atlas, part)}"),
            "words": sorted(
                {comparable(word) for word in (part_words(wording, part).name, *lay.get(part, ()))}
            ),
            "set": f"part={part}",
        }
        for part in atlas.parts
    ]
    causes: list[FindTable] = [
        {
            "name": name,
            "kind": say(wording, "card.cause"),
            "words": sorted(
                {comparable(word) for word in (name, *wording.search.causes.get(cause, ()))}
            ),
            "set": key_of_cause(cause),
        }
        for cause in atlas.causes
        for name in (wording.causes[cause].name,)
    ]
    return [*pages, *parts, *causes]


def comparable(text: str) -> str:
    """Text as it is compared with what was typed: lower case, no accents, no marks."""
    return _LEFT_OUT.sub("", unicodedata.normalize("NFKD", text)).lower().strip()
