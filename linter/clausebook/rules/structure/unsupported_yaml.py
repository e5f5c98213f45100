"""YAML that records may not use."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.document import FaultKind
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_fault import findings


@rule(
    "STR204",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR004",
)
def unsupported_yaml(corpus: Corpus) -> Iterator[Finding]:
    """The text uses something of YAML that records may not use.

    Tags, directives, several documents in one file, keys that are not text, numbers that JSON
    cannot hold, and nesting or aliases without end: none of them is needed to write a record, and
    each is read differently by different programs.

    ## Fails

    ```yaml file=policies/tagged.yaml
    id: RSK-0901
    kind: risk
    title: !!str Delivery by a single carrier
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
    return findings(
        corpus,
        FaultKind.UNSUPPORTED,
        FaultKind.KEY,
        FaultKind.NUMBER,
        FaultKind.TOO_DEEP,
        FaultKind.EXPANDS,
    )
