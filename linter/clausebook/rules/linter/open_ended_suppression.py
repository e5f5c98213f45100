"""A suppression that nobody answers for, or that never ends."""

from collections.abc import Iterator

from clausebook.rules.outcome import Outcome
from clausebook.rules.rule import Finding, rule


@rule("LNT005", basis="house", severity="info", since="0.2", clauses="7.5.3.2 c")
def open_ended_suppression(outcome: Outcome) -> Iterator[Finding]:
    """A suppression in a record names nobody who decided it, or no last day.

    An exception is a decision: somebody takes it, for a time. Without a person nobody can be asked
    whether it still holds, and without an end nobody looks at it again; what was to wait for a
    month then stays for good.

    Only entries under `lint_ignore` are looked at. A comment on a line has no place for a person,
    and stands beside what it excuses. Entries that have no effect, or are over, are told by the
    other rules about suppressions.

    ## Fails

    ```yaml
    RSK-0001:
      misspelt: left by the import
      lint_ignore:
        - {rule: STR002, reason: The import of 2024 wrote keys of its own}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      misspelt: left by the import
      lint_ignore:
        - {rule: STR002, reason: The import of 2024 wrote keys of its own, by: ROL-0002}
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
    told = frozenset((*outcome.unused, *outcome.unknown))
    for suppression in outcome.suppressions:
        in_comment = suppression.record is None
        if in_comment or not suppression.reason or suppression in told:
            continue
        missing = [] if suppression.by else ["nobody who decided it"]
        if suppression.until is None:
            missing.append("no last day")
        if missing and not suppression.has_expired(outcome.corpus.today):
            yield Finding(
                suppression.place,
                f"the suppression of {suppression.selector} names {' and '.join(missing)}",
                "add who decided it and until when it holds, as in 'by: ROL-0002, until: "
                "2026-12-31'",
            )
