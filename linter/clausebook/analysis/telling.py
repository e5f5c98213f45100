"""What was told to whom, or is to be, wherever the records say it."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.holders import roles_of
from clausebook.corpus import Corpus
from clausebook.record import Part, Record

__all__ = [
    "Telling",
    "acknowledged",
    "attendances",
    "logged",
    "planned",
    "taught",
    "told_of_changes",
]

_EVERYBODY = re.compile(r"\b(?:all|entire|every|everybody|everyone|whole)\b", re.IGNORECASE)
_TOPIC_OF = {
    "policy": "policy",
    "objective": "objectives",
    "need": "customer_needs",
    "requirement": "requirements",
}


@dataclass(frozen=True, slots=True)
class Telling:
    """Something told on a day, or planned as a matter of course (then without a day).

    ``roles`` are those who heard it and who said it, ``everybody`` that all people inside did.
    ``about`` are the records with the version that was told, empty where none is named.
    """

    part: Part
    day: date | None
    roles: frozenset[str]
    everybody: bool
    topics: frozenset[str]
    about: tuple[tuple[str, str], ...]


def planned(corpus: Corpus) -> Iterator[Telling]:
    """Yield the rows of the plans of live communications."""
    for communication in corpus.live("communication"):
        for row in communication.parts("plan"):
            about = [(record, "") for record in row.texts("about")]
            heard = (*row.texts("with_whom"), row.text("who"))
            yield _from(corpus, row, None, heard, about)


def logged(corpus: Corpus) -> Iterator[Telling]:
    """Yield the entries in the logs of live communications."""
    for communication in corpus.live("communication"):
        for entry in communication.parts("log"):
            about = [(p.text("record"), p.text("version")) for p in entry.parts("about")]
            confirmed = (part.text("by") for part in entry.parts("acknowledged"))
            heard = (*entry.texts("audience"), entry.text("by"), *confirmed)
            yield _from(corpus, entry, entry.date("on"), heard, about)


def taught(corpus: Corpus) -> Iterator[Telling]:
    """Yield the trainings that taught records, held or planned."""
    for training in corpus.live("training"):
        about = [(record, "") for record in training.texts("teaches")]
        if about:
            days = sorted(training.texts("held_on"))
            heard = (
                *training.texts("roles"),
                *(part.text("person") for part in attendances(training)),
            )
            day = date.fromisoformat(days[-1]) if days else None
            yield _from(corpus, training, day, heard, about)


def acknowledged(corpus: Corpus) -> Iterator[Telling]:
    """Yield what persons have read or heard and say that they understood."""
    for record in corpus.live("acknowledgement"):
        about = [(record.text("document"), record.text("document_version"))]
        yield _from(corpus, record, record.date("on"), [record.text("person")], about)


def attendances(training: Record) -> tuple[Part, ...]:
    """Return the participants of a training, without those who are said to have been away."""
    return tuple(p for p in training.parts("participants") if p.flag("attended") is not False)


def told_of_changes(corpus: Corpus) -> Iterator[Telling]:
    """Yield what was told when a planned change was made."""
    for change in corpus.live("change"):
        said = change.part("communication")
        about = [(record, "") for record in change.texts("affects")]
        if said.has("on") and about:
            yield _from(corpus, said, said.date("on"), said.texts("told"), about)


def _from(
    corpus: Corpus,
    part: Part,
    day: date | None,
    heard: Iterable[str],
    about: list[tuple[str, str]],
) -> Telling:
    reached = [record for one in heard if (record := corpus.get(one)) is not None]
    roles = {role for record in reached for role in _roles(record, day or corpus.today)}
    named = part.texts("topics") if "topics" in part.field.properties else ()
    topics = {*named, *(topic for record, _ in about for topic in _topics(corpus.get(record)))}
    others = part.text("others") if "others" in part.field.properties else ""
    everybody = bool(_EVERYBODY.search(others)) or any(_is_staff(record) for record in reached)
    return Telling(part, day, frozenset(roles), everybody, frozenset(topics), tuple(about))


def _roles(record: Record, day: date) -> tuple[str, ...]:
    if record.kind.name == "role":
        return (record.id,)
    return roles_of(record, day) if record.kind.name == "person" else ()


def _topics(record: Record | None) -> Iterator[str]:
    """Yield what a record is about in the set words of plans; a register is about its records."""
    if record is not None:
        kind = record.text("of") if record.kind.name == "register" else record.kind.name
        if kind in _TOPIC_OF:
            yield _TOPIC_OF[kind]


def _is_staff(record: Record) -> bool:
    return record.kind.name == "interested-party" and record.text("class") == "employee"
