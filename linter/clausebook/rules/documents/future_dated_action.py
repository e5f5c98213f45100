"""An action that is done on a day that has not come."""

from collections.abc import Iterator
from dataclasses import replace

from clausebook.analysis.actions import actions_of, records_with_actions
from clausebook.corpus import Corpus
from clausebook.rules.rule import Finding, rule

_TOLD_ELSEWHERE = frozenset({"corrective-action"})


@rule(
    "DOC013",
    basis="integrity",
    severity="error",
    since="0.2",
    clauses="7.5.3.1 b",
    by_document=True,
)
def future_dated_action(corpus: Corpus) -> Iterator[Finding]:
    """An action is said to be done on a day that is still to come.

    What is written down as done counts as done: the risk as treated, the objective's plan as
    carried out, the customer as answered. A day that has not come shows that the record tells a
    plan as a fact, and nobody can trust the other days either. `done_on` is the day on which an
    action was done; what is planned stands under `due`.

    That is asked of actions wherever they stand: in risks, opportunities, objectives, changes,
    decisions, management reviews, feedback, audit findings and others, also in drafts. The days of
    corrective actions are looked at together by NCR006.

    ## Fails

    ```yaml
    DEC-0001:
      actions:
        - {what: Two bakeries asked, owner: ROL-0003, due: 2026-06-15, done_on: 2026-07-15}
    ```

    ## Fails

    ```yaml
    OPP-0001:
      actions:
        - what: Report tried with two bakeries
          owner: ROL-0003
          done_on: 2026-10-31
          process: PRC-0003
          evaluation: Both bakeries order parts before the oven stops
    ```

    ## Passes

    ```yaml
    OPP-0001:
      actions:
        - {what: Counter read out on the bench, owner: ROL-0003, done_on: 2026-06-30}
        - what: Report tried with two bakeries
          owner: ROL-0003
          due: 2026-10-31
          process: PRC-0003
          evaluation: Both bakeries order parts before the oven stops
    ```
    """
    for record in records_with_actions(corpus):
        if record.kind.name in _TOLD_ELSEWHERE:
            continue
        for action in actions_of(record):
            if action.done_on is not None and action.done_on > corpus.today:
                yield Finding(
                    replace(action.place, pointer=(*action.place.pointer, "done_on")),
                    f"the action '{action.what}' was done on {action.done_on}, which is still to "
                    "come",
                    "write the day once it was done; what is planned stands under 'due'",
                )
