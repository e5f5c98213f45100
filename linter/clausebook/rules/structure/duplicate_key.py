"""A key that stands twice in one group."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.document import FaultKind
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_fault import findings


@rule(
    "STR203",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR004",
)
def duplicate_key(corpus: Corpus) -> Iterator[Finding]:
    """A key stands twice in one group of keys.

    Most readers of YAML take the last of the two without a word. Here neither is guessed at.

    ## Fails

    ```yaml file=policies/twice.yaml
    id: RSK-0901
    kind: risk
    title: Delivery by a single carrier
    status: draft
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
    return findings(corpus, FaultKind.DUPLICATE_KEY)
