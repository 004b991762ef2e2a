"""What plain words promise a worried reader: easy, calm, whole sentences that name no root."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from data.errors import ContentError
from data.model import Atlas
from data.prose import reading_grade, sentences, words
from data.words import CARD_PARTS, PartWords, Wording

LONGEST_SENTENCE = 20
LONGEST_ON_AVERAGE = 15

MARKUP = re.compile(r"<[^>]*>|&\w+;|\*\*|__|`|\]\(|\{|\}")
ROOT_NAMED = re.compile(
    r"\b[LS]\s?-?[1-5]\b|\b(?:lumbar|sacral)\s+(?:nerve\s+)?roots?\b"
    r"|\b(?:first|second|third|fourth|fifth)\s+(?:lumbar|sacral)\b",
    re.IGNORECASE,
)
WHOLE_SENTENCE = re.compile(r"[^\W_a-z].*[.!?]", re.DOTALL)


class Passage(NamedTuple):
    """A text one reads in one go, e.g. one part of a card, with the claims it is made of."""

    file: str
    key: str
    texts: dict[str, str]

    @property
    def text(self) -> str:
        """All of it."""
        return " ".join(self.texts.values())


def region_passages(atlas: Atlas, wording: Wording) -> Iterator[Passage]:
    """The previews and card parts of the regions."""
    file = f"wording/{wording.language}/regions.toml"
    for part in atlas.regions:
        if part in wording.parts:
            yield from _passages(file, part, wording.parts[part])


def plain_passages(atlas: Atlas, wording: Wording) -> Iterator[Passage]:
    """The passages of regions, nerves and roots."""
    yield from region_passages(atlas, wording)
    file = f"wording/{wording.language}/nerves.toml"
    for part in (*atlas.nerves, *atlas.roots):
        if part in wording.parts:
            yield from _passages(file, part, wording.parts[part])


def safety_passages(wording: Wording) -> Iterator[Passage]:
    """The blocks of the safety text; their items are fragments under a heading, so made whole."""
    file = f"wording/{wording.language}/safety.toml"
    for name in ("now", "same_day", "soon"):
        block = getattr(wording.safety, name)
        heading = block.heading.rstrip(":.") + "."
        texts = {f"{name}.heading": heading} if block.heading else {}
        for place, item in enumerate(block.items, start=1):
            texts[f"{name}.items.{place}"] = item.rstrip(".;,") + "."
        if block.after:
            texts[f"{name}.after"] = block.after
        yield Passage(file, name, texts)


def plain_words_are_easy_to_read(atlas: Atlas) -> Iterator[ContentError]:
    """Each preview, card part and safety block is at or below the language's reading grade."""
    for wording in atlas.wordings.values():
        limit = wording.prose.reading_grade
        for passage in (*plain_passages(atlas, wording), *safety_passages(wording)):
            if limit is None or not passage.text:
                continue
            grade = reading_grade(passage.text, wording.prose.names)
            if grade > limit:
                message = f"reads at US grade {grade:.1f}; the limit is {limit:g}"
                yield ContentError(passage.file, passage.key, message)


def sentences_are_short(atlas: Atlas) -> Iterator[ContentError]:
    """No sentence has more than 20 words, and no passage more than 15 on average."""
    for wording in atlas.wordings.values():
        for passage in (*plain_passages(atlas, wording), *safety_passages(wording)):
            lengths = [
                (key, len(words(sentence)))
                for key, text in passage.texts.items()
                for sentence in sentences(text)
            ]
            for key, length in lengths:
                if length > LONGEST_SENTENCE:
                    message = f"a sentence of {length} words; the limit is {LONGEST_SENTENCE}"
                    yield ContentError(passage.file, key, message)
            mean = sum(length for _, length in lengths) / max(1, len(lengths))
            if mean > LONGEST_ON_AVERAGE:
                message = f"{mean:.1f} words a sentence; the limit is {LONGEST_ON_AVERAGE}"
                yield ContentError(passage.file, passage.key, message)


def sentences_are_whole(atlas: Atlas) -> Iterator[ContentError]:
    """A claim begins with a capital or a number and ends with . ? or !"""
    for wording in atlas.wordings.values():
        for passage in plain_passages(atlas, wording):
            for key, text in passage.texts.items():
                if text and not WHOLE_SENTENCE.fullmatch(text):
                    yield ContentError(passage.file, key, f'half a sentence: "{text}"')


