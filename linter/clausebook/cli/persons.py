"""Who gives the command: a person of the records."""

from datetime import date
from pathlib import Path

from clausebook.analysis.holders import is_active, roles_of
from clausebook.cli.usage import UsageError, did_you_mean
from clausebook.control.approval.approving import NotApprovable
from clausebook.control.identities import persons_of
from clausebook.corpus import Corpus
from clausebook.git import own_identity
from clausebook.record import Record

__all__ = ["check_role", "person_at_work", "person_named", "persons_of_git", "recorder_of"]


def person_at_work(corpus: Corpus, root: Path, given: str | None, option: str) -> Record:
    """Return the person that an option names, else the one whom git knows by the same address.

    Raises UsageError where there is none, or more than one.
    """
    if given:
        return person_named(corpus, given)
    identity = own_identity(root)
    if identity is None:
        raise UsageError(f"git does not know who you are; say it, as in {option} PSN-0001")
    found = persons_of(corpus, identity)
    if len(found) == 1:
        return found[0]
    remedy = f"; mend git_identities, or say who you are, as in {option} PSN-0001"
    if not found:
        raise UsageError(f"no person has {identity.email}, the address that git has of you{remedy}")
    ids = " and ".join(person.id for person in found)
    raise UsageError(f"{ids} have {identity.email}, the address that git has of you{remedy}")


def persons_of_git(corpus: Corpus, root: Path) -> tuple[Record, ...]:
    """Return the persons whom git may take the user for."""
    identity = own_identity(root)
    return () if identity is None else persons_of(corpus, identity)


def recorder_of(corpus: Corpus, root: Path, person: Record) -> str:
    """Return the id of whom git knows, where that is one person and another; else nothing."""
    at_work = [one.id for one in persons_of_git(corpus, root)]
    return at_work[0] if len(at_work) == 1 and at_work[0] != person.id else ""


def person_named(corpus: Corpus, person_id: str) -> Record:
    """Return a person by id; raises UsageError."""
    person = corpus.get(person_id)
    if person is None or person.kind.name != "person" or not person.is_valid:
        known = [one.id for one in corpus.records("person")]
        raise UsageError(f"there is no person {person_id}{did_you_mean(person_id, known)}")
    return person


def check_role(corpus: Corpus, person: Record, role_id: str, day: date) -> None:
    """Raise NotApprovable unless the person held the role on that day.

    Raises UsageError where there is no such role.
    """
    role = corpus.get(role_id)
    if role is None or role.kind.name != "role":
        known = [one.id for one in corpus.records("role")]
        raise UsageError(f"there is no role {role_id}{did_you_mean(role_id, known)}")
    if not is_active(person, day):
        raise NotApprovable(f"{person.id} was not with the organization on {day}")
    if not is_active(role, day):
        raise NotApprovable(f"the role {role_id} was not in use on {day}")
    held = roles_of(person, day)
    if role_id not in held:
        others = f"; held were {', '.join(held)}" if held else ", nor any other role"
        raise NotApprovable(f"{person.id} did not hold {role_id} on {day}{others}")
