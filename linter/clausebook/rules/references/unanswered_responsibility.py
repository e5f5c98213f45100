"""A responsibility that lies with nobody who is there."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Link, Part, Record
from clausebook.rules.references._own_links import own_links
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature

_HELD_TODAY = (
    "owned_by",
    "performed_by",
    "watched_by",
    "looked_after_by",
    "listened_to_by",
    "plan_led_by",
    "replied_to_by",
)
_DAY_OF = {
    "decided_by": "decided_on",
    "attended_by": "held_on",
    "detected_by": "detected_on",
    "implemented_by": "implemented_on",
}


@rule("REF004", basis="requirement", severity="error", since="0.1", clauses="5.3")
def unanswered_responsibility(corpus: Corpus) -> Iterator[Finding]:
    """A responsibility lies with a role or a person who is not there.

    Top management sees to it that responsibilities are assigned. Three things are looked at.

    Does somebody hold each live role today? Where no person is recorded at all, this is not asked:
    people may be kept elsewhere.

    Was each person there on the day that counts: who approved, on the day of the approval; who
    attended, decided, reviewed or evaluated, on the day of that? Somebody who has left since was
    still there then.

    Is each role that a record in force relies on today (as owner, in a process, as watcher) still
    in use? Closed records may name a role of their time.

    ## Fails

    ```yaml
    PSN-0002:
      roles:
        - {role: ROL-0002, from: 2015-04-01, until: 2026-05-31}
    ```

    ## Fails

    ```yaml
    MRV-0001:
      attendees: [PSN-0001, PSN-0002, PSN-0004]
    PSN-0004:
      kind: person
      title: D. O.
      status: obsolete
      version: "1.0"
      owner: ROL-0001
      active_from: 2012-01-01
      active_until: 2025-06-30
    ```

    ## Fails

    ```yaml
    OBL-0001:
      watcher: ROL-0004
    ROL-0004:
      kind: role
      title: Safety officer
      status: obsolete
      version: "1.0"
      owner: ROL-0001
      active_until: 2025-12-31
    ```

    ## Passes

    ```yaml
    REQ-0001:
      review: {by: PSN-0004}
    PSN-0004:
      kind: person
      title: D. O.
      status: obsolete
      version: "1.0"
      owner: ROL-0001
      active_from: 2012-01-01
      active_until: 2026-01-31
    ```
    """
    yield from _vacant_roles(corpus)
    naming = _naming_who_may_be_gone(corpus)
    for record in corpus.live():
        if record.id not in naming:
            continue
        for link in own_links(corpus, record):
            person = corpus.get(link.target)
            if person is not None and person.is_valid and person.kind.name == "person":
                yield from _absent_person(record, link, person)
        yield from _ended_roles(corpus, record)


def _naming_who_may_be_gone(corpus: Corpus) -> frozenset[str]:
    """Return the ids of records that name persons or roles which are not there on every day."""
    gone = [
        record
        for record in corpus.records("person", "role")
        if is_withdrawn(record) or record.has("active_from") or record.has("active_until")
    ]
    return frozenset(link.source for record in gone for link in corpus.incoming(record))


def _vacant_roles(corpus: Corpus) -> Iterator[Finding]:
    persons = [person for person in corpus.records("person") if not is_withdrawn(person)]
    if not persons or corpus.unclear("person"):
        return
    held = {
        part.text("role")
        for person in persons
        if _is_there(person, corpus.today)
        for part in person.parts("roles")
        if _within(part.date("from"), part.date("until"), corpus.today)
    }
    for role in corpus.live("role"):
        if role.id not in held and _is_there(role, corpus.today):
            yield Finding(
                role.at(),
                f"nobody holds the role {role.id}, '{role.title}'",
                f"add it to a person, as in roles: [{{role: {role.id}, from: 2026-01-01}}], "
                "or say until when the role was in use",
            )


def _absent_person(record: Record, link: Link, person: Record) -> Iterator[Finding]:
    days = list(_days(record, link))
    if not days or any(_is_there(person, day) for day in days):
        return
    begins, ends = person.date("active_from"), person.date("active_until")
    told = f"left on {ends}" if ends is not None and ends < days[-1] else f"came on {begins}"
    yield Finding(
        link.place,
        f"{person.id} is named for {days[-1]}, but {told}",
        "name who it was, or correct the day or the record of the person",
        related=((f"{person.id}, '{person.title}'", person.at()),),
    )


def _ended_roles(corpus: Corpus, record: Record) -> Iterator[Finding]:
    if record.status == "closed":
        return
    lasting = record.kind.nature is Nature.MAINTAINED
    for link in own_links(corpus, record, *(_HELD_TODAY if lasting else _HELD_TODAY[:1])):
        role = corpus.get(link.target)
        if role is None or role.kind.name != "role":
            continue
        if is_withdrawn(role) or not _is_there(role, corpus.today):
            ends = role.date("active_until")
            over = f"was in use until {ends}" if ends else f"is {role.status}"
            yield Finding(
                link.place,
                f"{link.source} relies on the role {role.id}, '{role.title}', which {over}",
                "name the role that has taken over",
                related=((f"{role.id}, '{role.title}'", role.at()),),
            )


def _is_there(record: Part, day: date) -> bool:
    return _within(record.date("active_from"), record.date("active_until"), day)


def _within(begins: date | None, ends: date | None, day: date) -> bool:
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def _days(record: Record, link: Link) -> Iterator[date]:
    """Yield the days for which a link to a person counts: the record's own, or that beside it."""
    texts: tuple[Any, ...]
    if link.name in _DAY_OF and _DAY_OF[link.name] in record.field.properties:
        texts = record.texts(_DAY_OF[link.name])
    else:
        beside: Any = record.values
        for step in link.place.pointer[len(record.pointer) : -1]:
            beside = beside[step]
        texts = (beside.get("on"),) if isinstance(beside, dict) else ()
    for text in texts:
        if isinstance(text, str):
            yield date.fromisoformat(text)
