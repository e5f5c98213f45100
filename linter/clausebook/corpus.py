"""All records of a project with their links in both directions."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import TypeVar

from clausebook.document import Document, Fault
from clausebook.edition import Edition
from clausebook.record import Link, LoadedDocument, Place, Problem, Record, UnknownFieldError
from clausebook.record.record import links_of
from clausebook.schema import SchemaLibrary

__all__ = ["Corpus"]

_ID = re.compile(r"\bid[\"']?\s*:\s*[\"']?([A-Z]{3}-[0-9]{1,9})\b")

Key = TypeVar("Key")
Item = TypeVar("Item")


class Corpus:
    """The whole project on one day.

    Everything is in the order of paths and of places in them, whatever order the documents came in.
    ``home`` is the path of the configuration, where an absence without an owner is reported.
    ``files`` are the paths of all files in the project, as evidence may name them.
    """

    def __init__(
        self,
        documents: Iterable[LoadedDocument],
        library: SchemaLibrary,
        edition: Edition,
        today: date,
        *,
        home: str = "clausebook.toml",
        files: frozenset[str] = frozenset(),
    ) -> None:
        self.loaded = tuple(sorted(documents, key=lambda loaded: loaded.path))
        self.library = library
        self.edition = edition
        self.today = today
        self.home = home
        self.files = files

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """Every document by its path, readable or not."""
        return {loaded.path: loaded.document for loaded in self.loaded}

    @cached_property
    def faults(self) -> tuple[tuple[str, Fault], ...]:
        """What the reader objects to, with the path of the document."""
        return tuple((d.path, fault) for d in self.documents.values() for fault in d.faults)

    @cached_property
    def all_records(self) -> tuple[Record, ...]:
        """Every record, also those that break their schema or repeat an id."""
        return tuple(record for loaded in self.loaded for record in loaded.records)

    @cached_property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id; of those that share one, the first."""
        found: dict[str, Record] = {}
        for record in self.all_records:
            if record.id:
                found.setdefault(record.id, record)
        return found

    def get(self, record_id: str) -> Record | None:
        """Return the record of that id, None where there is none."""
        return self.by_id.get(record_id)

    def problems(self, *keywords: str) -> Iterator[Problem]:
        """Yield the violations that these schema keywords found."""
        for loaded in self.loaded:
            for problem in loaded.problems:
                if problem.keyword in keywords:
                    yield problem

    def records(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds (all, without any) that follow their schema."""
        if not kinds:
            return tuple(record for record in self.all_records if record.is_valid)
        return tuple(r for kind in kinds for r in self._of_kind(kind) if r.is_valid)

    def live(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds (all, without any) that count today."""
        return tuple(r for r in self.records(*kinds) if r.is_live(self.today))

    def invalid(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds that break their schema."""
        return tuple(r for kind in kinds for r in self._of_kind(kind) if not r.is_valid)

    def unclear(self, *kinds: str) -> bool:
        """Whether a record of these kinds breaks its schema or stands in a file that was not read.

        A rule about an absence stays silent while what it misses could be there.
        """
        prefixes = {record_id.partition("-")[0] for record_id in self.unread_ids}
        return bool(self.invalid(*kinds)) or any(
            self.library.kinds[kind].prefix in prefixes for kind in kinds
        )

    @cached_property
    def unread_ids(self) -> frozenset[str]:
        """The ids that seem to stand in files which could not be read as records.

        Such a record is not missing: its file has a finding of its own, and a hundred references
        to what stands in it are no further fault.
        """
        found: set[str] = set()
        for loaded in self.loaded:
            header = loaded.header
            is_register = header is not None and header.kind.name == "register"
            if header is None or (is_register and len(loaded.records) == 1):
                found.update(_ID.findall(loaded.document.made_out))
        return frozenset(found)

    def outgoing(self, record: Record, *names: str) -> tuple[Link, ...]:
        """Return the links that a record makes, of these names or of all."""
        return _named(self._outgoing.get(record.id, ()), self._known(names))

    def incoming(self, record: Record, *names: str) -> tuple[Link, ...]:
        """Return the links that others make to a record, of these names or of all."""
        return _named(self._incoming.get(record.id, ()), self._known(names))

    def targets(self, record: Record, *names: str) -> tuple[Record, ...]:
        """Return the records that a record names by such links, each once."""
        return self._resolved(link.target for link in self.outgoing(record, *names))

    def sources(self, record: Record, *names: str) -> tuple[Record, ...]:
        """Return the records that name a record by such links, each once."""
        return self._resolved(link.source for link in self.incoming(record, *names))

    def related(self, record: Record, *names: str) -> tuple[Record, ...]:
        """Return the records in these relations to a record, whichever side wrote them down.

        A relation is the name of a link or of the inverse of one: ``related(need, "satisfied_by")``
        are the requirements that say that they satisfy the need.
        """
        for name in names:
            if name not in self._relation_names:
                raise UnknownFieldError(f"'{name}' is not a relation")
        found = (self._relations.get((record.id, name), ()) for name in names)
        return self._resolved(other for others in found for other in others)

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, those of invalid records too."""
        return tuple(link for record in self.all_records for link in links_of(record))

    @property
    def inverses(self) -> Mapping[str, str]:
        """The name of each link that a schema declares, with the name of its inverse."""
        return self.library.inverses

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.source, link) for link in self.links)

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped((link.target, link) for link in self.links)

    @cached_property
    def _by_kind(self) -> Mapping[str, tuple[Record, ...]]:
        return _grouped((record.kind.name, record) for record in self.all_records)

    def _of_kind(self, kind: str) -> tuple[Record, ...]:
        if kind not in self.library.kinds:
            raise UnknownFieldError(f"'{kind}' is not a kind")
        return self._by_kind.get(kind, ())

    def _known(self, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if name not in self.inverses:
                raise UnknownFieldError(f"'{name}' is not a link")
        return names

    @cached_property
    def _relation_names(self) -> frozenset[str]:
        return frozenset((*self.inverses, *self.inverses.values()))

    @cached_property
    def _relations(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        out = (((link.source, link.name), link.target) for link in self.links)
        back = (((link.target, link.reference.inverse), link.source) for link in self.links)
        return _grouped([*out, *back])

    def _resolved(self, ids: Iterable[str]) -> tuple[Record, ...]:
        found = (self.by_id.get(record_id) for record_id in dict.fromkeys(ids))
        return tuple(record for record in found if record is not None)

    def place_of_absence(self) -> Place:
        """Return the place for something that is missing and belongs to no record."""
        return Place(self.home, ())


def _grouped(pairs: Iterable[tuple[Key, Item]]) -> dict[Key, tuple[Item, ...]]:
    found: defaultdict[Key, list[Item]] = defaultdict(list)
    for key, item in pairs:
        found[key].append(item)
    return {key: tuple(items) for key, items in found.items()}


def _named(links: tuple[Link, ...], names: tuple[str, ...]) -> tuple[Link, ...]:
    return tuple(link for link in links if link.name in names) if names else links
