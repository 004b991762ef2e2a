"""Finer pictures of the close frames, for each choice of layers, and when each is shown.

They stand over the picture of the whole view, which is too coarse for them, and are opaque, so that
nothing has to be taken away before they have come. The glaze, the skin's own soft light, has none:
that of the whole view lies over them, and what is felt on the skin lies between.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from dash import html
from dash.development.base_component import Component

from components.attributes import attributes
from data.drawing import View

FINE_PICTURES: Mapping[str, tuple[str, ...]] = {
    "glass": (),
    "bones": ("bones",),
    "deep": ("bones", "deep"),
    "muscles": ("bones", "deep", "superficial"),
    "deep_alone": ("deep",),
    "muscles_alone": ("deep", "superficial"),
}
"""The finer pictures of a frame, and which of the view's pictures each shows."""


def fine_pictures(view: View, addresses: Mapping[tuple[str, str], str]) -> Iterable[Component]:
    """The finer pictures, loaded when first shown; `addresses` gives them by frame and name."""
    for frame, place in view.fine.items():
        style = {
            "left": place.x_mm,
            "top": place.y_mm,
            "width": place.width_mm,
            "height": place.height_mm,
        }
        for name in FINE_PICTURES:
            yield html.Img(
                alt="",
                className=f"fine fine-{name}",
                draggable="false",
                style=style,
                **attributes(data_fine=frame, data_srcset=addresses[frame, name]),
            )


def fine_rules(views: Sequence[View]) -> Iterable[str]:
    """The finer pictures of the frame on stage, where the whole picture is too coarse for it."""
    for frame in sorted({frame for view in views for frame in view.fine}):
        body = f'body[data-frame="{frame}"][data-fine]'
        for name, shown in FINE_PICTURES.items():
            own = f'.fine-{name}[data-fine="{frame}"]'
            yield f"{_choice(shown)} {body}{_layers(shown)} {own}{{display:block}}"


def _choice(shown: Iterable[str]) -> str:
    """Whether all muscles are wanted or only the deep ones; of no matter without muscles."""
    if "deep" not in shown:
        return ":root"
    deep = '[data-depth="deep"]'
    return f":root:not({deep})" if "superficial" in shown else f":root{deep}"


def _layers(shown: Iterable[str]) -> str:
    """The layers that are on when a finer picture shows these pictures."""
    on = {"bones": "bones" in shown, "muscles": "deep" in shown}
    asked = {layer: f'[data-layer~="{layer}"]' for layer in on}
    return "".join(
        asked[layer] if wanted else f":not({asked[layer]})" for layer, wanted in on.items()
    )
