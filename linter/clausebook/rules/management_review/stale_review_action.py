"""An action that one management review hands on to the next."""

from collections.abc import Iterator

from clausebook.analysis.review_decisions import is_open, stood_in, taken_up
from clausebook.analysis.reviews import days_of, held_reviews
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule


@rule(
    "MRV202",
    basis="requirement",
    severity="warning",
    since="0.2",
    clauses="9.3.2 a",
    parent="MRV002",
)
def stale_review_action(corpus: Corpus, *, reviews: int = 2) -> Iterator[Finding]:
    """A decision of a management review is still open after the next review.

    Minutes that list the same unfinished action for a second year are one of the findings that
    auditors publish most readily: top management looked, and nothing happened. Each review
    considers how far the actions of earlier ones have come. An action has gone stale when it is
    open and has stood in `reviews` reviews (2, a limit of the house). It has stood in the one that
    decided it, and in each later one that

    - decided the same again, by naming the earlier one under `carried_over_from` or in the same
      words, or
    - was held after the day by which it was to be done.

    So an action whose day is still to come is not stale, however many reviews are held meanwhile.
    Who decides the same with a new day has not finished it; who gives it up writes `status:
    dropped` and the reason. The finding stands where the action was last decided.

    ## Fails

    ```yaml
    MRV-0001:
      decisions:
        - {type: improvement, what: Report on wear is tried, owner: ROL-0003, due: 2026-10-31}
        - {type: none_needed, what: No other change, reason: What there is suffices}
        - type: resources
          what: Second test bench is planned
          owner: ROL-0002
          due: 2026-09-30
          status: in_progress
          carried_over_from: MRV-0002
    MRV-0002:
      kind: management-review
      title: Management review 2025
      status: closed
      version: "1.0"
      owner: ROL-0001
      retention: {period: 5 years, trigger: created}
      period: {from: 2024-04-01, until: 2025-03-31}
      held_on: [2025-04-10]
      attendees: [PSN-0001]
      inputs:
        earlier_actions: {none_reason: First review}
        changes_in_issues: {conclusion: None seen}
        satisfaction_and_feedback: {conclusion: Bakers are content, trend: stable}
        objectives: {conclusion: None set yet, trend: unknown}
        process_performance: {conclusion: Steady, trend: stable}
        nonconformities: {conclusion: Two, trend: stable}
        monitoring_results: {conclusion: Steady, trend: stable}
        audits: {none_reason: None yet}
        providers: {conclusion: Steady, trend: stable}
        resources: {conclusion: One bench is not enough}
        risk_and_opportunity_actions: {conclusion: They work}
        improvement_opportunities: {conclusion: A second bench}
      conclusions: {suitability: Fits, adequacy: Enough, effectiveness: Works, alignment: In line}
      decisions:
        - {type: resources, what: Second test bench is planned, owner: ROL-0002, due: 2025-12-31}
        - {type: none_needed, what: No other change, reason: What there is suffices}
      next_due: 2026-04-30
    ```

    ## Passes

    ```yaml
    MRV-0001:
      decisions:
        - {type: improvement, what: Report on wear is tried, owner: ROL-0003, due: 2026-10-31}
        - {type: none_needed, what: No other change, reason: What there is suffices}
        - type: resources
          what: Second test bench is planned
          owner: ROL-0002
          due: 2026-09-30
          status: dropped
          reason: The first bench was made faster
    ```
    """
    held = held_reviews(corpus)
    for index, review in enumerate(held):
        earlier, later = held[:index], held[index + 1 :]
        for decision in review.parts("decisions"):
            if not is_open(decision) or taken_up(review, decision, later):
                continue
            due = decision.date("due")
            after_its_day = [r for r in later if due is not None and days_of(r)[-1] > due]
            stood = [*stood_in(decision, earlier), review, *after_its_day]
            if len(stood) >= reviews:
                yield _finding(corpus, decision, stood)


def _finding(corpus: Corpus, decision: Part, stood: list[Record]) -> Finding:
    due = decision.date("due")
    when = f"; it was due on {due}" if due is not None and due < corpus.today else ""
    return Finding(
        decision.at("what"),
        f"'{decision.text('what')}' is open in {', '.join(review.id for review in stood)}{when}",
        "see it done and write 'status: done' with the day, or decide that it is dropped and why",
        tuple(
            (f"the review {review.id}", review.at())
            for review in stood
            if review.path != decision.path or review.pointer != decision.pointer[:-2]
        ),
    )
