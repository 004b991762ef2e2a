"""The style sheet Python writes: what each focus lights, which view and frame is on stage.

The browser only copies the address into `body` data attributes; these rules do the rest, within
one frame and without touching a figure. No colour stands here: rules set variables whose values
are tokens in `assets/1-tokens.css`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from components.about import about, about_cause, name_of_cause
from components.areas import area_rules
from components.fine_pictures import fine_rules
from components.label_layer import label_rules
from components.locator import has_locator, is_locator_on_top
from components.marks import mark_rules
from components.nerve_paint import RIMS, lines_by_uid, nerve_uids, touched_uids
from components.plate import SKIN, regions_by_uid
from components.scene import cause_path, path
from components.structures import Drawn, drawn_landmarks, drawn_structures
from components.traces import FAR
from data.drawing import WHOLE, View
from data.model import Atlas

_STATE = re.compile(r'\[data-(view|about|other|hover|frame)="([\w-]*)"\]')
"""What changes most often on `body`, which carries each of these as a class too. The sheet asks for
the class: when an attribute changes, a browser restyles all that any of its values could concern;
of classes, only what concerns the one that goes and the one that comes."""


DIMS_NONE = "{--nerve-dimmed:1}"
"""Set where the tokens of the picture stand; what `body` says of them does not reach it."""


def stylesheet(atlas: Atlas, pictures: Mapping[str, str]) -> str:
    """All rules, one a line; `pictures` gives the address of each view's small picture."""
    views = list(atlas.views.values())
    regions = sorted({uid for view in views for uid in regions_by_uid(view)})
    stems = sorted({stem for view in views for stem in lines_by_uid(view)})
    around = {
        drawn for view in views for drawn in (*drawn_structures(view), *drawn_landmarks(view))
    }
    rules = [
        *_kinds(regions, stems),
        *_structures(atlas, sorted(around, key=lambda drawn: drawn.uid)),
        *chain.from_iterable(_on_stage(view.id) for view in views),
        *chain.from_iterable(_located(view, pictures[view.id]) for view in views),
        *chain.from_iterable(_sides(view) for view in views),
        *_frames(views),
        *fine_rules(views),
        *area_rules(atlas),
        *label_rules(atlas),
        *_lights(atlas, regions, stems),
        *mark_rules(atlas),
        *_causes(atlas, regions, stems),
    ]
    return _STATE.sub(r".\1-\2", "\n".join(filter(None, rules)))


def _lights(atlas: Atlas, regions: list[str], stems: list[str]) -> Iterable[str]:
    """For each part, the rules that light its path, and for each region those of a hover.

    A structure dims nothing: it is shown for the nerves that run by it.
    """
    for part in atlas.structures:
        yield f"{about(part)} #stage{DIMS_NONE}"
    for part in (*atlas.regions, *atlas.nerves, *atlas.roots):
        lit = path(atlas, part)
        nerves = [stem for stem in stems if stem.removesuffix(FAR) in lit]
        chosen, hovered = about(part), f'body[data-hover="{part}"]'
        if part in regions:
            yield _rule(hovered, [part], "--region:var(--region-hover)")
            yield _rule(chosen, [part], "--region:var(--region-lit)")
        if part + FAR in regions:
            other = f'body[data-hover="{part}{FAR}"]'
            yield _rule(other, [part + FAR], "--region:var(--region-hover)")
            yield _rule(f'{chosen}[data-side="both"]', [part + FAR], "--region:var(--region-lit)")
        own = [stem for stem in nerves if stem.removesuffix(FAR) == part]
        yield _rule(chosen, _painted(nerves), "--nerve:1")
        yield _rule(hovered, _painted(own), "--nerve:1")


def _causes(atlas: Atlas, regions: list[str], stems: list[str]) -> Iterable[str]:
    """For each cause, the rules that light its nerves and tint the regions of its site.

    A cause that lights no nerve dims none, unless it is compared with one that does.
    """
    causes = list(atlas.causes.values())
    for cause in causes:
        chosen, lit = about_cause(cause.id), cause_path(atlas, cause.id)
        if not cause.lights:
            own = about(name_of_cause(cause.id))
            alike = ["", *(name_of_cause(one.id) for one in causes if not one.lights)]
            yield ",".join(f'{own}[data-other="{other}"] #stage' for other in alike) + DIMS_NONE
        site = [part for part in cause.site if part in regions]
        far = [part + FAR for part in cause.site if part + FAR in regions]
        yield _rule(chosen, site, "--region:var(--region-lit)")
        yield _rule(f'{chosen}[data-side="both"]', far, "--region:var(--region-lit)")
        nerves = [stem for stem in stems if stem.removesuffix(FAR) in lit]
        yield _rule(chosen, _painted(nerves), "--nerve:1")


def _structures(atlas: Atlas, around: Sequence[Drawn]) -> Iterable[str]:
    """Structures are unseen until chosen or pointed at in the list; then they are tinted.

    A cause may lie in one mesh of a structure and tints that alone.
    """
    uids = [drawn.uid for drawn in around]
    yield _rule(
        "#plate",
        uids,
        "fill:var(--structure-tint)!important;fill-opacity:var(--structure,0)!important;"
        "stroke:var(--structure-edge)!important;"
        "stroke-width:calc(2px / var(--scale,1))!important;"
        "stroke-opacity:calc(3 * var(--structure,0))!important;"
        "pointer-events:fill!important;fill-rule:evenodd!important",
        part=" .js-fill",
    )
    muscles = [drawn.uid for drawn in around if atlas.structures[drawn.part].kind == "muscle"]
    away = "pointer-events:none!important"
    yield _rule('body:not([data-layer~="muscles"]) #plate', muscles, away, part=" .js-fill")
    for drawn in around:
        causes = [c.id for c in atlas.causes.values() if c.lies_in(drawn.part, drawn.mesh)]
        focus = [about(drawn.part), *map(about_cause, causes)]
        side = '[data-side="both"]' if drawn.far else ""
        chosen = ",".join(f"{one}{side}" for one in focus)
        within = f'body[data-hover="{drawn.whole}"],{chosen}'
        yield _rule(within, [drawn.uid], "--structure:var(--structure-lit)")


