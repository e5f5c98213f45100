"""A suppression that hides nothing."""

from collections.abc import Iterator

from clausebook.rules.outcome import Outcome
from clausebook.rules.rule import Finding, rule


@rule("LNT001", basis="house", severity="warning", since="0.1", clauses="7.5.3.2 c")
def unused_suppression(outcome: Outcome) -> Iterator[Finding]:
    """A suppression hides nothing.

    The fault that it once excused is mended; left standing it would hide the next one.

    ## Fails

    ```yaml
    RSK-0001:
      lint_ignore:
        - {rule: STR002, reason: The import of 2024 wrote keys of its own, until: 2026-12-31}
    ```

    ## Passes

    ```yaml
    RSK-0001:
      misspelt: left by the import
      lint_ignore:
        - rule: STR002
          reason: The import of 2024 wrote keys of its own
          by: ROL-0002
          until: 2026-12-31
    ```
    """
    for suppression in outcome.unused:
        if not suppression.has_expired(outcome.corpus.today) and suppression.reason:
            yield Finding(
                suppression.place,
                f"nothing here breaks {suppression.selector}, so there is nothing to suppress",
                "remove the suppression",
            )
