"""A file that cannot be opened or is not text."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.document import FaultKind
from clausebook.rules.rule import Finding, rule
from clausebook.rules.structure._by_fault import findings


@rule(
    "STR201",
    basis="integrity",
    severity="error",
    since="0.1",
    clauses="7.5.2 a",
    parent="STR004",
)
def unreadable_file(corpus: Corpus) -> Iterator[Finding]:
    r"""A file cannot be opened, is too large, or is not UTF-8 text.

    Control characters, which no editor shows, are no text, and marks that turn the direction of
    writing let a text show something else than it holds; so do both where an escape such as
    `"\u202e"` brings them in. The other files are read all the same.

    ## Fails

    ```yaml file=policies/printed.yaml
    id: RSK-0901␀
    ```

    ## Fails

    ```yaml file=policies/calling-bakeries.yaml
    id: SOP-0902
    kind: procedure
    title: Calling bakeries
    status: draft
    version: "0.1"
    owner: ROL-0003
    purpose: "Bakeries are called when an oven is late\u202e"
    ```

    ## Passes

    ```yaml
    RSK-0001:
      title: "Entladung über 4 °C"
    ```
    """
    return findings(corpus, FaultKind.UNREADABLE, FaultKind.ENCODING, FaultKind.TOO_LARGE)
