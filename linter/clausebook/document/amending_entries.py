"""Many entries of one long list amended, each by itself.

Every amendment reads the text again that it was made in. In a register of thousands of records that
is the text of the one record, not of all; the whole is read once, at the end.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Any, Final

from clausebook.document.amending import Amendment, CannotAmend, amended
from clausebook.document.document import Document, read

__all__ = ["amended_entries"]

_Entries = Mapping[int, Sequence[Amendment]]


def amended_entries(document: Document, key: str, amendments: _Entries) -> Document:
    """Return the document with entries of the list under a key of its root amended.

    Pointers lead from the root of the document. What cannot be done entry by entry, because of the
    way in which the list is written, is done in the whole. Raises CannotAmend.
    """
    return _by_entry(document, key, amendments) or amended(
        document, [step for index in sorted(amendments) for step in amendments[index]]
    )


def _by_entry(document: Document, key: str, amendments: _Entries) -> Document | None:
    value = document.value
    entries = value.get(key) if isinstance(value, dict) else None
    if not isinstance(entries, list) or document.body is not None:
        return None
    lines = document.text.splitlines(keepends=True) if _has_usual_ends(document.text) else []
    bounds = _bounds(document, key, len(entries), lines)
    if bounds is None:
        return None
    changed = list(entries)
    for index in sorted(amendments, reverse=True):  # from the end: the lines above stay in place
        begin, end = bounds[index], bounds[index + 1]
        after = _amended_alone(
            document.path,
            "".join(lines[begin:end]),
            key,
            (index, entries[index]),
            amendments[index],
        )
        if after is None:
            return None
        text, changed[index] = after
        lines[begin:end] = [text]
    assert isinstance(value, dict)
    return _read_back(document, "".join(lines), {**value, key: changed})


_SEPARATORS: Final = "\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"


def _has_usual_ends(text: str) -> bool:
    """Whether lines end as YAML and ``splitlines`` both say."""
    return not any(separator in text for separator in _SEPARATORS)


def _bounds(document: Document, key: str, count: int, lines: Sequence[str]) -> list[int] | None:
    """Return the index of the line where each entry begins, and where the list ends."""
    begins = [document.locate((key, index)).start.line - 1 for index in range(count)]
    if not lines or not begins or not all(lines[i].lstrip(" ").startswith("- ") for i in begins):
        return None
    if any(later <= earlier for earlier, later in pairwise(begins)):
        return None
    following = (
        number
        for number in range(begins[-1] + 1, len(lines))
        if lines[number].strip() and lines[number][0] not in " -"
    )
    return [*begins, next(following, len(lines))]


def _amended_alone(
    path: str, text: str, key: str, entry: tuple[int, Any], steps: Sequence[Amendment]
) -> tuple[str, Any] | None:
    """Return the text of an entry and what it then says, None where it cannot stand alone."""
    index, said = entry
    head = f"{key}:\r\n" if "\r\n" in text else f"{key}:\n"
    alone = read(path, (head + text).encode())
    if alone.value != {key: [said]}:
        return None
    shifted = [replace(step, pointer=(key, 0, *step.pointer[2:])) for step in steps]
    try:
        after = amended(alone, shifted)
    except CannotAmend as refusal:
        raise CannotAmend(path, (key, index, *refusal.pointer[2:])) from None
    assert isinstance(after.value, dict)
    entries: Any = after.value[key]
    return after.text[len(head) :], entries[0]


def _read_back(document: Document, text: str, intended: dict[str, Any]) -> Document | None:
    after = read(document.path, text.encode())
    new_faults = {fault.kind for fault in after.faults} - {fault.kind for fault in document.faults}
    return after if after.value == intended and not new_faults else None
