"""A byte order mark, or lines that end as on another system."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.document import FaultKind
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_fault import findings


@rule(
    "STR205",
    basis="integrity",
    severity="info",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR004",
)
def foreign_line_ends(corpus: Corpus) -> Iterator[Finding]:
    """The file begins with a byte order mark, or its lines end with a carriage return.

    It is read all the same, and an approval holds. In git such files show changes where there are
    none.

    ## Fails

    ```yaml file=policies/windows.yaml
    id: RSK-0901␍
    kind: risk␍
    title: Delivery by a single carrier
    status: draft
    version: "0.1"
    owner: ROL-0002
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Sensors arrive after the promised day
    ```

    ## Passes

    ```yaml
    RSK-0001:
      title: Boards arrive late
    ```
    """
    return findings(corpus, FaultKind.BYTE_ORDER_MARK, FaultKind.LINE_ENDINGS)
