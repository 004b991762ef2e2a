"""Components as plain HTML: for what no callback ever touches, a browser lays text much faster than
Dash lays components."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from html import escape
from typing import Any

from dash.development.base_component import Component

VOID = ("br", "img", "input")
NAMES = {"className": "class"}

_CAPITAL = re.compile(r"[A-Z]")


def markup(components: Iterable[Component | str]) -> str:
    """The HTML of components of `dash.html`, with everything that is text escaped."""
    return "".join(escape(part) if isinstance(part, str) else _element(part) for part in components)


def _element(component: Component) -> str:
    props: dict[str, Any] = component.to_plotly_json()["props"]
    tag = str(component.to_plotly_json()["type"]).lower()
    opened = f"<{tag}{''.join(_attribute(name, value) for name, value in sorted(props.items()))}>"
    return opened if tag in VOID else f"{opened}{markup(_children(props))}</{tag}>"


def _children(props: Mapping[str, Any]) -> list[Component | str]:
    children = props.get("children")
    if children is None:
        return []
    return list(children) if isinstance(children, list | tuple) else [children]


def _attribute(name: str, value: Any) -> str:
    if name == "children" or value is None:
        return ""
    if name == "style":
        value = ";".join(f"{_property(key)}:{_length(key, each)}" for key, each in value.items())
    return f' {NAMES.get(name, name.lower())}="{escape(str(value))}"'


def _property(name: str) -> str:
    """A style property's name in CSS: fontSize is font-size; variables keep their names."""
    if name.startswith("--"):
        return name
    return _CAPITAL.sub(lambda found: f"-{found[0].lower()}", name)


def _length(name: str, value: Any) -> str:
    """A value in CSS: as in React, a bare number is a length in pixels, but not in a variable."""
    bare = isinstance(value, int | float)
    return f"{value:g}px" if bare and not name.startswith("--") else str(value)