def a_preview_is_one_or_two_sentences(atlas: Atlas) -> Iterator[ContentError]:
    """A preview can be read while the pointer passes."""
    for wording in atlas.wordings.values():
        for passage in plain_passages(atlas, wording):
            count = len(sentences(passage.text))
            if passage.key.endswith(".preview") and count > 2:
                message = f"{count} sentences; a preview has one or two"
                yield ContentError(passage.file, passage.key, message)


def words_hold_no_markup(atlas: Atlas) -> Iterator[ContentError]:
    """Words are words: no HTML, no Markdown."""
    for wording in atlas.wordings.values():
        for passage in (*plain_passages(atlas, wording), *safety_passages(wording)):
            for key, text in passage.texts.items():
                if found := MARKUP.search(text):
                    yield ContentError(passage.file, key, f'markup in words: "{found[0]}"')


def plain_words_do_not_threaten(atlas: Atlas) -> Iterator[ContentError]:
    """Plain words hold no threat word; the safety text is exempt, it must be direct."""
    for wording in atlas.wordings.values():
        if not wording.prose.threat_words:
            continue
        listed = "|".join(re.escape(word) for word in wording.prose.threat_words)
        threat = re.compile(rf"\b(?:{listed})\b", re.IGNORECASE)
        page = f"wording/{wording.language}/page.toml"
        said = [
            (passage.file, key, text)
            for passage in plain_passages(atlas, wording)
            for key, text in passage.texts.items()
        ] + [(page, key, text) for key, text in wording.page.items()]
        for file, key, text in said:
            if found := threat.search(text):
                yield ContentError(file, key, f'threat word: "{found[0]}"')


def no_region_names_a_root(atlas: Atlas) -> Iterator[ContentError]:
    """The place of pain does not show the root (Murphy 2009), so plain words never say one."""
    for wording in atlas.wordings.values():
        file = f"wording/{wording.language}/regions.toml"
        names = [
            (f"{part}.name", wording.parts[part].name)
            for part in atlas.regions
            if part in wording.parts
        ]
        texts = [
            item for passage in region_passages(atlas, wording) for item in passage.texts.items()
        ]
        for key, text in (*names, *texts):
            if found := ROOT_NAMED.search(text):
                yield ContentError(file, key, f'names a root in plain words: "{found[0]}"')


def new_words_are_introduced(atlas: Atlas) -> Iterator[ContentError]:
    """A word with two names, e.g. fibular (peroneal), has both at its first mention.

    A preview and a card are each read alone, so each introduces anew.
    """
    for wording in atlas.wordings.values():
        for word, full in wording.prose.introduce.items():
            for file, key, text in _readings(atlas, wording):
                first = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
                if first and not text.lower().startswith(full.lower(), first.start()):
                    message = f'"{first[0]}" must be "{full}" at its first mention'
                    yield ContentError(file, key, message)


def _readings(atlas: Atlas, wording: Wording) -> Iterator[tuple[str, str, str]]:
    """What is read in one piece: each preview, and each card from top to bottom."""
    cards: dict[tuple[str, str], list[str]] = {}
    for passage in plain_passages(atlas, wording):
        part, _, piece = passage.key.partition(".")
        if piece == "preview":
            yield passage.file, passage.key, passage.text
        else:
            cards.setdefault((passage.file, part), []).append(passage.text)
    for (file, part), texts in cards.items():
        yield file, part, " ".join(texts)


def _passages(file: str, part: str, words_of_part: PartWords) -> Iterator[Passage]:
    preview = {claim.key: claim.text for claim in words_of_part.preview}
    yield Passage(file, f"{part}.preview", preview)
    if words_of_part.card is not None:
        for name in CARD_PARTS:
            texts = {claim.key: claim.text for claim in getattr(words_of_part.card, name)}
            if texts:
                yield Passage(file, f"{part}.{name}", texts)


PROSE_RULES = (
    plain_words_are_easy_to_read,
    sentences_are_short,
    sentences_are_whole,
    a_preview_is_one_or_two_sentences,
    words_hold_no_markup,
    plain_words_do_not_threaten,
    no_region_names_a_root,
    new_words_are_introduced,
)
