"""The dialogs beside safety: what helps, about, keys. Plain HTML, outside React."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from html import escape

from components.markup import markup
from components.scripts import ROOT
from components.sections import foot
from components.words import say
from data.model import Atlas, Source
from data.words import KeyNumber, Wording

KEYS = {
    "arrows": ("↑", "↓"),
    "search": ("/",),
    "in": ("+",),
    "out": ("-",),
    "whole": ("0",),
    "pan": ("↑", "↓", "←", "→"),
    "escape": ("Esc",),
    "list": ("?",),
}


def version() -> str:
    """The version of the explorer."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return str(project["version"])


def helps_dialog(atlas: Atlas, wording: Wording) -> str:
    """The dialog `#helps-dialog`: what helps, and like a card what that rests on."""
    claims = [claim for section in wording.helps for claim in section.claims]
    return _dialog(
        wording,
        "helps",
        "".join(
            _section(section.heading, (claim.text for claim in section.claims))
            for section in wording.helps
        )
        + markup(foot(atlas, wording, claims, [])),
        page="helps",
    )


def about_dialog(atlas: Atlas, wording: Wording, version: str) -> str:
    """The dialog `#about-dialog`: what this is and is not, numbers, sources, credits, version."""
    return _dialog(
        wording,
        "about",
        "".join(_section(section.heading, section.texts) for section in wording.about)
        + _numbers(atlas, wording)
        + _sources(atlas.sources.values(), say(wording, "about.sources"))
        + f"<p>{escape(say(wording, 'about.version', version=version))}</p>",
        page="about",
    )


def keys_dialog(wording: Wording) -> str:
    """The dialog `#keys-dialog`, and in it the switch for single keys."""
    rows = "".join(
        f"<dt>{' '.join(f'<kbd>{escape(key)}</kbd>' for key in keys)}</dt>"
        f"<dd>{escape(say(wording, f'keys.{name}'))}</dd>"
        for name, keys in KEYS.items()
    )
    return _dialog(
        wording,
        "keys",
        f"<dl>{rows}</dl><p>{escape(say(wording, 'keys.fork'))}</p>"
        f"<p>{escape(say(wording, 'keys.note'))}</p>"
        '<p><label><input type="checkbox" id="single-keys" checked> '
        f"{escape(say(wording, 'keys.single'))}</label></p>",
    )


def _dialog(wording: Wording, name: str, content: str, page: str = "") -> str:
    follows = f' data-page="{page}"' if page else ""
    return (
        f'<dialog id="{name}-dialog"{follows} aria-labelledby="{name}-heading">'
        f'<h2 id="{name}-heading" tabindex="-1" autofocus>'
        f"{escape(say(wording, f'{name}.heading'))}</h2>{content}"
        '<button type="button" class="care" data-set="page=safety">'
        f"{escape(say(wording, 'safety.button'))}</button>"
        f'<form method="dialog"><button class="close">{escape(say(wording, f"{name}.close"))}'
        "</button></form></dialog>"
    )


def _section(heading: str, texts: Iterable[str]) -> str:
    said = "".join(f"<p>{escape(text)}</p>" for text in texts)
    return f"<section><h3>{escape(heading)}</h3>{said}</section>"


def _numbers(atlas: Atlas, wording: Wording) -> str:
    """Numbers worth knowing, each with what it rests on."""
    rows = "".join(f"<li>{_number(atlas, number)}</li>" for number in wording.numbers)
    return (
        f'<section class="worth"><h3>{escape(say(wording, "about.numbers"))}</h3>'
        f"<ul>{rows}</ul><p>{escape(say(wording, 'about.numbers_note'))}</p></section>"
    )


def _number(atlas: Atlas, number: KeyNumber) -> str:
    sources = "; ".join(escape(atlas.sources[key].citation) for key in number.claim.sources)
    return escape(number.claim.text) + (f" <cite>{sources}</cite>" if sources else "")


def _sources(sources: Iterable[Source], heading: str) -> str:
    rows = "".join(f"<li>{_source(source)}</li>" for source in sources)
    return f"<details><summary>{escape(heading)}</summary><ol>{rows}</ol></details>"


def _source(source: Source) -> str:
    citation = escape(source.citation)
    if source.link is None:
        return citation
    link = escape(source.link)
    return f'<a href="{link}" target="_blank" rel="noopener noreferrer">{citation}</a>'
