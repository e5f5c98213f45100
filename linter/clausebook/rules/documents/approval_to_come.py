"""An approval of a day that has not come."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import APPROVED
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature


@rule(
    "DOC203",
    basis="integrity",
    severity="error",
    since="0.3",
    clauses="7.5.2 c, 7.5.3.1 b",
    parent="DOC003",
    by_document=True,
)
def approval_to_come(corpus: Corpus) -> Iterator[Finding]:
    """A document counts as approved by an approval of a day that is still to come.

    Nobody can have given it. Staff work by a document for which no one answers yet, and where an
    approval is written in advance, the days of the others prove nothing either. Whoever expects an
    approval leaves the document in review until it is there.

    Looked at are documents, and records with an approval of their own, that are approved or
    effective. A draft that bears an approval is told by DOC003, whatever its day; what was
    withdrawn is left alone.

    ## Fails

    ```yaml
    POL-0001:
      approval: {on: 2026-07-01}
    ```

    ## Passes

    ```yaml
    POL-0001:
      status: approved
      approval: {on: 2026-06-30}
      effective_on: 2026-07-15
    ```
    """
    for record in corpus.records():
        if record.kind.nature is Nature.RETAINED or "approval" not in record.values:
            continue
        on = record.part("approval").date("on")
        if record.status in APPROVED and on is not None and on > corpus.today:
            yield Finding(
                record.at("approval", "on"),
                f"approved on {on}, which is still to come",
                "write the approval once it was given, and set 'status: review' until then",
            )
