"""Which roles a person held on a day, and who belonged to top management."""

from collections.abc import Iterable
from datetime import date

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["TopManagement", "roles_held", "top_roles"]


def roles_held(person: Record, day: date) -> frozenset[str]:
    """Return the ids of the roles that a person held on that day."""
    return frozenset(
        part.text("role")
        for part in person.parts("roles")
        if (part.date("from") or date.min) <= day <= (part.date("until") or date.max)
    )


def top_roles(corpus: Corpus) -> tuple[Record, ...]:
    """Return the roles of top management that were not withdrawn."""
    return tuple(
        role
        for role in corpus.records("role")
        if not is_withdrawn(role)
        and (role.flag("top_management") or role.text("level") == "top_management")
    )


class TopManagement:
    """Who belonged to top management on which day."""

    def __init__(self, corpus: Corpus) -> None:
        self.roles = frozenset(role.id for role in top_roles(corpus))
        self._persons = {person.id: person for person in corpus.records("person")}

    def includes(self, ids: Iterable[str], day: date) -> bool:
        """Whether a role of top management, or somebody who held one that day, is among them."""
        wanted = set(ids)
        named = (self._persons[one] for one in wanted if one in self._persons)
        return bool(wanted & self.roles) or any(
            self.roles & roles_held(person, day) for person in named
        )