def _frames(views: Sequence[View]) -> Iterable[str]:
    """The labels of the frame on stage."""
    for frame in sorted({frame for view in views for frame in view.frames}):
        yield f'body[data-frame="{frame}"] [data-labels="{frame}"]{{display:block}}'


def _kinds(regions: list[str], stems: list[str]) -> Iterable[str]:
    """What regions, nerves and the unseen touch lines are painted with."""
    far = [stem for stem in stems if stem.endswith(FAR)]
    touched = [uid for stem in stems for uid in touched_uids(stem)]
    yield _rule(
        "#plate",
        regions,
        "fill:var(--region-tint)!important;fill-opacity:var(--region,0)!important;"
        "stroke:var(--region-edge)!important;"
        "stroke-width:calc(1.5px / var(--scale,1))!important;"
        "stroke-opacity:calc(var(--region-hint,0) + 2.4 * var(--region,0))!important;"
        "pointer-events:fill!important;fill-rule:evenodd!important",
        part=" .js-fill",
    )
    unseen = "fill-opacity:0!important;stroke:none!important;pointer-events:fill!important"
    yield _rule("#plate", [SKIN], unseen, part=" .js-fill")
    ghosts = "#plate .subplot:has(> .overplot > g > .mlayer > .trace"
    yield ",".join(f"{ghosts}{uid})" for uid in (RIMS, RIMS + FAR)) + (
        "{opacity:var(--nerve-ghost)}"
    )
    nerves = [*_painted(stems), RIMS, RIMS + FAR]
    yield _rule("#plate", nerves, "opacity:var(--nerve,1)!important")
    chosen = 'body:not([data-about=""])'
    yield _rule(chosen, nerves, "--nerve:var(--nerve-dimmed)")
    yield _rule('body:not([data-layer~="nerves"])', nerves, "display:none")
    seams = [uid for uid in nerves if uid.endswith("-seam")]
    yield _rule(f'body[data-frame="{WHOLE}"]:not([data-zoomed])', seams, "display:none")
    yield _rule(
        "#plate",
        touched,
        "stroke:transparent!important;pointer-events:all!important;"
        "stroke-width:calc(2 * var(--reach) / var(--scale,1))!important",
        part=" .js-fill",
    )
    yield _rule('body:not([data-side="both"])', [*_painted(far), RIMS + FAR], "display:none")


def _on_stage(view: str) -> Iterable[str]:
    """A view not shown is moved off screen, not removed: Plotly sizes a removed graph wrongly.

    What is merely `visibility: hidden` is restyled with all that is in it when it comes and goes.
    """
    away = f'body:not([data-view="{view}"]) [data-canvas="{view}"]'
    yield f"{away}{{content-visibility:hidden;left:-300vw}}"
    yield f"@supports not (content-visibility:hidden){{{away}{{visibility:hidden}}}}"


def _located(view: View, picture: str) -> Iterable[str]:
    """The locator shows the whole of the view on stage, and stands where it hides little of it."""
    body = f'body[data-view="{view.id}"]'
    yield (
        f'{body} #locator{{--picture:url("{picture}");'
        f"aspect-ratio:{view.width_mm:g}/{view.height_mm:g};"
        f"--high:{view.height_mm / view.width_mm:.3f}}}"
    )
    for frame in view.frames.values():
        if not has_locator(view, frame):
            close = f'{body}[data-close="{frame.id}"]:not([data-zoomed])'
            yield f"{close} #locator{{display:none}}"
            continue
        for row, slim in (("--row", False), ("--slim-row", True)):
            if is_locator_on_top(view, frame, slim=slim):
                yield f'{body}[data-frame="{frame.id}"] #locator{{{row}:start}}'


def _sides(view: View) -> Iterable[str]:
    """Whose left and right: both where both legs are in the frame, else the chosen one alone."""
    body = f'body[data-view="{view.id}"]'
    middle = view.width_mm / 2
    shared = [
        frame.id
        for frame in view.frames.values()
        if view.bilateral and frame.x_mm < middle < frame.x_mm + frame.width_mm
    ]
    alone = "".join(f':not([data-frame="{frame}"])' for frame in shared)
    yield f'{body}[data-side="right"]{alone} [data-your="left"]{{display:none}}'
    yield f'{body}[data-side="left"]{alone} [data-your="right"]{{display:none}}'
    if not view.bilateral:
        yield f'{body}[data-side="both"] [data-your="left"]{{display:none}}'
    if not view.right_on_right:
        yield f'{body} [data-your="right"]{{right:auto;left:0.9rem}}'
        yield f'{body} [data-your="left"]{{left:auto;right:0.9rem}}'


def _painted(stems: Iterable[str]) -> list[str]:
    """The uids of the traces that paint these nerves."""
    return [uid for stem in stems for uid in nerve_uids(stem)]


def _rule(within: str, uids: Iterable[str], declarations: str, *, part: str = "") -> str:
    """A rule for traces, nested so that each is found by its own class: `:is()` would be slow."""
    traces = ",".join(f".trace{uid}{part}" for uid in uids)
    return f"{within}{{{traces}{{{declarations}}}}}" if traces else ""
