"""A risk that is not, or not sufficiently, addressed."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.risks._levels import Standing, standing_of
from clausebook.rules.risks._treatment import actions
from clausebook.rules.rule import Finding, rule


@rule(
    "RSK005",
    basis="requirement",
    severity="warning",
    since="0.1",
    clauses="6.1.2, 5.1.2 b",
    by_document=True,
)
def inadequate_risk_treatment(corpus: Corpus) -> Iterator[Finding]:
    """A risk is not addressed, or by a treatment that is incomplete, too weak or overdue.

    The organization plans what it does about the risks that need to be addressed, builds it into
    its processes, carries it out, and judges whether it worked; and it does so in proportion to
    what is at stake for conformity and customers. Of a live risk it is asked:

    - **Addressed:** there is a treatment or a control, unless the risk is rated at the lowest
      level.
    - **Complete:** an option that changes something has an action or a control that does it; one of
      them names the `process` it is built into; and where there are actions, one says by what its
      success will be judged (`evaluation`), or the check of effectiveness is there already.
    - **Informed:** a risk that is retained gives the reason, or who accepted it.
    - **Proportionate:** a risk that is only watched is not above what the criteria tolerate for its
      category; where they state no appetite for it, not in the upper half of the levels.
    - **Kept:** no open action is past its day.

    Owner and day of an action are asked by RSK105, for they are the house's way of planning. What
    is left after treatment is judged by RSK004 and RSK006.

    ## Fails

    ```yaml
    RSK-0001:
      controls: null
      treatment: null
      residual: null
      acceptance: null
      effectiveness: null
    ```

    ## Fails

    ```yaml
    RSK-0001:
      treatment:
        actions:
          - what: Second maker of boards qualified
            owner: ROL-0002
            due: 2026-05-31
            process: PRC-0002
            evaluation: No oven waits for a board in the second half of the year
    ```

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {likelihood: 4, consequence: 4}
      treatment: {option: monitor, actions: null}
      residual: null
      acceptance: null
      effectiveness: null
    ```

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {likelihood: 1, consequence: 4}
      treatment: {option: retain, reason: null, actions: null}
      residual: null
      acceptance: null
      effectiveness: null
    ```

    ## Fails

    ```yaml
    RSK-0001:
      controls: null
      treatment:
        actions:
          - what: Second maker of boards qualified
            owner: ROL-0002
            due: 2026-09-30
            evaluation: No oven waits for a board in the second half of the year
      residual: null
      acceptance: null
      effectiveness: null
    ```

    ## Passes

    ```yaml
    RSK-0001:
      inherent: {likelihood: 1, consequence: 3, reason: Boards are in stock for a whole quarter}
      controls: null
      treatment: null
      residual: null
      acceptance: null
      effectiveness: null
    ```

    ## Passes

    ```yaml
    RSK-0001:
      treatment:
        actions:
          - what: Second maker of boards qualified
            owner: ROL-0002
            due: 2026-09-30
            process: PRC-0002
            evaluation: No oven waits for a board in the second half of the year
    ```
    """
    for risk in corpus.live("risk"):
        standing = standing_of(corpus.whole, risk)
        if risk.has("treatment"):
            yield from _decided(risk, standing)
        elif not risk.parts("controls") and not (standing and standing.lowest):
            rated = f" although it is rated '{standing.level}'" if standing else ""
            yield Finding(
                risk.at(),
                f"nothing was decided about the risk{rated}",
                "decide, as in 'treatment: {option: change_likelihood, actions: [{what: Second "
                "maker qualified}]}', or name the controls that hold it down",
            )
        for action in actions(risk):
            due = action.date("due")
            if due is not None and due < corpus.today and not action.has("done_on"):
                yield Finding(
                    action.at("due"),
                    f"the action '{action.text('what')}' was due on {due} and is not done",
                    "write 'done_on' with the day on which it was done, or decide anew by when",
                )


def _decided(risk: Record, standing: Standing | None) -> Iterator[Finding]:
    treatment = risk.part("treatment")
    option = treatment.text("option")
    if option == "retain":
        above = standing is not None and standing.above_appetite
        if not above and not treatment.has("reason") and not risk.has("acceptance"):
            yield Finding(
                treatment.at("option"),
                "the risk is retained, but not said why or on whose decision",
                "give the reason, as in 'reason: Any control would cost more than the loss'",
            )
    elif option == "monitor":
        if standing is not None and standing.rating == "inherent" and _is_grave(standing):
            yield Finding(
                treatment.at("option"),
                f"the risk is rated '{standing.level}', but it is only watched",
                "choose a treatment that lowers it, or take the risk by an acceptance",
                (("its rating", risk.at("inherent")),),
            )
    elif not actions(risk) and not risk.parts("controls"):
        yield Finding(
            treatment.at("option"),
            f"the treatment is '{option}', but no action or control does it",
            "say what is done, as in 'actions: [{what: Second maker of boards qualified}]'",
        )
    else:
        yield from _plan(risk)


def _is_grave(standing: Standing) -> bool:
    if standing.taken is not None:
        return standing.above_tolerance
    return standing.upper_half


def _plan(risk: Record) -> Iterator[Finding]:
    treatment = risk.part("treatment")
    steps = (*actions(risk), *risk.parts("controls"))
    if not any(step.has("process") for step in steps):
        yield Finding(
            treatment.at(),
            "no action or control says which process it is built into",
            "name the process, as in 'process: PRC-0002'",
        )
    judged = risk.has("effectiveness") or any(a.has("evaluation") for a in actions(risk))
    if actions(risk) and not judged:
        yield Finding(
            treatment.at("actions"),
            "no action says how it will be judged whether it worked",
            "say by what, as in 'evaluation: Fill rate of the next two quarters'",
        )
