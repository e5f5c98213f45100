"""A value that the schema of its kind forbids in a way no other rule names."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR001",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
)
def record_breaks_its_schema(corpus: Corpus) -> Iterator[Finding]:
    """A value breaks the schema of its kind.

    Everything else relies on the form of the records: pages, links and every other rule. The faults
    that people meet most have rules of their own (STR101 and following), which are selected and
    suppressed together with this one.

    ## Fails

    ```yaml file=policies/empty-choice.yaml
    id: RSK-0901
    kind: risk
    title: Delivery by a single carrier
    status: draft
    version: "0.1"
    owner: ROL-0002
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Sensors arrive after the promised day
    affects: {satisfaction: [NED-0001], none: It only costs money}
    ```

    ## Passes

    ```yaml
    RSK-0001:
      category: delivery
    ```
    """
    return findings(
        corpus,
        "anyOf",
        "oneOf",
        "allOf",
        "not",
        "if",
        "contains",
        "minContains",
        "maxContains",
        "items",
        "unevaluatedItems",
        "dependentRequired",
        "propertyNames",
        "multipleOf",
    )
