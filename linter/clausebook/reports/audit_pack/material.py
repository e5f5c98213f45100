"""What a pack is made from: the records judged on a day, and the bytes of their documents."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from clausebook.analysis.coverage import ClauseCoverage
from clausebook.control.effect.in_progress import WorkInProgress
from clausebook.control.identities import name_of_record
from clausebook.control.readers import CLASSIFICATIONS, Withholding, classification_of
from clausebook.control.release.manifest import Manifest
from clausebook.corpus import Corpus
from clausebook.engine import Report
from clausebook.record import LoadedDocument, Record

__all__ = ["Material", "Source", "place_of_source"]


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of a document as it is in force, and the commit that made it so, if any."""

    content: bytes
    commit: str = ""


@dataclass(frozen=True)
class Material:
    """A QMS on the day of its corpus.

    ``rows`` are the clauses that were asked for. ``sources`` are by path; ``uncommitted`` are paths
    that differ from the commit. ``release`` is the newest up to the day, None without one. The
    corpus holds what the readers of ``withholding`` may see, and nothing else does more.
    """

    organization: str
    corpus: Corpus
    report: Report
    rows: tuple[ClauseCoverage, ...]
    works: tuple[WorkInProgress, ...]
    commit: str
    withholding: Withholding
    sources: Mapping[str, Source]
    uncommitted: tuple[str, ...] = ()
    release: Manifest | None = None

    @cached_property
    def documents(self) -> tuple[LoadedDocument, ...]:
        """The documents in which the evidence stands, by their ids."""
        paths = {evidence.record.path for row in self.rows for evidence in row.evidence}
        found = (one for one in self.corpus.loaded if one.path in paths and one.header is not None)
        return tuple(sorted(found, key=lambda one: (_id(one), one.path)))

    @cached_property
    def classified(self) -> Mapping[str, int]:
        """How many of the documents are of which classification, from the most open one."""
        found = Counter(map(classification_of, self.documents))
        ranked = (*CLASSIFICATIONS, *sorted(found.keys() - set(CLASSIFICATIONS)))
        return {name: found[name] for name in ranked if found[name]}

    @property
    def shows_all(self) -> bool:
        """Whether the readers miss nothing that there is."""
        return self.withholding.is_idle

    @property
    def shown_uncommitted(self) -> tuple[str, ...]:
        """What is not committed as it is; those who do not see all are told of the evidence."""
        known = self.uncommitted
        return known if self.shows_all else tuple(one for one in known if one in self.by_path)

    @cached_property
    def by_path(self) -> Mapping[str, LoadedDocument]:
        """The documents by their paths."""
        return {one.path: one for one in self.documents}

    def header(self, record: Record) -> Record:
        """Return the header of the document that a record stands in."""
        found = self.by_path[record.path].header if record.path in self.by_path else None
        return found or record

    def person(self, record_id: object) -> str:
        """Return a person or role by id and name, empty where none is named."""
        name = name_of_record(self.corpus, record_id)
        return f"{record_id} {name}" if name and name != record_id else name

    def clauses(self) -> Iterator[str]:
        """Yield the numbers of the clauses."""
        return (row.clause.number for row in self.rows)


def place_of_source(path: str) -> str:
    """Return where a document lies in the pack.

    Every character that not every system can show or unpack is written as its bytes, as in %0A.
    """
    return f"sources/{''.join(map(_plain, path))}"


def _plain(character: str) -> str:
    if character.isprintable() and character != "\\":
        return character
    return "".join(f"%{byte:02X}" for byte in character.encode("utf-8", "surrogateescape"))


def _id(document: LoadedDocument) -> str:
    return document.header.id if document.header is not None else ""
