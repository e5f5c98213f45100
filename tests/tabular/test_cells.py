"""Cells mean what people see in them."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.schema.field import Field
from clausebook.tabular.cells import Cell, NotUnderstood, Unusable, fingerprint, readings, shown
from clausebook.tabular.columns import Column

GROUP = Field("item", {"type": "object"}, {"what": Field("what", {"type": "string"})})
COLUMNS = {
    "text": Column(("x",), "X", Field("x", {"type": "string"})),
    "bound": Column(("x",), "X", Field("x", {"type": "string", "enum": ["low", "high"]})),
    "number": Column(("x",), "X", Field("x", {"type": "number"})),
    "boolean": Column(("x",), "X", Field("x", {"type": "boolean"})),
    "date": Column(("x",), "X", Field("x", {"type": "string", "format": "date"})),
    "lines": Column(("x",), "X", Field("x", {"type": "array"}, {}, Field("x", {"type": "string"}))),
    "numbers": Column(
        ("x",), "X", Field("x", {"type": "array"}, {}, Field("x", {"type": "integer"}))
    ),
    "parts": Column(("x",), "X", Field("x", {"type": "array"}, {}, GROUP)),
    "any": Column(("x",), "X", Field("x", {"type": ["number", "string", "boolean"]})),
}
PLAIN = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cf", "Zs", "Zl", "Zp"]))
SCALARS = PLAIN | st.integers(-(2**50), 2**50) | st.booleans()


@pytest.mark.parametrize(
    ("form", "cell", "found"),
    [
        ("text", 5.0, ("5",)),
        ("text", True, ("true",)),
        ("text", dt.date(2026, 3, 31), ("2026-03-31",)),
        ("text", " a\u00a0b\u200b\r\n", ("a\u00a0b",)),
        ("text", "  ", (None,)),
        ("bound", "HIGH\u00a0", ("high",)),
        ("bound", "medium", ("medium",)),
        ("number", 1.0, (1,)),
        ("number", "1,5", (1.5,)),
        ("number", "1,500", (1.5, 1500)),
        ("number", "\u22122", (-2,)),
        ("boolean", 1.0, (True,)),
        ("boolean", "WAHR", (True,)),
        ("boolean", "no", (False,)),
        ("date", 46112.0, ("2026-03-31",)),
        ("date", "31.3.2026", ("2026-03-31",)),
        ("date", "31/03/2026", ("2026-03-31",)),
        ("date", "03/04/2026", ("2026-04-03", "2026-03-04")),
        ("date", "2026-03-31 00:00:00", ("2026-03-31",)),
        ("lines", "a\n\n b ", (["a", "b"],)),
        ("lines", "[]", ([],)),
        ("numbers", "1\n2.0", ([1, 2],)),
        ("numbers", 3.0, ([3],)),
        ("parts", "{what: a}\n{what: b}", ([{"what": "a"}, {"what": "b"}],)),
        ("parts", "[{what: a}]", ([{"what": "a"}],)),
        ("any", "4", (4,)),
        ("any", '"4"', ("4",)),
        ("any", "TRUE", (True,)),
        ("any", "4 mm", ("4 mm",)),
    ],
)
def test_what_cells_mean(form, cell, found):
    assert readings(cell, COLUMNS[form]) == found
    assert list(map(type, readings(cell, COLUMNS[form]))) == list(map(type, found))


@pytest.mark.parametrize(
    ("form", "cell", "told"),
    [
        ("text", Unusable("a formula"), "holds a formula"),
        ("number", "many", "is not a number"),
        ("number", True, "is not a number"),
        ("number", "9" * 5000, "too large"),
        ("boolean", "perhaps", "neither true nor false"),
        ("date", "31.02.2026", "is not a day"),
        ("date", 1.5, "is not a day"),
        ("date", -1, "is not a day"),
        ("date", False, "is not a day"),
        ("parts", "{what: a", "is not written as YAML in line 1 of the cell"),
        ("lines", "[a", "is not written as YAML"),
    ],
)
def test_what_cells_may_not_hold(form, cell, told):
    with pytest.raises(NotUnderstood, match=told):
        readings(cell, COLUMNS[form])


@pytest.mark.parametrize("form", COLUMNS)
@given(
    SCALARS
    | st.lists(SCALARS, min_size=1, max_size=3)
    | st.lists(st.fixed_dictionaries({"what": SCALARS}), min_size=1, max_size=3)
)
def test_what_a_column_shows_reads_back_or_is_its_yaml(form, value):
    column = COLUMNS[form]
    cell = shown(value, column)
    try:
        found = readings(cell, column)
    except NotUnderstood:
        found = ()
    fits = {
        "text": isinstance(value, str),
        "lines": isinstance(value, list) and all(isinstance(one, str) for one in value),
        "parts": isinstance(value, list) and all(isinstance(one, dict) for one in value),
        "number": isinstance(value, int) and not isinstance(value, bool),
        "boolean": isinstance(value, bool),
        "any": isinstance(value, str | int | bool),
    }
    assert not fits.get(form) or value == "" or found == (value,)


def test_fingerprints_see_what_people_see():
    same: list[Cell] = [1, 1.0, "1", " 1 ", "1\u00a0", "\ufeff1"]
    assert len({fingerprint(cell) for cell in same}) == 1
    assert fingerprint("a\r\nb") == fingerprint("a\nb")
    assert fingerprint(None) == fingerprint("") != fingerprint(0)
    assert fingerprint(True) == fingerprint("true") != fingerprint(1)
    assert fingerprint(dt.date(2026, 1, 2)) == fingerprint("2026-01-02")


def test_numbers_beyond_what_a_spreadsheet_can_hold():
    assert fingerprint(10**400) != fingerprint(10**401)
    with pytest.raises(NotUnderstood, match="too large"):
        readings("1e999", COLUMNS["number"])


def test_a_number_of_a_list_that_may_be_two_is_asked_for():
    with pytest.raises(NotUnderstood, match=r"'1,500' may be 1\.5 or 1500"):
        readings("1,500\n2,250", COLUMNS["numbers"])
    assert readings("1,5\n2", COLUMNS["numbers"]) == ([1.5, 2],)
