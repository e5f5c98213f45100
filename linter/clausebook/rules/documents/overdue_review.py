"""Something that was to be looked at again and was not."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.rounds import ROUNDS, Round, round_part
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.documents._planned_days import (
    external_audits,
    is_over,
    trainings_not_held,
    unrepeated_surveys,
)
from clausebook.rules.rule import Finding, rule

_HINTS = {
    "customer": "call or visit the customer, and write the day under 'last_contact_on'",
    "external-document": "look at the publisher's page, and write the day under 'checked_on'",
    "process": "evaluate the process, and write the day under 'last_on' and what was found",
}


@rule(
    "DOC005", basis="house", severity="warning", since="0.1", clauses="7.5.2 c, 4.1, 4.2, 5.1.2 a"
)
def overdue_review(corpus: Corpus, *, grace_days: int = 0) -> Iterator[Finding]:
    """A review, a contact with a customer, a check or something that was planned is overdue.

    What was right for customers two years ago need not be right today, and who is not called for a
    year calls somebody else. The standard has no fixed interval, neither for the review of
    documents nor for context and interested parties. This rule holds the organization to the days
    that it set itself:

    - `review_by` of live maintained documents; records of a register that set no day of their own
      are covered by their register;
    - `contact_interval` after `last_contact_on` of a customer, or after `since` where there was no
      contact yet; customers who are lost are not called;
    - `check_interval` after `checked_on` of an external document;
    - `interval` after the last evaluation of a process;
    - `next_due` of a survey, unless a later survey repeats it;
    - `planned_for` of a training that is open and was not held;
    - `answer_due` of an audit from outside that was not answered, and `next_due` of the last one of
      its type, for the same customer or party where it names one.

    The threshold `grace_days` lets that many days pass without a word. The watch over obligations,
    the verification of requirements, listening to segments, the expiry of competences, measuring
    equipment, providers, internal audits and management reviews have rules of their own.

    ## Fails

    ```yaml
    POL-0001:
      review_by: 2026-05-31
    ```

    ## Fails

    ```yaml
    CST-0001:
      last_contact_on: 2026-02-12
    ```

    ## Fails

    ```yaml
    PRC-0001:
      evaluation: {interval: 2 months}
    ```

    ## Fails

    ```yaml
    SRV-0001:
      next_due: 2026-05-31
    ```

    ## Fails

    ```yaml
    XAU-0901:
      kind: external-audit
      title: Visit of bakery group A
      status: open
      version: "1.0"
      owner: ROL-0002
      audit_type: customer
      ordered_by: CST-0001
      held_on: [2026-04-21]
      answer_due: 2026-05-29
    ```

    ## Passes

    ```yaml
    CST-0002:
      last_contact_on: 2024-02-12
      lost_on: 2024-08-31
      lost_reason: The bakery closed
      lost_analysis_on: 2024-09-10
    ```
    """
    for record in corpus.live():
        due = record.date("review_by") if "review_by" in record.values else None
        if is_over(due, corpus.today, grace_days):
            yield Finding(
                record.at("review_by"),
                f"the review was due on {due}",
                "review it, write the day under 'reviewed_on', and set the next 'review_by'",
            )
    for turn in ROUNDS:
        for record in corpus.live(turn.kind):
            yield from _overdue(turn, record, corpus.today, grace_days)
    yield from unrepeated_surveys(corpus, grace_days)
    yield from trainings_not_held(corpus, grace_days)
    yield from external_audits(corpus, grace_days)


def _overdue(turn: Round, record: Record, today: date, grace_days: int) -> Iterator[Finding]:
    due = turn.due(record)
    if is_over(due, today, grace_days):
        part = round_part(turn, record)
        yield Finding(
            part.at(turn.last if part.date(turn.last) is not None else turn.interval),
            f"{turn.what} was due on {due}",
            _HINTS[turn.kind],
        )
