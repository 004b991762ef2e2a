"""The style sheet Python writes: what each focus lights, which view and frame is on stage.

The browser only copies the address into `body` data attributes; these rules do the rest, within
one frame and without touching a figure. No colour stands here: rules set variables whose values
are tokens in `assets/1-tokens.css`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import chain

from components.plate import FAR, SKIN, TOUCH, lines_by_uid, nerve_uids, regions_by_uid
from components.scene import path
from data.model import Atlas, View


def stylesheet(atlas: Atlas, pictures: Mapping[str, str]) -> str:
    """All rules, one a line; `pictures` gives the address of each view's small picture."""
    views = list(atlas.views.values())
    regions = sorted({uid for view in views for uid in regions_by_uid(view)})
    stems = sorted({stem for view in views for stem in lines_by_uid(view)})
    rules = [
        *_kinds(regions, stems),
        *(_on_stage(view.id) for view in views),
        *(_offered(view, atlas) for view in views),
        *(_located(view, pictures[view.id]) for view in views),
        *chain.from_iterable(_sides(view) for view in views),
        *_lights(atlas, regions, stems),
    ]
    return "\n".join(rules)


def _lights(atlas: Atlas, regions: list[str], stems: list[str]) -> Iterable[str]:
    """For each part, the rules that light its path, and for each region those of a hover."""
    for part in atlas.parts:
        lit = path(atlas, part)
        nerves = [stem for stem in stems if stem.removesuffix(FAR) in lit]
        if part in regions:
            yield f'body[data-part="{part}"] .trace{part}{{--region:var(--region-lit)}}'
            yield f'body[data-hover="{part}"] .trace{part}{{--region:var(--region-hover)}}'
        if part + FAR in regions:
            far = f".trace{part}{FAR}"
            yield f'body[data-part="{part}"][data-side="both"] {far}{{--region:var(--region-lit)}}'
            yield f'body[data-hover="{part}{FAR}"] {far}{{--region:var(--region-hover)}}'
        traces = [uid for stem in nerves for uid in nerve_uids(stem)]
        if traces:
            yield f'body[data-part="{part}"] {_any(traces)}{{--nerve:1}}'
        own = [uid for stem in nerves if stem.removesuffix(FAR) == part for uid in nerve_uids(stem)]
        if own:
            yield f'body[data-hover="{part}"] {_any(own)}{{--nerve:1}}'


def _kinds(regions: list[str], stems: list[str]) -> Iterable[str]:
    """What regions, nerves and the unseen touch lines are painted with."""
    near = [uid for stem in stems if not stem.endswith(FAR) for uid in nerve_uids(stem)]
    far = [uid for stem in stems if stem.endswith(FAR) for uid in nerve_uids(stem)]
    touch = [stem + TOUCH for stem in stems if not stem.endswith(FAR)]
    far_touch = [stem + TOUCH for stem in stems if stem.endswith(FAR)]
    yield (
        f"{_any(regions)} .js-fill{{fill:var(--region-tint)!important;"
        "fill-opacity:var(--region,0)!important;pointer-events:all!important;"
        "fill-rule:evenodd!important}"
    )
    yield (
        f"{_any(regions)} .js-line{{stroke:var(--region-edge)!important;"
        "stroke-width:calc(1.5px / var(--scale,1))!important;"
        "stroke-opacity:calc(var(--region-hint,0) + 2.4 * var(--region,0))!important}"
    )
    yield f".trace{SKIN} .js-fill{{fill-opacity:0!important;pointer-events:all!important}}"
    yield f".trace{SKIN} .js-line{{stroke-opacity:0!important}}"
    nerves = _any([*near, *far])
    yield f'body:not([data-part=""]) {nerves}{{--nerve:var(--nerve-dimmed)}}'
    yield f"{nerves}{{opacity:var(--nerve,1)}}"
    yield f'body:not([data-layers~="nerves"]) {nerves}{{display:none}}'
    lines = _any([*touch, *far_touch])
    yield (
        f"{lines} .js-line{{stroke-opacity:0!important;pointer-events:stroke!important;"
        "stroke-width:calc(2 * var(--reach) / var(--scale,1))!important}"
    )
    if far:
        hidden = _any([*far, *far_touch])
        yield f'body:not([data-side="both"]) {hidden}{{display:none}}'


def _on_stage(view: str) -> str:
    """A view not shown is made invisible, not removed: Plotly sizes a removed graph wrongly."""
    return f'body:not([data-view="{view}"]) #plate-{view}{{visibility:hidden}}'


def _offered(view: View, atlas: Atlas) -> str:
    """`#nearby` lists only what this view draws."""
    away = [part for part in atlas.parts if not view.draws(part)]
    buttons = ",".join(f'[data-entry="{part}"]' for part in away)
    return f'body[data-view="{view.id}"] #nearby :is({buttons}){{display:none}}'


def _located(view: View, picture: str) -> str:
    """The locator shows the whole of the view on stage."""
    return (
        f'body[data-view="{view.id}"] #locator{{--picture:url("{picture}");'
        f"aspect-ratio:{view.width_mm:g}/{view.height_mm:g}}}"
    )


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


def _any(uids: Iterable[str]) -> str:
    """A selector for the traces with these uids."""
    return f":is({','.join('.trace' + uid for uid in uids)})"
