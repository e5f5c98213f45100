"""Who has to know which document, and who has not acknowledged it yet."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from clausebook.analysis.holders import is_active, roles_in_use, roles_of
from clausebook.analysis.telling import attendances
from clausebook.analysis.versions import major
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Acknowledgements", "Owed"]

_KINDS = ("policy", "procedure", "work-instruction")
_ROLES = "applies_to_roles"


@dataclass(frozen=True, slots=True)
class Owed:
    """A document that a person has to know and has not acknowledged as it is now.

    ``roles`` are the ids of those that the person holds and that it is for; ``since`` is the day
    from which both the document and one of the roles held.
    """

    person: Record
    document: Record
    roles: tuple[str, ...]
    since: date


class Acknowledgements:
    """What the persons of a corpus have read and understood, and what is owed today.

    A policy is for all roles; a procedure or work instruction for those that it names. Only the
    major version counts, for minor changes are wording. What counts is a record of its own, a
    confirmation in the log of a communication that names the version, a training that taught the
    document after this major version was written, and to have written or approved it.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    @property
    def are_used(self) -> bool:
        """Whether the organization has acknowledgements at all; nothing is owed otherwise."""
        return bool(self._corpus.records("acknowledgement"))

    def owed(self) -> tuple[Owed, ...]:
        """Return what is owed today, by document and person."""
        if not self.are_used:
            return ()
        documents = sorted(self._corpus.live(*_KINDS), key=lambda record: record.id)
        return tuple(one for document in documents for one in self._owed_of(document))

    def documents_by_role(self) -> Iterator[tuple[Record, frozenset[str]]]:
        """Yield each document in force with the ids of the roles that it is for, by its id."""
        for document in sorted(self._corpus.live(*_KINDS), key=lambda record: record.id):
            yield document, self._roles_of(document)

    def knows(self, person_id: str, document: Record) -> bool:
        """Whether somebody has acknowledged the present major version of a document."""
        acknowledged = self._highest.get((person_id, document.id))
        if acknowledged is not None and acknowledged >= major(document.text("version")):
            return True
        if person_id in (document.text("author"), document.part("approval").text("by")):
            return True
        written = _written(document)
        days = self._taught.get((person_id, document.id), ())
        return written is not None and any(day >= written for day in days)

    def _owed_of(self, document: Record) -> Iterator[Owed]:
        asked = self._roles_of(document)
        for person in self._persons:
            held = tuple(role for role in self._held[person.id] if role in asked)
            if held and not self.knows(person.id, document):
                yield Owed(person, document, held, self._since(document, person, held))

    def _roles_of(self, document: Record) -> frozenset[str]:
        in_use = frozenset(role.id for role in roles_in_use(self._corpus))
        if _ROLES not in document.field.properties:
            return in_use
        return in_use.intersection(document.texts(_ROLES))

    def _since(self, document: Record, person: Record, roles: tuple[str, ...]) -> date:
        today = self._corpus.today
        begun = [
            part.date("from") or date.min
            for part in person.parts("roles")
            if part.text("role") in roles and (part.date("until") or date.max) >= today
        ]
        days = (_applies_from(document), person.date("active_from"), min(begun, default=None))
        return max((day for day in days if day is not None), default=today)

    @cached_property
    def _persons(self) -> tuple[Record, ...]:
        today = self._corpus.today
        active = (one for one in self._corpus.live("person") if is_active(one, today))
        return tuple(sorted(active, key=lambda person: person.id))

    @cached_property
    def _held(self) -> Mapping[str, tuple[str, ...]]:
        return {person.id: roles_of(person, self._corpus.today) for person in self._persons}

    @cached_property
    def _highest(self) -> Mapping[tuple[str, str], int]:
        """The highest major version acknowledged, by person and document."""
        found: dict[tuple[str, str], int] = {}
        for person, document, version in self._said():
            found[person, document] = max(found.get((person, document), 0), major(version))
        return found

    def _said(self) -> Iterator[tuple[str, str, str]]:
        """Yield who acknowledged which version of which document until today."""
        for record in self._corpus.records("acknowledgement"):
            if self._has_come(record.date("on")):
                version = record.text("document_version")
                yield record.text("person"), record.text("document"), version
        for communication in self._corpus.live("communication"):
            for entry in communication.parts("log"):
                for part in entry.parts("acknowledged"):
                    if self._has_come(part.date("on") or entry.date("on")):
                        for about in entry.parts("about"):
                            yield part.text("by"), about.text("record"), about.text("version")

    def _has_come(self, day: date | None) -> bool:
        return day is None or day <= self._corpus.today

    @cached_property
    def _taught(self) -> Mapping[tuple[str, str], tuple[date, ...]]:
        """The days on which somebody was taught a document, by person and document."""
        found: defaultdict[tuple[str, str], list[date]] = defaultdict(list)
        for training in self._corpus.records("training"):
            days = [*filter(self._has_come, map(date.fromisoformat, training.texts("held_on")))]
            for part in attendances(training):
                for taught in training.texts("teaches"):
                    found[part.text("person"), taught] += days
        return {key: tuple(days) for key, days in found.items()}


def _written(document: Record) -> date | None:
    """Return the day on which the present major version was written."""
    number = major(document.text("version"))
    for part in document.parts("history"):
        if major(part.text("version")) == number:
            return part.date("date")
    return document.part("approval").date("on") or document.date("effective_on")


def _applies_from(document: Record) -> date | None:
    """Return the day from which the present major version applies, as near as the header tells.

    That of a version behind the first of its number is the day of its own, minor change.
    """
    number = major(document.text("version"))
    of_major = [p for p in document.parts("history") if major(p.text("version")) == number]
    if len(of_major) > 1:
        return of_major[0].date("date")
    return document.date("effective_on") or document.part("approval").date("on")
