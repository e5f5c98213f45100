"""The records of a document as an outline, and those of a project by what is searched."""

from collections.abc import Iterator
from dataclasses import dataclass

from clausebook.corpus import Corpus
from clausebook.editor.naming import place_of
from clausebook.record import LoadedDocument, Record
from clausebook.text import LINE_END, Location, Position, Span

__all__ = ["Entry", "found_by", "outline_of"]

_MOST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """A record in its document: ``whole`` is all of it, ``name_span`` where its id is written."""

    name: str
    detail: str
    whole: Span
    name_span: Span
    below: tuple["Entry", ...] = ()


def outline_of(loaded: LoadedDocument) -> tuple[Entry, ...]:
    """Return the record that a document is, with the records of a register below it."""
    if not loaded.records:
        return ()
    lines = LINE_END.split(loaded.document.text)
    end = Position(len(lines), len(lines[-1]) + 1)
    first, *rest = loaded.records
    starts = [_start(loaded, record) for record in rest]
    ends = [*starts, end][1:]
    below = tuple(
        _entry(loaded, record, Span(start, until))
        for record, start, until in zip(rest, starts, ends, strict=True)
    )
    return (_entry(loaded, first, Span(Position(1, 1), end), below),)


def found_by(corpus: Corpus, query: str) -> Iterator[tuple[Record, Location]]:
    """Yield the records in whose id or title all words of a query stand, not more than some."""
    words = query.casefold().split()
    found = 0
    for record_id, record in sorted(corpus.by_id.items()):
        searched = f"{record_id} {record.title}".casefold()
        if all(word in searched for word in words):
            yield record, place_of(corpus, record)
            found += 1
            if found == _MOST:
                return


def _start(loaded: LoadedDocument, record: Record) -> Position:
    """Return the beginning of the line in which a record begins."""
    return Position(loaded.document.locate(record.pointer).start.line, 1)


def _entry(
    loaded: LoadedDocument, record: Record, whole: Span, below: tuple[Entry, ...] = ()
) -> Entry:
    steps = (*record.pointer, "id") if record.id else record.pointer
    name_span = loaded.document.locate(steps)
    name = f"{record.id} {record.text('title')}".strip() or record.kind.title
    if not whole.start <= name_span.start <= name_span.end <= whole.end:
        name_span = Span(whole.start, whole.start)
    return Entry(name, f"{record.kind.title}, {record.status}", whole, name_span, below)
