"""Bytes and texts that are not sound: each is one clear fault in its place."""

import pytest

from clausebook.document import FaultKind, composing, read, unreadable

BAD_FILES = [
    (b"", FaultKind.EMPTY, (1, 1), "the file is empty"),
    (b"\n \n", FaultKind.EMPTY, (1, 1), "the file is empty"),
    (b"# nothing\n\n# here\n", FaultKind.EMPTY, (1, 1), "the file holds only comments"),
    (b"a: b\n\tc: d\n", FaultKind.TAB, (2, 1), "a tab indents this line"),
    (b"a:\n  b: c\n\td: e\n", FaultKind.TAB, (3, 1), "a tab indents this line"),
    (b"a: |\n  x\n\ty\n", FaultKind.TAB, (3, 1), "a tab indents this line"),
    (b"-\ta: b\n", FaultKind.TAB, (1, 2), "a tab stands where a space is expected"),
    (b"a: 'b\nc: d\n", FaultKind.SYNTAX, (1, 4), "the quote ' that opens here is not closed"),
    (b'a: b\nc: "d\ne: "f"\n', FaultKind.SYNTAX, (2, 4), 'the quote " that opens here'),
    (b"x: y\na: [1,\nb: 2\n", FaultKind.SYNTAX, (2, 4), "the bracket [ that opens here"),
    (b"a: {b: c d: e}\n", FaultKind.SYNTAX, (1, 11), "a comma or } is missing here"),
    (b"title: Scope: all\n", FaultKind.SYNTAX, (1, 13), "a second colon with a space"),
    (b"a:b\nc: d\n", FaultKind.SYNTAX, (2, 2), "a key cannot stand here"),
    (b"a: b\n c: d\n", FaultKind.SYNTAX, (2, 3), "a key cannot stand here"),
    (b"a: b\nc\n", FaultKind.SYNTAX, (2, 1), "is neither a key with a colon nor a list item"),
    (b"a:\n  - b\n c: d\n", FaultKind.SYNTAX, (3, 2), "this line fits no key of the mapping"),
    (b"- a\nb: c\n", FaultKind.SYNTAX, (2, 1), "this line is no item of the list"),
    (b"a: 'b' c\n", FaultKind.SYNTAX, (1, 8), "unexpected text after the value: 'c'"),
    (b"a: @b\n", FaultKind.SYNTAX, (1, 4), "a value cannot begin with @"),
    (b"a: **b**\n", FaultKind.SYNTAX, (1, 5), "a value that begins with & or *"),
    (b"a: *b\n", FaultKind.SYNTAX, (1, 4), "the alias *b has no anchor above"),
    (b"a: > 5 days\n", FaultKind.SYNTAX, (1, 6), "unexpected text after the | or >"),
    (b"a: - b\n", FaultKind.SYNTAX, (1, 4), "a list cannot begin here"),
    (b'a: "\\q"\n', FaultKind.SYNTAX, (1, 5), "'\\q' means nothing inside double quotes"),
    (b'a: "\\ud800"\n', FaultKind.SYNTAX, (1, 7), "this escape is no character"),
    (b'a: "\\ud83d\\ude00"\n', FaultKind.SYNTAX, (1, 7), "this escape is no character"),
    (b"a: [b, -]\n", FaultKind.SYNTAX, (1, 8), "a dash alone is not a value"),
    (b"a: [b]#c\n", FaultKind.SYNTAX, (1, 7), "a comment follows the value without a space"),
    (b"a: |#c\n  d\n", FaultKind.SYNTAX, (1, 5), "a comment follows the value without a space"),
    (b"a: &x 1\nb: &x 2\n", FaultKind.UNSUPPORTED, (2, 4), "the name of the one on line 1"),
    (b"a: &b:c d\n", FaultKind.UNSUPPORTED, (1, 4), "this anchor or alias holds a sign"),
    (b"a: [?b]\n", FaultKind.UNSUPPORTED, (1, 5), "begins with a question mark"),
    (b"a: b\n---\nc: d\n", FaultKind.UNSUPPORTED, (2, 1), "a second document begins here"),
    (b"%YAML 1.2\n---\na: b\n", FaultKind.UNSUPPORTED, (1, 1), "the directive %YAML"),
    (b"%FOO\n---\na: b\n", FaultKind.UNSUPPORTED, (1, 5), "directives"),
    (b"a: x\xe2\x80\xa8y\n", FaultKind.UNSUPPORTED, (1, 5), "U+2028"),
    (b"a: x\xc2\x85y\n", FaultKind.UNSUPPORTED, (1, 5), "U+0085"),
    (b"a: b\nc: \xef\xbb\xbfd\n", FaultKind.UNSUPPORTED, (2, 4), "U+FEFF"),
    (b"a: b\nc: M\xfcller\n", FaultKind.ENCODING, (2, 5), "the byte 0xFC is not UTF-8"),
    (b"\xc3\xa4\xc3\xb6: \xe4\n", FaultKind.ENCODING, (1, 5), "the byte 0xE4 is not UTF-8"),
    (b"a: b\r\n\xff", FaultKind.ENCODING, (2, 1), "the byte 0xFF is not UTF-8"),
    ("a: b\n".encode("utf-16"), FaultKind.ENCODING, (1, 1), "the file is UTF-16, not UTF-8"),
    ("a: b\n".encode("utf-16-le"), FaultKind.ENCODING, (1, 2), "a NUL character stands here"),
    (b"a: b\nc: d\x00e\n", FaultKind.ENCODING, (2, 5), "a NUL character stands here"),
    (b"a: \x1b[1m\n", FaultKind.ENCODING, (1, 4), "a control character U+001B"),
    (b"\x89PNG\r\n\x1a\n\x00", FaultKind.ENCODING, (1, 1), "the byte 0x89 is not UTF-8"),
]


