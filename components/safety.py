"""The safety button and dialog, and the route in words: plain HTML, outside React.

They are readable before, without and after any script, and never wait for the app.
"""

from __future__ import annotations

from html import escape

from components.words import part_words, say
from data.model import Atlas
from data.words import SafetyBlock, Wording


def safety_button(wording: Wording) -> str:
    """The button `#safety`; the browser itself opens the dialog where it knows `commandfor`."""
    return (
        '<button id="safety" type="button" data-set="page=safety" '
        'commandfor="safety-dialog" command="show-modal">'
        f"{escape(say(wording, 'safety.button'))}</button>"
    )


def safety_dialog(atlas: Atlas, wording: Wording) -> str:
    """The dialog `#safety-dialog`: three urgencies, whom to call, and a way back."""
    safety = wording.safety
    heading = escape(say(wording, "safety.heading"))
    return (
        '<dialog id="safety-dialog" data-page="safety" aria-labelledby="safety-heading">'
        f'<h2 id="safety-heading" tabindex="-1" autofocus>{heading}</h2>'
        f"{_block(safety.now, 'now')}"
        f"{_numbers(atlas, wording)}"
        f"{_block(safety.same_day, 'same-day')}"
        f"{_block(safety.soon, 'soon')}"
        f'<p class="disclaimer">{escape(say(wording, "not_a_diagnosis"))}</p>'
        '<form method="dialog"><button id="safety-close">'
        f"{escape(say(wording, 'safety.close'))}</button></form>"
        "</dialog>"
    )


def route_in_words(atlas: Atlas, wording: Wording) -> str:
    """The route as a numbered list, for readers without the picture or without script."""
    items = "".join(
        f"<li><strong>{escape(part_words(wording, stop.id).name)}.</strong> "
        f"{escape(' '.join(claim.text for claim in part_words(wording, stop.id).preview))}</li>"
        for stop in atlas.stops
    )
    return (
        f"<h2>{escape(say(wording, 'stops.heading'))}</h2>"
        f"<p>{escape(say(wording, 'start.what'))}</p><ol>{items}</ol>"
        f"<p>{escape(say(wording, 'not_a_diagnosis'))} {escape(say(wording, 'purpose'))}</p>"
    )


def _block(block: SafetyBlock, name: str) -> str:
    items = "".join(f"<li>{escape(item)}</li>" for item in block.items)
    return (
        f'<section class="urgency {name}"><h3>{escape(block.heading)}</h3>'
        f"<ul>{items}</ul>{f'<p>{escape(block.after)}</p>' if block.after else ''}</section>"
    )


def _numbers(atlas: Atlas, wording: Wording) -> str:
    """Every country's number with its name; the browser marks and lifts the one it guesses."""
    rows = "".join(
        f'<li data-country="{escape(entry.id)}">'
        f"<span>{escape(wording.safety.country_names[entry.id])}</span> "
        f"{_calls(entry.numbers)}</li>"
        for entry in atlas.emergency_numbers.values()
    )
    return (
        f'<section class="numbers"><h3>{escape(say(wording, "safety.call"))}</h3>'
        f'<ul id="numbers">{rows}</ul>'
        f"<p>{escape(wording.safety.unknown_country)}</p></section>"
    )


def _calls(numbers: tuple[str, ...]) -> str:
    return " ".join(f'<a href="tel:{escape(number)}">{escape(number)}</a>' for number in numbers)
