"""The frame of the page speaks every language that the content has; one language pays nothing."""

from __future__ import annotations

import json
import re
from html import escape

from components.data_files import data_files
from components.dialogs import version
from components.frame import LABELS, SPOKEN, frame
from components.page import body
from data.model import Atlas
from tests.content.translated import LANGUAGE, SIGN, bilingual

LOOKED_UP = re.compile(r'id="card".*?(?=<div class="walk")', re.S)
"""What the lookup fills in every language."""


def page(atlas: Atlas, language: str) -> str:
    """What is read in the page as it would be written in a language."""
    return body(atlas, atlas.wordings[language], start_picture="", version=version())


def said_in(atlas: Atlas, language: str) -> dict[str, dict[str, str]]:
    """The frame in a language, without the title, which stands in the head of the page."""
    return {
        name: said
        for name, said in frame(atlas, atlas.wordings[language]).items()
        if name != "title"
    }


def test_one_language_has_no_frame(atlas: Atlas) -> None:
    assert frame(atlas, atlas.wordings["en"]) == {}


def test_every_element_that_a_frame_names_stands_once_in_the_page(atlas: Atlas) -> None:
    two = bilingual(atlas)
    assert said_in(two, "en").keys() == said_in(two, LANGUAGE).keys() >= set(SPOKEN)
    for name in said_in(two, LANGUAGE):
        assert page(two, "en").count(f'id="{name}"') == 1, name


def test_the_frame_turns_the_page_of_one_language_into_that_of_the_other(atlas: Atlas) -> None:
    two = bilingual(atlas)
    turned = page(two, "en")
    for name, said in said_in(two, LANGUAGE).items():
        for label, of_element in LABELS.items():
            if of_element in said:
                before = escape(said_in(two, "en")[name][of_element])
                now = f'{label}="{escape(said[of_element])}"'
                turned = _in_tag(name, f'{label}="{before}"', now, turned)
        if "innerHTML" in said:
            before = said_in(two, "en")[name]["innerHTML"]
            turned = _after_tag(name, before, said["innerHTML"], turned)
    wanted = page(two, LANGUAGE)
    assert LOOKED_UP.sub("", turned) == LOOKED_UP.sub("", wanted)
    assert turned.count(SIGN) > 200


def test_the_words_of_each_level_carry_the_frame_of_their_language(atlas: Atlas) -> None:
    two = bilingual(atlas)
    listed = data_files(two, str)
    for level in ("plain", "clinical"):
        said = json.loads(listed[f"words/{LANGUAGE}-{level}"].text)["frame"]
        assert said == frame(two, two.wordings[LANGUAGE])
        assert said["title"]["textContent"].startswith(SIGN)


def _in_tag(name: str, before: str, now: str, page: str) -> str:
    """The page with a piece of one element's tag replaced."""
    tag = re.search(rf'<[^>]*\bid="{name}"[^>]*>', page)
    assert tag is not None, name
    assert before in tag[0], name
    return page.replace(tag[0], tag[0].replace(before, now))


def _after_tag(name: str, before: str, now: str, page: str) -> str:
    """The page with what one element begins with replaced."""
    tag = re.search(rf'<[^>]*\bid="{name}"[^>]*>', page)
    assert tag is not None, name
    assert page[tag.end() :].startswith(before), name
    return page[: tag.end()] + now + page[tag.end() + len(before) :]
