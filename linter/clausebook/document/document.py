"""A file read into plain data, with the place of every part."""

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import yaml

from clausebook.document.aliases import check_aliases
from clausebook.document.composing import compose
from clausebook.document.decoding import check_characters, decode, make_out
from clausebook.document.explaining import explain
from clausebook.document.faults import Fault, FaultKind, RefusedText
from clausebook.document.limits import MAXIMUM_FAULTS
from clausebook.document.measuring import check_size
from clausebook.document.places import Comment, Places
from clausebook.document.prose import split_prose
from clausebook.document.strictness import check_invisible, find_misreadings
from clausebook.document.values import Reading, Value, build_value
from clausebook.text import START, Pointer, Span

__all__ = ["Document", "read", "unreadable"]


@dataclass(eq=False)
class Document:
    """What a file says, and what is wrong with the way it says it.

    The value is None where a fault is fatal, and where the text says null.  Places are found
    by reading the text again when they are asked for first, since most files need none.
    """

    path: str
    """Relative to the project, with ``/``."""
    text: str
    """The whole file without a byte order mark; empty where the bytes are not text."""
    value: Value
    faults: tuple[Fault, ...] = ()
    body: str | None = None
    """The Markdown below the header of a prose document."""
    body_line: int = 1
    """The line, from 1, where the body begins."""
    yaml_text: str = field(default="", repr=False)
    """The part of the text that is YAML: all of it, or the header; it begins on line 1."""
    made_out: str = field(default="", repr=False)
    """The text, or where the bytes are not text what can be made out of them; good for a search."""

    def locate(self, pointer: Pointer, part: Literal["value", "key"] = "value") -> Span:
        """Return where a value, or the key it stands under, is written.

        The span never exceeds one line, so that it can be shown: a mapping is placed on its
        first key, a list in lines on its first dash, other values of several lines on their
        first line, and an empty value on its key.  A pointer that leads nowhere is placed on the
        nearest value on its way that exists; a value repeated by an alias where its anchor is.
        """
        return self._places.locate(pointer, part)

    def source_text(self, pointer: Pointer) -> str | None:
        """Return a scalar as it is written, quotes included; None for anything else."""
        return self._places.source_text(pointer)

    def comments(self, marker: str) -> tuple[Comment, ...]:
        """Return the YAML comments that contain the marker, in the order of the text."""
        return self._places.comments(marker) if marker in self.yaml_text else ()

    @cached_property
    def _places(self) -> Places:
        return Places(self.yaml_text)

    def __getstate__(self) -> dict[str, Any]:
        return {key: value for key, value in self.__dict__.items() if key != "_places"}


def read(path: str, data: bytes) -> Document:
    """Read a file's bytes: Markdown with a header where the path ends in ``.md``, else YAML.

    Never raises for what the bytes are: each fault is in the document.
    """
    text = ""
    body: str | None = None
    body_line = 1
    faults: list[Fault] = []
    try:
        text, faults = decode(data)
        yaml_text = text
        if path.endswith(".md"):
            yaml_text, body, body_line = split_prose(text)
            check_characters(body, body_line)
        value = _read_yaml(yaml_text, faults, is_header=body is not None)
    except RefusedText as refusal:
        return Document(
            path, text, None, (*faults, refusal.fault), body, body_line, made_out=make_out(data)
        )
    return Document(path, text, value, tuple(faults), body, body_line, yaml_text, text)


def unreadable(path: str, message: str, hint: str) -> Document:
    """Return the document that stands for a file which could not be opened."""
    return Document(path, "", None, (Fault(FaultKind.UNREADABLE, message, hint, START, True),))


def _read_yaml(text: str, faults: list[Fault], is_header: bool) -> Value:
    check_invisible(text)
    last_line = text[text.rfind("\n") + 1 :]
    if last_line.isspace():
        # The parser loses the last line of a block text that is blank and not ended.
        text += "\n"
    try:
        check_size(text)
        root = compose(text)
    except yaml.YAMLError as error:
        raise explain(text, error) from None
    if root is None or (is_header and root.value == ""):
        what = "the header" if is_header else "the file"
        raise RefusedText(
            FaultKind.EMPTY,
            f"{what} is empty" if not text.strip("- \t\r\n") else f"{what} holds only comments",
            "give it at least id, kind, title and status, or delete the file",
        )
    if "*" in text and "&" in text:
        check_aliases(root)
    reading = Reading()
    value = build_value(root, reading)
    found = reading.faults[:MAXIMUM_FAULTS] + find_misreadings(text, reading)
    if found:
        # An alias repeats the faults of what it stands for.
        faults.extend(dict.fromkeys(found))
        faults.sort(key=lambda fault: fault.span)
    return value
