"""Lines and columns as editors count them, and changes that name them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.lsp.buffers import Buffer, Change
from clausebook.lsp.positions import from_units, lines_of, to_units
from clausebook.text import Position

TEXTS = st.text(st.sampled_from("ab\t é😀\r\n\u2028\x0c"), max_size=40)
ENCODINGS = st.sampled_from(["utf-8", "utf-16", "utf-32"])


@given(TEXTS, ENCODINGS)
def test_every_place_comes_back(text, encoding):
    lines = lines_of(text)
    for number, line in enumerate(lines, start=1):
        for column in range(1, len(line) + 2):
            place = Position(number, column)
            assert from_units(lines, *to_units(lines, place, encoding), encoding) == place


@given(TEXTS, TEXTS, ENCODINGS, st.data())
def test_a_change_is_what_python_makes_of_it(text, new, encoding, data):
    begin = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(begin, len(text)))
    if "\r\n" in (text[begin - 1 : begin + 1], text[end - 1 : end + 1]):
        return  # no editor has a place within the end of a line

    def units(offset):
        before = lines_of(text[:offset])
        name = "utf-8" if encoding == "utf-8" else f"{encoding}-le"
        size = {"utf-8": 1, "utf-16": 2, "utf-32": 4}[encoding]
        return len(before) - 1, len(before[-1].encode(name)) // size

    changed = Buffer(text, 1).changed(Change(new, units(begin), units(end)), 2, encoding)
    assert changed == Buffer(text[:begin] + new + text[end:], 2)


@pytest.mark.parametrize(
    ("place", "found"),
    [((0, 3), (1, 3)), ((0, 2), (1, 2)), ((0, 99), (1, 5)), ((9, 0), (2, 2))],
)
def test_what_is_no_place_is_the_nearest_before_it(place, found):
    line, column = place
    assert from_units(["a😀bc", "d"], line, column, "utf-16") == found


def test_a_whole_text_takes_the_place_of_another():
    assert Buffer("a", 1).changed(Change("b"), 2, "utf-16") == Buffer("b", 2)
    backwards = Change("x", (0, 2), (0, 1))
    assert Buffer("abc", 1).changed(backwards, 2, "utf-16").text == "abxc"