@pytest.mark.parametrize(("data", "kind", "start", "words"), BAD_FILES)
def test_fault_and_place(data: bytes, kind: FaultKind, start: tuple[int, int], words: str) -> None:
    document = read("policies/a.yaml", data)
    (fault,) = document.faults
    assert (fault.kind, tuple(fault.span.start)) == (kind, start)
    assert words in fault.message
    assert fault.hint
    assert not fault.message.endswith(".")
    assert (document.value is None) is fault.fatal


@pytest.mark.parametrize(("data", "kind", "start", "words"), BAD_FILES)
def test_without_libyaml_the_same_is_said_of_the_same_line(
    data: bytes, kind: FaultKind, start: tuple[int, int], words: str, monkeypatch
) -> None:
    monkeypatch.setattr(composing, "_loader", composing._make_loader(with_libyaml=False))
    assert not composing.uses_libyaml()
    document = read("policies/a.yaml", data)
    told = {(fault.kind, fault.span.start.line) for fault in document.faults}
    assert (kind, start[0]) in told
    assert any(
        words.split(" %", maxsplit=1)[0] in fault.message for fault in document.faults
    ) or kind in {
        FaultKind.SYNTAX,
        FaultKind.UNSUPPORTED,
    }


def test_a_document_with_a_fatal_fault_answers_all_questions() -> None:
    document = read("a.yaml", b"a: [")
    assert document.value is None
    assert tuple(document.locate(("a", 0))) == ((1, 1), (1, 1))
    assert document.source_text(("a",)) is None
    assert document.comments("a") == ()


def test_a_byte_order_mark_is_read_over() -> None:
    document = read("a.yaml", b"\xef\xbb\xbfa: b\n")
    assert (document.value, document.text) == ({"a": "b"}, "a: b\n")
    (fault,) = document.faults
    assert (fault.kind, fault.fatal) == (FaultKind.BYTE_ORDER_MARK, False)
    assert tuple(document.locate(("a",))) == ((1, 4), (1, 5))


