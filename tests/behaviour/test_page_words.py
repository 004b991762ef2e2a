"""The page's own words: every one that a language has is said somewhere."""

from __future__ import annotations

from dataclasses import replace

from components.serving import warm
from components.wiring import connect
from data.model import Atlas


class Listening(dict[str, str]):
    """Words by key that know which of them were asked for."""

    def __init__(self, words: dict[str, str]) -> None:
        super().__init__(words)
        self.asked: set[str] = set()

    def __getitem__(self, key: str) -> str:
        self.asked.add(key)
        return super().__getitem__(key)


def test_no_words_of_the_page_are_said_nowhere(atlas: Atlas) -> None:
    english = atlas.wordings["en"]
    page = Listening(dict(english.page))
    warm(connect(replace(atlas, wordings={"en": replace(english, page=page)})).server)
    assert set(page) - page.asked == set()
