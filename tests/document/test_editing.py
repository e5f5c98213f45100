"""Edits change their stretch and nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.document import Edit, edited, read
from clausebook.text import Position, Span


def at(line: int, column: int, end_line: int, end_column: int) -> Span:
    return Span(Position(line, column), Position(end_line, end_column))


def test_edits_may_come_in_any_order():
    edits = [Edit(at(2, 1, 2, 2), "X"), Edit(at(1, 2, 1, 3), "")]
    assert edited("abc\ndef\n", edits) == "ac\nXef\n"


def test_a_line_can_be_taken_out_even_the_last_without_an_end():
    assert edited("a\nb\nc", [Edit(at(2, 1, 3, 1), "")]) == "a\nc"
    assert edited("a\nb", [Edit(at(2, 1, 3, 1), "")]) == "a\n"


def test_edits_that_overlap_are_refused():
    with pytest.raises(ValueError, match="line 1 overlap"):
        edited("abc", [Edit(at(1, 1, 1, 3), ""), Edit(at(1, 2, 1, 4), "")])


@given(
    st.lists(st.sampled_from(["a", "ä", "😀", "x y"]), min_size=1), st.sampled_from(["\n", "\r\n"])
)
def test_places_of_a_document_are_places_of_an_edit(words: list[str], end: str):
    text = "".join(f'- "{word}"{end}' for word in words)
    document = read("a.yaml", text.encode())
    edits = [Edit(document.locate((index,)), f'"{index}"') for index in range(len(words))]
    assert edited(document.text, edits) == "".join(f'- "{i}"{end}' for i in range(len(words)))
