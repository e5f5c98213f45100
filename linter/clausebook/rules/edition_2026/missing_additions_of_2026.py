"""What the edition of 2026 adds to change, management review and improvement."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.days import before
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.reviews import days_of, finished_reviews
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.changes._systems import is_of_the_system
from clausebook.rules.edition_2026._edition import EDITION
from clausebook.rules.rule import Finding, rule

_CONSIDERED = ("records", "conclusion", "none_reason")
_PURSUED = ("pursued_by", "satisfaction_improved_by", "gives_rise_to", "altered_by", "revealed_in")
_BETTERING = ("improvement", "opportunity", "objective", "change")


@rule(
    "ED004",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="6.3, 9.3.2, 10.1",
    edition=EDITION,
)
def missing_additions_of_2026(corpus: Corpus, *, period: str = "12 months") -> Iterator[Finding]:
    """A change, a management review or the improvements lack what the edition of 2026 adds.

    Three additions are reported:

    - **Changes of the management system (6.3):** who is told of the change and how
      (`communication`), how its effect is watched and judged (`effectiveness`), and, once it was
      found to work or not, a look back at its results (`result_review`). What a change has to
      consider anyway is asked by CHG001.
    - **Management review (9.3.2):** whether needs and expectations of interested parties have
      changed, with records, a conclusion or the reason why there was nothing. Where actions on
      opportunities had been carried out by then, they are among the records under
      `risk_and_opportunity_actions`, and not those on risks alone. Only the latest review that is
      finished is looked at.
    - **Improvement (10.1):** needs to come are in view. Where live needs with the `horizon` future
      are recorded, an improvement, an opportunity that is taken up, an objective or a change is
      about at least one of them.

    Changes that were finished, reviews that were held and improvements that were proposed longer
    than `period` ago are left out: what is past cannot be planned anew. We have not read this
    edition: the additions to 6.3 and 9.3.2 are reported by several secondary sources, that to 10.1
    by fewer; our confidence is medium.

    ## Fails

    ```yaml
    CHG-0001:
      communication: null
      effectiveness: null
    ```

    ## Fails

    ```yaml
    CHG-0001:
      effectiveness: {on: 2026-06-15, by: PSN-0002, result: effective}
    ```

    ## Fails

    ```yaml
    MRV-0001:
      inputs: {changes_in_needs_and_expectations: null}
    ```

    ## Fails

    ```yaml
    OPP-0001:
      effectiveness: {checked_on: 2026-03-20, result: partly_effective}
    ```

    ## Fails

    ```yaml
    OPP-0001:
      affects: {satisfaction: [SEG-0001]}
    ```

    ## Passes

    ```yaml
    MRV-0001:
      inputs:
        changes_in_needs_and_expectations:
          records: null
          conclusion: null
          none_reason: First review
    OPP-0001:
      affects: {satisfaction: [SEG-0001]}
    OBJ-0001:
      needs: [NED-0002, NED-0003]
    ```
    """
    begins = before(corpus.today, period) or date.min
    for change in corpus.live("change"):
        if is_of_the_system(change) and not _is_past(change, begins):
            yield from _change(change)
    reviews = finished_reviews(corpus)
    if reviews and days_of(reviews[-1])[-1] >= begins:
        yield from _review(corpus, reviews[-1])
    yield from _future(corpus, begins)


def _is_past(change: Record, begins: date) -> bool:
    days = (
        change.date("due"),
        change.part("effectiveness").date("on"),
        change.part("result_review").date("on"),
    )
    last = max((day for day in days if day is not None), default=None)
    return change.status == "closed" and (last is None or last < begins)


def _change(change: Record) -> Iterator[Finding]:
    effect = change.part("effectiveness")
    missing = [name for name in ("communication", "effectiveness") if not change.has(name)]
    if effect.has("result") and not change.has("result_review"):
        missing.append("result_review")
    if missing:
        told = " nor ".join(_TOLD[name] for name in missing)
        yield Finding(
            change.at(),
            f"{change.id}, '{change.title}', does not say {told}",
            f"write it, as in '{_EXAMPLES[missing[0]]}'",
            clauses=("6.3",),
        )


_TOLD = {
    "communication": "who is told of it and how",
    "effectiveness": "how its effect is judged",
    "result_review": "what the look back at its results found",
}
_EXAMPLES = {
    "communication": "communication: {what: Which bench for which oven, how: Shift meeting}",
    "effectiveness": "effectiveness: {how: Waiting time for the measurement, due: 2027-03-31}",
    "result_review": "result_review: {on: 2026-06-16, by: ROL-0001, conclusion: Kept}",
}


def _review(corpus: Corpus, review: Record) -> Iterator[Finding]:
    inputs = review.part("inputs")
    if not any(inputs.part("changes_in_needs_and_expectations").has(n) for n in _CONSIDERED):
        yield Finding(
            inputs.at() if inputs else review.at(),
            f"{review.id} does not say how needs and expectations of interested parties changed",
            "write it under 'changes_in_needs_and_expectations', or put it before the next review",
            clauses=("9.3.2",),
        )
    actions = inputs.part("risk_and_opportunity_actions")
    named = [r for r in map(corpus.get, actions.texts("records")) if r is not None]
    only_risks = bool(named) and all(record.kind.name == "risk" for record in named)
    done = [o for o in corpus.live("opportunity") if _is_done_by(o, days_of(review)[-1])]
    if only_risks and done:
        yield Finding(
            actions.at("records"),
            f"{review.id} looked at actions on risks, but at none on opportunities",
            f"look at both, as in 'records: [{named[0].id}, {done[0].id}]'",
            (("an opportunity with results by then", done[0].at()),),
            ("9.3.2",),
        )


def _is_done_by(opportunity: Record, day: date) -> bool:
    days = [action.date("done_on") for action in opportunity.parts("actions")]
    days.append(opportunity.part("effectiveness").date("checked_on"))
    return any(done is not None and done <= day for done in days)


def _future(corpus: Corpus, begins: date) -> Iterator[Finding]:
    needs = [need for need in corpus.live("need") if need.text("horizon") == "future"]
    if not needs or corpus.unclear(*_BETTERING):
        return
    found = (r for need in needs for r in corpus.related(need, *_PURSUED))
    if not any(_betters(record, begins) for record in found):
        yield Finding(
            needs[0].at("horizon"),
            "no improvement, opportunity, objective or change is about a need to come, such as "
            f"{needs[0].id}, '{needs[0].title}'",
            f"take one up and name the need, as in 'needs: [{needs[0].id}]' of an improvement",
            clauses=("10.1",),
        )


def _betters(record: Record, begins: date) -> bool:
    kind = record.kind.name
    if kind not in _BETTERING or is_withdrawn(record):
        return False
    if kind == "opportunity":
        choice = record.part("decision").text("choice")
        return choice in ("", "pursue", "explore")
    if kind == "improvement":
        proposed = record.date("proposed_on")
        return record.status != "closed" or proposed is None or proposed >= begins
    return True
