"""An approver who had a hand in what was approved."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from clausebook.control.identities import authors_of, persons_by_address
from clausebook.control.versions.lives import Life, lives
from clausebook.control.versions.state import State, prepare
from clausebook.corpus import Corpus
from clausebook.history import Commit
from clausebook.rules.documents._versions import approved_documents
from clausebook.rules.rule import Finding, rule


@rule("DOC202", basis="house", severity="warning", since="0.3", clauses="7.5.2 c", parent="DOC002")
def approver_changed_it(corpus: Corpus) -> Iterator[Finding]:
    """Who approved a document had changed it since the version before, as git shows.

    A second pair of eyes finds what the first one reads over. The header may name another author
    and still the approver wrote the change: git knows. It is the house that asks for two people,
    not the standard; who works alone ignores this rule together with DOC002.

    Looked at are the commits since the last approved version that changed what the approval binds,
    not those that only wrote bookkeeping, such as the approval itself, and no merges. Authors, and
    those in `Co-authored-by:` trailers, are known by `git_identities` and `email` of the persons. A
    document that came into git approved is taken as it came, and one whose author approved it by
    its own header is told by DOC002.

    ## Fails

    ```yaml commit on=2026-02-02 author=b.m@ofen.example
    PSN-0001: {git_identities: [a.l@ofen.example]}
    REG-0010:
      version: "1.1"
      approval: {on: 2026-02-02}
      effective_on: 2026-02-02
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-01, author: PSN-0002, reason: Names in git added}
    PSN-0002: {git_identities: [b.m@ofen.example]}
    ```

    ```yaml commit on=2026-02-10 author=a.l@ofen.example
    POL-0001:
      version: "1.1"
      status: review
      approval: null
      effective_on: null
      purpose_fit: We build ovens that craft bakeries live by
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-10, author: PSN-0002, reason: Purpose said in fewer words}
    ```

    ```yaml commit on=2026-02-12 author=a.l@ofen.example
    POL-0001:
      status: effective
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-02-12}
      effective_on: 2026-02-12
    ```

    ## Passes

    ```yaml commit on=2026-02-02 author=b.m@ofen.example
    PSN-0001: {git_identities: [a.l@ofen.example]}
    REG-0010:
      version: "1.1"
      approval: {on: 2026-02-02}
      effective_on: 2026-02-02
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-01, author: PSN-0002, reason: Names in git added}
    PSN-0002: {git_identities: [b.m@ofen.example]}
    ```

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      status: review
      approval: null
      effective_on: null
      purpose_fit: We build ovens that craft bakeries live by
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-10, author: PSN-0002, reason: Purpose said in fewer words}
    ```

    ```yaml commit on=2026-02-12 author=a.l@ofen.example
    POL-0001:
      status: effective
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-02-12}
      effective_on: 2026-02-12
    ```
    """
    addresses = _addresses(corpus)
    if not addresses or corpus.past is None:
        return
    suspected = [
        (life, steps)
        for life in lives(corpus, approved_documents(corpus))
        if (own := addresses.get(_approver(life))) and (steps := tuple(_own_steps(life, own)))
    ]
    prepare(state for _, steps in suspected for step in steps for state in step if state)
    for life, steps in suspected:
        commits = [commit for step in steps if (commit := _change(*step)) is not None]
        if commits:
            yield _finding(life, commits)


def _addresses(corpus: Corpus) -> Mapping[str, frozenset[str]]:
    """Return the addresses of each person that are of nobody else."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for address, persons in persons_by_address(corpus).items():
        if len(persons) == 1:
            found[persons[0].id].add(address)
    return {person: frozenset(own) for person, own in found.items()}


def _approver(life: Life) -> str:
    """Return who approved a document, empty where DOC002 tells that it was the author."""
    approver = life.header.part("approval").text("by")
    return "" if approver == life.header.text("author") else approver


def _own_steps(life: Life, addresses: frozenset[str]) -> Iterator[tuple[State, State | None]]:
    """Yield the states that somebody committed since the last approved version, with those before.

    Left out are those whose texts show that the content stayed.
    """
    for state in _since_last_version(life):
        version = state.version
        if version is None or version.commit.is_merge:
            continue
        if addresses.isdisjoint(authors_of(version.commit)):
            continue
        before = life.predecessor(state)
        if before is None or not state.looks_like(before):
            yield state, before


def _since_last_version(life: Life) -> Iterator[State]:
    approving, is_behind = life.approving, False
    for state in life.earlier:
        is_behind = is_behind or approving is None or state is approving
        if is_behind and state.is_approved and not state.has_approval_of(life.now):
            return
        if is_behind:
            yield state


def _change(state: State, before: State | None) -> Commit | None:
    """Return the commit of a state where it changed what the approval binds."""
    came_approved = before is None and state.is_approved
    if state.version is None or came_approved or (before and state.says_what(before)):
        return None
    return state.version.commit


def _finding(life: Life, commits: Sequence[Commit]) -> Finding:
    newest, header = commits[0], life.header
    more = f" and in {len(commits) - 1} before it" if len(commits) > 1 else ""
    approver = header.part("approval").text("by")
    return Finding(
        header.at("approval", "by"),
        f"{approver} approved version {header.text('version')}, but had changed it in commit "
        f"{newest.short_id} of {newest.authored_on}{more}",
        f"have it approved by somebody else who may, as with 'clausebook approve {header.id} "
        f"--as {header.part('approval').text('role')}'",
    )
