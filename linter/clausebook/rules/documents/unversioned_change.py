"""Two contents under one version number."""

from collections.abc import Iterator

from clausebook.analysis.versions import following
from clausebook.control.binding import is_void
from clausebook.control.normative import major_changes, normative_changes
from clausebook.control.versions.lives import Life, lives
from clausebook.control.versions.state import State, prepare
from clausebook.corpus import Corpus
from clausebook.rules.documents._versions import approved_documents, told_changes
from clausebook.rules.rule import Finding, rule


@rule("DOC001", basis="integrity", severity="error", since="0.3", clauses="7.5.3.2 c")
def unversioned_change(corpus: Corpus) -> Iterator[Finding]:
    """A document in force says something else than its version said when it was approved.

    Somebody works by version 1.0 on paper, somebody else by version 1.0 on the screen, and they do
    different things. A version number must name one content: the one that was approved under it
    first, as git shows it. Comments, layout and the order of keys do not count, nor does the
    bookkeeping of the header, such as days of review and `history`; what counts is what the
    approval binds. A register whose records changed is another version of the register.

    Looked at are maintained documents that are approved or effective. With `--base` the content
    there counts too, so that two branches which both issued version 1.1 are found before they are
    merged. A document whose approval is void is told by DOC014 only. Documents that grow, such as
    the register of complaints, are never told: their records are protected one by one. Without git
    nothing is said.

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001: {reviewed_on: 2026-02-10}
    ```

    ```yaml
    POL-0001:
      purpose_fit: We build ovens that craft bakeries live by
    ```

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    REQ-0001:
      criterion: {value: 90}
    ```

    ## Passes

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      approval: {on: 2026-02-12}
      effective_on: 2026-02-12
      purpose_fit: We build ovens that craft bakeries live by
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-10, author: PSN-0002, reason: Purpose said in fewer words}
    ```

    ## Passes

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      status: review
      approval: null
      effective_on: null
      purpose_fit: We build ovens that craft bakeries live by
    ```

    ```yaml
    POL-0001:
      status: effective
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      effective_on: 2026-02-01
      purpose_fit: We build ovens that craft bakeries live by; an oven that stops costs them the day
    ```
    """
    compared = [
        (life, other)
        for life in lives(corpus, approved_documents(corpus))
        for other in _same_version(life)
        if not life.now.looks_like(other)
    ]
    prepare(other for _, other in compared)
    told: set[str] = set()
    for life, other in compared:
        path = life.header.path
        if path not in told and not life.now.says_what(other) and not is_void(life.document):
            told.add(path)
            yield _finding(corpus, life, other)


def _same_version(life: Life) -> Iterator[State]:
    """Yield the states that may say what the present version number stands for."""
    number = life.header.text("version")
    first, base = life.first_approved_as(number), life.base
    if first is not None:
        yield first
    if base is not None and base.is_approved and base.number == number:
        yield base


def _finding(corpus: Corpus, life: Life, other: State) -> Finding:
    header, number = life.header, life.header.text("version")
    changes = normative_changes(other.loaded, life.document)
    is_major = any(True for _ in major_changes(changes))
    version = other.version
    assert corpus.past is not None
    where = (
        f"was approved in commit {version.commit.short_id} of {version.commit.authored_on}"
        if version is not None
        else f"stands in {corpus.past.history.base_name}"
    )
    return Finding(
        header.at("version"),
        f"version {number} is not what {where} under this number: "
        f"{told_changes(changes, header.id)}",
        f"write 'version: \"{following(number, is_major=is_major)}\"' with its entry in "
        "'history', set 'status: review' and have it approved, or put the old content back",
    )
