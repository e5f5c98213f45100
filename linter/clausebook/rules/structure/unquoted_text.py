"""A text that YAML reads as a number or as true or false."""

from collections.abc import Iterator

from clausebook.amendment import Fix, Put
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule("STR004", basis="integrity", severity="error", since="0.1", clauses="7.5.2 a", mends=True)
def unquoted_text(corpus: Corpus) -> Iterator[Finding]:
    """A text without quotes is read as a number, or as true or false.

    A version of `1.10` without quotes is the number 1.1: another version. Put it in quotes. Other
    faults in the way a file is written have rules of their own (STR201 and following), which are
    selected and suppressed together with this one.

    ## Fails

    ```yaml
    RSK-0001:
      version: 1.10
    ```

    ## Passes

    ```yaml
    RSK-0001:
      version: "1.10"
    ```
    """
    for problem in corpus.problems("unquoted"):
        place = problem.place
        written = corpus.documents[place.path].source_text(place.pointer)
        hint = f'write "{written}" in quotes'
        fix = Fix(hint, (Put(place.pointer, written),)) if written else None
        yield Finding(place, problem.message, hint, clauses=problem.clauses, fix=fix)
