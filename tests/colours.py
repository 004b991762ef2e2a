"""Colours written in a text, so that a test can keep them in the tokens."""

from __future__ import annotations

import re

NAMES = """
aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown
burlywood cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue
darkcyan darkgoldenrod darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange
darkorchid darkred darksalmon darkseagreen darkslateblue darkslategray darkslategrey darkturquoise
darkviolet deeppink deepskyblue dimgray dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia
gainsboro ghostwhite gold goldenrod gray green greenyellow grey honeydew hotpink indianred indigo
ivory khaki lavender lavenderblush lawngreen lemonchiffon lightblue lightcoral lightcyan
lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon lightseagreen lightskyblue
lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta maroon
mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue
mediumspringgreen mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin
navajowhite navy oldlace olive olivedrab orange orangered orchid palegoldenrod palegreen
paleturquoise palevioletred papayawhip peachpuff peru pink plum powderblue purple rebeccapurple red
rosybrown royalblue saddlebrown salmon sandybrown seagreen seashell sienna silver skyblue slateblue
slategray slategrey snow springgreen steelblue tan teal thistle tomato turquoise violet wheat white
whitesmoke yellow yellowgreen
""".split()

_NAMED = "|".join(NAMES)
_INVISIBLE = re.compile(r"rgba\(0,\s*0,\s*0,\s*0\)")
_CODED = re.compile(
    r"(?<![\w&])#(?:[0-9a-f]{8}|[0-9a-f]{6}|[0-9a-f]{3,4})(?![\w-])"
    r"|\b(?:rgba?|hsla?|hwb|lab|lch|oklab|oklch)\(\s*\.?\d",
    re.IGNORECASE,
)
_DECLARED = re.compile(r":([^:;{}]+)(?=[;}])")
_NAMED_IN_A_VALUE = re.compile(rf"(?<![-\w.#])(?:{_NAMED})(?![-\w(])", re.IGNORECASE)
_NAMED_IN_QUOTES = re.compile(rf"""["'](?:{_NAMED})["']""", re.IGNORECASE)


def in_style(css: str) -> list[str]:
    """Colours in a style sheet, by code or by name; comments and selectors do not count."""
    bare = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    values = " ".join(_DECLARED.findall(bare))
    return [*_CODED.findall(values), *_NAMED_IN_A_VALUE.findall(values)]


def in_code(source: str) -> list[str]:
    """Colours in Python, JavaScript or TOML; the fully transparent one is no colour."""
    bare = _INVISIBLE.sub("", source)
    return [*_CODED.findall(bare), *_NAMED_IN_QUOTES.findall(bare)]
