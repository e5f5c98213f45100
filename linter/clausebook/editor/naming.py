"""Ids: where the record is that one names, who else names it, and what another id would change."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from clausebook.control.renumbering import (
    Mention,
    UnsafeText,
    mentions_in,
    renumbered,
    same_number_in,
)
from clausebook.corpus import Corpus
from clausebook.document import Edit
from clausebook.record import Record
from clausebook.text import Location

__all__ = ["CannotRename", "Renaming", "definitions_of", "place_of", "references_to", "renamed"]


_ID = re.compile(r"([A-Z]{3})-[0-9]{1,9}")


class CannotRename(Exception):
    """The record cannot get that id; the message is one line that says why."""


class Renaming(NamedTuple):
    """The edits for another id, by path, and the mentions that are left to people."""

    edits: Mapping[str, tuple[Edit, ...]]
    left: tuple[Mention, ...]


def definitions_of(corpus: Corpus, record_id: str) -> tuple[Location, ...]:
    """Return where the records of an id stand: one, or several where it was given away twice."""
    same = (one for one in corpus.all_records if one.id == record_id)
    return tuple(place_of(corpus, one) for one in same)


def place_of(corpus: Corpus, record: Record) -> Location:
    """Return where the id of a record is written."""
    document = corpus.documents[record.path]
    return Location(record.path, document.locate((*record.pointer, "id")))


def references_to(
    corpus: Corpus, record_id: str, pages: Mapping[str, str], *, with_definition: bool = True
) -> tuple[Location, ...]:
    """Return every place that names a record, in prose and on pages without a header too.

    ``pages`` are the texts of what holds no records, by their paths.
    """
    own = {where.path: where.span.start.line for where in definitions_of(corpus, record_id)}
    return tuple(
        Location(mention.path, mention.span)
        for mention in _mentions(corpus, record_id, pages)
        if with_definition or own.get(mention.path) != mention.line
    )


def renamed(
    corpus: Corpus, record_id: str, new: str, pages: Mapping[str, str], earlier: Iterable[str] = ()
) -> Renaming:
    """Return what changes where a record gets a new id; ``earlier`` are ids that were ever given.

    Raises CannotRename.
    """
    same = [one for one in corpus.all_records if one.id == record_id]
    if not same:
        raise CannotRename(f"there is no record {record_id}")
    if len(same) > 1:
        places = " and ".join(one.path for one in same)
        told = f"use 'clausebook renumber {record_id} --in {same[0].path}'"
        raise CannotRename(f"{record_id} stands in {places}, so which is meant is open; {told}")
    _refuse(new, same[0], [*corpus.by_id, *corpus.unread_ids, *earlier])
    try:
        done = renumbered(corpus, same[0], new, corpus.documents.keys())
    except UnsafeText as fault:
        raise CannotRename(str(fault)) from None
    others = [one for path, text in pages.items() for one in mentions_in(path, text, record_id)]
    made = sorted([*done.made, *(one for one in others if not one.is_part)])
    edits: dict[str, list[Edit]] = {}
    for mention in made:
        edits.setdefault(mention.path, []).append(Edit(mention.span, new))
    left = (*done.left, *(one for one in others if one.is_part))
    return Renaming({path: tuple(found) for path, found in edits.items()}, left)


def _refuse(new: str, record: Record, known: Iterable[str]) -> None:
    """Raise CannotRename where an id is none of the kind's, or was ever given to a record."""
    found = _ID.fullmatch(new)
    if found is None or found[1] != record.kind.prefix:
        example = f"{record.kind.prefix}-0042"
        raise CannotRename(f"'{new}' is no id of a {record.kind.name}; as in {example}")
    taken = same_number_in(known, new)
    if taken is not None:
        told = "and an id is never given away again"
        raise CannotRename(f"{taken} is or was the id of a record, {told}")


def _mentions(corpus: Corpus, record_id: str, pages: Mapping[str, str]) -> Iterator[Mention]:
    texts = {**{path: one.text for path, one in corpus.documents.items()}, **pages}
    for path in sorted(texts):
        yield from mentions_in(path, texts[path], record_id)
