"""A number, a text or a list that is too small or too large."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR105",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR001",
)
def value_out_of_range(corpus: Corpus) -> Iterator[Finding]:
    """A number, a text or a list is smaller or larger than its field allows.

    A step outside the scale, a percentage above 100 or an empty list says something else than its
    author meant, and every figure computed from it is wrong.

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {likelihood: 0, consequence: 4}
    ```

    ## Passes

    ```yaml
    RSK-0001:
      inherent: {likelihood: 1, consequence: 4}
    ```
    """
    return findings(
        corpus,
        "minimum",
        "maximum",
        "exclusiveMinimum",
        "exclusiveMaximum",
        "minLength",
        "maxLength",
        "minItems",
        "maxItems",
        "minProperties",
        "maxProperties",
    )
