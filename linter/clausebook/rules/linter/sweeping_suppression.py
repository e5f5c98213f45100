"""A suppression of many rules where only some are broken."""

from collections.abc import Iterator

from clausebook.rules._lists import listed
from clausebook.rules.outcome import Outcome
from clausebook.rules.rule import Finding, rule


@rule("LNT006", basis="house", severity="info", since="0.2", clauses="7.5.3.2 c")
def sweeping_suppression(outcome: Outcome) -> Iterator[Finding]:
    """A suppression names many rules at once, as an area or the beginning of a code does.

    `RSK` excuses from every rule about risks. One of them is broken today, and that is what the
    reason speaks of; what breaks tomorrow is hidden too, and nobody decided about it. Name the
    rules that the reason is for. A rule with its special cases is one.

    A suppression that hides nothing is told by LNT001.

    ## Fails

    ```yaml
    RSK-0001:
      misspelt: left by the import
      lint_ignore:
        - rule: STR
          reason: The import of 2024 wrote keys of its own
          by: ROL-0002
          until: 2026-12-31
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
    for suppression, codes in outcome.sweeping:
        yield Finding(
            suppression.place,
            f"'{suppression.selector}' excuses from many rules, but only {listed(codes)} "
            f"{'are' if codes[1:] else 'is'} broken here",
            f"name what the reason is for: {', '.join(codes)}",
        )
