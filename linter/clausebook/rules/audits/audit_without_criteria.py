"""An audit that nothing says by what and how far it was held."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.audits import begins_on
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule


@rule("AUD006", basis="requirement", severity="warning", since="0.2", clauses="9.2.2 b")
def audit_without_criteria(corpus: Corpus) -> Iterator[Finding]:
    """An audit has no criteria or no scope.

    An auditor who was not told against what to hold the work brings back opinions. For each audit
    the criteria and the scope are defined: the clauses, procedures or contracts that count, and
    which places, time, products and processes are looked at. The clauses under `clauses_audited`
    are criteria too, and the `processes` are a scope. The edition of 2026 is reported to ask for
    objectives as well; the schema asks for one of every audit.

    Asked of internal audits that have begun. Audits from outside are planned by others.

    ## Fails

    ```yaml
    AUD-0001: {criteria: null, clauses_audited: null}
    ```

    ## Fails

    ```yaml
    AUD-0001: {scope: null, processes: null}
    ```

    ## Passes

    ```yaml
    AUD-0001: {criteria: null, clauses_audited: ["8.2"]}
    ```
    """
    for audit in corpus.live("audit"):
        if (begins_on(audit) or date.max) > corpus.today:
            continue
        if not audit.has("criteria") and not audit.has("clauses_audited"):
            yield Finding(
                audit.at(),
                "the audit does not say against what the work was held",
                "name clauses, procedures or contracts, as in 'criteria: [{clause: 8.2.3.1}, "
                "{record: SOP-0002}]'",
            )
        if not audit.has("scope") and not audit.has("processes"):
            yield Finding(
                audit.at(),
                "the audit does not say where it began and ended",
                "write the scope, as in 'scope: Orders of February and March 2026'",
            )
