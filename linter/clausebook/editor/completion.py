"""What may be written at a place: ids of records, values that are allowed, names of fields."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from clausebook.corpus import Corpus
from clausebook.document.yaml_text import scalar
from clausebook.editor.cursor import ITEM, Cursor, Part, cursor_at
from clausebook.editor.fields import Spot, spot_at
from clausebook.editor.hovering import card_of, explanation_of
from clausebook.record import Record
from clausebook.schema import Field
from clausebook.text import Position, Span

__all__ = ["Completion", "Completions", "Sort", "completions_at"]

_MOST = 200
"""So many records are offered at once; who types on is offered others."""


class Sort(StrEnum):
    """What is offered."""

    RECORD = "record"
    VALUE = "value"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class Completion:
    """A word that may be written: ``text`` stands for the span of the word that is there.

    ``search`` is what an editor compares with what was typed.
    """

    sort: Sort
    label: str
    detail: str
    markdown: str
    text: str
    span: Span
    search: str


@dataclass(frozen=True, slots=True)
class Completions:
    """What is offered, in its order; ``is_complete`` tells that nothing was left out."""

    offered: tuple[Completion, ...]
    is_complete: bool = True


def completions_at(
    corpus: Corpus, text: str, position: Position, *, has_body: bool = False
) -> Completions:
    """Return what may be written at a place."""
    cursor = cursor_at(text, position, has_body=has_body)
    spot = None if cursor.part is Part.TEXT else spot_at(corpus.library, text, cursor)
    if spot is not None and spot.field.properties:
        return Completions(() if cursor.part is Part.VALUE else tuple(_keys(corpus, cursor, spot)))
    if spot is None or cursor.part is Part.KEY:
        return _mentions(corpus, cursor)
    return _values(corpus, cursor, spot, _surrounding(cursor, spot))


def _keys(corpus: Corpus, cursor: Cursor, spot: Spot) -> Iterator[Completion]:
    """Yield the fields that are not there yet, those that may not be left out first."""
    known = spot.field.properties
    needed = [name for name in spot.field.required if name in known]
    for name in dict.fromkeys([*needed, *known]):
        if name in cursor.siblings:
            continue
        own = Spot(spot.kind, known[name], (*spot.path, name))
        detail = f"{own.field.title} (needed)" if name in needed else own.field.title
        explanation = explanation_of(own, corpus.edition)
        text = name if cursor.has_colon else f"{name}:{_behind(own.field)}"
        yield Completion(Sort.FIELD, name, detail, explanation, text, cursor.span, name)


def _behind(field: Field) -> str:
    """Return what follows the colon of a key: a space where the value stands in its line."""
    return "" if field.properties or (field.items and field.items.properties) else " "


def _surrounding(cursor: Cursor, spot: Spot) -> tuple[str, str]:
    """Return what is to be written around a value: a space, and the signs of a list."""
    begin, end = (" " if cursor.clings else ""), ""
    if spot.field.items is not None:
        is_in_line = cursor.part is Part.VALUE
        begin, end = (f"{begin}[", "]") if is_in_line else ("- ", "")
    return begin, end


def _values(corpus: Corpus, cursor: Cursor, spot: Spot, around: tuple[str, str]) -> Completions:
    """Return what may stand as a value: a word of some, or a record of some kinds."""
    if spot.field.items is not None:
        spot = Spot(spot.kind, spot.field.items, (*spot.path, ITEM))
    if spot.field.properties:
        return Completions(())
    reference = spot.field.reference
    if reference is not None:
        found = (one for one in _known(corpus) if reference.allows(one.kind.name))
        return _records(corpus, cursor, found, around)
    words = list(_words(corpus, spot))
    begin, end = around
    offered = (
        Completion(
            Sort.VALUE,
            word,
            detail,
            told,
            f"{begin}{_written(word, cursor)}{end}",
            cursor.span,
            word,
        )
        for word, detail, told in words
    )
    return Completions(tuple(offered)) if words else _mentions(corpus, cursor)


def _written(word: str, cursor: Cursor) -> str:
    """Return a word as YAML, in quotes where it would be read as a number."""
    return word if cursor.is_quoted or word in ("true", "false") else scalar(word)


def _words(corpus: Corpus, spot: Spot) -> Iterator[tuple[str, str, str]]:
    """Yield the words that are allowed, each with a label and an explanation."""
    if spot.path in (("kind",), ("of",)):
        for kind in corpus.library.kinds.values():
            yield kind.name, f"{kind.title}, {kind.prefix}", kind.description
        return
    if spot.name == "clauses":
        for clause in corpus.edition.clauses.values():
            yield clause.number, clause.title, clause.summary
        return
    choices: Iterable[object] = spot.field.choices
    if not choices and spot.field.type == "boolean":
        choices = (True, False)
    told = explanation_of(spot, corpus.edition)
    for choice in choices:
        word = str(choice).lower() if isinstance(choice, bool) else str(choice)
        yield word, spot.field.title, told


def _known(corpus: Corpus) -> Iterable[Record]:
    """Return the records that have an id, each once, in the order of ids."""
    return corpus.once(_in_order)


def _in_order(corpus: Corpus) -> tuple[Record, ...]:
    return tuple(record for _, record in sorted(corpus.by_id.items()))


def _records(
    corpus: Corpus, cursor: Cursor, candidates: Iterable[Record], around: tuple[str, str]
) -> Completions:
    """Return the records in whose id or title the typed word stands, the first of them."""
    typed = cursor.typed.casefold()
    fitting = (
        one for one in candidates if typed in one.id.casefold() or typed in one.title.casefold()
    )
    found = list(islice(fitting, _MOST + 1))
    begin, end = around
    offered = (
        Completion(
            Sort.RECORD,
            one.id,
            f"{one.title} ({one.kind.title}, {one.status})",
            card_of(corpus, one),
            f"{begin}{one.id}{end}",
            cursor.span,
            f"{one.id} {one.title}",
        )
        for one in found[:_MOST]
    )
    return Completions(tuple(offered), is_complete=len(found) <= _MOST)


def _mentions(corpus: Corpus, cursor: Cursor) -> Completions:
    """Return the records whose ids begin as what was typed in prose."""
    typed = cursor.typed
    prefix, dash, _ = typed.partition("-")
    if not dash or prefix not in corpus.library.by_prefix:
        return Completions(())
    found = (one for one in _known(corpus) if one.id.startswith(typed))
    return _records(corpus, cursor, found, ("", ""))
