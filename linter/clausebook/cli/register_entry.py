"""New entries in a register: the text around them stays as it is."""

import re
from collections.abc import Sequence

from clausebook.cli.usage import UsageError
from clausebook.document import Document, read

__all__ = ["with_entries"]

_KEY = re.compile(r"[^\s#]")
_CANNOT = "its list of records is not written as lines that begin with '- '; add the record by hand"


def with_entries(document: Document, added: Sequence[Sequence[str]]) -> str:
    """Return the text of a register with records added at the end of its list, each by its lines.

    Raises UsageError where the list is written in a way that cannot be continued safely.
    """
    end = "\r\n" if "\r\n" in document.text else "\n"
    old = document.text.removesuffix(end).split(end)
    value = document.value
    assert isinstance(value, dict)
    entries = value.get("records")
    start = document.locate(("records",), "key").start.line
    if entries == []:
        before, after = _emptied(old[:start]), old[start:]
        indent = "  "
    elif isinstance(entries, list):
        stop = _end_of_list(old, start)
        before, after = old[:stop], old[stop:]
        indent = _indent(document, old)
    else:
        raise UsageError(f"{document.path}: has no list of records")
    blank = [""] if any(not line.strip() for line in before[start:]) else []
    new = [line for lines in added for line in (*blank, *_indented(lines, indent))]
    text = end.join([*before, *new, *after]) + end
    _check(document, text, len(added))
    return text


def _emptied(lines: list[str]) -> list[str]:
    return [*lines[:-1], re.sub(r"\[\s*\]", "", lines[-1], count=1).rstrip()]


def _end_of_list(lines: list[str], start: int) -> int:
    """Return the index after the last line of the list, without the comments of what follows."""
    following = (
        index
        for index, line in enumerate(lines[start:], start=start)
        if _KEY.match(line) and not line.startswith("-")
    )
    stop = next(following, len(lines))
    while stop > start and (not lines[stop - 1].strip() or lines[stop - 1].startswith("#")):
        stop -= 1
    return stop


def _indent(document: Document, lines: list[str]) -> str:
    first = document.locate(("records", 0)).start.line
    dash = re.match(r"( *)- ", lines[first - 1])
    if dash is None:
        raise UsageError(f"{document.path}: {_CANNOT}")
    return dash[1]


def _indented(lines: Sequence[str], indent: str) -> list[str]:
    signs = [f"{indent}- ", *[f"{indent}  "] * (len(lines) - 1)]
    return [(sign + line).rstrip() for sign, line in zip(signs, lines, strict=True)]


def _check(document: Document, text: str, count: int) -> None:
    """Raise UsageError unless the text says what it said before, and so many records more."""
    before, after = document.value, read(document.path, text.encode()).value
    assert isinstance(before, dict)
    same = isinstance(after, dict) and {**after, "records": None} == {**before, "records": None}
    records = after.get("records") if isinstance(after, dict) else None
    if not same or not isinstance(records, list) or records[:-count] != before["records"]:
        raise UsageError(f"{document.path}: {_CANNOT}")
