"""Areas: soft shapes on the skin. Three kinds that are never mixed: the skin a nerve serves, where
people commonly feel it, and, in clinical words, dermatomes.

Each mask is an image whose opacity is a weight; colour and pattern come from the style sheet, so
that overlaps show as two patterns, not as a third colour.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping

from dash import html
from dash.development.base_component import Component

from components.about import about, about_cause
from components.attributes import attributes
from components.nerve_paint import family_of
from components.scene import cause_path, path
from data.drawing import View
from data.model import Atlas

BODIES = ("usual", "second", "third")
"""Three prepared bodies that show how people differ; `usual` is the one in most books."""

OTHER_BODIES: Mapping[str, str] = {
    "territory-sural_nerve-variant": "second",
    "territory-saphenous_nerve-variant": "third",
    "territory-posterior_femoral_cutaneous_nerve-variant": "third",
    "pain-near": "second",
    "pain-far": "third",
}
"""The masks that stand for another one in a body other than the usual."""

STANDING_IN = {"pain-near": "pain", "pain-far": "pain"}
LAYER_OF_KIND = {
    "territory": "territories",
    "dermatome": "dermatomes",
    "pain": "felt",
    "tingling": "felt",
}
BOTH_LEGS = ("territory", "dermatome")
"""Felt areas are never shown on both legs at once: pain in both legs is for the safety card."""
TURN_DEGREES = 33


def areas(view: View, atlas: Atlas, address_of: Callable[[str], str]) -> list[Component]:
    """The masks of a view and the key points of roots; `address_of` gives a mask's address."""
    found: list[Component] = []
    for number, mask in enumerate(view.masks):
        for far in (
            (False, True) if view.bilateral and kind_of_mask(mask) in BOTH_LEGS else (False,)
        ):
            found.append(_mask(mask, number, atlas, address_of(f"{view.id}-{mask}"), far=far))
    for point in view.key_points:
        if f"dermatome-{point.part}" not in view.masks:
            continue  # A lone point would stand for skin that is never coloured.
        x, y = point.point
        side = " far" if point.side == "left" else ""
        found.append(html.I(className=f"key-point{side}", style={"left": x, "top": y}))
    return found


def area_rules(atlas: Atlas) -> Iterable[str]:
    """What a focus does to areas: those of its nerves stay, the others step back."""
    for nerve in atlas.nerves:
        yield from _alone(about(nerve), "territory", _lit_nerves(atlas, path(atlas, nerve)))
    for region in atlas.regions.values():
        yield from _alone(about(region.id), "territory", region.supplied_by)
    for root in atlas.roots:
        yield from _of_root(about(root), root)
    for cause in atlas.causes.values():
        focus = about_cause(cause.id)
        if cause.lights:
            lit = _lit_nerves(atlas, cause_path(atlas, cause.id))
            yield from _alone(focus, "territory", lit)
        roots = [root for root in atlas.roots if root in cause.lights]
        if len(roots) == 1:
            yield from _of_root(focus, roots[0])


def _of_root(focus: str, root: str) -> Iterable[str]:
    """The skin of one root and, in clinical words, where it is felt."""
    yield from _alone(focus, "dermatome", [root])
    chosen = f'{focus}[data-words="clinical"][data-layer~="felt"]'
    yield f"{chosen} .felt.of-{root}{{display:block}}"
    yield f"{chosen} .felt.general{{display:none}}"


def kind_of_mask(mask: str) -> str:
    """territory, pain, tingling or dermatome."""
    return mask.split("-")[0]


def owner_of(mask: str) -> str | None:
    """The nerve or root a mask belongs to; None for sciatica in general."""
    pieces = mask.split("-")
    return pieces[1] if len(pieces) > 1 and pieces[1] not in ("near", "far") else None


def bodies_of(mask: str, masks: Iterable[str]) -> list[str]:
    """In which of the prepared bodies a mask is shown."""
    if mask in OTHER_BODIES:
        return [OTHER_BODIES[mask]]
    replaced = {
        OTHER_BODIES[other]
        for other in masks
        if other in OTHER_BODIES and STANDING_IN.get(other, other.removesuffix("-variant")) == mask
    }
    return [body for body in BODIES if body not in replaced]


def _mask(mask: str, number: int, atlas: Atlas, address: str, *, far: bool) -> Component:
    kind, owner = kind_of_mask(mask), owner_of(mask)
    family = family_of(owner, atlas) if owner else "root"
    layer = LAYER_OF_KIND[kind]
    classes = [
        "mask",
        f"mask-{kind}",
        layer,
        f"of-{owner}" if owner else "general",
        f"strand-{family}" if kind == "territory" else "",
        "far" if far else "",
    ]
    return html.Div(
        className=" ".join(filter(None, classes)),
        style={"--mask": f"url({address})", "--turn": f"{number * TURN_DEGREES % 180}deg"},
        **attributes(data_bodies=" ".join(bodies_of(mask, OTHER_BODIES))),
    )


def _lit_nerves(atlas: Atlas, lit: Container[str]) -> list[str]:
    return [nerve for nerve in atlas.nerves if nerve in lit]


def _alone(focus: str, kind: str, owners: Iterable[str]) -> Iterable[str]:
    """With this focus only the areas of some owners keep their strength; where two causes are
    compared, those of either."""
    yield f"{focus} .mask-{kind}{{--area:var(--area-dimmed)}}"
    kept = ",".join(f"{focus} .mask-{kind}.of-{owner}" for owner in owners)
    if kept:
        yield f"{kept}{{--area:inherit}}"
