"""Word-level redlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.redline.prose import Piece, Sort, compare_words

K, OUT, IN = Sort.KEPT, Sort.TAKEN_OUT, Sort.PUT_IN
TEXTS = st.text(st.sampled_from("ab c\n.,ä"), max_size=40)


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off(before: str, after: str):
    pieces = compare_words(before, after)
    assert "".join(p.text for p in pieces if p.sort is not IN) == before
    assert "".join(p.text for p in pieces if p.sort is not OUT) == after


@given(TEXTS)
def test_equal_texts_have_no_change(text: str):
    assert all(piece.sort is K for piece in compare_words(text, text))


@pytest.mark.parametrize(
    ("before", "after", "pieces"),
    [
        (
            "answer in 5 days",
            "answer in 3 days",
            [(K, "answer in "), (OUT, "5"), (IN, "3"), (K, " days")],
        ),
        ("a b", "a", [(K, "a"), (OUT, " b")]),
        ("", "new", [(IN, "new")]),
        ("one two three", "uno due three", [(OUT, "one two"), (IN, "uno due"), (K, " three")]),
    ],
)
def test_words_are_exchanged_whole(before: str, after: str, pieces: list[tuple[Sort, str]]):
    assert compare_words(before, after) == tuple(Piece(*piece) for piece in pieces)


def test_a_long_text_is_compared_by_its_sentences():
    sentences = [
        f"The order number {number} leaves the works on its day. " for number in range(900)
    ]
    before = "".join(sentences)
    after = before.replace("number 450 leaves", "number 450 quits")
    assert [p.text for p in compare_words(before, after) if p.sort is not K] == ["leaves", "quits"]


def test_a_stretch_that_is_too_long_is_exchanged_whole():
    before = "answer " + "in five days " * 2_000
    after = before.replace("five", "three")
    assert compare_words(before, after) == ((OUT, before), (IN, after))
