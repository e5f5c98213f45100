"""An audit finding that cannot be used, or that led to nothing."""

from collections.abc import Iterator

from clausebook.analysis.audits import BREACHES
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule

_WITHOUT_CRITERION = ("improvement", "strength")
_FOLLOWED_IN = ("nonconformity", "corrective-action", "complaint")


@rule(
    "AUD003",
    basis="requirement",
    severity="error",
    since="0.2",
    clauses="9.2.2 b, 9.2.2 e, 9.2.2 f",
)
def incomplete_audit_finding(corpus: Corpus) -> Iterator[Finding]:
    """An audit finding lacks its criterion or what was seen, or no nonconformity follows from it.

    "Poor filing" helps nobody: who reads it a month later knows neither what was asked nor what was
    seen. Audits have criteria (9.2.2 b), their results are kept (f), and what does not conform is
    corrected without undue delay (e), which begins with a nonconformity that has an owner. Of each
    finding it is asked:

    - **Criterion:** a clause, a record or words for what it was held against. Suggestions for
      improvement and strengths go beyond what was asked, and need none.
    - **Evidence:** what was `seen`, or where it can be seen again. That is asked of each finding:
      praise without a case teaches nobody.
    - **Audit:** the audit in which it was found, an internal one or one from outside.
    - **Consequence:** a finding graded major or minor says that a requirement is not met. A
      nonconformity, a corrective action or a complaint follows from it, whichever of the two
      records names the other.

    The three parts criterion, evidence and statement are how ISO 19011 understands a finding. The
    grade is asked by AUD103, for it is the house's way to weigh; whether the answer comes in time
    by AUD005; what the nonconformity itself must tell by the rules of nonconformities.

    ## Fails

    ```yaml
    AFD-0001: {criterion: null}
    ```

    ## Fails

    ```yaml
    AFD-0001: {seen: null, evidence: null}
    ```

    ## Fails

    ```yaml
    AFD-0001: {grade: minor}
    ```

    ## Passes

    ```yaml
    AFD-0001: {grade: improvement, criterion: null, gives_rise_to: null}
    ```

    ## Passes

    ```yaml
    AFD-0001: {grade: minor, gives_rise_to: [NCR-0001]}
    ```
    """
    all_is_read = not corpus.unclear("nonconformity", "corrective-action")
    for finding in corpus.live("audit-finding"):
        grade = finding.text("grade")
        if not finding.has("criterion") and grade not in _WITHOUT_CRITERION:
            yield Finding(
                finding.at(),
                "the finding does not say what it was held against",
                "name it, as in 'criterion: {clause: 8.5.6, record: SOP-0003, text: Each change is "
                "tried before all receive it}'",
                clauses=("9.2.2 b",),
            )
        if not finding.has("seen") and not finding.has("evidence"):
            yield Finding(
                finding.at(),
                "the finding does not say what was seen",
                "say which papers or which place and how many of how many, as in 'seen: Changes of "
                "13 and 14 May, two of five'",
                clauses=("9.2.2 f",),
            )
        if not finding.has("audit") and not corpus.related(finding, "finding_of"):
            yield Finding(
                finding.at(),
                "the finding does not say in which audit it was found",
                "name the audit, as in 'audit: AUD-0001'",
                clauses=("9.2.2 f",),
            )
        if all_is_read and grade in BREACHES and not _is_followed(corpus, finding):
            yield Finding(
                finding.at("grade"),
                f"the finding is graded '{grade}', but no nonconformity follows from it",
                "record the nonconformity and name it, as in 'gives_rise_to: [NCR-0004]', or "
                "grade it as what it is",
                clauses=("9.2.2 e",),
            )


def _is_followed(corpus: Corpus, finding: Record) -> bool:
    followed = corpus.related(finding, "gives_rise_to")
    named = (corpus.get(one) for one in finding.texts("gives_rise_to"))
    return any(one.kind.name in _FOLLOWED_IN for one in followed) or None in named
