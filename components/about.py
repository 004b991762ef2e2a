"""What the page is about, as style rules ask for it.

`data-about` on `body` is the part or cause in focus, also where a step of a tour is about it;
`data-other` is a cause that the first is compared with.
"""

from __future__ import annotations

from components.address import key_of_cause, steps_by_key, topic
from data.model import Atlas


def about(part: str) -> str:
    """The selector of a page that is about a part."""
    return f'body[data-about="{part}"]'


def about_cause(cause: str) -> str:
    """The selector of a page that is about a cause, or compares another with it."""
    name = name_of_cause(cause)
    return f'body:is([data-about="{name}"],[data-other="{name}"])'


def name_of_cause(cause: str) -> str:
    """A cause where parts are named too, as a class can be named."""
    return f"cause-{cause}"


def about_by_focus(atlas: Atlas) -> dict[str, str]:
    """What the page is about by its focus, where that is not a part itself."""
    causes = {key_of_cause(cause): name_of_cause(cause) for cause in atlas.causes}
    steps = {key: topic(step) for key, step in steps_by_key(atlas).items()}
    return causes | {key: causes.get(about, about) for key, about in steps.items()}
