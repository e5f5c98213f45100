"""Text that is not YAML."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.document import FaultKind
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_fault import findings


@rule(
    "STR202",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR004",
)
def invalid_yaml(corpus: Corpus) -> Iterator[Finding]:
    """The text is not YAML, or has nothing in it.

    Nothing of such a file can be checked or published; the finding stands where the reader stopped,
    or where a quote or bracket was opened that nobody closed.

    ## Fails

    ```yaml file=policies/unclosed.yaml
    id: RSK-0901
    title: "Delivery by a single carrier
    ```

    ## Passes

    ```yaml file=policies/closed.yaml
    id: RSK-0901
    kind: risk
    title: "Delivery by a single carrier"
    status: draft
    version: "0.1"
    owner: ROL-0002
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Sensors arrive after the promised day
    ```
    """
    return findings(corpus, FaultKind.SYNTAX, FaultKind.TAB, FaultKind.EMPTY, FaultKind.HEADER)
