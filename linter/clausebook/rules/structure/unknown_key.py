"""A key that the schema does not know."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR002",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
)
def unknown_key(corpus: Corpus) -> Iterator[Finding]:
    """A key is not known to the schema.

    A misspelt key is worse than a missing one: the text is there, the author believes that it
    counts, and nobody reads it.

    ## Fails

    ```yaml
    RSK-0001:
      onwer: ROL-0002
    ```

    ## Passes

    ```yaml
    RSK-0001:
      owner: ROL-0002
    ```
    """
    return findings(corpus, "unknown")
