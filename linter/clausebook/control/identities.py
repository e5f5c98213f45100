"""Who somebody in version control is: the persons behind addresses, and their names."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from clausebook.corpus import Corpus
from clausebook.history import Commit, Identity
from clausebook.record import Record

__all__ = [
    "address_of",
    "authors_of",
    "known_as",
    "name_of_record",
    "persons_by_address",
    "persons_of",
]

_ADDRESS = re.compile(r"<([^<>]+)>\s*$")


def persons_by_address(corpus: Corpus) -> Mapping[str, tuple[Record, ...]]:
    """Return the persons by the addresses under which they commit, in small letters."""
    return corpus.once(_persons_by_address)


def persons_of(corpus: Corpus, identity: Identity | str) -> tuple[Record, ...]:
    """Return the persons who somebody in version control may be: mostly one, or none, or several.

    A text is ``Name <address>`` or an address, as trailers have it.
    """
    return persons_by_address(corpus).get(address_of(identity), ())


def known_as(corpus: Corpus, identity: Identity) -> str:
    """Return the id of the one person who somebody in version control is, else the own name."""
    persons = persons_of(corpus, identity)
    return persons[0].id if len(persons) == 1 else identity.name or identity.email


def name_of_record(corpus: Corpus, record_id: object) -> str:
    """Return how a person or role is called, by id; the id itself where there is no such record."""
    if not isinstance(record_id, str):
        return ""
    record = corpus.get(record_id)
    return record.title if record is not None else record_id


def address_of(identity: Identity | str) -> str:
    """Return the address of somebody in small letters."""
    if isinstance(identity, Identity):
        return identity.email.strip().casefold()
    found = _ADDRESS.search(identity)
    return (found[1] if found else identity).strip().casefold()


def authors_of(commit: Commit) -> Iterator[str]:
    """Yield the addresses of those who made a change, in small letters: the author and helpers."""
    yield address_of(commit.author)
    for key, value in commit.trailers:
        if key.casefold() == "co-authored-by":
            yield address_of(value)


def _persons_by_address(corpus: Corpus) -> Mapping[str, tuple[Record, ...]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for person in corpus.records("person"):
        addresses = (*person.texts("git_identities"), person.text("email"))
        for address in dict.fromkeys(address.strip().casefold() for address in addresses):
            if address:
                found[address].append(person)
    return {address: tuple(persons) for address, persons in found.items()}
