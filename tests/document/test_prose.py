"""Prose documents: Markdown below a header."""

import pytest

from clausebook.document import FaultKind, has_header, header_of, read

TEXT = """---
id: SOP-0001  # clausebook: ignore[DOC002] until the audit
kind: procedure
title:
---

# Purpose

Text, with a line
---
that ends nothing.
"""


def test_header_and_body_are_cut_exactly() -> None:
    document = read("docs/a.md", TEXT.encode())
    assert document.faults == ()
    assert document.value == {"id": "SOP-0001", "kind": "procedure", "title": None}
    assert document.body == TEXT.split("---\n", 2)[2]
    assert document.body_line == 6
    assert TEXT.splitlines(keepends=True)[document.body_line - 1 :] == document.body.splitlines(
        keepends=True
    )
    assert document.text == TEXT


@pytest.mark.parametrize(
    "text",
    ["---\na: b\n---\nc: d\n", "\ufeff---\ra: b\r---\rc: d", "---\na: b\n--- \n---\nc: d\n"],
)
def test_the_header_is_found_in_bytes_too(text: str) -> None:
    header = header_of(text.encode())
    assert b"a: b" in header
    assert b"c: d" not in header


def test_a_header_that_is_not_closed_is_all_of_the_file() -> None:
    assert header_of(b"---\na: b\nc: d\n") == b"---\na: b\nc: d\n"


def test_places_in_the_header_are_those_in_the_file() -> None:
    document = read("docs/a.md", TEXT.encode())
    assert tuple(document.locate(("id",))) == ((2, 5), (2, 13))
    assert tuple(document.locate(("title",))) == ((4, 1), (4, 6))
    assert tuple(document.locate(())) == ((2, 1), (2, 3))
    (comment,) = document.comments("clausebook:")
    assert (comment.line, comment.column) == (2, 15)
    assert comment.text == "# clausebook: ignore[DOC002] until the audit"


def test_only_the_header_has_comments() -> None:
    document = read("docs/a.md", b"---\na: b\n---\n# clausebook: ignore[X] y\n")
    assert document.comments("clausebook") == ()


@pytest.mark.parametrize(
    ("text", "body", "line"),
    [
        ("---\na: b\n---", "", 4),
        ("---\na: b\n---\n", "", 4),
        ("--- \na: b\n---\t\nx", "x", 4),
        ("\ufeff---\na: b\n---\nx", "x", 4),
        ("---\r\na: b\r\n---\r\nx\r\n", "x\r\n", 4),
        ("---\ra: b\r---\rx", "x", 4),
        ("---\na: |\n  b\n  ---\n---\n---\n", "---\n", 6),
    ],
)
def test_ends_of_headers(text: str, body: str, line: int) -> None:
    document = read("a.md", text.encode())
    assert (document.body, document.body_line) == (body, line)
    assert isinstance(document.value, dict)
    assert document.value["a"] in ("b", "b\n---\n")
    assert not any(fault.fatal for fault in document.faults)


@pytest.mark.parametrize(
    ("text", "kind", "words", "start"),
    [
        ("# Title\n", FaultKind.HEADER, "the document has no header", (1, 1)),
        ("", FaultKind.HEADER, "the document has no header", (1, 1)),
        ("----\na: b\n----\n", FaultKind.HEADER, "the document has no header", (1, 1)),
        ("---\na: b\n# Title\n", FaultKind.HEADER, "that begins here is not closed", (1, 1)),
        ("---\n---\n# Title\n", FaultKind.EMPTY, "the header is empty", (1, 1)),
        ("---\n# a: b\n---\n", FaultKind.EMPTY, "the header holds only comments", (1, 1)),
        ("---\na: b\nc: [\n---\n# Title ]\n", FaultKind.SYNTAX, "the bracket [", (3, 4)),
        ("---\na: b\n\tc: d\n---\n", FaultKind.TAB, "a tab indents this line", (3, 1)),
        ("---\na: b\n---\n\nx\x00\n", FaultKind.ENCODING, "a NUL character", (5, 2)),
        ("---\na: \x07\n---\n", FaultKind.ENCODING, "a control character U+0007", (2, 4)),
    ],
)
def test_faults_of_prose(text: str, kind: FaultKind, words: str, start: tuple[int, int]) -> None:
    document = read("a.md", text.encode())
    (fault,) = document.faults
    assert (fault.kind, fault.fatal) == (kind, True)
    assert words in fault.message
    assert tuple(fault.span.start) == start
    assert document.value is None


def test_a_broken_header_leaves_the_body() -> None:
    document = read("a.md", b"---\na: [\n---\nx\n")
    assert (document.value, document.body, document.body_line) == (None, "x\n", 4)


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"---\n", True),
        (b"---", True),
        (b"---  \r\nid: x", True),
        (b"\xef\xbb\xbf---\nid: x\n", True),
        (b"---\n\xff", True),
        (b"", False),
        (b"\n---\n", False),
        (b"----\n", False),
        (b"--- x\n", False),
        (b"# Title\n\n---\n", False),
    ],
)
def test_a_header_is_told_by_the_first_line(data: bytes, expected: bool) -> None:
    assert has_header(data) is expected
