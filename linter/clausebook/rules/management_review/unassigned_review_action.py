"""A decision of a management review that nobody has to carry out, or not by any day."""

from collections.abc import Iterator

from clausebook.analysis.review_decisions import is_open, taken_up
from clausebook.analysis.reviews import days_of, held_reviews
from clausebook.corpus import Corpus
from clausebook.record import Part
from clausebook.rules.rule import Finding, rule


@rule("MRV302", basis="house", severity="warning", since="0.2", clauses="9.3.3", parent="MRV002")
def unassigned_review_action(corpus: Corpus) -> Iterator[Finding]:
    """An open decision of a management review has no owner or no day, or its day has passed.

    What was decided for everybody is done by nobody. The standard asks for decisions and actions,
    not that each name a role and a day: that is the house's way, as it is with actions on risks
    (RSK105). A decision that is carried out in a record of its own (`carried_out_in`) has owner and
    day there. "Nothing needed" needs neither. What is done or dropped is left alone, and so is what
    a later review took up again; once a review was held after the day, it is for MRV202.

    ## Fails

    ```yaml
    MRV-0001:
      decisions:
        - {type: improvement, what: Report on wear is tried, due: 2026-10-31}
        - {type: none_needed, what: No other change, reason: What there is suffices}
    ```

    ## Fails

    ```yaml
    MRV-0001:
      decisions:
        - {type: improvement, what: Report on wear is tried, owner: ROL-0003, due: 2026-05-31}
        - {type: none_needed, what: No other change, reason: What there is suffices}
    ```

    ## Passes

    ```yaml
    MRV-0001:
      decisions:
        - {type: improvement, what: Report on wear is tried, carried_out_in: [OPP-0001]}
        - {type: none_needed, what: No other change, reason: What there is suffices}
    ```
    """
    held = held_reviews(corpus)
    for index, review in enumerate(held):
        later = held[index + 1 :]
        last = days_of(held[-1])[-1]
        for decision in review.parts("decisions"):
            if not is_open(decision) or taken_up(review, decision, later):
                continue
            due = decision.date("due")
            if due is not None and last <= due < corpus.today:
                yield Finding(
                    decision.at("due"),
                    f"'{decision.text('what')}' was due on {due} and is not done",
                    "write 'status: done' and 'done_on' with the day, or decide anew by when",
                )
            elif missing := _missing(decision):
                yield Finding(
                    decision.at(),
                    f"'{decision.text('what')}' has no {' and no '.join(missing)}",
                    "say who sees it done and by when, as in 'owner: ROL-0003, due: 2026-10-31'",
                )


def _missing(decision: Part) -> list[str]:
    if decision.has("carried_out_in"):
        return []
    return [name for name in ("owner", "due") if not decision.has(name)]
