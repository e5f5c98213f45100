"""Days of nonconformities and corrective actions that cannot be."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules._chronology import Event, contradictions, to_come
from clausebook.rules.nonconformities._cases import actions_for
from clausebook.rules.rule import Finding, rule

_CASE = (
    ("", "detected_on", "found", "found"),
    ("concession", "on", "conceded", "conceded"),
    ("", "corrected_on", "corrected", "corrected"),
    ("re_verification", "on", "verified again", "verified again"),
    ("", "customer_informed_on", "told the customer", "told to the customer"),
    ("action_needed", "decided_on", "decided whether action is needed", "decided about"),
    ("similar_check", "on", "looked for similar cases", "looked for elsewhere"),
    ("", "closed_on", "closed", "closed"),
)
_CASE_STEPS = tuple(f"{group}/{name}" for group, name, *_ in _CASE)
_CASE_ORDER = (
    *(("/detected_on", step) for step in _CASE_STEPS[1:]),
    *((step, "/closed_on") for step in _CASE_STEPS[1:-1]),
    ("/corrected_on", "re_verification/on"),
)
_ACTION = (
    ("", "implemented_on", "implemented", "implemented"),
    ("similar_check", "on", "looked for similar cases", "looked for elsewhere"),
    ("effectiveness", "on", "judged", "judged"),
    ("", "closed_on", "closed", "closed"),
)
_ACTION_ORDER = (
    ("/implemented_on", "effectiveness/on"),
    ("/implemented_on", "/closed_on"),
    ("similar_check/on", "/closed_on"),
    ("effectiveness/on", "/closed_on"),
)
_AFTER_EACH_STEP = ("/implemented_on", "effectiveness/on", "/closed_on")


@rule("NCR006", basis="integrity", severity="error", since="0.2", clauses="10.2.2, 8.7.2, 10.2.1 d")
def impossible_correction_dates(corpus: Corpus) -> Iterator[Finding]:
    """The days of a nonconformity or a corrective action are in an order that cannot be.

    A nonconformity is found first and closed last; between the two it is corrected, verified again,
    told to the customer, and judged whether a cause has to be removed and whether the corrective
    action worked. It is verified again after it was corrected. Of a corrective action, the steps
    are done first (`implemented_on` is the day of the last one), then it is judged whether they
    worked, then it is closed. No day on which something was done lies after today; what is planned
    stands under `due`.

    Days of planned things are left alone, and so is the day on which risks were updated, which may
    follow later. A single wrong day contradicts several others; it is told once, at the day that
    contradicts most.

    ## Fails

    ```yaml
    NCR-0001:
      corrected_on: 2026-02-03
    ```

    ## Fails

    ```yaml
    CAR-0001:
      effectiveness: {on: 2026-03-16}
    ```

    ## Fails

    ```yaml
    CAR-0001:
      implemented_on: null
      actions:
        - {what: Lowest stock of boards set, owner: ROL-0002, due: 2026-03-31, done_on: 2026-09-24}
    ```

    ## Fails

    ```yaml
    NCR-0001:
      closed_on: 2026-02-13
    ```

    ## Passes

    ```yaml
    NCR-0001:
      corrected_on: 2026-02-11
      customer_informed_on: 2026-02-11
      re_verification: {on: 2026-02-11}
    ```
    """
    for case in corpus.records("nonconformity"):
        events = list(_events(case, _CASE))
        yield from to_come(events, corpus.today)
        judged = list(_judgements(corpus, case))
        order = [*_CASE_ORDER, *((event.name, "/closed_on") for event in judged)]
        yield from contradictions([*judged, *events], order, corpus.today)
    for action in corpus.records("corrective-action"):
        steps = list(_steps(action))
        events = [*steps, *_events(action, _ACTION)]
        order = [(step.name, later) for step in steps for later in _AFTER_EACH_STEP]
        yield from to_come(events, corpus.today)
        yield from contradictions(events, [*order, *_ACTION_ORDER], corpus.today)


def _events(record: Record, known: tuple[tuple[str, str, str, str], ...]) -> Iterator[Event]:
    for group, name, said, past in known:
        part: Part = record.part(group) if group else record
        day = part.date(name)
        if day is not None:
            yield Event(f"{group}/{name}", day, part.at(name), said, past)


def _judgements(corpus: Corpus, case: Record) -> Iterator[Event]:
    """Yield when the effect of the corrective actions that the case needs was judged."""
    if case.part("action_needed").flag("needed") is False:
        return
    for action in actions_for(corpus, case):
        effect = action.part("effectiveness")
        day = effect.date("on")
        if day is not None:
            said = f"the effect of {action.id} was judged"
            yield Event(action.id, day, effect.at("on"), said, f"known that {action.id} worked")


def _steps(action: Record) -> Iterator[Event]:
    for number, step in enumerate(action.parts("actions")):
        day = step.date("done_on")
        if day is not None:
            said = f"'{step.text('what')}' was done"
            yield Event(f"step {number}", day, step.at("done_on"), said, "done")
