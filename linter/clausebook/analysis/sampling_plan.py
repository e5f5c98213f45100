"""A sampling plan for an auditor: which records to pull, and what to look at with each.

The choice depends on the seed and on the ids alone, so that it can be repeated, and so that a
record that is added later does not exchange all the others.
"""

import hashlib
import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.schema import Nature

__all__ = ["Sample", "Sampled", "sample_size", "sampling_plan"]

_AHEAD = frozenset({"due", "next_due", "answer_due", "planned_for", "review_by", "expires_on"})
"""Days that lie ahead when a record is written, and so do not tell when things happened."""

_LIVING_LISTS = frozenset({"equipment", "person", "provider", "record-location"})
"""Kinds that are kept current and hold, or lead to, what an auditor samples: calibrations,
competences, evaluations, and evidence that is kept elsewhere."""


@dataclass(frozen=True, slots=True)
class Sampled:
    """One record to pull, and the records that it names: where its trail leads."""

    record: Record
    leads_to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sample:
    """What to pull of one kind: some of ``population`` records, for these clauses."""

    kind: str
    title: str
    clauses: tuple[str, ...]
    population: int
    drawn: tuple[Sampled, ...]


def sampling_plan(
    corpus: Corpus, since: date, seed: str, *, least: int = 3, most: int = 15
) -> tuple[Sample, ...]:
    """Return a sample of each kind of retained record and living list, in the order of their names.

    The population is what happened from ``since`` until the day of the corpus; a record without a
    day of its own belongs to it. Evidence that is kept elsewhere is sampled by its locations.
    """
    found = (
        _sample(corpus, name, since, seed, least=least, most=most)
        for name, kind in sorted(corpus.library.kinds.items())
        if kind.nature is Nature.RETAINED or name in _LIVING_LISTS
    )
    return tuple(sample for sample in found if sample is not None)


def sample_size(population: int, *, least: int = 3, most: int = 15) -> int:
    """Return how many to pull: the square root, rounded up, between the least and the most.

    A convention of auditors without statistical claim: what was not pulled may differ.
    """
    return min(population, max(least, min(most, math.isqrt(max(population - 1, 0)) + 1)))


def _sample(
    corpus: Corpus, name: str, since: date, seed: str, *, least: int, most: int
) -> Sample | None:
    population = [
        record
        for record in corpus.records(name)
        if not is_withdrawn(record) and _is_within(record, since, corpus.today)
    ]
    if not population:
        return None
    size = sample_size(len(population), least=least, most=most)
    drawn = sorted(population, key=lambda record: (_lot(seed, record.id), record.id))[:size]
    kind = corpus.library.kinds[name]
    return Sample(
        name,
        kind.plural,
        corpus.edition.translate(kind.clauses),
        len(population),
        tuple(
            Sampled(record, tuple(dict.fromkeys(_trail(corpus, record))))
            for record in sorted(drawn, key=lambda record: record.id)
        ),
    )


def _is_within(record: Record, since: date, until: date) -> bool:
    days = list(_days(record))
    return not days or any(since <= day <= until for day in days)


def _days(record: Record) -> Iterator[date]:
    for name, field in record.field.properties.items():
        if field.is_date and name not in _AHEAD:
            day = record.date(name)
            if day is not None:
                yield day


def _lot(seed: str, record_id: str) -> bytes:
    return hashlib.sha256(f"{seed}\n{record_id}".encode()).digest()


def _trail(corpus: Corpus, record: Record) -> Iterator[str]:
    for link in corpus.outgoing(record):
        target = corpus.get(link.target)
        if target is not None and target.kind.name not in ("role", "person"):
            yield target.id
