"""An order that changed after the commitment, and nobody heard of it."""

from collections.abc import Iterator

from clausebook.analysis.days import is_past
from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule


@rule("REQ008", basis="requirement", severity="warning", since="0.2", clauses="8.2.4, 8.2.3.1")
def untold_order_change(
    corpus: Corpus, *, grace: str = "14 days", within: str = "24 months"
) -> Iterator[Finding]:
    """An order was changed, and those who carry it out were not told, or nobody reviewed it.

    The customer asks for another day, sales agrees, and the works pack for the old one. When what
    a customer requires changes, those concerned are made aware of it; and the organization makes
    sure anew that it can meet what it now promises.

    Of each change of an order that was committed to it is asked, `grace` (14 days) after the
    change, that it names who was told (`told`) and the day on which it was reviewed
    (`reviewed_on`). Changes older than `within` (24 months) are left alone: both lengths are the
    house's. Where a record location holds the evidence for clause 8.2.4 and no order tells
    anybody, nothing is asked; orders that came to nothing are not looked at.

    ## Fails

    ```yaml
    ORD-0001:
      changes:
        - {on: 2026-06-01, what: Second oven a week later, reviewed_on: 2026-06-02}
    ```

    ## Fails

    ```yaml
    ORD-0001:
      changes:
        - {on: 2026-06-01, what: Second oven a week later, told: [ROL-0002]}
    ```

    ## Passes

    ```yaml
    ORD-0001:
      changes:
        - on: 2026-06-01
          what: Second oven a week later
          reviewed_on: 2026-06-02
          told: [ROL-0002]
        - {on: 2026-06-25, what: Third oven asked for}
    ```
    """
    orders = [order for order in corpus.live("order") if _binds(order)]
    tells = any(change.has("told") for order in orders for change in order.parts("changes"))
    if not tells and is_kept_elsewhere(corpus, "8.2.4"):
        return
    for order in orders:
        for change in order.parts("changes"):
            if _is_due(corpus, change, grace, within):
                yield from _faults(change)


def _binds(order: Record) -> bool:
    return order.has("committed_on") and order.text("stage") not in ("lost", "cancelled")


def _is_due(corpus: Corpus, change: Part, grace: str, within: str) -> bool:
    day = change.date("on")
    if day is None:
        return False
    return is_past(day, grace, corpus.today) and not is_past(day, within, corpus.today)


def _faults(change: Part) -> Iterator[Finding]:
    what = f"'{change.text('what')}' of {change.text('on')}"
    if not change.has("told"):
        yield Finding(
            change.at(),
            f"nobody was told of the change {what}",
            "name who carries it out, as in 'told: [ROL-0004]', once they were told",
        )
    elif not change.has("reviewed_on"):
        yield Finding(
            change.at(),
            f"nobody reviewed whether the change {what} can be met",
            "write 'reviewed_on' with the day on which it was reviewed",
        )
