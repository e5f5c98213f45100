"""A corpus that remembers what it was asked, so that a rule need not declare what it reads."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property
from typing import Any, TypeVar

from clausebook.corpus import Corpus
from clausebook.document import Document, Fault
from clausebook.past import Past
from clausebook.record import Link, LoadedDocument, Problem, Record

__all__ = ["ALL", "BROKEN", "DIGEST", "FAULTS", "FILES", "IDS", "KIND", "PAST", "PROBLEMS", "TODAY"]
__all__ += ["Observation", "ObservedCorpus"]

ALL, IDS, TODAY, FILES, PAST = "all", "ids", "today", "files", "past"
BROKEN, PROBLEMS, FAULTS = "broken", "problems", "faults"
KIND, DIGEST = "kind:", "digest:"
"""Questions; the last two go on with the name of a kind, and with a path."""

Item = TypeVar("Item")


class Observation:
    """What all observers of one corpus share: what was found once, and which kinds make a link."""

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.found: dict[Callable[[Corpus], Any], tuple[Any, ObservedCorpus]] = {}

    def observed(self, whole: "ObservedCorpus | None" = None) -> "ObservedCorpus":
        """Return the corpus for one reader, of whom nothing is known yet.

        ``whole`` is the project as the same reader sees it, where this is a part of it.
        """
        return ObservedCorpus(self, whole)

    @cached_property
    def makers(self) -> Mapping[str, frozenset[str]]:
        """The kinds whose schema declares a link, by its name and by the name of its inverse."""
        found: dict[str, set[str]] = {}
        for kind in self.corpus.library.kinds.values():
            for _, field in kind.fields.walk():
                if field.reference is not None:
                    found.setdefault(field.reference.link, set()).add(kind.name)
                    found.setdefault(field.reference.inverse, set()).add(kind.name)
        return {name: frozenset(kinds) for name, kinds in found.items()}

    @cached_property
    def kinds_by_id(self) -> Mapping[str, frozenset[str]]:
        """The kinds of all records that bear an id, repeated ones too."""
        found: dict[str, set[str]] = {}
        for record in self.corpus.all_records:
            found.setdefault(record.id, set()).add(record.kind.name)
        return {record_id: frozenset(kinds) for record_id, kinds in found.items()}


class ObservedCorpus(Corpus):
    """A corpus as one reader sees it, who is held to what he asked.

    The questions are coarse: who is given a record of a kind has asked for all records of that
    kind. Whatever is not told apart here comes down to ``loaded``, which asks for everything, so
    that what a corpus learns to answer later is observed as well.
    """

    def __init__(self, shared: Observation, whole: "ObservedCorpus | None" = None) -> None:
        corpus = shared.corpus
        self._shared = shared
        self._whole = whole
        self._corpus = corpus
        self.asked: set[str] = set()
        self.others: set[ObservedCorpus] = set()
        self.library = corpus.library
        self.edition = corpus.edition
        self.home = corpus.home
        self.approval_proof = corpus.approval_proof
        self._choices = {}
        self._choices_by_kind = {}
        self._found = {}
        self._relations = {}

    @property
    def whole(self) -> Corpus:
        """The project that this is a part of, which remembers for itself what it is asked."""
        return self if self._whole is None else self._whole

    def questions(self) -> set[str]:
        """Return what was asked so far, also by those whose findings were used."""
        found: set[str] = set()
        seen: set[ObservedCorpus] = set()
        waiting = [self]
        while waiting:
            one = waiting.pop()
            if one not in seen:
                seen.add(one)
                found |= one.asked
                waiting += one.others
        return found

    def _ask(self, *questions: str) -> None:
        self.asked.update(questions)

    def _ask_kinds(self, kinds: Iterable[str]) -> None:
        self.asked.update(KIND + kind for kind in kinds)

    def once(self, find: Callable[[Corpus], Item]) -> Item:
        """Return what a function finds, found once; who uses it has asked what the function did."""
        if self._whole is not None:  # of the whole it may ask what counts for this reader only
            return super().once(find)
        known = self._shared.found.get(find)
        if known is None:
            observer = self._shared.observed()
            known = self._shared.found[find] = (find(observer), observer)
        self.others.add(known[1])
        result: Item = known[0]
        return result

    # What everything else comes down to. That it cannot be set here is the point.

    @property
    def loaded(self) -> tuple[LoadedDocument, ...]:  # type: ignore[override]
        """Every document."""
        self._ask(ALL)
        return self._corpus.loaded

    @property
    def today(self) -> Any:  # type: ignore[override]
        """The day."""
        self._ask(TODAY)
        return self._corpus.today

    @property
    def files(self) -> frozenset[str]:  # type: ignore[override]
        """The paths of all files."""
        self._ask(FILES)
        return self._corpus.files

    @property
    def _past(self) -> Past | None:  # type: ignore[override]
        self._ask(PAST, ALL)
        return self._corpus.past

    @property
    def past(self) -> Past | None:
        """What is known of earlier versions."""
        return self._past

    def digests(self, path: str) -> str | None:
        """Return the digest of a file."""
        self._ask(DIGEST + path)
        return self._corpus.digests(path)

    # What is everything, already made.

    @property
    def documents(self) -> Mapping[str, Document]:
        """Every document by its path."""
        self._ask(ALL)
        return self._corpus.documents

    @property
    def all_records(self) -> tuple[Record, ...]:
        """Every record."""
        self._ask(ALL)
        return self._corpus.all_records

    @property
    def by_id(self) -> Mapping[str, Record]:
        """Every record by its id."""
        self._ask(ALL)
        return self._corpus.by_id

    @property
    def links(self) -> tuple[Link, ...]:
        """Every link."""
        self._ask(ALL)
        return self._corpus.links

    # What is less than everything.

    @property
    def faults(self) -> tuple[tuple[str, Fault], ...]:
        """What the reader objects to."""
        self._ask(FAULTS)
        return self._corpus.faults

    def problems(self, *keywords: str) -> Iterator[Problem]:
        """Yield the violations that these schema keywords found."""
        self._ask(PROBLEMS)
        return self._corpus.problems(*keywords)

    @property
    def unread_ids(self) -> frozenset[str]:
        """The ids that seem to stand in files which could not be read."""
        self._ask(BROKEN)
        return self._corpus.unread_ids

    def records(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds that follow their schema."""
        self._ask_kinds(kinds) if kinds else self._ask(ALL)
        return self._corpus.records(*kinds)

    def live(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds that count today."""
        self._ask_kinds(kinds) if kinds else self._ask(ALL)
        self._ask(TODAY)
        return self._corpus.live(*kinds)

    def invalid(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds that break their schema."""
        self._ask_kinds(kinds)
        return self._corpus.invalid(*kinds)

    def unclear(self, *kinds: str) -> bool:
        """Whether a record of these kinds may stand where it cannot be read."""
        self._ask_kinds(kinds)
        self._ask(BROKEN)
        return self._corpus.unclear(*kinds)

    def get(self, record_id: str) -> Record | None:
        """Return the record of an id."""
        return self._given(self._corpus.get(record_id))

    def outgoing(self, record: Record, *names: str) -> tuple[Link, ...]:
        """Return the links that a record makes."""
        self._ask_makers(record)
        return self._corpus.outgoing(record, *names)

    def targets(self, record: Record, *names: str) -> tuple[Record, ...]:
        """Return the records that a record names."""
        self._ask_makers(record)
        return self._all_given(self._corpus.targets(record, *names))

    def incoming(self, record: Record, *names: str) -> tuple[Link, ...]:
        """Return the links that others make to a record."""
        self._ask_names(names)
        return self._corpus.incoming(record, *names)

    def sources(self, record: Record, *names: str) -> tuple[Record, ...]:
        """Return the records that name a record."""
        self._ask_names(names)
        return self._all_given(self._corpus.sources(record, *names))

    def related(self, record: Record, *names: str) -> tuple[Record, ...]:
        """Return the records in these relations to a record."""
        self._ask_names(names)
        return self._all_given(self._corpus.related(record, *names))

    def named_links(self, name: str) -> tuple[Link, ...]:
        """Return every link of one name."""
        self._ask_names((name,))
        return self._corpus.named_links(name)

    def _given(self, record: Record | None) -> Record | None:
        """Note which record there is for an id: that there is none follows from all ids."""
        self.asked.add(IDS)
        if record is not None:
            self.asked.add(KIND + record.kind.name)
        return record

    def _all_given(self, records: tuple[Record, ...]) -> tuple[Record, ...]:
        self.asked.add(IDS)
        self._ask_kinds({record.kind.name for record in records})
        return records

    def _ask_makers(self, record: Record) -> None:
        """Note who makes the links of an id: all records that bear it."""
        self.asked.add(IDS)
        self._ask_kinds(self._shared.kinds_by_id.get(record.id, ()))

    def _ask_names(self, names: tuple[str, ...]) -> None:
        """Note who may make a link: all kinds whose schema has it."""
        if not names:
            self._ask(ALL)
        for name in names:
            self._ask_kinds(self._shared.makers.get(name, ()))
