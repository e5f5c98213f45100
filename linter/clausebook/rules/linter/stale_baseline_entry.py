"""A finding that the baseline holds although it is gone."""

from collections.abc import Iterator

from clausebook.rules.outcome import Outcome
from clausebook.rules.rule import Finding, rule


@rule("LNT004", basis="house", severity="warning", since="0.1", clauses="7.5.3.2 c")
def stale_baseline_entry(outcome: Outcome) -> Iterator[Finding]:
    """The baseline holds a finding that is gone.

    Good: it was mended. Left in the baseline it would hold the same fault when it comes back. Write
    the baseline anew with `--update-baseline`.

    ## Fails

    ```json file=baseline.json
    {"held": [{"code": "RSK001", "subject": "RSK-0001", "message": "mended last week"}]}
    ```

    ## Passes

    ```json file=baseline.json
    {"held": []}
    ```
    """
    for entry in outcome.stale:
        yield Finding(
            entry.location,
            f"held but gone: {entry.code} of {entry.subject}: {entry.message}",
            "write the baseline anew with --update-baseline",
        )
