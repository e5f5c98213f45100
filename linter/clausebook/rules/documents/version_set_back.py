"""A document in force that went back to an older version."""

from collections.abc import Iterator

from clausebook.analysis.versions import following, number_of
from clausebook.control.versions.lives import Life, lives
from clausebook.control.versions.state import State, prepare
from clausebook.corpus import Corpus
from clausebook.rules.documents._versions import approved_documents
from clausebook.rules.rule import Finding, rule


@rule(
    "DOC301",
    basis="integrity",
    severity="error",
    since="0.3",
    clauses="7.5.3.2 c",
    parent="DOC001",
)
def version_set_back(corpus: Corpus) -> Iterator[Finding]:
    """A document in force has a lower version number than one that was approved before it.

    Version 1.1 was approved and people work by it; then the file says 1.0 again. Nobody decided
    that on a day that is written anywhere, the approval that stands there is the old one, and who
    compares numbers takes the paper with 1.1 for the current one. To work as before is a change
    like any other: the old text gets the next number, a reason and an approval of its day.

    Looked at are maintained documents that are approved or effective, against every committed
    version of the same document that was. What was only drafted or in review under a higher number
    does not count. Where the content is none that was approved under the lower number, DOC001 tells
    that. Without git nothing is said.

    ## Fails

    ```yaml commit on=2026-02-12 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      approval: {on: 2026-02-12}
      effective_on: 2026-02-12
      text: Ovens that bake evenly, and spare parts for fifteen years
    ```

    ```yaml
    POL-0001:
      version: "1.0"
      approval: {on: 2026-01-20}
      effective_on: 2026-02-01
      text: We build ovens that bake evenly, arrive on the promised day and hurt nobody.
    ```

    ## Passes

    ```yaml commit on=2026-02-12 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      approval: {on: 2026-02-12}
      effective_on: 2026-02-12
      text: Ovens that bake evenly, and spare parts for fifteen years
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-11, author: PSN-0002, reason: Promise on spare parts}
    ```

    ```yaml
    POL-0001:
      version: "1.2"
      approval: {on: 2026-02-20}
      effective_on: 2026-02-20
      text: We build ovens that bake evenly, arrive on the promised day and hurt nobody.
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-11, author: PSN-0002, reason: Promise on spare parts}
        - {version: "1.2", date: 2026-02-19, author: PSN-0002, reason: Promise taken back}
    ```
    """
    found = [
        (life, state)
        for life in lives(corpus, approved_documents(corpus))
        if (state := _highest(life)) is not None
    ]
    prepare(one for life, _ in found if (one := _first(life)) is not None)
    for life, state in found:
        first = _first(life)
        if first is None or first.says_what(life.now):
            yield _finding(life, state)


def _first(life: Life) -> State | None:
    return life.first_approved_as(life.header.text("version"))


def _highest(life: Life) -> State | None:
    """Return the newest state that was approved under the highest number, if that is above now."""
    approved = [state for state in life.earlier if state.is_approved]
    highest = max(approved, key=lambda state: number_of(state.number), default=None)
    if highest is None or number_of(highest.number) <= number_of(life.header.text("version")):
        return None
    return highest


def _finding(life: Life, state: State) -> Finding:
    header, version = life.header, state.version
    assert version is not None
    commit = version.commit
    return Finding(
        header.at("version"),
        f"version {header.text('version')} is in force again, but version {state.number} was "
        f"approved already, as in commit {commit.short_id} of {commit.authored_on}",
        f"write 'version: \"{following(state.number)}\"' with its entry in 'history', set "
        "'status: review' and have it approved, or put the newer version back",
    )
