"""A list that names one thing twice."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR106",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR001",
)
def repeated_item(corpus: Corpus) -> Iterator[Finding]:
    """A list names one thing twice.

    The second entry was most likely meant to be another one.

    ## Fails

    ```yaml
    RSK-0001:
      clauses: ["8.4.1", "8.4.1"]
    ```

    ## Passes

    ```yaml
    RSK-0001:
      clauses: ["8.4.1", "8.4.2"]
    ```
    """
    return findings(corpus, "uniqueItems")
