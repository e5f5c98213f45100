"""A status that does not agree with the days, or days in an order that cannot be."""

from collections.abc import Iterator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.documents._lifecycle import (
    closing_faults,
    is_plain,
    order_faults,
    replaced_records,
    status_faults,
)
from clausebook.rules.documents._registers import register_faults
from clausebook.rules.rule import Finding, rule
from clausebook.schema import Nature

_TOLD_BY_ITSELF = (
    "approval",
    "effective_on",
    "expires_on",
    "reviewed_on",
    "status",
    "supersedes",
    "temporary_until",
)


@rule("DOC003", basis="house", severity="warning", since="0.1", clauses="7.5.2 c, 7.5.3.2 c")
def impossible_lifecycle(corpus: Corpus) -> Iterator[Finding]:
    """The status of a document does not agree with its days, or these are in an impossible order.

    Whoever opens a document wants to know one thing first: does this hold today? Documents that are
    kept current go from draft over review to approved and effective, and end as superseded or
    obsolete; records of what happened are open until they are closed. That way is the house's, for
    the standard asks for approval and for control of changes, not for these words. It is asked:

    - **Order:** a document is approved before it takes effect, and takes effect before it expires.
      The last review does not lie after today; an approval that does is told by DOC203.
    - **Status:** a draft, or one in review, carries no approval yet. What is effective has begun
      and is not over; a temporary instruction ends with its day. Where a live record supersedes
      another, the other is superseded or obsolete.
    - **Registers:** one of maintained records goes the way of documents, it is not opened and
      closed. One of retained records may be open or closed, or approved as a document while its
      records say for themselves whether they are open; it is not closed while one of them is open.
    - **Closing:** a retained record that is closed gives the day where its kind has one, and the
      day of closing is not given while it is open.

    A record in a register is covered by its register for all that it does not say itself. What was
    withdrawn is left alone. Missing approvals and days are asked by the schema.

    ## Fails

    ```yaml
    POL-0001:
      approval: {on: 2026-02-10}
    ```

    ## Fails

    ```yaml
    POL-0001:
      effective_on: 2026-09-01
    ```

    ## Fails

    ```yaml
    RCR-0002:
      kind: risk-criteria
      title: Criteria for risks of projects
      status: draft
      version: "0.1"
      owner: ROL-0001
      author: PSN-0002
      approval: {by: PSN-0001, role: ROL-0001, on: 2026-01-20}
      likelihood: [{step: 1, name: rare}, {step: 2, name: likely}]
      consequence: [{step: 1, name: minor}, {step: 2, name: major}]
      matrix: [[low, low], [low, high]]
      levels: [{name: low, order: 1}, {name: high, order: 2}]
    ```

    ## Fails

    ```yaml
    CMP-0001:
      closed_on: null
    ```

    ## Fails

    ```yaml
    REG-0012:
      status: closed
    CMP-0002:
      status: open
    ```

    ## Passes

    ```yaml
    POL-0001:
      status: approved
      effective_on: 2026-06-01
      approval: {on: 2026-06-01}
    ```
    """
    today = corpus.today.isoformat()
    superseding = {link.source for link in corpus.named_links("supersedes")}
    for record in corpus.records():
        if record.kind.nature is Nature.RETAINED:
            yield from closing_faults(record)
            continue
        if record.id not in superseding and is_plain(record, today):
            continue
        if not is_withdrawn(record) and _says_so_itself(record):
            yield from order_faults(record, corpus.today)
            yield from status_faults(record, corpus.today)
            yield from replaced_records(corpus, record)
    yield from register_faults(corpus)


def _says_so_itself(record: Record) -> bool:
    return any(name in record.values for name in _TOLD_BY_ITSELF)
