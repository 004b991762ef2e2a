"""The frame of the page in a language: buttons, lists, safety and dialogs around picture and card.

The page is written in the first language. Where there is a second, the words of each carry its
frame, read from the page as it would be written in that language: the two cannot say other things.
"""

from __future__ import annotations

from html.parser import HTMLParser

from components.dialogs import version
from components.markup import VOID
from components.page import body
from components.table_types import Frame
from components.words import say
from data.model import Atlas
from data.words import Wording

SPOKEN = (
    *("skip", "masthead", "search-none", "route-in-words"),
    *("controls", "stops-heading", "stops", "nearby-heading"),
    *("your-left", "your-right", "zoom", "legend", "leave", "failed", "tour-back", "tour-next"),
    "marks",
    *("safety-dialog", "helps-dialog", "about-dialog", "keys-dialog"),
)
"""Elements that hold words and nothing that lives on; of all others the labels alone are said."""

LABELS = {"alt": "alt", "aria-label": "ariaLabel", "placeholder": "placeholder"}
"""Attributes that are shown or read out, and the properties that set them."""


def frame(atlas: Atlas, wording: Wording) -> Frame:
    """What elements of the page are to say, by id and property; nothing, where there is no other
    language to come from or go to."""
    if len(atlas.wordings) == 1:
        return {}
    reader = _Reader()
    reader.feed(body(atlas, wording, start_picture="", version=version()))
    return {"title": {"textContent": say(wording, "title")}, **reader.said}


class _Reader(HTMLParser):
    """Reads what the elements of a page say, those inside a spoken one as part of it."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=False)
        self.said: Frame = {}
        self._spoken = ""
        self._depth = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a spoken element, copy what is inside one, or note the labels of another."""
        if self._spoken:
            self._copy(self.get_starttag_text() or "")
            self._depth += tag not in VOID
            return
        given = {name: value or "" for name, value in attrs}
        labels = {LABELS[name]: value for name, value in given.items() if name in LABELS}
        if labels:
            self.said[given["id"]] = labels
        if given.get("id") in SPOKEN:
            self._spoken = given["id"]
            self.said.setdefault(self._spoken, {})["innerHTML"] = ""

    def handle_endtag(self, tag: str) -> None:
        """End the spoken element, or copy the end of one inside it."""
        if self._spoken and self._depth:
            self._depth -= 1
            self._copy(f"</{tag}>")
        else:
            self._spoken = ""

    def handle_data(self, data: str) -> None:
        """Copy text."""
        self._copy(data)

    def handle_entityref(self, name: str) -> None:
        """Copy a sign that is written by name."""
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a sign that is written by number."""
        self._copy(f"&#{name};")

    def _copy(self, text: str) -> None:
        if self._spoken:
            self.said[self._spoken]["innerHTML"] += text
