"""A file that does not say which kind of record it holds, or names none that exists."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR107",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR001",
)
def unknown_kind(corpus: Corpus) -> Iterator[Finding]:
    """A file does not say which kind of record it holds, or names a kind that does not exist.

    Every file under `policies/` is a record or a register. Without a kind nothing in it can be
    checked, found or published.

    ## Fails

    ```yaml file=policies/notes.yaml
    title: Things to remember
    ```

    ## Passes

    ```yaml
    RSK-0001:
      category: delivery
    ```
    """
    return findings(corpus, "unknown-kind", "not-a-record")
