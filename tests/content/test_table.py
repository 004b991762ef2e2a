"""Faults of form: every one is told with its file and key, and reading goes on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from data.errors import ContentError, unknown
from data.table import Table, read_json, read_toml


def reading(values: dict[str, object]) -> tuple[Table, list[ContentError]]:
    errors: list[ContentError] = []
    return Table(values, "a.toml", "heel", errors), errors


@pytest.mark.parametrize(
    ("value", "read", "stand_in", "message"),
    [
        (7, lambda table: table.text("x"), "", "must be a text in quotes that says something"),
        (" ", lambda table: table.text("x"), "", "must be a text in quotes that says something"),
        ("a", lambda table: table.texts("x"), (), "must be a list of texts"),
        ([""], lambda table: table.texts("x"), (), "must be a list of texts"),
        ("7", lambda table: table.whole_number_or_none("x"), None, "must be a whole number"),
        (True, lambda table: table.whole_number_or_none("x"), None, "must be a whole number"),
        ("yes", lambda table: table.flag("x"), False, "must be true or false"),
        (True, lambda table: table.number("x"), 0.0, "must be a number"),
        ([1, "2"], lambda table: table.numbers("x"), (), "must be a list of numbers"),
        ([1, 2, 3], lambda table: table.point("x"), (0.0, 0.0), "must be two numbers: x, y"),
        ([1, "2"], lambda table: table.point("x"), (0.0, 0.0), "must be two numbers: x, y"),
        (1, lambda table: table.table("x").names(), (), "must be a table of named values"),
        (1, lambda table: list(table.tables("x")), [], "must be a list of tables"),
    ],
)
def test_a_wrong_value_is_told(
    value: object, read: Callable[[Table], object], stand_in: object, message: str
) -> None:
    table, errors = reading({"x": value})
    assert read(table) == stand_in
    assert list(map(str, errors)) == [f"a.toml: heel.x: {message}"]


@pytest.mark.parametrize(
    ("read", "message"),
    [
        (lambda table: table.text("x"), "is missing; it must be a text"),
        (lambda table: table.texts("x"), "is missing; it must be a list of texts"),
        (lambda table: table.number("x"), "is missing; it must be a number"),
        (lambda table: table.point("x"), "is missing; it must be two numbers: x, y"),
        (lambda table: table.table("x"), "is missing; it must be a table"),
        (lambda table: list(table.tables("x")), "is missing; it must be a list of tables"),
    ],
)
def test_a_missing_value_is_told_once(read: Callable[[Table], object], message: str) -> None:
    table, errors = reading({})
    read(table)
    assert list(map(str, errors)) == [f"a.toml: heel.x: {message}"]


def test_what_may_be_left_out_is_no_fault() -> None:
    table, errors = reading({})
    assert table.text_or_none("a") is None
    assert table.texts_or_none("b") == ()
    assert list(table.tables_or_none("b")) == []
    assert table.number_or_zero("c") == 0
    assert table.whole_number_or_none("c") is None
    assert table.flag("d") is False
    assert errors == []


def test_good_values_come_out_as_they_are() -> None:
    table, errors = reading(
        {"a": "one", "b": ["x", "y"], "c": 3, "d": True, "e": 1.5, "f": [1, 2.5], "g": [1, 2.5]}
    )
    assert (table.text("a"), table.texts("b")) == ("one", ("x", "y"))
    assert (table.whole_number_or_none("c"), table.flag("d")) == (3, True)
    assert (table.number("e"), table.numbers("f")) == (1.5, (1.0, 2.5))
    assert table.point("g") == (1.0, 2.5)
    table.close()
    assert errors == []


def test_a_choice_outside_the_list_is_told_with_the_list() -> None:
    table, errors = reading({"basis": "studie"})
    assert table.choice("basis", "basis", ("study", "guideline")) == "study"
    assert list(map(str, errors)) == [
        'a.toml: heel.basis: "studie" is no basis; did you mean "study"?'
    ]


def test_a_choice_that_may_be_left_out_is_the_first() -> None:
    table, errors = reading({"words": "clincal"})
    assert table.choice_or_first("basis", "basis", ("study", "guideline")) == "study"
    assert errors == []
    table.choice_or_first("words", "level of words", ("plain", "clinical"))
    assert len(errors) == 1


def test_a_misspelt_name_is_told() -> None:
    table, errors = reading({"name": "Heel", "previw": "Often numb."})
    table.text("name")
    table.texts_or_none("preview")
    table.close()
    assert list(map(str, errors)) == [
        'a.toml: heel.previw: "previw" is no known name here; did you mean "preview"?'
    ]


def test_every_entry_is_closed_when_the_next_is_asked_for() -> None:
    table, errors = reading({"left": {"name": "L"}, "right": {"nam": "R"}})
    assert [name for name, _ in table.entries()] == ["left", "right"]
    assert [error.key for error in errors] == ["heel.left.name", "heel.right.nam"]


def test_the_items_of_a_list_are_counted_from_one() -> None:
    table, errors = reading({"feel": [{"text": "Often numb."}, "loose"]})
    assert [item.key for item in table.tables("feel")] == ["heel.feel.1"]
    assert list(map(str, errors)) == ["a.toml: heel.feel.2: must be a table"]


def test_a_text_may_stand_for_a_table_of_one_value() -> None:
    table, errors = reading({"ends": ["heel", {"at": "knee"}, 3]})
    assert [item.text("at") for item in table.tables("ends", short="at")] == ["heel", "knee"]
    assert list(map(str, errors)) == ["a.toml: heel.ends.3: must be a table"]


def test_without_a_near_choice_all_are_offered() -> None:
    assert unknown("zz", "side", ("right", "left")) == '"zz" is no side; choose from left, right'
    assert unknown("zz", "side", ()) == '"zz" is no side'


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (None, "the file is missing"),
        (b"[heel\n", "is not well formed: "),
        (b"a = 1\na = 2", "is not well formed: "),
        (b"\xff\xfe", "cannot be read: "),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    tmp_path: Path, content: bytes | None, message: str
) -> None:
    if content is not None:
        (tmp_path / "a.toml").write_bytes(content)
    errors: list[ContentError] = []
    assert read_toml(tmp_path, "a.toml", errors).names() == ()
    assert len(errors) == 1
    assert str(errors[0]).startswith(f"a.toml: {message}")


def test_a_json_file_holds_one_table(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text("[1, 2]")
    errors: list[ContentError] = []
    read_json(tmp_path, "a.json", errors)
    assert list(map(str, errors)) == ["a.json: must hold one table of named values"]
