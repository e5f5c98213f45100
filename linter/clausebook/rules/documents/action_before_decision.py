"""An action that was done before it was decided."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from clausebook.analysis.actions import actions_of
from clausebook.analysis.reviews import days_of
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.rule import Finding, rule


@rule("DOC018", basis="integrity", severity="error", since="0.3", clauses="7.5.3.1 b")
def action_before_decision(corpus: Corpus) -> Iterator[Finding]:
    """An action was done before the decision that it carries out.

    What follows from a decision cannot come before it. Where the days say so, one of them is wrong,
    or the decision was written down for what had been done anyway, and then it shows no leadership.
    Of a decision, an action done before the day `decided_on` is told; of a management review, one
    done before its first meeting. What was done before and is only reported belongs to the inputs
    of the review.

    ## Fails

    ```yaml
    DEC-0001:
      actions:
        - {what: Two bakeries asked, owner: ROL-0003, due: 2026-06-15, done_on: 2020-01-15}
    ```

    ## Passes

    ```yaml
    DEC-0001:
      actions:
        - {what: Two bakeries asked, owner: ROL-0003, due: 2026-06-15, done_on: 2026-06-15}
    ```
    """
    for record in corpus.records("decision", "management-review"):
        day, said = _decided(record)
        if day is None:
            continue
        for action in actions_of(record):
            if action.done_on is not None and action.done_on < day:
                yield Finding(
                    replace(action.place, pointer=(*action.place.pointer, "done_on")),
                    f"'{action.what}' was done on {action.done_on}, before {said} on {day}",
                    "mend the day that is wrong; what was done before is no outcome of it",
                )


def _decided(record: Record) -> tuple[date | None, str]:
    """Return the day from which on something can follow, and what happened on it."""
    if record.kind.name == "decision":
        return record.date("decided_on"), "it was decided"
    return next(iter(days_of(record)), None), "the review first met"
