"""What plain and clinical words promise each other: both say the same, and neither too much."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from data import files
from data.errors import ContentError
from data.model import Atlas
from data.passages import Said, all_words, lists_of, words_at
from data.prose_rules import ROOT_NAMED
from data.words import PartWords

SLUG = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
OVERLAP = "maps_overlap"


def facts_have_keys_of_their_own(atlas: Atlas) -> Iterator[ContentError]:
    """A fact has a key like seldom_at_night, said once in its list."""
    for said in all_words(atlas):
        for claims in lists_of(said.words).values():
            times = Counter(fact for claim in claims for fact in claim.facts)
            for claim in claims:
                for fact in claim.facts:
                    if not SLUG.fullmatch(fact):
                        message = f'"{fact}" must be small letters, numbers and _'
                        yield ContentError(said.file, claim.key, message)
                    elif times[fact] > 1:
                        yield ContentError(said.file, claim.key, f"{fact} is said twice here")


def clinical_words_say_what_plain_words_say(atlas: Atlas) -> Iterator[ContentError]:
    """Every fact of a part's plain words stands in the same place of its clinical words."""
    for language, wording in atlas.wordings.items():
        for levels in (wording.levels, wording.cause_levels):
            plain, clinical = levels["plain"], levels.get("clinical", {})
            for part in plain.keys() & clinical.keys():
                file = files.wording(language, clinical[part].kind, "clinical")
                for key, fact in _unsaid(plain[part], clinical[part]):
                    message = f"{language}: {fact} is said in plain words only"
                    yield ContentError(file, f"{part}.{key}", message)


def languages_say_the_same_facts(atlas: Atlas) -> Iterator[ContentError]:
    """Every language says of each part what English says, and nothing else."""
    english = atlas.wordings.get("en")
    if english is None:
        return
    for said in all_words(atlas):
        theirs = words_at(english, said.level, said.words.kind).get(said.part)
        if theirs is None:
            continue
        for key, fact in _unsaid(theirs, said.words):
            message = f"{said.language}: does not say {fact}"
            yield ContentError(said.file, f"{said.part}.{key}", message)
        for key, fact in _unsaid(said.words, theirs):
            message = f"{fact} is not said in English"
            yield ContentError(said.file, f"{said.part}.{key}", message)


def a_root_comes_with_the_overlap(atlas: Atlas) -> Iterator[ContentError]:
    """A card that names a root says that maps overlap, and that pain shows no root: the card of a
    region or of a cause. Those of nerves, roots and structures tell anatomy alone."""
    for said in _clinical_cards(atlas):
        claims = [claim for claims in lists_of(said.words).values() for claim in claims]
        named = [claim for claim in claims if ROOT_NAMED.search(claim.text)]
        if named and not any(OVERLAP in claim.facts for claim in claims):
            message = f'names a root; its card must {{ say = "{OVERLAP}" }}'
            yield ContentError(said.file, named[0].key, message)


def a_clinical_card_tells_the_anatomy(atlas: Atlas) -> Iterator[ContentError]:
    """The clinical card of a region names its nerve, roots and muscles, of a cause its site."""
    for said in _clinical_cards(atlas):
        if said.words.card is None or not said.words.card.anatomy:
            message = f"{said.language}: the card of {said.part} says nothing under anatomy"
            yield ContentError(said.file, f"{said.part}.anatomy", message)


def _clinical_cards(atlas: Atlas) -> Iterator[Said]:
    for said in all_words(atlas):
        if said.level == "clinical" and said.words.kind in ("regions", "causes"):
            yield said


def _unsaid(first: PartWords, second: PartWords) -> Iterator[tuple[str, str]]:
    """The facts of the first words that the second do not say in the same place."""
    there = lists_of(second)
    for key, claims in lists_of(first).items():
        said = {fact for claim in there.get(key, ()) for fact in claim.facts}
        yield from ((key, fact) for claim in claims for fact in claim.facts if fact not in said)


CLINICAL_RULES = (
    facts_have_keys_of_their_own,
    clinical_words_say_what_plain_words_say,
    languages_say_the_same_facts,
    a_root_comes_with_the_overlap,
    a_clinical_card_tells_the_anatomy,
)
