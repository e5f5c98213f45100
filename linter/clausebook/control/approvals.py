"""Approvals: whether one binds the content it stands beside, and who brought it."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping

from clausebook.control.fingerprint import fingerprint
from clausebook.control.lives import Life, lives
from clausebook.corpus import Corpus
from clausebook.history import Commit, History, Identity, Version
from clausebook.record import LoadedDocument, Record

__all__ = [
    "address_of",
    "approved_fingerprint",
    "approving_commits",
    "approving_version",
    "authors_of",
    "is_void",
    "merges_by_commit",
    "persons_by_address",
    "persons_of",
]

_ADDRESS = re.compile(r"<([^<>]+)>\s*$")


def approved_fingerprint(document: LoadedDocument) -> str:
    """Return the fingerprint that the approval of a document was given for, empty without one."""
    approval = document.header.values.get("approval") if document.header is not None else None
    found = approval.get("fingerprint") if isinstance(approval, dict) else None
    return found if isinstance(found, str) else ""


def is_void(document: LoadedDocument) -> bool:
    """Whether the approval of a document was given for other content than it has.

    One without a fingerprint is not void: it does not say what it was given for. Nor is that of a
    document that grows, whose content nobody approves.
    """
    approved = approved_fingerprint(document)
    return bool(approved) and fingerprint(document) not in (approved, None)


def approving_version(corpus: Corpus, document: LoadedDocument) -> Version | None:
    """Return the version in which the present approval of a document first stood.

    None where it has none, or none that is committed.
    """
    for life in lives(corpus, [document]):
        return life.approving.version if life.approving is not None else None
    return None


def approving_commits(life: Life, merges: Mapping[str, tuple[Commit, ...]]) -> tuple[Commit, ...]:
    """Return the commit that brought the present approval, and the merges that took it over."""
    version = life.approving.version if life.approving is not None else None
    if version is None:
        return ()
    return (version.commit, *merges.get(version.commit.id, ()))


def merges_by_commit(history: History) -> Mapping[str, tuple[Commit, ...]]:
    """Return the merges by which each commit came to the present line of work, the nearest first.

    There are none for what was committed on that line: the newest commit, its first parent, the
    first parent of that, and so on.
    """
    by_id = {commit.id: commit for commit in history.commits}
    found: dict[str, tuple[Commit, ...]] = {}
    lines: list[tuple[str, tuple[Commit, ...]]] = [(history.commits[0].id, ())] if by_id else []
    while lines:
        commit_id, merges = lines.pop()
        while commit_id in by_id and commit_id not in found:
            commit = by_id[commit_id]
            found[commit_id] = merges
            # The oldest merge is left on top: what it took over, no later one did.
            lines += [(parent, (commit, *merges)) for parent in reversed(commit.parents[1:])]
            commit_id = commit.parents[0] if commit.parents else ""
    return found


def persons_by_address(corpus: Corpus) -> Mapping[str, tuple[Record, ...]]:
    """Return the persons by the addresses under which they commit, in small letters."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for person in corpus.records("person"):
        addresses = (*person.texts("git_identities"), person.text("email"))
        for address in dict.fromkeys(address.strip().casefold() for address in addresses):
            if address:
                found[address].append(person)
    return {address: tuple(persons) for address, persons in found.items()}


def persons_of(corpus: Corpus, identity: Identity | str) -> tuple[Record, ...]:
    """Return the persons who somebody in version control may be: mostly one, or none, or several.

    A text is ``Name <address>`` or an address, as trailers have it.
    """
    return persons_by_address(corpus).get(address_of(identity), ())


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
