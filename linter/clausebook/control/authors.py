"""The names of those who made a version."""

from clausebook.corpus import Corpus
from clausebook.history import Identity
from clausebook.record import Record

__all__ = ["name_of_author", "name_of_record"]


def name_of_record(corpus: Corpus, record_id: object) -> str:
    """Return how a person or role is called, by id; the id itself where there is no such record."""
    if not isinstance(record_id, str):
        return ""
    record = corpus.get(record_id)
    return record.title if record is not None else record_id


def name_of_author(corpus: Corpus, author: Identity) -> str:
    """Return the name of the one person whom an author of a commit is, else the author's own."""
    persons = [one for one in corpus.records("person") if author.email.lower() in _addresses(one)]
    return persons[0].title if len(persons) == 1 else author.name or author.email


def _addresses(person: Record) -> set[str]:
    listed = (*person.texts("git_identities"), person.text("email"))
    return {address.lower() for address in listed if address}
