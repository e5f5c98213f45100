"""A record under another id: its own, and every mention of it, exchanged in the texts."""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from clausebook.corpus import Corpus
from clausebook.document import Document, Edit, edited, read
from clausebook.record import Record
from clausebook.text import LINE_END, Position, Span

__all__ = [
    "Mention",
    "Renumbering",
    "UnsafeText",
    "is_unreadable",
    "may_name_records",
    "mentions_in",
    "renumbered",
    "same_number_in",
    "with_new_id",
]

_JOINING = ("-", ".", "/", "\\", "_")
"""Signs that join an id to what stands before it, as in a path."""
_PAGES = (".md", ".rst")
_JOINED = re.compile(r"_|[-./\\]\w")


class UnsafeText(Exception):
    """A file would say something else than before; the message names it and what to do."""


class Mention(NamedTuple):
    """An id in a text. ``is_part`` tells that it is part of something longer, such as a path."""

    path: str
    span: Span
    is_part: bool = False

    @property
    def line(self) -> int:
        """The line, from 1."""
        return self.span.start.line


@dataclass(frozen=True, slots=True)
class Renumbering:
    """What a new id changes: texts by path, mentions that are exchanged, those left to people."""

    texts: Mapping[str, str]
    made: tuple[Mention, ...]
    left: tuple[Mention, ...]


def renumbered(corpus: Corpus, record: Record, new: str, referring: Collection[str]) -> Renumbering:
    """Return what changes where a record gets a new id.

    Mentions are exchanged in the files of ``referring`` that can be read, and listed in the others;
    the same id of another record stays. Raises UnsafeText where a file writes the id in a way that
    cannot be exchanged, with an escape for instance.
    """
    texts: dict[str, str] = {}
    made: list[Mention] = []
    left: list[Mention] = []
    for path, document in corpus.documents.items():
        owners = {_place(document, one): one for one in _named(corpus, path, record.id)}
        found = list(mentions_in(path, document.text, record.id))
        own = [mention for mention in found if owners.get(mention.span) is record]
        rest = [mention for mention in found if mention.span not in owners]
        refers = path in referring and not is_unreadable(document)
        chosen = sorted([*own, *(m for m in rest if refers and not m.is_part)])
        left += [mention for mention in rest if mention not in chosen]
        made += chosen
        others = sum(one is not record for one in owners.values())
        expected = others if refers else _times(document.value, record.id) - (path == record.path)
        texts[path] = _exchanged(document, record.id, new, chosen, expected)
    changed = {path: text for path, text in texts.items() if text != corpus.documents[path].text}
    return Renumbering(changed, tuple(made), tuple(left))


def same_number_in(known: Iterable[str], record_id: str) -> str | None:
    """Return the known id of the same number, as RSK-13 has that of RSK-0013, or None."""
    prefix, _, number = record_id.partition("-")
    for one in known:
        other, _, digits = one.partition("-")
        if other == prefix and digits.isdecimal() and int(digits) == int(number):
            return one
    return None


def is_unreadable(document: Document) -> bool:
    """Whether nothing can be read back from a document, such as one with marks of a conflict."""
    return any(fault.fatal for fault in document.faults)


def mentions_in(path: str, text: str, record_id: str) -> Iterator[Mention]:
    """Yield the places of an id in a text, in order; ``RSK-0013`` does not stand in RSK-00131."""
    if record_id not in text:
        return
    word = re.compile(rf"(?<![A-Za-z0-9]){re.escape(record_id)}(?![A-Za-z0-9])")
    for number, line in enumerate(LINE_END.split(text), start=1):
        for match in word.finditer(line):
            begin, end = match.span()
            is_part = line[:begin].endswith(_JOINING) or _JOINED.match(line, end) is not None
            span = Span(Position(number, begin + 1), Position(number, end + 1))
            yield Mention(path, span, is_part)


def may_name_records(path: str, baseline: str | None) -> bool:
    """Whether a file that holds no records may name some: a page, or the file of held findings."""
    return (path.startswith("docs/") and path.endswith(_PAGES)) or path == baseline


def with_new_id(text: str, mentions: Collection[Mention], new: str) -> str:
    """Return a text with mentions exchanged, and nothing else changed."""
    return edited(text, [Edit(mention.span, new) for mention in mentions])


def _named(corpus: Corpus, path: str, record_id: str) -> Iterator[Record]:
    return (one for one in corpus.all_records if one.path == path and one.id == record_id)


def _place(document: Document, record: Record) -> Span:
    """Return where the id of a record stands, without quotes."""
    pointer = (*record.pointer, "id")
    start, _ = document.locate(pointer)
    written = document.source_text(pointer) or ""
    begin = start.column + max(written.find(record.id), 0)
    return Span(Position(start.line, begin), Position(start.line, begin + len(record.id)))


def _exchanged(
    document: Document, old: str, new: str, mentions: list[Mention], expected: int
) -> str:
    """Return the text afterwards, read back: all else is as before, the old id as often as said."""
    text = with_new_id(document.text, mentions, new)
    after = read(document.path, text.encode()) if mentions else document
    # What was left standing on purpose makes no difference with the new id throughout.
    states = [_said(one, old, new) for one in (document, after)]
    if states[0] != states[1] or _times(after.value, old) != expected:
        raise UnsafeText(
            f"{document.path}: {old} is written there in a way that cannot be exchanged, such as "
            "with an escape; write it plainly first"
        )
    return text


def _said(document: Document, old: str, new: str) -> tuple[Any, str]:
    return _with(document.value, old, new), (document.body or "").replace(old, new)


def _with(value: Any, old: str, new: str) -> Any:
    """Return data with one text in the place of another."""
    if isinstance(value, str):
        return value.replace(old, new)
    if isinstance(value, dict):
        return {_with(key, old, new): _with(item, old, new) for key, item in value.items()}
    if isinstance(value, list):
        return [_with(item, old, new) for item in value]
    return value


def _times(value: Any, text: str) -> int:
    """Return how often data hold a text by itself, keys left out."""
    if isinstance(value, dict):
        return sum(_times(item, text) for item in value.values())
    if isinstance(value, list):
        return sum(_times(item, text) for item in value)
    return int(value == text)
