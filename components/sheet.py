"""Sheets: what a view's canvas holds once it is asked for.

Pictures lie below, one a layer, each in two sizes of which the browser takes the one it needs; for
a close frame there are finer pictures of the frame alone. What is felt on the skin lies under the
glaze, which is the skin's own light. The figure lies on top.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from components.areas import areas
from components.attributes import attributes
from components.fine_pictures import fine_pictures
from components.markup import markup
from components.plain import plain
from components.plate import far_figure, figure
from components.structures import structures_figure
from data.drawing import View
from data.model import DEFAULT_LAYERS, Atlas

GLAZE = "glaze"
LAYER_OF_PICTURE: Mapping[str, str | None] = {
    "glass": None,
    "bones": "bones",
    "deep": "muscles",
    "superficial": "muscles",
    GLAZE: None,
}
"""The pictures of a view from the lowest to the highest, and the layer each belongs to, if any."""

PLATE_PIXELS = (1600, 3200)
"""Long sides in which the picture of a whole plate comes."""


@dataclass(frozen=True, slots=True)
class Pictures:
    """Addresses of a view's pictures: `layers` by name and pixels of the plate's long side,
    `fine` by frame and name; `mask` gives that of a mask by its name."""

    layers: Mapping[str, Mapping[int, str]]
    fine: Mapping[tuple[str, str], str]
    mask: Callable[[str], str]


def sheet(
    view: View, atlas: Atlas, tokens: Mapping[str, str], pictures: Pictures
) -> dict[str, Any]:
    """A view's pictures and areas as HTML, and the figure of what answers as components."""
    layers = {name: _layer(view, name, sizes) for name, sizes in pictures.layers.items()}
    glaze = layers.pop(GLAZE)
    below = [
        *layers.values(),
        *fine_pictures(view, pictures.fine),
        *areas(view, atlas, pictures.mask),
        glaze,
    ]
    above = _graph(view, "figure", figure(view, atlas, tokens))
    return {"pictures": markup(below), "figure": plain(above)}


def far_sheet(view: View, atlas: Atlas, tokens: Mapping[str, str]) -> Any:
    """The other leg's nerves, for both sides at once."""
    return plain(_graph(view, "far-figure", far_figure(view, atlas, tokens)))


def structures_sheet(view: View, atlas: Atlas) -> Any:
    """Muscles, ligaments, bones and landmarks, each unseen until it is lit."""
    return plain(_graph(view, "structures-figure", structures_figure(view, atlas)))


def _layer(view: View, name: str, sizes: Mapping[int, str]) -> Component:
    long_side = max(view.width_mm, view.height_mm)
    widths = {round(pixels * view.width_mm / long_side): url for pixels, url in sizes.items()}
    layer = LAYER_OF_PICTURE[name]
    return html.Img(
        sizes=f"{view.width_mm:g}px",
        alt="",
        className=f"picture picture-{name} layer-{layer or name}",
        width=view.width_mm,
        height=view.height_mm,
        draggable="false",
        **_source(", ".join(f"{url} {width}w" for width, url in widths.items()), layer),
    )


def _source(addresses: str, layer: str | None) -> dict[str, Any]:
    """Where a picture comes from; what is not shown by default is not loaded before it is shown."""
    if layer is None or layer in DEFAULT_LAYERS:
        return {"srcSet": addresses}
    return attributes(data_srcset=addresses)


def _graph(view: View, name: str, drawn: Mapping[str, Any]) -> list[Component]:
    """A figure, with an empty sibling: a graph that is an only child and cannot load, because
    Plotly did not arrive, makes Dash render it again without end (seen with Dash 4.4.1)."""
    graph = dcc.Graph(
        id=f"{name}-{view.id}",
        figure=drawn,
        config={"staticPlot": True, "displayModeBar": False, "showSendToCloud": False},
        responsive=False,
        style={"width": view.width_mm, "height": view.height_mm},
    )
    return [html.Span(), graph]
