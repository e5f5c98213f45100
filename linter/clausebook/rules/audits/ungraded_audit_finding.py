"""An audit finding without its weight."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule("AUD103", basis="house", severity="warning", since="0.2", clauses="9.2.2 f", parent="AUD003")
def ungraded_audit_finding(corpus: Corpus) -> Iterator[Finding]:
    """An audit finding has no grade.

    Is a requirement not met, or is it met and may soon not be? Without the answer nobody knows
    whether a nonconformity has to follow, and what comes first. The standard knows no grades; they
    are the house's way, so this is kept apart from AUD003, which asks for criterion and evidence.

    ## Fails

    ```yaml
    AFD-0001: {grade: null}
    ```

    ## Passes

    ```yaml
    AFD-0001: {grade: strength}
    ```
    """
    for finding in corpus.live("audit-finding"):
        if not finding.has("grade"):
            yield Finding(
                finding.at(),
                "the finding has no grade",
                "say what weight it has: major, minor, observation, improvement or strength",
            )
