"""A value of the wrong type, such as a text where a number is expected."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR102",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR001",
)
def wrong_type(corpus: Corpus) -> Iterator[Finding]:
    """A value has the wrong type, such as a text where a number is expected.

    A likelihood of `high` cannot be multiplied, sorted or compared; the scale of the risk criteria
    gives each word its number.

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {likelihood: high, consequence: 4}
    ```

    ## Passes

    ```yaml
    RSK-0001:
      inherent: {likelihood: 3, consequence: 4}
    ```
    """
    return findings(corpus, "type")
