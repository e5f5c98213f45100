"""Corrective actions that are late, did not work, or let the cause come back."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import is_past
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.nonconformities._cases import actions_for, is_judged
from clausebook.rules.nonconformities._returns import recurrences_before, returned_causes
from clausebook.rules.rule import Finding, rule


@rule(
    "NCR004",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="10.2.1 b, 10.2.1 c, 10.2.1 d",
)
def failing_corrective_action(
    corpus: Corpus, *, within: str = "30 days", recurrences: int = 2
) -> Iterator[Finding]:
    """A corrective action is overdue or did not work, or its cause has come back.

    Action that is needed is to be taken, and it is to be reviewed whether it worked; what did not
    work has not removed the cause. Reported is

    - an **open nonconformity** without a decision whether action is needed, `within` (30 days)
      after it was found, or without a corrective action that long after one was found to be needed;
    - an action of an open corrective action, or the judgement of its effect, whose day (`due`) is
      past; while an action is late, its effect is not asked for;
    - one that was **ineffective** and is closed, or still has nothing planned `within` the same
      time, unless another corrective action follows it: one that names it under `recurrence_of`, or
      is open for the same nonconformity or complaint;
    - a **cause that came back**: a cause with the `code` of one that an earlier corrective action,
      closed before the problem was found, was to remove. Where `recurrence_of` names the earlier
      one, this is known, and reported only from the third time on (`recurrences`: 2), as long as
      the last action has not been found effective.

    What was closed too early is NCR002's. The days are the house's.

    ## Fails

    ```yaml
    NCR-0001: {status: open, closed_on: null}
    CAR-0001:
      status: open
      closed_on: null
      implemented_on: null
      effectiveness: {on: null, result: null, due: 2026-09-30}
      actions: [{what: Lowest stock set, owner: ROL-0002, due: 2026-05-31, process: PRC-0002}]
    ```

    ## Fails

    ```yaml
    NCR-0001: {status: open, closed_on: null}
    CAR-0001:
      status: open
      closed_on: null
      effectiveness: {on: null, result: null, due: 2026-06-15}
    ```

    ## Fails

    ```yaml
    CAR-0001:
      effectiveness: {result: ineffective}
    ```

    ## Fails

    ```yaml
    NCR-0101:
      kind: nonconformity
      title: Oven delivered a day late
      status: open
      version: "1.0"
      owner: ROL-0002
      retention: {period: 5 years, trigger: closed}
      classification: internal
      language: en
      nature: One oven reached the bakery a day after the promised day.
      detected_on: 2026-05-11
      source: {type: process, reference: Delivery note 26-114}
      breached: [{requirement: REQ-0001}]
      correction: Oven fitted on the same evening
      corrected_on: 2026-05-12
    ```

    ## Fails

    ```yaml
    CAR-0101:
      kind: corrective-action
      title: Boards ran out again
      status: open
      version: "1.0"
      owner: ROL-0002
      retention: {period: 5 years, trigger: closed}
      classification: internal
      language: en
      problem: An oven waited two days for its board
      corrects: [NCR-0101]
      causes:
        - statement: Nobody raised the lowest stock when more ovens were sold
          code: no_stock
          why: [The stock was empty, More ovens were built, The lowest stock was that of last year]
    NCR-0101:
      kind: nonconformity
      title: Oven delivered two days late
      status: open
      version: "1.0"
      owner: ROL-0002
      retention: {period: 5 years, trigger: closed}
      classification: internal
      language: en
      nature: One oven reached the bakery two days after the promised day.
      detected_on: 2026-06-22
      source: {type: process, reference: Delivery note 26-131}
      breached: [{requirement: REQ-0001}]
      correction: Oven fitted on the third evening
      corrected_on: 2026-06-24
    ```

    ## Passes

    ```yaml
    CAR-0001:
      effectiveness: {result: partly_effective}
    ```
    """
    if not corpus.unclear("corrective-action"):
        for case in corpus.live("nonconformity"):
            if case.status == "open":
                yield from _undecided(corpus, case, within)
    for action in corpus.live("corrective-action"):
        if action.status == "open":
            yield from _overdue(action, corpus.today)
        if action.part("effectiveness").text("result") == "ineffective":
            yield from _ineffective(corpus, action, within)
        yield from _repeated(corpus, action, recurrences)
    for found in returned_causes(corpus):
        yield Finding(
            found.cause.at("code"),
            f"the cause '{found.cause.text('code')}' came back, which {found.earlier.id}, "
            f"'{found.earlier.title}', was to remove",
            f"find out why that did not last, and write 'recurrence_of: {found.earlier.id}' in the "
            "corrective action",
            ((found.earlier.title, found.earlier.at()),),
        )


def _undecided(corpus: Corpus, case: Record, within: str) -> Iterator[Finding]:
    need = case.part("action_needed")
    if need.flag("needed") is False or actions_for(corpus, case):
        return
    asked = need.date("decided_on") if need else case.date("detected_on")
    if asked is not None and is_past(asked, within, corpus.today):
        yield Finding(
            need.at("needed") if need else case.at("detected_on"),
            f"action was found to be needed on {asked}, but no corrective action is named"
            if need
            else f"found on {asked}, and nobody has judged whether a cause has to be removed",
            "name the action, as in 'corrective_actions: [CAR-0002]', or say why none is needed, "
            "as in 'action_needed: {needed: false, reason: Single unit hit by a plough}'",
        )


def _overdue(action: Record, today: date) -> Iterator[Finding]:
    late = [step for step in action.parts("actions") if _is_late(step, action, today)]
    for step in late:
        yield Finding(
            step.at("due"),
            f"'{step.text('what')}' was due on {step.text('due')} and is not done",
            "write 'done_on' with the day on which it was done, or decide anew by when",
        )
    effect = action.part("effectiveness")
    due = effect.date("due")
    if not late and due is not None and due < today and not is_judged(action):
        yield Finding(
            effect.at("due"),
            f"it was to be judged by {due} whether the actions worked",
            "judge it, and write 'on', 'by' and 'result', as in 'result: effective'",
        )


def _is_late(step: Part, action: Record, today: date) -> bool:
    due = step.date("due")
    done = step.has("done_on") or action.has("implemented_on")
    return due is not None and due < today and not done


def _ineffective(corpus: Corpus, action: Record, within: str) -> Iterator[Finding]:
    judged = action.part("effectiveness").date("on")
    waiting = action.status == "open" and (
        any(not step.has("done_on") for step in action.parts("actions"))
        or (judged is not None and not is_past(judged, within, corpus.today))
    )
    if not waiting and not _is_followed(corpus, action):
        said = "it is closed" if action.status == "closed" else "nothing further is planned"
        yield Finding(
            action.at("effectiveness", "result"),
            f"the actions did not work, but {said}",
            "look for the cause again and plan what is done now, here or in a corrective action "
            f"with 'recurrence_of: {action.id}'",
        )


def _is_followed(corpus: Corpus, action: Record) -> bool:
    if corpus.related(action, "recurred_in"):
        return True
    return any(
        other.id != action.id and other.is_valid and other.status == "open"
        for case in corpus.related(action, "corrects")
        for other in actions_for(corpus, case)
    )


def _repeated(corpus: Corpus, action: Record, recurrences: int) -> Iterator[Finding]:
    if not action.has("recurrence_of"):
        return
    works = action.part("effectiveness").text("result") == "effective"
    times = recurrences_before(corpus, action)
    if times >= recurrences and not works:
        yield Finding(
            action.at("recurrence_of"),
            f"the same has come back {times} times in spite of corrective actions",
            "bring it before top management, and look for what all of these actions left as it was",
        )
