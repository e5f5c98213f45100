"""Bytes of a file to its text."""

import codecs
import re
from collections.abc import Iterator
from itertools import islice

from clausebook.document.faults import Fault, FaultKind, RefusedText
from clausebook.document.limits import MAXIMUM_BYTES, MAXIMUM_FAULTS
from clausebook.text import LINE_END, START, Position, Span

__all__ = [
    "NONCHARACTERS",
    "check_characters",
    "decode",
    "first_hidden",
    "is_noncharacter",
    "line_starts",
    "make_out",
    "position_at",
]

_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)
NONCHARACTERS = "\ufdd0-\ufdef"
"""What Unicode keeps for use inside programs; we mark with them too (``sphinxext.absence``)."""
_NONCHARACTER = re.compile(f"[{NONCHARACTERS}]")
_CONTROL = re.compile(f"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff{NONCHARACTERS}]")
_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""What turns the direction of writing, so that a text shows something else than it holds."""
_UTF8_HINT = "save the file as UTF-8 (in most editors: Save with encoding, UTF-8)"


def decode(data: bytes) -> tuple[str, list[Fault]]:
    """Return the text without a byte order mark, and the faults that do not stop the reading.

    :raises RefusedText: there are too many bytes, or they are not UTF-8.
    """
    if len(data) > MAXIMUM_BYTES:
        raise RefusedText(
            FaultKind.TOO_LARGE,
            f"the file has {len(data):,} bytes; at most {MAXIMUM_BYTES:,} are read",
            "split it into several files, for instance one register for each year",
        )
    faults: list[Fault] = []
    if not data.isascii() and data[:1] in b"\xef\xff\xfe\x00":
        data = _without_mark(data, faults)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, error.start) from None
    if "\r" in text:
        faults.append(
            Fault(
                FaultKind.LINE_ENDINGS,
                "lines end with a carriage return, as on Windows",
                "save with line ends LF; a .gitattributes line does it for all: * text=auto eol=lf",
                START,
                fatal=False,
            )
        )
    if not text.isascii():
        faults += islice(_turned_directions(text), MAXIMUM_FAULTS)
    return text, faults


def _turned_directions(text: str) -> Iterator[Fault]:
    for found in _DIRECTION.finditer(text):
        start = position_at(text, found.start())
        yield Fault(
            FaultKind.ENCODING,
            f"the invisible character U+{ord(found.group()):04X} turns the direction of writing, "
            "so that the text shows something else than it holds",
            "delete it",
            Span(start, Position(start.line, start.column + 1)),
            fatal=False,
        )


def first_hidden(text: str) -> str:
    """Return a character that no editor shows or that turns the direction, or nothing.

    It is the worst of them: a noncharacter before a control character, a direction last.
    """
    found = _NONCHARACTER.search(text) or _CONTROL.search(text) or _DIRECTION.search(text)
    return found.group() if found else ""


def is_noncharacter(character: str) -> bool:
    """Whether a character is one that programs keep to themselves."""
    return _NONCHARACTER.fullmatch(character) is not None


def make_out(data: bytes) -> str:
    """Return what can be made out of bytes that are no proper text, up to the limit of a file."""
    mark = next((name for mark, name in _FOREIGN_MARKS if data.startswith(mark)), "utf-8")
    return data[:MAXIMUM_BYTES].decode(mark, errors="replace").replace("\x00", "")


def check_characters(text: str, first_line: int = 1) -> None:
    """Refuse control characters, which no editor shows.

    :raises RefusedText: there is one; its place is that of the first.
    """
    found = _CONTROL.search(text)
    if found is None:
        return
    character = ord(found.group())
    start = position_at(text, found.start())
    start = Position(start.line + first_line - 1, start.column)
    sort = "noncharacter" if is_noncharacter(found.group()) else "control character"
    name = "NUL character" if character == 0 else f"{sort} U+{character:04X}"
    raise RefusedText(
        FaultKind.ENCODING,
        f"a {name} stands here",
        "remove it; if there are many, this is not a text file",
        Span(start, Position(start.line, start.column + 1)),
    )


def position_at(text: str, offset: int) -> Position:
    """Return the line and column of an offset into the text."""
    line, line_start = 1, 0
    for end in LINE_END.finditer(text, 0, offset):
        line, line_start = line + 1, end.end()
    return Position(line, offset - line_start + 1)


def line_starts(text: str) -> list[int]:
    """Return the offsets at which the lines of a text begin."""
    return [0, *(end.end() for end in LINE_END.finditer(text))]


def _without_mark(data: bytes, faults: list[Fault]) -> bytes:
    for mark, name in _FOREIGN_MARKS:
        if data.startswith(mark):
            raise RefusedText(FaultKind.ENCODING, f"the file is {name}, not UTF-8", _UTF8_HINT)
    if not data.startswith(codecs.BOM_UTF8):
        return data
    faults.append(
        Fault(
            FaultKind.BYTE_ORDER_MARK,
            "the file begins with a byte order mark",
            "save the file as UTF-8 without BOM (byte order mark)",
            START,
            fatal=False,
        )
    )
    return data[len(codecs.BOM_UTF8) :]


def _not_utf8(data: bytes, offset: int) -> RefusedText:
    before = data[:offset].decode("utf-8")
    start = position_at(before, len(before))
    meant = bytes(data[offset : offset + 1]).decode("cp1252", errors="replace")
    return RefusedText(
        FaultKind.ENCODING,
        f"the byte 0x{data[offset]:02X} is not UTF-8 (in Windows-1252 or Latin-1 it is {meant!r})",
        _UTF8_HINT,
        Span(start, Position(start.line, start.column + 1)),
    )
