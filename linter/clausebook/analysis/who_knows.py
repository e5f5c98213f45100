"""Who has to know a policy, a need or a requirement, who was told of it, and who confirmed it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.audience import who_must_know
from clausebook.analysis.holders import holders
from clausebook.analysis.telling import (
    Telling,
    acknowledged,
    attendances,
    logged,
    taught,
    told_of_changes,
)
from clausebook.analysis.versions import major
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Known", "who_knows"]

_KINDS = ("policy", "need", "requirement")


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a record in its present major version.

    ``told`` are the ids of roles that were told, with the last day, None where none is named;
    ``untold`` those that have to know it and were not. ``asked`` are the persons who hold a role
    that has to know it, ``confirmed`` those of them who said that they understood.
    """

    record: Record
    told: tuple[tuple[str, date | None], ...]
    untold: tuple[str, ...]
    asked: frozenset[str]
    confirmed: frozenset[str]


def who_knows(corpus: Corpus) -> tuple[Known, ...]:
    """Return every live policy, need and requirement that somebody has to know, gaps first."""
    said = [*logged(corpus), *taught(corpus), *told_of_changes(corpus), *acknowledged(corpus)]
    registers = {register.path: register.id for register in corpus.records("register")}
    persons = {role: {one.id for one in held} for role, held in holders(corpus).items()}
    found = []
    for record in corpus.live(*_KINDS):
        must = who_must_know(corpus, record)
        if must:
            heard = [one for one in said if _tells(one, record, registers.get(record.path, ""))]
            asked = frozenset(one for role in must for one in persons.get(role, ()))
            told = dict(_told(must, heard))
            found.append(
                Known(
                    record,
                    tuple(sorted(told.items())),
                    tuple(sorted(must - told.keys())),
                    asked,
                    asked & frozenset(_confirmed(heard)),
                )
            )
    order = {name: index for index, name in enumerate(_KINDS)}
    found.sort(key=lambda one: (not one.untold, order[one.record.kind.name], one.record.id))
    return tuple(found)


def _tells(telling: Telling, record: Record, register: str) -> bool:
    """Whether a record was told of as it is now: in its major version, or since it came to that."""
    is_later = telling.day is not None and telling.day >= _since(record)
    for named, version in telling.about:
        if named == record.id:
            if is_later if not version else major(version) >= _number(record):
                return True
        elif register and named == register and is_later:
            return True
    return is_later and record.kind.name == "policy" and "policy" in telling.topics


def _number(record: Record) -> int:
    return major(record.text("version")) if "version" in record.values else 0


def _since(record: Record) -> date:
    """Return the day on which the present major version was written, as far as it says so."""
    entries = record.parts("history") if "history" in record.values else ()
    days = [part.date("date") for part in entries if major(part.text("version")) == _number(record)]
    return min((day for day in days if day is not None), default=date.min)


def _told(must: frozenset[str], heard: Sequence[Telling]) -> Iterator[tuple[str, date | None]]:
    for role in must:
        reached = [one for one in heard if one.everybody or role in one.roles]
        if reached:
            days = [one.day for one in reached if one.day is not None]
            yield role, max(days, default=None)


def _confirmed(heard: Sequence[Telling]) -> Iterator[str]:
    """Yield the persons who confirmed it: in a log, by a record of it, or by taking part."""
    for one in heard:
        known = one.part.field.properties
        if "acknowledged" in known:
            yield from (part.text("by") for part in one.part.parts("acknowledged"))
        elif "document_version" in known:
            yield one.part.text("person")
        elif isinstance(one.part, Record) and "participants" in known:
            yield from (part.text("person") for part in attendances(one.part))
