"""An author of commits who is no person of the records, or two."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from clausebook.control.identities import address_of, persons_by_address
from clausebook.corpus import Corpus
from clausebook.history import Commit
from clausebook.record import Place, Record
from clausebook.rules.rule import Finding, rule


@rule("DOC302", basis="house", severity="info", since="0.3", clauses="7.5.3.2 c", parent="DOC002")
def unknown_author(
    corpus: Corpus, *, known_others: tuple[str, ...] = ("noreply@github.com",)
) -> Iterator[Finding]:
    """Somebody changed documents in git whom no record of a person names, or two name.

    Whether an approver wrote the change, and whose commit or signature proves an approval, can only
    be told of people whom the records know: a person gives the addresses under `git_identities`.
    Where no person has any, nothing is asked; once one has, everybody who committed a change of a
    document that is there now should be known, and by one record only. Somebody who committed under
    an old address adds it to the list, or has `.mailmap` turn it into the new one. Machines are
    named in the threshold `known_others`.

    ## Fails

    ```yaml commit on=2026-02-10 author=d.o@works.example
    POL-0001: {reviewed_on: 2026-02-10}
    ```

    ```yaml
    PSN-0001: {git_identities: [a.l@ofen.example]}
    PSN-0002: {git_identities: [b.m@ofen.example]}
    REG-0010:
      version: "1.1"
      approval: {on: 2026-02-20}
      effective_on: 2026-02-20
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-20, author: PSN-0002, reason: Addresses in git added}
    ```

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001: {reviewed_on: 2026-02-10}
    ```

    ```yaml
    PSN-0001: {git_identities: [B.M@ofen.example]}
    PSN-0002: {git_identities: [b.m@ofen.example]}
    REG-0010:
      version: "1.1"
      approval: {on: 2026-02-20}
      effective_on: 2026-02-20
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-20, author: PSN-0002, reason: Addresses in git added}
    ```

    ## Passes

    ```yaml commit on=2026-02-10 author=d.o@works.example
    POL-0001: {reviewed_on: 2026-02-10}
    ```

    ```yaml
    PSN-0002: {git_identities: [b.m@ofen.example, d.o@works.example]}
    REG-0010:
      version: "1.1"
      approval: {on: 2026-02-20}
      effective_on: 2026-02-20
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-20, author: PSN-0002, reason: Addresses in git added}
    ```
    """
    persons = [one for one in corpus.records("person") if one.has("git_identities")]
    if not persons or corpus.past is None:
        return
    by_address = persons_by_address(corpus)
    others = frozenset(map(str.casefold, known_others))
    for address, commits in sorted(_commits_by_author(corpus).items()):
        found = by_address.get(address, ())
        if not found and address not in others:
            yield _unknown(persons[0], commits)
        elif len(found) > 1:
            yield _ambiguous(address, found)


def _commits_by_author(corpus: Corpus) -> Mapping[str, Sequence[Commit]]:
    """Return the commits of the documents that are there, by the addresses of their authors."""
    found: defaultdict[str, dict[str, Commit]] = defaultdict(dict)
    assert corpus.past is not None
    for document in corpus.loaded:
        for version in corpus.past.versions(document.path):
            found[address_of(version.commit.author)][version.commit.id] = version.commit
    return {address: tuple(commits.values()) for address, commits in found.items()}


def _unknown(person: Record, commits: Sequence[Commit]) -> Finding:
    newest = max(commits, key=lambda commit: (commit.authored_on, commit.id))
    number = f"{len(commits)} commits" if len(commits) > 1 else "one commit"
    return Finding(
        person.at("git_identities"),
        f"'{newest.author}' changed documents in {number}, the last on {newest.authored_on}, but "
        "is no person of the records",
        f"add the address to the person, as in 'git_identities: [{newest.author.email}]', or name "
        "a machine under 'known_others' of this rule in the configuration",
    )


def _ambiguous(address: str, persons: Sequence[Record]) -> Finding:
    first, second, *_ = persons
    return Finding(
        _place(second),
        f"'{address}' stands for {' and '.join(person.id for person in persons)}, so that nobody "
        "can tell whose changes and approvals these are",
        "leave it with the person who commits under it",
        (("the other person", _place(first)),),
    )


def _place(person: Record) -> Place:
    return person.at("git_identities" if person.has("git_identities") else "email")
