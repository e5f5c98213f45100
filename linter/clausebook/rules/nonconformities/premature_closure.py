"""Nonconformities and corrective actions that were closed too early."""

from collections.abc import Iterator

from clausebook.analysis.days import after
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._places import place_of
from clausebook.rules.nonconformities._cases import (
    actions_for,
    implemented_on,
    is_judged,
    nonconformities_of,
)
from clausebook.rules.rule import Finding, rule


@rule(
    "NCR002",
    basis="requirement",
    severity="error",
    since="0.2",
    clauses="10.2.1 b, 10.2.1 c, 10.2.1 d",
)
def premature_closure(corpus: Corpus, *, wait: str = "7 days") -> Iterator[Finding]:
    """A nonconformity or a corrective action was closed before all was done and judged.

    What is closed is forgotten. If the cause is still there, the next customer meets it. After a
    nonconformity it is to be judged whether its causes must be removed, here and wherever else the
    same could happen; and when a corrective action was taken, whether it worked.

    Of a **closed nonconformity** it is asked that somebody judged the need for action. "No action
    is needed, because …" closes it with the correction (`action_needed: {needed: false, reason:
    …}`). Otherwise it has a corrective action, and this is closed.

    Of a **closed corrective action** it is asked that causes are named; that it says what was done;
    that it was looked for similar cases (there, or in a nonconformity that it corrects); that each
    action is done (the day on which all was implemented will do for those that were due by then);
    and that it was judged whether they worked, at least `wait` (7 days) after the last one was
    done: what was changed this morning has not worked yet by noon. That number is the house's.

    Who judged is asked by NCR007. An action that did not work is NCR004's; days that cannot be are
    NCR006's; where neither results nor effect are told, NCR001 says so.

    ## Fails

    ```yaml
    NCR-0001:
      action_needed: {needed: false, reason: null}
    ```

    ## Fails

    ```yaml
    CAR-0001:
      status: open
      closed_on: null
    ```

    ## Fails

    ```yaml
    CAR-0001:
      effectiveness: {on: null, result: null, due: 2026-07-31}
    ```

    ## Fails

    ```yaml
    CAR-0001:
      similar_check: null
      causes: null
    NCR-0001:
      similar_check: null
    ```

    ## Fails

    ```yaml
    CAR-0001:
      effectiveness: {on: 2026-03-25}
    ```

    ## Passes

    ```yaml
    NCR-0001:
      action_needed: {needed: false, reason: Stop of the maker will not come again}
      similar_check: null
    CAR-0001:
      status: open
      closed_on: null
    ```
    """
    for case in corpus.live("nonconformity"):
        if case.status == "closed":
            yield from _nonconformity(corpus, case)
    for action in corpus.live("corrective-action"):
        if action.status == "closed":
            yield from _unfinished(corpus, action)
            yield from _too_soon(action, wait)


def _nonconformity(corpus: Corpus, case: Record) -> Iterator[Finding]:
    need = case.part("action_needed")
    if need.flag("needed") is False:
        if not need.has("reason"):
            yield Finding(
                need.at("needed"),
                "no action is needed, but not said why",
                "say why, as in 'reason: Single unit hit by a plough; nothing to remove'",
            )
        return
    actions = actions_for(corpus, case)
    if not actions and not corpus.unclear("corrective-action"):
        judged = need.flag("needed")
        yield Finding(
            need.at("needed") if judged else place_of(case, "closed_on"),
            "an action is needed, but no corrective action is named"
            if judged
            else "closed, but not said whether a cause has to be removed",
            "name it, as in 'corrective_actions: [CAR-0002]', or say why none is needed, as in "
            "'action_needed: {needed: false, reason: Single unit hit by a plough}'",
        )
    for action in actions:
        if action.status != "closed" and not action.has("closed_on"):
            yield Finding(
                place_of(case, "closed_on"),
                f"the nonconformity is closed, but {action.id}, '{action.title}', is still open",
                "open it again until the corrective action has worked",
                ((action.title, action.at()),),
            )


def _unfinished(corpus: Corpus, action: Record) -> Iterator[Finding]:
    missing = list(_missing(corpus, action))
    if missing:
        yield Finding(
            place_of(action, "closed_on"),
            f"the corrective action is closed, but not said {' and '.join(missing)}",
            "open it again and do what is missing, or write down what was done",
        )
    implemented = action.date("implemented_on")
    for step in action.parts("actions"):
        due = step.date("due")
        with_the_others = implemented and (due is None or due <= implemented)
        if not step.has("done_on") and not with_the_others:
            yield Finding(
                step.at(),
                f"the corrective action is closed, but '{step.text('what')}' is not done",
                "write 'done_on' with the day on which it was done, or open the record again",
            )


def _missing(corpus: Corpus, action: Record) -> Iterator[str]:
    cases = (action, *nonconformities_of(corpus, action))
    if not any(case.parts("causes") for case in cases):
        yield "what the cause was"
    if not action.parts("actions"):
        yield "what was done"
    if not any(case.part("similar_check").has("result") for case in cases):
        yield "whether it could happen elsewhere"
    if action.has("results") and not is_judged(action):
        yield "whether it worked"


def _too_soon(action: Record, wait: str) -> Iterator[Finding]:
    judged, done = action.part("effectiveness").date("on"), implemented_on(action)
    if judged is None or done is None or judged < done or not is_judged(action):
        return
    earliest = after(done, wait)
    if earliest is not None and judged < earliest:
        yield Finding(
            action.at("effectiveness", "on"),
            f"the effect was judged on {judged}, but the last action was done on {done}",
            f"judge again when there is something to see, from {earliest} on",
        )
