"""What is written is what is seen."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clausebook.reports.display import columns, first_of, visible, wrap
from clausebook.reports.excerpt import excerpt, split_lines
from clausebook.text import Position, Span


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("plain ü 漢 😀 e\u0301", "plain ü 漢 😀 e\u0301"),
        ("\x1b[31mred", "\\x1b[31mred"),
        ("a\nb\tc\rd", "a\\nb\\tc\\rd"),
        ("\x00\x7f\x9b", "\\x00\\x7f\\x9b"),
        ("abc\u202edef\u2066", "abc\\u202edef\\u2066"),
        ("a\u2028b\u200bc\ufeff", "a\\u2028b\\u200bc\\ufeff"),
        ("\udcff", "\\udcff"),
        ("co\u00adop a\u200db", "co\u00adop a\u200db"),
        ("\U000e0041", "\\U000e0041"),
        ("\uffff\U0001fffe", "\\uffff\\U0001fffe"),
    ],
)
def test_visible(text, shown):
    assert visible(text) == shown


@given(st.text())
def test_nothing_visible_is_obeyed(text):
    hidden = {"Cc", "Cs", "Zl", "Zp"}
    assert not any(unicodedata.category(c) in hidden for c in visible(text))
    visible(text).encode("utf-8")


@pytest.mark.parametrize(
    ("text", "width"), [("abc", 3), ("漢字", 4), ("e\u0301", 1), ("\uff41", 2), ("", 0)]
)
def test_columns(text, width):
    assert columns(text) == width


def test_wrap():
    assert wrap("one two three four", 9, "  ") == "one two\n  three\n  four"
    assert wrap("one two three", 9, "  ", first=5) == "one\n  two\n  three"
    assert wrap("one two", None, "  ") == "one two"
    assert wrap("unbreakable", 5, "  ") == "unbreakable"


@given(st.lists(st.text("abc漢", min_size=1, max_size=8)), st.integers(10, 40), st.integers(0, 10))
def test_wrapped_text_keeps_its_words_and_the_width(words, width, first):
    lines = wrap(" ".join(words), width, "  ", first).split("\n")
    widths = [columns(line) for line in lines]
    assert " ".join(lines).split() == words
    assert all(used <= max(width, 18) for used in widths[1:])


def shown(line: str, start: int, end: int, width: int | None = None) -> tuple[str, str]:
    return excerpt(line, Span(Position(1, start), Position(1, end)), width)


@pytest.mark.parametrize(
    ("line", "start", "end", "carets"),
    [
        ("owner: x", 8, 9, "       ^"),
        ("title: 漢字 x", 8, 10, "       ^^^^"),
        ("漢字: x", 5, 6, "      ^"),
        ("\towner: x", 2, 7, "    ^^^^^"),
        ("e\u0301: x", 5, 6, "   ^"),
        ("a: x", 5, 5, "    ^"),
        ("a: x", 9, 12, "    ^"),
        ("a: \x00x", 4, 5, "   ^^^^"),
        ("", 1, 1, "^"),
    ],
)
def test_caret_stands_under_the_span(line, start, end, carets):
    assert shown(line, start, end)[1] == carets


def test_long_line_is_cut_around_the_span():
    line = "a" * 300 + "BAD" + "c" * 300
    text, carets = shown(line, 301, 304, 40)
    assert text[carets.index("^") : carets.rindex("^") + 1] == "BAD"
    assert text.startswith("…")
    assert text.endswith("…")
    assert len(text) <= 40


@given(
    st.text("ab \t漢é\x00", max_size=300),
    st.integers(1, 310),
    st.integers(0, 320),
    st.one_of(st.none(), st.integers(20, 200)),
)
def test_excerpt_fits(line, start, length, width):
    text, carets = shown(line, start, start + length, width)
    limit = min(width or 100, 100)
    assert columns(text) <= limit
    assert columns(carets) <= limit + 1
    assert set(carets.strip()) == {"^"}


def test_lines_are_counted_as_places_count_them():
    assert split_lines("a\r\nb\rc\nd\x0b\u2028e") == ["a", "b", "c", "d\x0b\u2028e"]


@pytest.mark.parametrize(
    ("names", "shown"),
    [((), ""), (("a",), "a"), (("a", "b"), "a, b"), (("a", "b", "c", "d"), "a, b and 2 more")],
)
def test_of_many_names_the_first_are_shown_and_the_others_counted(names, shown):
    assert first_of(names, 2) == shown
