"""What is before those who hold a role: what is due, what they must read, what they must know."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from clausebook.analysis.acknowledgements import Acknowledgements, Owed
from clausebook.analysis.calendar import Due, calendar
from clausebook.analysis.competence_matrix import Competent, competence_matrix
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Reading", "RoleAgenda", "Wanting", "role_agendas"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A document that is for a role; ``owed`` is one entry for each person who has not read it."""

    document: Record
    owed: tuple[Owed, ...]


@dataclass(frozen=True, slots=True)
class Wanting:
    """A competence of a role with the persons in whom it is not shown, or soon is not any more."""

    name: str
    persons: tuple[Competent, ...]


@dataclass(frozen=True, slots=True)
class RoleAgenda:
    """All of it for one role: by day, by id of the document, by name of the competence."""

    due: tuple[Due, ...] = ()
    readings: tuple[Reading, ...] = ()
    wanting: tuple[Wanting, ...] = ()


def role_agendas(corpus: Corpus) -> Mapping[str, RoleAgenda]:
    """Return what is before each role in use, by its id."""
    due: defaultdict[str, list[Due]] = defaultdict(list)
    for one in calendar(corpus):
        due[one.owner].append(one)
    known = Acknowledgements(corpus)
    owed: defaultdict[tuple[str, str], list[Owed]] = defaultdict(list)
    for missing in known.owed():
        for role in missing.roles:
            owed[role, missing.document.id].append(missing)
    readings: defaultdict[str, list[Reading]] = defaultdict(list)
    for document, roles in known.documents_by_role():
        for role in sorted(roles):
            found = tuple(owed[role, document.id])
            readings[role].append(Reading(document, found))
    wanting = _wanting(corpus)
    return {
        role: RoleAgenda(tuple(due[role]), tuple(readings[role]), tuple(wanting.get(role, ())))
        for role in sorted({*due, *readings, *wanting} - {""})
    }


def _wanting(corpus: Corpus) -> Mapping[str, list[Wanting]]:
    found: defaultdict[str, list[Wanting]] = defaultdict(list)
    for row in competence_matrix(corpus):
        for role in row.roles:
            holders = {link.source for link in corpus.incoming(role)}
            persons = tuple(
                one for one in row.persons if one.person.id in holders and one.needs_attention
            )
            if persons:
                found[role.id].append(Wanting(row.name, persons))
    return found
