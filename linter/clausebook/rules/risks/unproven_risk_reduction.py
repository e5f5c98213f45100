"""A treated risk of which nobody can tell whether the treatment worked."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.risks._treatment import is_carried_out, proofs, steps_done
from clausebook.rules.rule import Finding, rule

_AXES = ("likelihood", "consequence")


@rule(
    "RSK004",
    basis="guidance",
    severity="warning",
    since="0.1",
    clauses="6.1.2 b2",
    by_document=True,
)
def unproven_risk_reduction(corpus: Corpus) -> Iterator[Finding]:
    """A treated risk has no residual rating, or one that nothing supports.

    Actions on risks are judged by whether they worked. How that is done is free: the way of
    ISO 31000, which this rule follows, is to rate the risk again after treatment. Of a live risk it
    is asked:

    - Once the treatment has been carried out (every action is done, or a control is in place where
      no action was planned), there is a residual rating. A risk that is retained, only monitored,
      or avoided altogether need not have one.
    - Neither likelihood nor consequence is higher after treatment than before.
    - If neither is lower, the residual rating gives its reason: a treatment that changed nothing
      deserves a word.
    - If one is lower, a control is in place or an action is done, and something shows it: evidence
      with one of them, or the check of their effectiveness. A check that found them ineffective
      does not agree with a lower rating.

    ## Fails

    ```yaml
    RSK-0001:
      residual: null
      acceptance: null
    ```

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {likelihood: 1, consequence: 3}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      inherent: {likelihood: 1, consequence: 4}
      residual: {reason: null}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      effectiveness: {result: ineffective}
    ```

    ## Fails

    ```yaml
    RSK-0001:
      controls:
        - {what: Stock of boards for six weeks, state: implemented, process: PRC-0002}
      treatment:
        actions:
          - what: Second maker of boards qualified
            owner: ROL-0002
            due: 2026-05-31
            done_on: 2026-05-20
            process: PRC-0002
            evaluation: No oven waits for a board in the second half of the year
      effectiveness: null
    ```

    ## Passes

    ```yaml
    RSK-0001:
      inherent: {likelihood: 1, consequence: 4}
      residual: {reason: The second maker is the same group; nothing was gained}
    ```
    """
    for risk in corpus.live("risk"):
        if not risk.has("inherent"):
            continue
        if risk.has("residual"):
            yield from _residual(risk)
        elif is_carried_out(risk):
            yield Finding(
                risk.part("treatment").at("option"),
                "the treatment has been carried out, but the risk was not rated again",
                "rate what is left, as in 'residual: {likelihood: 1, consequence: 4}'",
            )


def _residual(risk: Record) -> Iterator[Finding]:
    before, after = risk.part("inherent"), risk.part("residual")
    change = [(after.whole(axis) or 0) - (before.whole(axis) or 0) for axis in _AXES]
    if max(change) > 0:
        axis = _AXES[change.index(max(change))]
        yield Finding(
            after.at(axis),
            f"{axis} {after.whole(axis)} after treatment, but {before.whole(axis)} before",
            "rate both anew; where the treatment brings a risk of its own, record that one",
            ((f"{axis} before treatment", before.at(axis)),),
        )
    elif max(change) == min(change) == 0:
        if is_carried_out(risk) and not after.has("reason"):
            yield Finding(
                after.at(),
                "the treatment has been carried out, but the risk is rated as before",
                "say why, as in 'reason: The second maker belongs to the same group'",
                (("the rating before treatment", before.at()),),
            )
    else:
        yield from _support(risk)


def _support(risk: Record) -> Iterator[Finding]:
    after = risk.part("residual")
    check = risk.part("effectiveness")
    if not steps_done(risk):
        yield Finding(
            after.at(),
            "the risk is rated lower, but no control is in place and no action is done",
            "rate what is left once something was done, or name the control that lowers it",
        )
    elif check.text("result") == "ineffective":
        yield Finding(
            after.at(),
            "the risk is rated lower, but what was done was found ineffective",
            "rate it as before, or check again whether the actions worked",
            (("what the check found", check.at("result")),),
        )
    elif not check and not proofs(risk):
        yield Finding(
            after.at(),
            "the risk is rated lower, but nothing shows that the controls and actions work",
            "name evidence with a control or an action, or the check of their effectiveness, as in "
            "'effectiveness: {checked_on: 2026-06-10, result: effective}'",
        )
