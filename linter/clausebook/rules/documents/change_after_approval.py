"""Content that was changed after the approval that stands beside it."""

from collections.abc import Iterator
from datetime import date, timedelta

from clausebook.control.binding import approved_fingerprint, is_void
from clausebook.control.normative import normative_changes
from clausebook.control.versions.lives import Life, lives
from clausebook.control.versions.state import State, prepare
from clausebook.corpus import Corpus
from clausebook.rules.documents._versions import approved_documents, told_changes
from clausebook.rules.rule import Finding, rule


@rule(
    "DOC201",
    basis="integrity",
    severity="error",
    since="0.3",
    clauses="7.5.2 c, 7.5.3.2 c",
    parent="DOC001",
)
def change_after_approval(corpus: Corpus, *, grace_days: int = 7) -> Iterator[Finding]:
    """A document was changed after the approval that it bears, as git shows.

    Who raises the number and leaves the old approval under it has staff work by what nobody has
    approved. Two things are told:

    - **The approval stayed:** the same approval (person, role, day) already stood in an earlier
      version with another number and other content. That is asked where the approval has no
      fingerprint; where there is one, DOC014 tells each change at once.
    - **The approval is dated back:** the content was first committed more than `grace_days` (7)
      after the day of its approval, and the file had other content before. A fingerprint does not
      help here: it shows which content was approved, and not when. Days of git are those on which
      a commit was made by its author. Who approves on paper enters it some days later; an approval
      that names its `evidence` is not asked.

    The same number above other content is told by DOC001. A document that came into git approved is
    taken as it came.

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      purpose_fit: We build ovens that craft bakeries live by
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-01-18, author: PSN-0002, reason: Purpose said in fewer words}
    ```

    ## Fails

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      approval: {on: 2026-01-25}
      purpose_fit: We build ovens that craft bakeries live by
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-01-22, author: PSN-0002, reason: Purpose said in fewer words}
    ```

    ## Fails

    ```yaml commit on=2026-06-25 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      approval:
        on: 2026-06-15
        fingerprint: a997a027155e11f804e723a753fb920ae3345a530e54e454eb3f0bcf45547036
      effective_on: 2026-06-15
      purpose_fit: We build ovens that craft bakeries live by
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-06-12, author: PSN-0002, reason: Purpose said in fewer words}
    ```

    ## Passes

    ```yaml commit on=2026-02-10 author=b.m@ofen.example
    POL-0001:
      version: "1.1"
      approval: {on: 2026-02-06}
      effective_on: 2026-02-10
      purpose_fit: We build ovens that craft bakeries live by
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-02-05, author: PSN-0002, reason: Purpose said in fewer words}
    ```
    """
    suspected = [
        life
        for life in lives(corpus, approved_documents(corpus))
        if _may_be_later(life, grace_days) and not is_void(life.document)
    ]
    prepare(state for life in suspected for state in life.earlier)
    for life in suspected:
        approving = life.approving
        if approving is None:
            continue
        if not approved_fingerprint(life.document) and not approving.says_what(life.now):
            if approving.number != life.now.number:
                yield _stayed(life, approving)
        elif not life.header.part("approval").has("evidence"):
            yield from _dated_back(life, grace_days)


def _approved_on(life: Life) -> date | None:
    return life.header.part("approval").date("on")


def _may_be_later(life: Life, grace_days: int) -> bool:
    """Whether anything was committed after the day of the approval, or is not committed yet.

    Not where the texts show that the approval came with this content and in time.
    """
    day, newest = _approved_on(life), life.earlier[0] if life.earlier else None
    if day is None or newest is None or newest.version is None:
        return False
    if len(life.earlier) == 1 and newest.looks_like(life.now):
        return False
    approving = life.approving
    brought = approving.version if approving and approving.looks_like(life.now) else None
    if brought is not None and brought.commit.authored_on <= day + timedelta(grace_days):
        return False
    return newest.version.commit.authored_on > day or not newest.looks_like(life.now)


def _stayed(life: Life, approving: State) -> Finding:
    header, day = life.header, _approved_on(life)
    told = told_changes(normative_changes(approving.loaded, life.document), header.id)
    return Finding(
        header.at("approval"),
        f"the approval of {day} was given for version {approving.number}, since then {told}",
        f"have version {header.text('version')} approved, as with 'clausebook approve {header.id} "
        f"--as {header.part('approval').text('role')}'",
    )


def _dated_back(life: Life, grace_days: int) -> Iterator[Finding]:
    state = next((one for one in reversed(life.earlier) if one.says_what(life.now)), None)
    first, day = state.version if state is not None else None, _approved_on(life)
    if first is None or day is None or state is life.earlier[-1]:
        return
    if first.commit.authored_on > day + timedelta(grace_days):
        yield Finding(
            life.header.at("approval", "on"),
            f"approved on {day}, but this content was first committed on "
            f"{first.commit.authored_on}, in {first.commit.short_id}",
            "write the day on which this content was approved, or name what shows the approval, as "
            "in 'evidence: evidence/2026-02-01-quality-policy-signed.pdf'",
        )
