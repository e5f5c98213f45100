"""From a document to its records: the phase that each document goes through alone."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from clausebook.document import Document
from clausebook.record.part import Place
from clausebook.record.record import INHERITED, Link, Record, links_of
from clausebook.schema import Kind, SchemaLibrary, Violation, nearest
from clausebook.text import Pointer

__all__ = ["LoadedDocument", "Problem", "load"]


@dataclass(frozen=True, slots=True)
class Problem:
    """A violation of a schema, placed in its document; ``clauses`` say why the field matters."""

    keyword: str
    message: str
    hint: str
    place: Place
    clauses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LoadedDocument:
    """A document with its records, the document's own first, and what its schemas object to.

    ``links`` are those of all its records, one record after the other. ``whole`` is the document as
    it is written, where this one shows less of it.
    """

    document: Document
    records: tuple[Record, ...]
    problems: tuple[Problem, ...]
    links: tuple[Link, ...] = ()
    whole: "LoadedDocument | None" = None

    @property
    def path(self) -> str:
        """Where the document lies, relative to the project."""
        return self.document.path

    @property
    def header(self) -> Record | None:
        """The record that the document itself is, None where it could not be read as one."""
        return self.records[0] if self.records else None


def load(document: Document, library: SchemaLibrary) -> LoadedDocument:
    """Return the records of a document and the problems that the schemas find in it."""
    if document.value is None and any(fault.fatal for fault in document.faults):
        return LoadedDocument(document, (), ())
    return _Loader(document, library).load()


class _Loader:
    """Gathers records and problems of one document."""

    def __init__(self, document: Document, library: SchemaLibrary) -> None:
        self._document = document
        self._library = library
        self._problems: list[Problem] = []
        self._told: set[tuple[str, Place]] = set()

    def load(self) -> LoadedDocument:
        value = self._document.value
        records: list[Record] = []
        if not isinstance(value, dict):
            message = f"{self._whole} holds {_described(value)}, not a record"
            self._report("not-a-record", message, self._how_to_begin(value))
        elif kind := self._kind(value):
            sound = self._library.is_valid_document(kind.name, value)
            faulty = not sound and self._header_is_faulty(value)
            records.append(self._record(kind, value, (), {}, sound=sound, faulty=faulty))
            if kind.name == "register":
                records.extend(self._register(value))
        links = tuple(chain.from_iterable(map(links_of, records)))
        return LoadedDocument(self._document, tuple(records), tuple(self._problems), links)

    def _kind(self, value: Mapping[str, Any]) -> Kind | None:
        name = value.get("kind")
        known = self._library.kinds
        if isinstance(name, str) and name in known:
            return known[name]
        if "kind" not in value:
            message = f"{self._whole} has no 'kind', so it is not a record"
            self._report("unknown-kind", message, self._how_to_begin(value))
            return None
        message = f"unknown kind '{name}'" if isinstance(name, str) else "'kind' is not a text"
        self._report("unknown-kind", message, _did_you_mean(name, known), ("kind",))
        return None

    @property
    def _whole(self) -> str:
        return "the file" if self._document.body is None else "the header"

    def _how_to_begin(self, value: object) -> str:
        clinging = _CLINGING.match(value) if isinstance(value, str) else None
        if clinging:
            return f"put a space behind each colon, as in '{clinging[1]}: {clinging[2]}'"
        return _START if self._document.body is None else _START_OF_PROSE

    def _header_is_faulty(self, value: Mapping[str, Any]) -> bool:
        found = self._library.check_document(value)
        for violation in found:
            self._report(violation.keyword, violation.message, violation.hint, violation.pointer)
        return bool(found)

    def _register(self, value: Mapping[str, Any]) -> Iterator[Record]:
        entries, name = value.get("records"), value.get("of")
        if not isinstance(entries, list) or not isinstance(name, str):
            return
        kind = self._library.kinds.get(name)
        if kind is None or kind.name == "register":
            hint = _did_you_mean(name, self._library.kinds)
            self._report("unknown-kind", f"unknown kind '{name}'", hint, ("of",))
            return
        inherited = {key: value[key] for key in INHERITED if value.get(key) is not None}
        for index, entry in enumerate(entries):
            if isinstance(entry, dict):
                pointer = ("records", index)
                yield self._record(kind, entry, pointer, inherited)

    def _record(
        self,
        kind: Kind,
        values: Mapping[str, Any],
        pointer: Pointer,
        inherited: Mapping[str, Any],
        *,
        sound: bool = False,
        faulty: bool = False,
    ) -> Record:
        """Return a record; one that is known to be sound is not checked again."""
        record_id = values["id"] if isinstance(values.get("id"), str) else ""
        path = self._document.path
        violations = () if sound else self._violations(kind, {**inherited, **values})
        own = [v for v in violations if not _is_inherited(v, values, inherited)]
        is_valid = not own and not faulty
        record = Record(kind.fields, values, path, pointer, record_id, kind, inherited, is_valid)
        for violation in violations:
            self._place(violation, record, own=violation in own)
        return record

    def _violations(self, kind: Kind, whole: Mapping[str, Any]) -> tuple[Violation, ...]:
        if self._library.is_valid(kind.name, whole):
            return ()
        return self._library.explain(kind.name, whole)

    def _place(self, violation: Violation, record: Record, *, own: bool) -> None:
        """Report a violation where it was written, which for inherited values is the header."""
        if not own:
            self._report(violation.keyword, violation.message, violation.hint, violation.pointer)
            return
        top = violation.pointer[0] if violation.pointer else None
        in_header = top in self._library.header.properties or violation.keyword == "unknown"
        clauses = _HEADER_CLAUSES if in_header else record.kind.clauses
        pointer = (*record.pointer, *violation.pointer)
        place = Place(self._document.path, pointer, violation.part, record.id or None)
        self._add(Problem(violation.keyword, violation.message, violation.hint, place, clauses))

    def _report(self, keyword: str, message: str, hint: str, pointer: Pointer = ()) -> None:
        value = self._document.value
        own = value.get("id") if isinstance(value, dict) else None
        place = Place(self._document.path, pointer, "value", own if isinstance(own, str) else None)
        self._add(Problem(keyword, message, hint, place, _HEADER_CLAUSES))

    def _add(self, problem: Problem) -> None:
        told = (problem.message, problem.place)
        if told not in self._told:
            self._told.add(told)
            self._problems.append(problem)


_HEADER_CLAUSES = ("7.5.2 a",)
_START = "begin the file with 'kind:' and 'id:', as in the template that 'clausebook new' writes"
_START_OF_PROSE = "begin it with 'kind:' and 'id:'; a page that is not controlled has no header"
_CLINGING = re.compile(r"([A-Za-z_][A-Za-z0-9_-]*):([^\s:]+)")


def _is_inherited(
    violation: Violation, values: Mapping[str, Any], inherited: Mapping[str, Any]
) -> bool:
    top = violation.pointer[0] if violation.pointer else None
    return top in inherited and top not in values


def _did_you_mean(name: object, known: Mapping[str, Kind]) -> str:
    guess = nearest(str(name), known)
    return f"did you mean '{guess}'?" if guess else f"known kinds: {', '.join(sorted(known))}"


def _described(value: object) -> str:
    return "a list" if isinstance(value, list) else "a single value"
