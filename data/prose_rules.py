"""What words promise a worried reader: plain ones are easy and calm, all are whole sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data import files
from data.errors import ContentError
from data.model import Atlas
from data.passages import (
    Passage,
    all_words,
    helps_passages,
    page_passages,
    passages_of,
    safety_passages,
)
from data.prose import reading_grade, sentences, words
from data.words import Wording

LONGEST_SENTENCE = 20
LONGEST_ON_AVERAGE = 15

MARKUP = re.compile(r"<[^>]*>|&\w+;|\*\*|__|`|\]\(|\{|\}")
ROOT_NAMED = re.compile(
    r"\b[LS]\s?-?[1-5]\b|\b(?:lumbar|sacral)\s+(?:nerve\s+)?roots?\b"
    r"|\b(?:first|second|third|fourth|fifth)\s+(?:lumbar|sacral)\b",
    re.IGNORECASE,
)
WHOLE_SENTENCE = re.compile(r"[^\W_a-z].*[.!?]", re.DOTALL)


def plain_passages(atlas: Atlas, language: str) -> Iterator[Passage]:
    """What a language says of parts in plain words."""
    for said in all_words(atlas):
        if said.language == language and said.level == "plain":
            yield from passages_of(said)


def plain_text(atlas: Atlas, wording: Wording) -> Iterator[Passage]:
    """Everything a language says in plain words: of parts, numbers, us, and safety."""
    yield from plain_passages(atlas, wording.language)
    yield from page_passages(wording)
    yield from safety_passages(wording)


def all_passages(atlas: Atlas) -> Iterator[Passage]:
    """What is said in whole sentences in every language at every level."""
    for said in all_words(atlas):
        yield from passages_of(said)
    for wording in atlas.wordings.values():
        yield from page_passages(wording)


def plain_words_are_easy_to_read(atlas: Atlas) -> Iterator[ContentError]:
    """Each preview, card part and safety block is at or below the language's reading grade."""
    for wording in atlas.wordings.values():
        limit = wording.prose.reading_grade
        for passage in plain_text(atlas, wording):
            if limit is None or not passage.text:
                continue
            grade = reading_grade(passage.text, wording.prose.names)
            if grade > limit:
                message = f"reads at US grade {grade:.1f}; the limit is {limit:g}"
                yield ContentError(passage.file, passage.key, message)


def sentences_are_short(atlas: Atlas) -> Iterator[ContentError]:
    """No sentence has more than 20 words, and no passage more than 15 on average."""
    for wording in atlas.wordings.values():
        for passage in plain_text(atlas, wording):
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
    for passage in all_passages(atlas):
        for key, text in passage.texts.items():
            if text and not WHOLE_SENTENCE.fullmatch(text):
                yield ContentError(passage.file, key, f'half a sentence: "{text}"')


def a_preview_is_one_or_two_sentences(atlas: Atlas) -> Iterator[ContentError]:
    """A preview can be read while the pointer passes."""
    for passage in all_passages(atlas):
        count = len(sentences(passage.text))
        if passage.key.endswith(".preview") and count > 2:
            message = f"{count} sentences; a preview has one or two"
            yield ContentError(passage.file, passage.key, message)


def words_hold_no_markup(atlas: Atlas) -> Iterator[ContentError]:
    """Words are words: no HTML, no Markdown."""
    safety = (p for wording in atlas.wordings.values() for p in safety_passages(wording))
    for passage in (*all_passages(atlas), *safety):
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
        page = files.wording(wording.language, "page")
        said = [
            (passage.file, key, text)
            for passage in (*plain_passages(atlas, wording.language), *page_passages(wording))
            for key, text in passage.texts.items()
        ] + [(page, key, text) for key, text in wording.page.items()]
        for file, key, text in said:
            if found := threat.search(text):
                yield ContentError(file, key, f'threat word: "{found[0]}"')


def no_region_names_a_root(atlas: Atlas) -> Iterator[ContentError]:
    """The place of pain does not show the root (Murphy 2009), so plain words never say one.

    Clinical words may, on the card alone: there stands that maps overlap.
    """
    for said in all_words(atlas):
        if said.words.kind != "regions":
            continue
        texts = {f"{said.part}.name": said.words.name}
        for passage in passages_of(said):
            if said.level == "plain" or passage.key.endswith(".preview"):
                texts |= passage.texts
        for key, text in texts.items():
            if found := ROOT_NAMED.search(text):
                where = "plain words" if said.level == "plain" else "a name or preview"
                message = f'names a root in {where}: "{found[0]}"'
                yield ContentError(said.file, key, message)


def new_words_are_introduced(atlas: Atlas) -> Iterator[ContentError]:
    """A word with two names, e.g. fibular (peroneal), has both at its first mention.

    A preview, a card, a step and the page of what helps are each read alone, so each introduces
    anew.
    """
    for wording in atlas.wordings.values():
        for word, full in wording.prose.introduce.items():
            for file, key, text in _readings(atlas, wording):
                first = re.search(rf"\b{re.escape(word)}\b", text, re.IGNORECASE)
                if first and not text.lower().startswith(full.lower(), first.start()):
                    message = f'"{first[0]}" must be "{full}" at its first mention'
                    yield ContentError(file, key, message)


def _readings(atlas: Atlas, wording: Wording) -> Iterator[tuple[str, str, str]]:
    """What is read in one piece, with its file and key: previews, cards, steps, what helps."""
    for said in all_words(atlas):
        if said.language == wording.language:
            preview, *card = passages_of(said)
            yield said.file, preview.key, preview.text
            yield said.file, said.part, " ".join(passage.text for passage in card)
    helps = " ".join(passage.text for passage in helps_passages(wording))
    yield files.wording(wording.language, "helps"), "sections", helps
    for tour, words_of in wording.tours.items():
        for place, step in enumerate(words_of.steps, start=1):
            text = " ".join([step.heading, *(claim.text for claim in step.claims)])
            yield files.wording(wording.language, "tours"), f"{tour}.steps.{place}", text


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
