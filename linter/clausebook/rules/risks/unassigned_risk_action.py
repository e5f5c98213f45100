"""An action on a risk or an opportunity that nobody has to do, or by no day."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule


@rule(
    "RSK105",
    basis="house",
    severity="warning",
    since="0.1",
    clauses="6.1.2",
    parent="RSK005",
    by_document=True,
)
def unassigned_risk_action(corpus: Corpus) -> Iterator[Finding]:
    """An open action on a risk or an opportunity has no owner, or no day by which it is to be done.

    What belongs to nobody is done by nobody. The standard asks that actions on risks and
    opportunities be planned, not that each name a role and a day: this is the house's way, and so
    it is kept apart from RSK005. Actions that are done, and records that are not live, are left
    alone.

    ## Fails

    ```yaml
    OPP-0001:
      actions:
        - what: Report tried with two bakeries
          due: 2026-10-31
          process: PRC-0003
          evaluation: Both bakeries order parts before the oven stops
    ```

    ## Fails

    ```yaml
    OPP-0001:
      actions:
        - what: Report tried with two bakeries
          owner: ROL-0003
          process: PRC-0003
          evaluation: Both bakeries order parts before the oven stops
    ```

    ## Passes

    ```yaml
    OPP-0001:
      actions:
        - {what: Counter read out on the bench, done_on: 2026-05-04}
        - what: Report tried with two bakeries
          owner: ROL-0003
          due: 2026-10-31
          evaluation: Both bakeries order parts before the oven stops
    ```
    """
    for record in corpus.live("risk", "opportunity"):
        for action in _actions(record):
            missing = [name for name in ("owner", "due") if not action.has(name)]
            if missing and not action.has("done_on"):
                yield Finding(
                    action.at(),
                    f"the action '{action.text('what')}' has no {' and no '.join(missing)}",
                    "say who sees it done and by when, as in 'owner: ROL-0003, due: 2026-10-31'",
                )


def _actions(record: Record) -> tuple[Part, ...]:
    holder = record.part("treatment") if record.kind.name == "risk" else record
    return holder.parts("actions")
