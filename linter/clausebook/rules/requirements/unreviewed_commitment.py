"""A commitment to a customer before, or without, a review of what was required."""

from collections.abc import Iterator
from datetime import date

from clausebook.corpus import Corpus
from clausebook.record import Part, Record
from clausebook.rules.rule import Finding, rule

_COMMITTED = frozenset({"order", "contract", "fulfilled"})
_CONFIRM = "confirm to the customer what was understood, before the commitment, and write it down"


@rule("REQ003", basis="mandated", severity="error", since="0.1", clauses="8.2.3.1, 8.2.3.2 a")
def unreviewed_commitment(corpus: Corpus) -> Iterator[Finding]:
    """The organization bound itself before, or without, a review of what is required.

    Before it commits itself to a customer, the organization reviews whether it can meet what is
    required, settles differences from what was said before, and confirms requirements to a customer
    who gave nothing in writing; the results are kept. Looked at are orders that are committed (a
    day in `committed_on`, or the stage order, contract or fulfilled) and the `review` of
    requirements that say when the commitment came.

    One review can stand for many orders (note of the standard): `covered_by` names the product
    whose catalogue was reviewed, or a framework order; where all products of an order have a
    `catalogue_review`, nothing more is asked. Who reviewed is not asked for: the standard does not.

    ## Fails

    ```yaml
    ORD-0001:
      review: {on: 2026-05-15}
    ```

    ## Fails

    ```yaml
    ORD-0001:
      review: {result: null, evidence: null}
    ```

    ## Fails

    ```yaml
    ORD-0001:
      customer_statement: none
    ```

    ## Fails

    ```yaml
    REQ-0001:
      review: {differences_resolved: false}
    ```

    ## Passes

    ```yaml
    ORD-0001:
      channel: web_shop
      review: null
    ```
    """
    for order in corpus.live("order"):
        if order.has("committed_on") or order.text("stage") in _COMMITTED:
            yield from _order(corpus, order)
    for requirement in corpus.live("requirement"):
        review = requirement.part("review")
        if review.has("committed_on"):
            yield from _review(review, review.date("committed_on"))
            if review.text("customer_statement") == "none":
                yield from _confirmation(review, review.date("committed_on"))


def _order(corpus: Corpus, order: Record) -> Iterator[Finding]:
    review, committed = order.part("review"), order.date("committed_on")
    covered_by = review.text("covered_by")
    if covered_by and not _covers(corpus.get(covered_by)):
        yield Finding(
            review.at("covered_by"),
            f"{covered_by} is to cover the review of {order.id}, but was not reviewed itself",
            "review the catalogue or the framework order, or this order by itself",
        )
    if review.has("on"):
        yield from _review(review, committed)
        if not (review.has("result") or review.has("evidence") or covered_by):
            message = f"the review of {order.id} has no result"
            yield Finding(review.at(), message, "add result: can_be_met, or where it is kept")
    elif not covered_by and not _in_catalogue(corpus, order):
        yield Finding(
            order.at("committed_on" if order.has("committed_on") else "stage"),
            f"{order.id} is committed, but no review of it is recorded",
            "add review: {on: 2026-05-06, result: can_be_met}, or what covers it: "
            "review: {covered_by: PRD-0001}",
        )
    if order.text("customer_statement") == "none":
        yield from _confirmation(order, committed)


def _review(review: Part, committed: date | None) -> Iterator[Finding]:
    day = review.date("on")
    if day is not None and committed is not None and day > committed:
        yield Finding(
            review.at("on"),
            f"reviewed on {day}, but committed on {committed} already",
            "review before the commitment; correct the day if it is wrong",
        )
    if review.flag("differences_resolved") is False:
        yield Finding(
            review.at("differences_resolved"),
            "committed although differences from what was said before are not settled",
            "settle them with the customer and write down how",
        )
    if review.text("result") == "cannot_be_met":
        yield Finding(
            review.at("result"),
            "committed although the review found that it cannot be met",
            "agree with the customer on what can be met, and review again",
        )


def _confirmation(holder: Part, committed: date | None) -> Iterator[Finding]:
    confirmed = holder.part("confirmation").date("on")
    if confirmed is None:
        yield Finding(
            holder.at("customer_statement"),
            "the customer gave nothing in writing, and nothing was confirmed",
            _CONFIRM,
        )
    elif committed is not None and confirmed > committed:
        yield Finding(
            holder.part("confirmation").at("on"),
            f"confirmed on {confirmed}, but committed on {committed} already",
            _CONFIRM,
        )


def _in_catalogue(corpus: Corpus, order: Record) -> bool:
    products = order.texts("products")
    return bool(products) and all(_covers(corpus.get(product)) for product in products)


def _covers(record: Record | None) -> bool:
    """Whether the review of a record can stand for orders; what does not exist is not judged."""
    if record is None or not record.is_valid:
        return True
    if record.kind.name == "product":
        return record.has("catalogue_review")
    return record.kind.name == "order" and record.part("review").has("on")