@pytest.mark.parametrize("end", [b"\r\n", b"\r"])
def test_carriage_returns_are_read_over_and_told_once(end: bytes) -> None:
    document = read("a.yaml", b"a: b\nc:\n  - |\n    d\n    e\n  - f # x\n".replace(b"\n", end))
    assert document.value == {"a": "b", "c": ["d\ne\n", "f"]}
    (fault,) = document.faults
    assert (fault.kind, tuple(fault.span.start)) == (FaultKind.LINE_ENDINGS, (1, 1))
    assert not fault.fatal
    assert tuple(document.locate(("c", 1))) == ((6, 5), (6, 6))
    assert tuple(document.locate(("c", 0))) == ((3, 5), (3, 6))
    assert document.comments("x") == ((6, 7, "# x"),)


@pytest.mark.parametrize(
    ("text", "kind", "start"),
    [
        ("a: [b,\nc]\n", FaultKind.SYNTAX, (2, 1)),
        ("a: [\n  b,\n]\n", FaultKind.SYNTAX, (3, 1)),
        ("a:\n  b: {c: d,\n  e: f}\n", FaultKind.SYNTAX, (3, 3)),
        ('a: "b\nc"\n', FaultKind.SYNTAX, (2, 1)),
        ("a:\n  - 'b\n  c'\n", FaultKind.SYNTAX, (3, 3)),
        ('a: "b\n\tc"\n', FaultKind.TAB, (2, 1)),
        ("a: &x\n  b: 'c\n  d'\n", FaultKind.SYNTAX, (3, 3)),
        ("a:\n|\n  b\n", FaultKind.SYNTAX, (2, 1)),
        ("- a:\n  >-\n    b\n", FaultKind.SYNTAX, (2, 3)),
        ("a: |\n    \n  # b\n", FaultKind.SYNTAX, (3, 3)),
    ],
)
def test_lines_that_yaml_wants_indented(text: str, kind: FaultKind, start: tuple[int, int]) -> None:
    document = read("a.yaml", text.encode())
    (fault,) = document.faults
    assert (fault.kind, tuple(fault.span.start), fault.fatal) == (kind, start, False)


@pytest.mark.parametrize(
    "text",
    [
        "a: [b,\n c]\n",
        "[b,\nc]\n",
        "a:\n  - b: [c,\n     d]\n",
        "- [b,\n# comment\n  c]\n",
        'a: "b\n\n  c"\n',
        "a: &x\n  b: 'c\n   d'\n",
        "- &x\n  - 'c\n   d'\n",
        "- a: |\n      \n  b: c\n",
        "a: |\n  \n  b\n",
        "a:\n  |\n  b\nc: &x\n  d: |\n    e\n  f:\n    - >\n      g\n",
        "a: 'x#y' # ]#z\nb: x]#y\nc: |\n  ]#\nd: | # ]#\n  e\n",
        "a: 'b\tc' # d\te\nf: |\n  g\th\n",
        "a: '%'\nb: >\n  x\n  %y\n",
        "a: what ?b\nc: R&D:x *d:e\nf: '*e:'\n",
    ],
)
def test_sound_texts_have_no_fault(text: str) -> None:
    assert read("a.yaml", text.encode()).faults == ()


def test_a_tab_is_told_once_for_each_line() -> None:
    faults = read("a.yaml", b"a:\t\tb\t# c\td\ne: f\ng: h\t\n").faults
    assert [(f.kind, tuple(f.span.start)) for f in faults] == [
        (FaultKind.TAB, (1, 3)),
        (FaultKind.TAB, (3, 5)),
    ]


def test_unreadable_stands_for_a_file_that_cannot_be_opened() -> None:
    document = unreadable("policies/x.yaml", "this is a folder", "rename it")
    (fault,) = document.faults
    assert (fault.kind, fault.fatal, document.value) == (FaultKind.UNREADABLE, True, None)
    assert tuple(document.locate(("a",)).start) == (1, 1)
