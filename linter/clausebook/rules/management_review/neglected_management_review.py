"""A management review that is late, or was held without top management."""

from collections.abc import Iterator

from clausebook.analysis.days import is_past
from clausebook.analysis.reviews import days_of, held_reviews
from clausebook.analysis.role_holding import TopManagement
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._absence import has_begun
from clausebook.rules.rule import Finding, rule

_LEADERS = ("role", "person")


@rule("MRV003", basis="requirement", severity="error", since="0.2", clauses="9.3.1")
def neglected_management_review(
    corpus: Corpus, *, longest_interval: str = "12 months"
) -> Iterator[Finding]:
    """A management review is late, or top management did not take part in one.

    Only top management can give customers what the rest of the organization cannot: people, money,
    another direction. It reviews the management system at planned intervals. The standard sets no
    interval; the organization is held to its own:

    - **In time:** the last review names the day by which the next is due (`next_due`), and that has
      not passed. Where it names none, the threshold `longest_interval` (12 months, a limit of the
      house) counts from its last meeting. A review that has begun counts.
    - **By top management:** among the attendees of each review there is somebody who held a role of
      top management on a day of it. A quality manager alone cannot review the system in place of
      those who answer for it.

    Who attended is not asked where no role is marked as top management (`level: top_management`),
    nor where a role or a person that breaks its schema could be the one. That there was never any
    review is told by DOC009.

    ## Fails

    ```yaml
    MRV-0001: {next_due: 2026-05-31}
    ```

    ## Fails

    ```yaml
    MRV-0001: {attendees: [PSN-0002, PSN-0003]}
    ```

    ## Passes

    ```yaml
    MRV-0001: {next_due: null}
    ```
    """
    held = held_reviews(corpus)
    yield from _late(corpus, held, longest_interval)
    if corpus.unclear(*_LEADERS):
        return
    top = TopManagement(corpus)
    for review in held if top.roles else ():
        attendees = review.texts("attendees")
        if not any(top.includes(attendees, day) for day in days_of(review)):
            yield Finding(
                review.at("attendees") if attendees else review.at(),
                "nobody of top management is among the attendees"
                if attendees
                else "the review does not say who took part",
                "name who took part, top management among them, as in 'attendees: [PSN-0001]'; "
                "where nobody of it did, hold the review again with them",
            )


def _late(corpus: Corpus, held: tuple[Record, ...], longest_interval: str) -> Iterator[Finding]:
    if not held or not has_begun(corpus) or corpus.unclear("management-review"):
        return
    last = held[-1]
    ended = days_of(last)[-1]
    due = last.date("next_due")
    if due is not None and due < corpus.today:
        yield Finding(
            last.at("next_due"),
            f"the next review was due on {due}",
            "hold it; 'clausebook meeting minutes' begins its record",
        )
    elif due is None and is_past(ended, longest_interval, corpus.today):
        yield Finding(
            last.at(),
            f"the last review ended on {ended}, and no day is set for the next",
            "hold the next review, and write in each by when the following is due, as in "
            "'next_due: 2027-04-30'",
        )
