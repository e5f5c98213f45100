"""The list of naughty strings: each is read back as it is, or refused, and none is a crash."""

import json
import os
from pathlib import Path

import pytest

from clausebook.document import FaultKind, read

DATA = Path(os.environ.get("CLAUSEBOOK_DATA", Path(__file__).parents[3] / "shared" / "data"))
NAUGHTY = DATA / "conf-blns" / "blns.json"

pytestmark = pytest.mark.skipif(not NAUGHTY.is_file(), reason="the list of strings is not here")


@pytest.fixture(scope="module")
def strings():
    listed = json.loads(NAUGHTY.read_text(encoding="utf-8"))
    assert len(listed) > 500
    return listed


def test_json_escapes_are_read_back(strings) -> None:
    for string in strings:
        escaped = "".join(
            f"\\U{ord(sign):08x}" if ord(sign) > 0xFFFF else json.dumps(sign)[1:-1]
            for sign in string
        )
        document = read("a.yaml", f'value: "{escaped}"\n'.encode())
        assert document.value == {"value": string}
        assert {fault.kind for fault in document.faults} <= {FaultKind.ENCODING}


def test_characters_in_quotes_are_read_back_or_refused(strings) -> None:
    refused = 0
    for string in strings:
        document = read("a.yaml", f"value: {json.dumps(string, ensure_ascii=False)}\n".encode())
        if document.faults:
            refused += 1
            assert {fault.kind for fault in document.faults} <= {
                FaultKind.ENCODING,
                FaultKind.UNSUPPORTED,
            }
        else:
            assert document.value == {"value": string}
    assert 0 < refused < 20


@pytest.mark.parametrize("before", ["", "value: ", "- ", "value: |\n  ", "[", "{a: "])
def test_raw_strings_never_crash(strings, before: str) -> None:
    for string in strings:
        for path in ("a.yaml", "a.md"):
            document = read(path, (before + string + "\n").encode())
            assert document.faults or before != "value: |\n  " or isinstance(document.value, dict)
            document.locate(("value",))
            document.comments("a")


@pytest.mark.parametrize("escape", ["\\u001b", "\\u202e", "\\x07", "\\e", "\\U00002066"])
@pytest.mark.parametrize("path", ["a.yaml", "a.md"])
def test_what_nobody_sees_is_told_though_an_escape_brings_it_in(escape: str, path: str) -> None:
    document = read(path, f'---\nid: a\ntitle: "of {escape} late"\n---\n'.encode())
    if path == "a.yaml":
        document = read(path, f'id: a\n\ntitle: "of {escape} late"\n'.encode())
    (fault,) = document.faults
    assert (fault.kind, fault.fatal, fault.span.start.line) == (FaultKind.ENCODING, False, 3)
    assert "which no editor shows" in fault.message


@pytest.mark.parametrize("title", ["a\ufdd0b", "\\uFDD2", "\\x07 \\ufdd1", "\\U0000fdef"])
@pytest.mark.parametrize("path", ["a.yaml", "a.md"])
def test_what_programs_keep_for_themselves_is_refused(title: str, path: str) -> None:
    """The manual marks with such characters what it says to be absent (``sphinxext.absence``)."""
    frame = "---\n" if path == "a.md" else ""
    document = read(path, f'{frame}id: a\ntitle: "{title}"\n{frame}'.encode())
    (fault,) = document.faults
    assert (fault.fatal, fault.span.start.line) == (True, 3 if frame else 2)
    body = read("a.md", "---\nid: a\n---\n\nA \ufdd0 in prose\n".encode()).faults
    assert [(one.fatal, one.span.start.line) for one in body] == [(True, 5)]


@pytest.mark.parametrize("text", ["id: a\u202e\n", "id: a # \u2067\n"])
def test_a_turned_direction_is_told(text: str) -> None:
    (fault,) = read("a.yaml", text.encode()).faults
    assert "turns the direction of writing" in fault.message
    below = read("a.md", f"---\nid: a\n---\n\n{text}".encode()).faults
    assert [one.span.start.line for one in below] == [5]


@pytest.mark.parametrize("text", [r'"a\n\tb\u00e4\u200f"', r"'\u202e'", r"\u202e"])
def test_other_escapes_and_what_is_none_are_left_alone(text: str) -> None:
    assert read("a.yaml", f"id: {text}\n".encode()).faults == ()
