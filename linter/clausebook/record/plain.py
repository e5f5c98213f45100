"""A loaded document as plain data, and back: what was read once need not be checked again."""

from collections.abc import Mapping
from itertools import chain
from typing import Any

from clausebook.document import Document, Fault, FaultKind
from clausebook.record.loading import LoadedDocument, Problem
from clausebook.record.record import INHERITED, Record, links_of
from clausebook.schema import SchemaLibrary
from clausebook.text import Place, Pointer, Position, Span

__all__ = ["from_plain", "to_plain"]

_Plain = Any


def to_plain(loaded: LoadedDocument, known_text: str | None = None) -> _Plain:
    """Return a document, its records and its problems as tuples, lists, texts and numbers.

    Its text is left out where whoever will read the data has it anyway.
    """
    document = loaded.document
    text = document.text
    return (
        None if text == known_text else text,
        document.value,
        tuple(map(_fault, document.faults)),
        document.body,
        document.body_line,
        None if document.yaml_text == text else document.yaml_text,
        None if document.made_out == text else document.made_out,
        tuple((r.kind.name, r.pointer, r.record_id, r.is_valid) for r in loaded.records),
        tuple(map(_problem, loaded.problems)),
    )


def from_plain(
    path: str, plain: _Plain, library: SchemaLibrary, known_text: str = ""
) -> LoadedDocument:
    """Return the document of a path again; the schemas must be those that it was checked by."""
    own, value, faults, body, body_line, yaml_text, made_out, records, problems = plain
    text = known_text if own is None else own
    document = Document(
        path,
        text,
        value,
        tuple(map(_read_fault, faults)),
        body,
        body_line,
        text if yaml_text is None else yaml_text,
        text if made_out is None else made_out,
    )
    found = _records(path, value, records, library)
    links = tuple(chain.from_iterable(map(links_of, found)))
    return LoadedDocument(document, found, tuple(_read_problem(path, p) for p in problems), links)


def _records(
    path: str, value: Any, records: tuple[_Plain, ...], library: SchemaLibrary
) -> tuple[Record, ...]:
    nothing: Mapping[str, Any] = {}
    header: Mapping[str, Any] = value if isinstance(value, dict) else {}
    inherited = {key: header[key] for key in INHERITED if header.get(key) is not None}
    found: list[Record] = []
    for name, pointer, record_id, is_valid in records:
        kind = library.kinds[name]
        from_register = inherited if pointer else nothing
        values = _at(value, pointer)
        made = Record(kind.fields, values, path, pointer, record_id, kind, from_register, is_valid)
        found.append(made)
    return tuple(found)


def _at(value: Any, pointer: Pointer) -> Any:
    for step in pointer:
        value = value[step]
    return value


def _fault(fault: Fault) -> _Plain:
    start, end = fault.span
    return (str(fault.kind), fault.message, fault.hint, *start, *end, fault.fatal)


def _read_fault(plain: _Plain) -> Fault:
    kind, message, hint, line, column, end_line, end_column, fatal = plain
    span = Span(Position(line, column), Position(end_line, end_column))
    return Fault(FaultKind(kind), message, hint, span, fatal)


def _problem(problem: Problem) -> _Plain:
    place = problem.place
    where = (place.pointer, place.part, place.record)
    return (problem.keyword, problem.message, problem.hint, *where, problem.clauses)


def _read_problem(path: str, plain: _Plain) -> Problem:
    keyword, message, hint, pointer, part, record, clauses = plain
    return Problem(keyword, message, hint, Place(path, pointer, part, record), clauses)
