"""A text that has not the form of its field, such as a day that does not exist."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR104",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR001",
)
def malformed_value(corpus: Corpus) -> Iterator[Finding]:
    """A text has not the form that its field asks for, such as a day that does not exist.

    Days are written as 2026-03-31, versions as "1.2", ids as RSK-0012.

    ## Fails

    ```yaml
    RSK-0001:
      review_by: 2026-02-30
    ```

    ## Passes

    ```yaml
    RSK-0001:
      review_by: 2027-02-28
    ```
    """
    return findings(corpus, "pattern", "format")
