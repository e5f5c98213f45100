"""An approval that nothing shows but the header that claims it."""

from collections.abc import Iterator
from datetime import date

from clausebook.control.approval.proofs import is_altered, unproven_approvals
from clausebook.control.versions.lives import lives
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.documents._versions import approved_documents, header_of
from clausebook.rules.rule import Finding, rule


def _read_day(text: str) -> None:
    """Raise ValueError for what is neither empty nor a day."""
    if text:
        date.fromisoformat(text)


@rule(
    "DOC402",
    basis="house",
    severity="warning",
    since="0.3",
    clauses="7.5.2 c",
    parent="DOC002",
    readers={"asked_from": _read_day},
)
def unproven_approval(corpus: Corpus, *, asked_from: str = "") -> Iterator[Finding]:
    """Nothing shows that the person who is named approved the document.

    Anybody who may write into the file can write another's name under it. The organization decides
    by `approval-proof` in its configuration what shows an approval, and one of these is enough:

    - `commit`: the approver made the commit that brought the approval.
    - `signature`: that commit, or the merge that took it over, bears a signature of the approver
      that verifies against the file named by `allowed-signers`.
    - `trailer`: one of these commits names the approver as `Approved-by:` or `Reviewed-by:`, as
      forges write into merges and squashed commits.
    - `evidence`: the approval names a file of the project as `evidence`, and its SHA-256.

    Without the setting nothing is asked. People are known by `git_identities` and `email` of the
    persons; an address of two persons proves nothing. Approvals before the day `asked_from` are
    left alone, so that a QMS can begin with it. One that is not committed yet is not judged by git,
    nor one that lies behind the end of a clone that is cut off.

    ## Fails

    ```toml file=clausebook.toml
    approval-proof = ["commit", "evidence"]
    [rules.DOC402]
    asked_from = "2026-06-01"
    ```

    ```yaml commit on=2026-05-20 author=b.m@ofen.example
    PSN-0001: {email: a.l@ofen.example}
    REG-0010:
      version: "1.1"
      approval: {on: 2026-05-20}
      effective_on: 2026-05-20
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-05-20, author: PSN-0002, reason: Addresses in git added}
    ```

    ```yaml commit on=2026-06-12 author=b.m@ofen.example
    POL-0001: {approval: {on: 2026-06-12}, effective_on: 2026-06-12}
    ```

    ## Fails

    ```toml file=clausebook.toml
    approval-proof = ["trailer"]
    [rules.DOC402]
    asked_from = "2026-06-01"
    ```

    ```yaml commit on=2026-05-20 author=b.m@ofen.example
    PSN-0001: {email: a.l@ofen.example}
    REG-0010:
      version: "1.1"
      approval: {on: 2026-05-20}
      effective_on: 2026-05-20
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-05-20, author: PSN-0002, reason: Addresses in git added}
    ```

    ```yaml commit on=2026-06-12 author=a.l@ofen.example
    POL-0001: {approval: {on: 2026-06-12}, effective_on: 2026-06-12}
    ```

    ## Passes

    ```toml file=clausebook.toml
    approval-proof = ["commit", "trailer"]
    [rules.DOC402]
    asked_from = "2026-06-01"
    ```

    ```yaml commit on=2026-05-20 author=b.m@ofen.example
    PSN-0001: {email: a.l@ofen.example}
    REG-0010:
      version: "1.1"
      approval: {on: 2026-05-20}
      effective_on: 2026-05-20
      history:
        - {version: "1.0", date: 2026-01-15, author: PSN-0002, reason: First issue of the manual}
        - {version: "1.1", date: 2026-05-20, author: PSN-0002, reason: Addresses in git added}
    ```

    ```yaml commit on=2026-06-12 author=a.l@ofen.example
    POL-0001: {approval: {on: 2026-06-12}, effective_on: 2026-06-12}
    ```

    ```yaml commit on=2026-06-13 author=b.m@ofen.example trailer=Approved-by:a.l@ofen.example
    SCP-0001: {approval: {on: 2026-06-13}, effective_on: 2026-06-13}
    ```
    """
    if not corpus.approval_proof:
        return
    documents = [
        document
        for document in approved_documents(corpus)
        if _is_asked(corpus, header_of(document), asked_from)
    ]
    for unproven in unproven_approvals(corpus, documents, lives(corpus, documents)):
        by, day = unproven.approval.text("by"), unproven.approval.text("on")
        yield Finding(
            unproven.approval.at(),
            f"nothing shows that {by} approved it on {day}: {', and '.join(unproven.reasons)}",
            "let it be committed or signed by who approved it, as with 'clausebook approve "
            f"{header_of(unproven.document).id}', or name what shows it under 'evidence'",
        )


def _is_asked(corpus: Corpus, header: Record, asked_from: str) -> bool:
    """Whether an approval is to be proven; one whose evidence was altered is told by DOC114."""
    approval = header.part("approval")
    is_late = "approval" in header.values and approval.text("on") >= asked_from
    return is_late and not is_altered(corpus, approval)
