"""Components as HTML: the same elements, attributes and styles, and nothing unescaped."""

from __future__ import annotations

from dash import html

from components.attributes import attributes
from components.markup import markup


def test_elements_are_nested_as_the_components_are() -> None:
    tree = html.Section([html.H3("Nerves"), html.Ul([html.Li("one"), html.Li(html.B("two"))])])
    assert markup([tree]) == (
        "<section><h3>Nerves</h3><ul><li>one</li><li><b>two</b></li></ul></section>"
    )


def test_attributes_have_their_names_in_html() -> None:
    button = html.Button(
        "Heel", type="button", className="label", tabIndex="-1", **attributes(data_set="part=heel")
    )
    written = markup([button])
    assert written.startswith("<button ")
    assert written.endswith(">Heel</button>")
    for attribute in ('type="button"', 'class="label"', 'tabindex="-1"', 'data-set="part=heel"'):
        assert attribute in written


def test_bare_numbers_are_pixels_but_not_in_variables() -> None:
    styled = html.I(style={"left": 4, "fontSize": 6.5, "--x": 3, "width": "50%"})
    assert markup([styled]) == '<i style="left:4px;font-size:6.5px;--x:3;width:50%"></i>'


def test_text_and_attributes_are_escaped() -> None:
    hostile = html.P('<img onerror="x">', title='" onload="x')
    assert markup([hostile, "<b>"]) == (
        '<p title="&quot; onload=&quot;x">&lt;img onerror=&quot;x&quot;&gt;</p>&lt;b&gt;'
    )


def test_an_element_without_content_is_not_closed() -> None:
    assert markup([html.P(["one", html.Br(), "two"])]) == "<p>one<br>two</p>"
