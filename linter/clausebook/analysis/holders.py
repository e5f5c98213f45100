"""Who holds which role today."""

from collections import defaultdict
from collections.abc import Mapping
from datetime import date

from clausebook.analysis.role_holding import roles_held
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["holders", "is_active", "roles_in_use", "roles_of"]


def is_active(record: Record, day: date) -> bool:
    """Whether a person is with the organization, or a role is in use, on that day."""
    begins, ends = record.date("active_from"), record.date("active_until")
    return (begins is None or begins <= day) and (ends is None or day <= ends)


def roles_in_use(corpus: Corpus) -> tuple[Record, ...]:
    """Return the live roles that are in use today."""
    return tuple(role for role in corpus.live("role") if is_active(role, corpus.today))


def roles_of(person: Record, day: date) -> tuple[str, ...]:
    """Return the ids of the roles that a person holds on a day, sorted.

    Empty where the person is not with the organization on that day.
    """
    return tuple(sorted(roles_held(person, day))) if is_active(person, day) else ()


def holders(corpus: Corpus) -> Mapping[str, tuple[Record, ...]]:
    """Return the live persons who hold each role today, by the id of the role."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for person in corpus.live("person"):
        for role in roles_of(person, corpus.today):
            found[role].append(person)
    return {role: tuple(persons) for role, persons in found.items()}
