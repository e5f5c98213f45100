"""The example organisation as the operators see it: its records on its own day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from clausebook.corpus import Corpus
from clausebook.document import Document
from clausebook.project import Project, open_project
from clausebook.record import Link, Record

__all__ = ["AS_OF", "Example", "later", "open_example"]

AS_OF = date(2026, 11, 22)
"""The day on which the records of this repository are judged; the Makefile says the same."""

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Example:
    """The records of this repository, read once."""

    project: Project
    corpus: Corpus

    @property
    def today(self) -> date:
        """The day on which the example is judged."""
        return self.corpus.today

    def day(self, days: int) -> str:
        """Return the day so many days from today, as records write it."""
        return (self.today + timedelta(days)).isoformat()

    def records(self, *kinds: str) -> tuple[Record, ...]:
        """Return all records of these kinds."""
        return self.corpus.records(*kinds)

    def live(self, *kinds: str) -> tuple[Record, ...]:
        """Return the records of these kinds that count today."""
        return self.corpus.live(*kinds)

    def get(self, record_id: str) -> Record:
        """Return the record of an id that exists."""
        return self.corpus.by_id[record_id]

    def document(self, record: Record) -> Document:
        """Return the document that a record stands in."""
        return self.corpus.documents[record.path]

    @cached_property
    def headers(self) -> tuple[Record, ...]:
        """Every document's own record: registers, and records that are a file of their own."""
        return tuple(ld.records[0] for ld in self.corpus.loaded if ld.records)

    def links_to(self, record: Record, *names: str) -> tuple[Link, ...]:
        """Return the links of these names, or of all, that others make to a record."""
        return self.corpus.incoming(record, *names)

    def related(self, record: Record, *names: str) -> tuple[Record, ...]:
        """Return the records in these relations to a record, whichever side wrote them down."""
        return self.corpus.related(record, *names)

    def holders(self, role: str) -> Iterator[Record]:
        """Yield the persons who hold a role today."""
        for person in self.live("person"):
            for held in person.parts("roles"):
                ended = held.date("until")
                if held.text("role") == role and (ended is None or ended >= self.today):
                    yield person


def open_example(root: Path = ROOT, today: date = AS_OF) -> Example:
    """Return the example organisation of a checkout."""
    project = open_project(root)
    return Example(project, project.load(today))


def later(day: date, days: int) -> str:
    """Return the day so many days after another one, as records write it."""
    return (day + timedelta(days)).isoformat()
