"""What can be wrong with the content of a file."""

from dataclasses import dataclass
from enum import StrEnum

from clausebook.text import START, Span

__all__ = ["HALF_CHARACTER", "Fault", "FaultKind", "RefusedText"]


class FaultKind(StrEnum):
    """The sorts of faults; each can be told apart by its name."""

    UNREADABLE = "unreadable"
    """The file could not be opened: a folder, no permission, a loop of links."""
    TOO_LARGE = "too-large"
    """The file has more bytes, or its YAML more values, than the limit."""
    ENCODING = "encoding"
    """The bytes are not UTF-8, or hold a control character such as NUL or a mark that turns the
    direction of writing, as it is or as an escape."""
    BYTE_ORDER_MARK = "byte-order-mark"
    """The file begins with a byte order mark, which is read over."""
    LINE_ENDINGS = "line-endings"
    """Lines end with a carriage return, which is read over."""
    EMPTY = "empty"
    """There is no YAML value: nothing at all, only comments, or an empty header."""
    HEADER = "header"
    """A prose document has no header, or its header is not closed."""
    SYNTAX = "syntax"
    """The text is not YAML."""
    TAB = "tab"
    """A tab stands where only spaces may."""
    DUPLICATE_KEY = "duplicate-key"
    """A mapping gives one key twice; the first value is used."""
    KEY = "key"
    """A key is not text, for instance a number; a scalar is used as it is written."""
    NUMBER = "number"
    """A number that JSON cannot hold; its text is used."""
    UNSUPPORTED = "unsupported"
    """Correct YAML, but outside the subset that records may use."""
    TOO_DEEP = "too-deep"
    """Lists and mappings are nested deeper than the limit."""
    EXPANDS = "expands"
    """Aliases repeat more values than the limit, or contain themselves."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of a file; after a fatal one the document has no value."""

    kind: FaultKind
    message: str
    hint: str
    span: Span
    fatal: bool


class RefusedText(Exception):
    """A fatal fault on its way to the document that reports it."""

    def __init__(self, kind: FaultKind, message: str, hint: str, span: Span = START) -> None:
        super().__init__(message)
        self.fault = Fault(kind, message, hint, span, fatal=True)


HALF_CHARACTER = (
    "this escape is no character (half of a pair, or too large)",
    "write the character itself, not its number",
)
"""Message and hint for an escape that stands for no character."""
