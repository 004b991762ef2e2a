"""What causes promise: each lies somewhere, tells how it usually goes on, and diagnoses nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator
from typing import get_args

from data import files
from data.errors import ContentError, unknown
from data.model import Atlas, Cause, Mechanism
from data.passages import Said, all_words, passages_of, words_at
from data.prose_rules import ROOT_NAMED
from data.words import CAUSE_PARTS, SELDOM

ALWAYS_SAID = tuple(part for part in CAUSE_PARTS if part not in SELDOM)

# Addresses are for ever: these causes keep their ids.
CAUSES = (
    *("disc_l3_l4", "disc_l4_l5", "disc_l5_s1", "spinal_stenosis", "foraminal_stenosis"),
    *("deep_gluteal", "pregnancy", "tumour_infection", "injury", "fibular_neck", "tarsal_tunnel"),
)


def the_contract_keeps_every_cause(atlas: Atlas) -> Iterator[ContentError]:
    """Old links name these causes; none may vanish."""
    for cause in CAUSES:
        if cause not in atlas.causes:
            yield ContentError(files.CAUSES, cause, f"{cause} is missing; old links name it")


def causes_are_listed_one_after_the_other(atlas: Atlas) -> Iterator[ContentError]:
    """Each cause has a place of its own in every list."""
    first: dict[int, str] = {}
    for cause in atlas.causes.values():
        if first.setdefault(cause.place, cause.id) != cause.id:
            message = f"{cause.place} is also the place of {first[cause.place]}"
            yield _error(cause, "place", message)


def a_cause_has_a_site(atlas: Atlas) -> Iterator[ContentError]:
    """A cause lies somewhere: it names parts of the atlas."""
    for cause in atlas.causes.values():
        if not cause.site:
            yield _error(cause, "site", f"{cause.id}: cause without site")


def pressure_is_never_the_whole_story(atlas: Atlas) -> Iterator[ContentError]:
    """Pressure, inflammation and a sensitive nerve are told together, or none is."""
    for cause in atlas.causes.values():
        missing = [one for one in get_args(Mechanism) if one not in cause.mechanisms]
        if cause.mechanisms and missing:
            message = f"{cause.id}: mechanisms are told together; missing: {', '.join(missing)}"
            yield _error(cause, "mechanisms", message)


def causes_name_what_there_is(atlas: Atlas) -> Iterator[ContentError]:
    """Parts, nerves, regions and sources that a cause names are known, each named once."""
    for cause in atlas.causes.values():
        named: tuple[tuple[str, str, tuple[str, ...], Collection[str]], ...] = (
            ("site", "part", cause.site, atlas.parts),
            ("meshes", "mesh that is drawn apart at its site", cause.meshes, _apart(atlas, cause)),
            ("lights", "nerve or root", cause.lights, (*atlas.nerves, *atlas.roots)),
            ("linked_with", "region", cause.linked_with, atlas.regions),
            ("evidence", "source", cause.evidence, atlas.sources),
        )
        for key, kind, words, known in named:
            for word, times in Counter(words).items():
                if word not in known:
                    yield _error(cause, key, unknown(word, kind, known))
                if times > 1:
                    yield _error(cause, key, f"{word} is named {times} times")


def an_emergency_is_linked_with_no_cause(atlas: Atlas) -> Iterator[ContentError]:
    """Where the emergency text comes first, nothing else is offered beside it."""
    for cause in atlas.causes.values():
        for name in cause.linked_with:
            if name in atlas.regions and atlas.regions[name].emergency_first:
                message = f"{name} is an emergency first; no cause is linked with it"
                yield _error(cause, "linked_with", message)


def every_cause_has_a_name(atlas: Atlas) -> Iterator[ContentError]:
    """Each language names every cause, at every level, as nothing else is named."""
    for language, wording in atlas.wordings.items():
        for level, parts in wording.levels.items():
            file = files.wording(language, "causes", level)
            words = words_at(wording, level, "causes")
            first = {said.name: part for part, said in parts.items()}
            for cause in atlas.causes:
                name = words[cause].name if cause in words else ""
                if not name:
                    message = f"{language}: no {level} name for {cause}"
                    yield ContentError(file, f"{cause}.name", message)
                elif first.setdefault(name, cause) != cause:
                    message = f'"{name}" is also the name of {first[name]}'
                    yield ContentError(file, f"{cause}.name", message)


def every_cause_card_has_its_parts(atlas: Atlas) -> Iterator[ContentError]:
    """Hope stands beside every problem: a cause says how it usually goes on, and what helps."""
    for said in _cause_words(atlas):
        for name in ALWAYS_SAID:
            if not getattr(said.words.card, name):
                message = f"{said.language}: cause without {name}"
                yield ContentError(said.file, f"{said.part}.{name}", message)


def urgent_signs_are_told(atlas: Atlas) -> Iterator[ContentError]:
    """A card warns of something urgent exactly where the cause says that it must."""
    for said in _cause_words(atlas):
        cause = atlas.causes.get(said.part)
        if cause is None or said.words.card is None:
            continue
        key, urgent = f"{said.part}.urgent", said.words.card.urgent
        if cause.urgent_signs and not urgent:
            message = f"{said.language}: {cause.id} must warn of {', '.join(cause.urgent_signs)}"
            yield ContentError(said.file, key, message)
        if urgent and not cause.urgent_signs:
            message = f"{said.language}: {cause.id} has no urgent_signs in its file"
            yield ContentError(said.file, key, message)


def plain_words_of_causes_name_no_root(atlas: Atlas) -> Iterator[ContentError]:
    """Plain words speak of nerves; a root has a name in clinical words alone."""
    for said in _cause_words(atlas):
        if said.level != "plain":
            continue
        texts = {f"{said.part}.name": said.words.name}
        for passage in passages_of(said):
            texts |= passage.texts
        for key, text in texts.items():
            if found := ROOT_NAMED.search(text):
                message = f'names a root in plain words: "{found[0]}"'
                yield ContentError(said.file, key, message)


def a_cause_is_drawn_in_its_home_view(atlas: Atlas) -> Iterator[ContentError]:
    """The view that a cause turns to shows its whole site, in a frame of that view.

    As long as no plate draws structures, none can be asked for.
    """
    drawn = {part for view in atlas.views.values() for part in view.parts}
    asked = set(atlas.parts) if drawn & set(atlas.structures) else set(atlas.parts) & drawn
    for cause in atlas.causes.values():
        view = atlas.views.get(cause.home_view)
        if view is None:
            yield _error(cause, "home_view", unknown(cause.home_view, "view", atlas.views))
            continue
        for part in cause.site:
            if part in asked and not view.draws(part):
                message = f"{cause.id}: {part} is not drawn in the home view {view.id}"
                yield _error(cause, "site", message)
        for mesh in cause.meshes:
            if drawn & set(atlas.structures) and mesh not in view.meshes:
                message = f"{cause.id}: {mesh} is not drawn in the home view {view.id}"
                yield _error(cause, "meshes", message)
        if cause.frame not in view.frames:
            message = unknown(cause.frame, f"frame of view {view.id}", view.frames)
            yield _error(cause, "frame", message)


def _apart(atlas: Atlas, cause: Cause) -> tuple[str, ...]:
    """The meshes of its site of which each is drawn by itself."""
    site = (atlas.structures[part] for part in cause.site if part in atlas.structures)
    return tuple(mesh for structure in site if structure.apart for mesh in structure.meshes)


def _cause_words(atlas: Atlas) -> Iterator[Said]:
    for said in all_words(atlas):
        if said.words.kind == "causes":
            yield said


def _error(cause: Cause, key: str, message: str) -> ContentError:
    return ContentError(files.cause(cause.id), key, message)


CAUSE_RULES = (
    the_contract_keeps_every_cause,
    causes_are_listed_one_after_the_other,
    a_cause_has_a_site,
    pressure_is_never_the_whole_story,
    causes_name_what_there_is,
    an_emergency_is_linked_with_no_cause,
    every_cause_has_a_name,
    every_cause_card_has_its_parts,
    urgent_signs_are_told,
    plain_words_of_causes_name_no_root,
)

DRAWN_CAUSE_RULES = (a_cause_is_drawn_in_its_home_view,)
