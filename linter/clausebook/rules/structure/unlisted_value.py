"""A value that is not in the list of its field."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR103",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR001",
)
def unlisted_value(corpus: Corpus) -> Iterator[Finding]:
    """A value is not in the list that its field allows.

    Lists are closed where pages, filters and rules depend on them.

    ## Fails

    ```yaml
    RSK-0001:
      treatment: {option: ignore}
    ```

    ## Passes

    ```yaml
    RSK-0001:
      treatment: {option: retain}
    ```
    """
    return findings(corpus, "enum", "const")
