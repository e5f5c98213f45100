"""All records of a project with their links in both directions."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import chain
from operator import attrgetter
from typing import Any, TypeVar

from clausebook.document import Document, Fault
from clausebook.edition import Edition
from clausebook.past import Past
from clausebook.record import Link, LoadedDocument, Place, Problem, Record, UnknownFieldError
from clausebook.schema import SchemaLibrary

__all__ = ["Corpus"]

_ID = re.compile(r"\bid[\"']?\s*:\s*[\"']?([A-Z]{3}-[0-9]{1,9})\b")

Key = TypeVar("Key")
Item = TypeVar("Item")


def _nothing_known(path: str) -> str | None:
    """Return no digest: nobody looked at the files."""
    return None


class Corpus:
    """The whole project on one day.

    Everything is in the order of paths and of places in them, whatever order the documents came in.
    ``home`` is the path of the configuration, where an absence without an owner is reported.
    ``files`` are the paths of all files in the project, as evidence may name them. ``past`` is what
    is known of earlier versions, or the way to it, which is gone when a rule first looks back.
    ``digests`` returns the SHA-256 of one of the files in hexadecimal digits, None where it cannot
    be read. ``approval_proof`` are the proofs of an approval that count, none where it needs none.
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
        past: Past | Callable[[], Past | None] | None = None,
        digests: Callable[[str], str | None] = _nothing_known,
        approval_proof: tuple[str, ...] = (),
    ) -> None:
        self.loaded = tuple(sorted(documents, key=lambda loaded: loaded.path))
        self.library = library
        self.edition = edition
        self.today = today
        self.home = home
        self.files = files
        self._past = past
        self.digests = digests
        self.approval_proof = approval_proof
        self._choices: dict[tuple[str, tuple[str, ...]], tuple[Record, ...]] = {}
        self._choices_by_kind: dict[str, Mapping[str, tuple[Record, ...]]] = {}
        self._found: dict[Callable[[Corpus], Any], Any] = {}
        self._relations: dict[str, Mapping[str, tuple[str, ...]]] = {}

    def with_documents(self, documents: Iterable[LoadedDocument]) -> "Corpus":
        """Return the same project on the same day with other documents."""
        return self._with(documents, self.edition, self.files, self._past)

    def under(self, edition: Edition) -> "Corpus":
        """Return the same project on the same day under another edition."""
        return self._with(self.loaded, edition, self.files, self._past)

    def shortened(
        self,
        documents: Iterable[LoadedDocument],
        files: frozenset[str],
        past: Past | Callable[[], Past | None] | None,
    ) -> "Corpus":
        """Return the same project on the same day with less in it, and less known of its past."""
        return self._with(documents, self.edition, files, past)

    def _with(
        self,
        documents: Iterable[LoadedDocument],
        edition: Edition,
        files: frozenset[str],
        past: Past | Callable[[], Past | None] | None,
    ) -> "Corpus":
        return Corpus(
            documents,
            self.library,
            edition,
            self.today,
            home=self.home,
            files=files,
            past=past,
            digests=self.digests,
            approval_proof=self.approval_proof,
        )

    @property
    def whole(self) -> "Corpus":
        """The project that this is a part of, where a rule is given some documents alone."""
        return self

    def once(self, find: Callable[["Corpus"], Item]) -> Item:
        """Return what a function finds out of the corpus, found when somebody first asks.

        It lives as long as the corpus. The function must be the same one each time.
        """
        if find not in self._found:
            self._found[find] = find(self)
        found: Item = self._found[find]
        return found

    @cached_property
    def past(self) -> Past | None:
        """What is known of earlier versions; None where there is no version control."""
        found = self._past() if callable(self._past) else self._past
        if found is not None:
            found.recognize(self.loaded)
        return found

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
        return self._chosen("records", kinds, self._follows)

    def live(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds (all, without any) that count today."""
        return self._chosen("live", kinds, self._counts)

    def invalid(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds that break their schema."""
        return self._chosen("invalid", kinds, self._breaks) if kinds else ()

    @staticmethod
    def _follows(record: Record) -> bool:
        return record.is_valid

    def _counts(self, record: Record) -> bool:
        return record.is_valid and record.is_live(self.today)

    @staticmethod
    def _breaks(record: Record) -> bool:
        return not record.is_valid

    def _chosen(
        self, name: str, kinds: tuple[str, ...], wanted: Callable[[Record], bool]
    ) -> tuple[Record, ...]:
        """Return the records of some kinds; rules ask the same again and again."""
        found = self._choices.get((name, kinds))
        if found is None:
            if kinds:
                each = (self._chosen_of_kind(name, kind, wanted) for kind in kinds)
                found = tuple(chain.from_iterable(each))
            else:
                found = tuple(record for record in self.all_records if wanted(record))
            self._choices[name, kinds] = found
        return found

    def _chosen_of_kind(
        self, name: str, kind: str, wanted: Callable[[Record], bool]
    ) -> tuple[Record, ...]:
        """Return those of one kind; each record is judged once, not again for its kind."""
        if kind not in self.library.kinds:
            raise UnknownFieldError(f"'{kind}' is not a kind")
        by_kind = self._choices_by_kind.get(name)
        if by_kind is None:
            every = self._chosen(name, (), wanted)
            by_kind = _grouped(zip(map(attrgetter("kind.name"), every), every, strict=True))
            self._choices_by_kind[name] = by_kind
        return by_kind.get(kind, ())

    def unclear(self, *kinds: str) -> bool:
        """Whether a record of these kinds breaks its schema or stands in a file that was not read.

        A rule about an absence stays silent while what it misses could be there.
        """
        return bool(self.invalid(*kinds)) or any(
            self.library.kinds[kind].prefix in self._unread_prefixes for kind in kinds
        )

    @cached_property
    def _unread_prefixes(self) -> frozenset[str]:
        return frozenset(record_id.partition("-")[0] for record_id in self.unread_ids)

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
        found: list[str] = []
        for name in names:
            found += self._relation(name).get(record.id, ())
        return self._resolved(found) if found else ()

    @cached_property
    def links(self) -> tuple[Link, ...]:
        """Every link, those of invalid records too."""
        return tuple(chain.from_iterable(loaded.links for loaded in self.loaded))

    def named_links(self, name: str) -> tuple[Link, ...]:
        """Return every link of one name."""
        (known,) = self._known((name,))
        return self._links_by_name.get(known, ())

    @property
    def inverses(self) -> Mapping[str, str]:
        """The name of each link that a schema declares, with the name of its inverse."""
        return self.library.inverses

    @cached_property
    def _outgoing(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped(zip(map(attrgetter("source"), self.links), self.links, strict=True))

    @cached_property
    def _incoming(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped(zip(map(attrgetter("target"), self.links), self.links, strict=True))

    def _known(self, names: tuple[str, ...]) -> tuple[str, ...]:
        for name in names:
            if name not in self.inverses:
                raise UnknownFieldError(f"'{name}' is not a link")
        return names

    @cached_property
    def _relation_names(self) -> frozenset[str]:
        return frozenset((*self.inverses, *self.inverses.values()))

    def _relation(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Return the ids in a relation to each id, those that it names itself first."""
        found = self._relations.get(name)
        if found is None:
            if name not in self._relation_names:
                raise UnknownFieldError(f"'{name}' is not a relation")
            out = ((link.source, link.target) for link in self._links_by_name.get(name, ()))
            back = (
                (link.target, link.source)
                for phrase in self._links_by_inverse.get(name, ())
                for link in self._links_by_name.get(phrase, ())
            )
            found = self._relations[name] = _grouped(chain(out, back))
        return found

    @cached_property
    def _links_by_name(self) -> Mapping[str, tuple[Link, ...]]:
        return _grouped(zip(map(attrgetter("reference.link"), self.links), self.links, strict=True))

    @cached_property
    def _links_by_inverse(self) -> Mapping[str, tuple[str, ...]]:
        return _grouped((inverse, link) for link, inverse in self.inverses.items())

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
    return tuple(link for link in links if link.name in names) if names and links else links
