"""Who has to know of a requirement, a need or a policy."""

from collections.abc import Iterator

from clausebook.analysis.holders import roles_in_use, roles_of
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["who_must_know"]


def who_must_know(corpus: Corpus, record: Record) -> frozenset[str]:
    """Return the ids of the roles in use that have to know of a change of a record.

    A policy concerns all roles; a requirement those that answer for and do the work that fulfils
    or verifies it; a need those of the requirements that satisfy it. The owner of the record, and
    who wrote or approved this version, knows of it.
    """
    roles = {role.id for role in roles_in_use(corpus)}
    if record.kind.name == "policy":
        concerned = roles
    elif record.kind.name == "requirement":
        concerned = roles & set(_workers(corpus, record))
    else:
        satisfying = corpus.related(record, "satisfied_by")
        live = [one for one in satisfying if one.is_live(corpus.today)]
        concerned = roles & {role for one in live for role in _workers(corpus, one)}
    return frozenset(concerned - set(_in_the_know(corpus, record)))


def _workers(corpus: Corpus, requirement: Record) -> Iterator[str]:
    """Yield the roles that work by a requirement.

    Of a procedure that only mentions it, that is the owner: its readers have other work too.
    """
    for record in corpus.related(requirement, "put_into_practice_in"):
        if record.is_live(corpus.today):
            yield record.text("owner")
    for record in corpus.targets(requirement, "fulfilled_by", "verified_in"):
        if record.is_live(corpus.today) and record.kind.name != "provider":
            yield record.text("owner")
            for link in corpus.outgoing(record, "performed_by", "instructs"):
                yield link.target


def _in_the_know(corpus: Corpus, record: Record) -> Iterator[str]:
    yield record.text("owner")
    approval = record.part("approval")
    yield approval.text("role")
    for person_id in (record.text("author"), approval.text("by")):
        person = corpus.get(person_id)
        if person is not None and person.kind.name == "person":
            yield from roles_of(person, corpus.today)
