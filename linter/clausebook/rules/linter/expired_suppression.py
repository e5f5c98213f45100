"""A suppression whose last day is over."""

from collections.abc import Iterator
from datetime import date

from clausebook.rules.outcome import Outcome
from clausebook.rules.rule import Finding, rule


@rule("LNT002", basis="house", severity="warning", since="0.1", clauses="7.5.3.2 c")
def expired_suppression(outcome: Outcome) -> Iterator[Finding]:
    """A suppression's last day is over.

    The rule counts again from that day. Mend what was excused, or decide anew and say until when.

    ## Fails

    ```yaml
    RSK-0001:
      lint_ignore:
        - {rule: RSK005, reason: The action waits for the new supplier, until: 2026-03-31}
    ```

    ## Passes

    ```yaml
    RSK-0001:
      lint_ignore: null
    ```
    """
    for suppression in outcome.suppressions:
        if suppression.has_expired(outcome.corpus.today):
            ended = f"ended on {suppression.until}"
            if suppression.until == date.min:
                ended = "ends on a day that is not in the calendar"
            yield Finding(
                suppression.place,
                f"the suppression of {suppression.selector} {ended}",
                "mend what it excused, or decide anew until when it holds",
            )
