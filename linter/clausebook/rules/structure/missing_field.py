"""A field that the record must have is absent."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_keyword import findings


@rule(
    "STR101",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR001",
)
def missing_field(corpus: Corpus) -> Iterator[Finding]:
    """A field that the record must have is absent.

    A schema asks only for what even a draft must say; the header of a file asks for more as the
    status rises: an approved document names its approval, an effective one its day.

    ## Fails

    ```yaml
    RSK-0001:
      cause: null
    ```

    ## Passes

    ```yaml
    RSK-0001:
      cause: Only one maker supplies the controller board
    ```
    """
    return findings(corpus, "required")
