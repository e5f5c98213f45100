"""A risk or an opportunity that was noted down and not analysed, evaluated or followed up."""

from collections.abc import Iterator
from dataclasses import replace

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.edition_2026._edition import EDITION
from clausebook.rules.risks._levels import standing_of
from clausebook.rules.risks._opportunities import opportunity_gaps
from clausebook.rules.rule import Finding, rule


@rule(
    "ED003",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="6.1.2, 6.1.3",
    edition=EDITION,
)
def unanalysed_risk_or_opportunity(
    corpus: Corpus, *, period: str = "6 months"
) -> Iterator[Finding]:
    """A risk or an opportunity was not analysed or not evaluated, or nothing follows from it.

    The edition of 2026 is reported to give risks (6.1.2) and opportunities (6.1.3) a clause each
    and to ask of both that they are analysed and evaluated, that actions are built into the
    processes, and that their effect is judged. No method is prescribed, and no register. Of live
    records it is asked:

    - **Risk, analysed:** a rating by likelihood and consequence, `inherent` or `residual`.
    - **Risk, evaluated:** what the rating means: a level by the risk criteria, or the decision in
      `treatment` or `acceptance`. Where there are no controls either, RSK005 asks for the decision.
    - **Opportunity, analysed and evaluated:** its `benefit`, and its `decision`; to leave it is a
      decision too.
    - **Opportunity, followed up:** one that is taken up has actions, of which one is built into a
      process and one says how it will be judged; once all are done, their effect is judged within
      `period`.

    How actions on risks are planned and judged is asked under both editions, by RSK004 and RSK005;
    that both risks and opportunities are determined, by RSK002. We have not read this edition: that
    the clause was divided is certain, its detail less so.

    ## Fails

    ```yaml
    RSK-0002:
      inherent: null
      residual: null
      acceptance: null
    ```

    ## Fails

    ```yaml
    RCR-0002:
      kind: risk-criteria
      title: Criteria for money
      status: draft
      version: "0.1"
      owner: ROL-0001
      likelihood: [{step: 1, name: seldom}, {step: 2, name: often}]
      consequence: [{step: 1, name: small}, {step: 2, name: great}]
      matrix: [[low, low], [low, high]]
      levels: [{name: low, order: 1}, {name: high, order: 2}]
    RSK-0001:
      criteria: null
      treatment: null
      acceptance: null
    ```

    ## Fails

    ```yaml
    OPP-0001:
      benefit: null
    ```

    ## Fails

    ```yaml
    OPP-0001:
      actions:
        - what: Report tried with two bakeries
          owner: ROL-0003
          due: 2026-10-31
          evaluation: Both bakeries order parts before the oven stops
    ```

    ## Passes

    ```yaml
    OPP-0001:
      feasibility: null
      decision: {choice: decline, reason: Too few bakeries ask for it}
      actions: null
    OBJ-0001:
      needs: [NED-0002, NED-0003]
    ```
    """
    for risk in corpus.live("risk"):
        yield from _risk(corpus, risk)
    for finding in opportunity_gaps(corpus, period):
        yield replace(finding, clauses=("6.1.3",))
    for opportunity in corpus.live("opportunity"):
        yield from _built_in(opportunity)


def _risk(corpus: Corpus, risk: Record) -> Iterator[Finding]:
    if not risk.has("inherent") and not risk.has("residual"):
        yield Finding(
            risk.at(),
            f"{risk.id}, '{risk.title}', was not analysed: nothing says how likely it is and what "
            "it would do",
            "rate it, as in 'inherent: {likelihood: 3, consequence: 4}'",
            clauses=("6.1.2",),
        )
    elif (
        risk.has("controls")
        and not risk.has("treatment")
        and not risk.has("acceptance")
        and standing_of(corpus, risk) is None
    ):
        yield Finding(
            risk.at("inherent" if risk.has("inherent") else "residual"),
            f"{risk.id}, '{risk.title}', is rated, but nothing says what the rating means",
            "name the criteria that give it a level, as in 'criteria: RCR-0001', or decide about "
            "it under 'treatment'",
            clauses=("6.1.2",),
        )


def _built_in(opportunity: Record) -> Iterator[Finding]:
    actions = opportunity.parts("actions")
    if actions and not any(action.has("process") for action in actions):
        yield Finding(
            opportunity.at("actions"),
            "no action says which process it is built into",
            "name the process, as in 'process: PRC-0003'",
            clauses=("6.1.3",),
        )
