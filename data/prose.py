"""Measures of plain English prose: sentences, words, syllables, US reading grade."""

from __future__ import annotations

import re
from collections.abc import Collection

WORD = re.compile(r"[^\W_]+(?:['\u2019][^\W\d_]+)*")
SENTENCE_END = re.compile(r"(?<=[.!?])[\"'\u201d\u2019)]*\s+")
VOWELS = re.compile(r"[aeiouy]+")

# A silent e stays silent before an ending: hope-ful, some-thing, safe-ty.
INNER_SILENT_E = re.compile(
    r"(?<=[aeiouy][^aeiouy])e(?=(?:ful|ly|ment|less|ness|thing|times?|one|where|fore|ty)\b)"
)
# Vowels that stand side by side and are spoken apart: are-a, be-ing, di-abetes, seri-ous.
SPOKEN_APART = re.compile(
    r"(?<![ct])i(?:a|o(?!n))(?!u)|(?<![cgtx])iou|ea\b|eas\b|[aeiouy]ing\b|ua|[sd]n't\b"
)
SILENT_END = re.compile(r"(?:[^aeiouytd]ed|[^aeiouylcsxzg]es|[aeiouy]les|[^aeiouyl]e|[aeiouy]le)\b")
IRREGULAR = {"diabetes": 4, "evening": 2, "every": 2, "hundred": 2, "quiet": 2}


def sentences(text: str) -> list[str]:
    """The sentences of a text, each with its closing mark."""
    return [part for part in SENTENCE_END.split(text.strip()) if part]


def words(text: str) -> list[str]:
    """The words of a text; a number is a word, hyphens part words."""
    return WORD.findall(text)


def syllables(word: str) -> int:
    """The syllables of an English word, by its spelling; a number counts one."""
    whole = word.lower().replace("\u2019", "'").removesuffix("'s")
    spelt = INNER_SILENT_E.sub("", whole)
    groups = len(VOWELS.findall(spelt))
    groups += len(SPOKEN_APART.findall(spelt))
    groups -= len(SILENT_END.findall(spelt))
    return IRREGULAR.get(whole, max(1, groups))


def reading_grade(text: str, names: Collection[str] = ()) -> float:
    """The Flesch-Kincaid grade of an English text: the US school year that reads it with ease.

    `names` (lower case), which a reader learns from the picture, count as one syllable.
    Source of the formula: Kincaid et al. 1975.
    """
    spoken = words(text)
    if not spoken:
        return 0.0
    counted = sum(1 if word.lower() in names else syllables(word) for word in spoken)
    return 0.39 * len(spoken) / len(sentences(text)) + 11.8 * counted / len(spoken) - 15.59
