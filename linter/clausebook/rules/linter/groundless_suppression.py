"""A suppression without a reason, or of a rule that does not exist."""

from collections.abc import Iterator

from clausebook.rules.outcome import Outcome
from clausebook.rules.rule import Finding, rule


@rule("LNT003", basis="house", severity="warning", since="0.1", clauses="7.5.3.2 c")
def groundless_suppression(outcome: Outcome) -> Iterator[Finding]:
    """A suppression gives no reason, or names a rule that does not exist.

    It has no effect. An auditor reads the list of exceptions in the manual: each says why.

    ## Fails

    ```yaml
    RSK-0001:
      lint_ignore:
        - {rule: RSK999, reason: The matrix is being replaced, until: 2026-12-31}
    ```

    ## Fails

    ```yaml file=policies/carrier.yaml
    id: RSK-0901
    kind: risk
    title: Delivery by a single carrier
    status: draft
    version: "0.1"
    owner: ROL-0002  # clausebook: ignore[REF001]
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Sensors arrive after the promised day
    ```

    ## Fails

    ```yaml file=policies/carrier.yaml
    id: RSK-0901
    kind: risk
    title: Delivery by a single carrier
    status: draft
    version: "0.1"
    owner: ROL-0002  # clausebook: ignore REF001, the role comes in May
    cause: One carrier serves the region
    event: The carrier stops for a week
    effect: Sensors arrive after the promised day
    ```

    ## Passes

    ```yaml
    RSK-0001:
      lint_ignore: null
    ```
    """
    for suppression in outcome.unknown:
        named = suppression.selector
        yield Finding(
            suppression.place,
            f"no rule is named by '{named}'" if named else "the suppression names no rule",
            "name the code of a rule, as in '# clausebook: ignore[RSK005] and the reason'",
        )
    unknown = frozenset(outcome.unknown)
    for suppression in outcome.suppressions:
        if not suppression.reason and suppression not in unknown:
            yield Finding(
                suppression.place,
                f"the suppression of {suppression.selector} gives no reason",
                "say why, as in '# clausebook: ignore[RSK005] waits for the new supplier'",
            )
