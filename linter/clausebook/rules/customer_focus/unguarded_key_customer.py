"""A key customer whose loss was never thought about."""

from collections.abc import Iterator

from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.customer_focus._customers import is_lost
from clausebook.rules.rule import Finding, rule

_RELATIONS = ("satisfaction_threatened_by", "gives_rise_to")


@rule("CUS008", basis="practice", severity="warning", since="0.1", clauses="5.1.2 b")
def unguarded_key_customer(
    corpus: Corpus, *, share: float = 10.0, categories: tuple[str, ...] = ("customer_loss",)
) -> Iterator[Finding]:
    """No risk says what happens when a key customer leaves.

    Losing one large customer can end the ability to satisfy the others. A customer is a key
    customer if `key` says so or its share of the revenue is at least `share` (10 per cent). Each
    has a live risk of one of the `categories` (customer_loss) that affects it or arises from it.
    The standard asks for the risks to customer satisfaction; that this is one of them is practice.
    A risk without a category may be the one. Prospects and customers who are lost already are left
    out.

    ## Fails

    ```yaml
    CST-0002:
      key: true
    ```

    ## Fails

    ```yaml
    CST-0002:
      revenue_share: 12.5
    ```

    ## Passes

    ```yaml
    CST-0002:
      key: true
    RSK-0002:
      affects: {satisfaction: [CST-0001, CST-0002, SEG-0001]}
    ```
    """
    if corpus.unclear("risk"):
        return
    for customer in corpus.live("customer"):
        if _is_key(corpus, customer, share) and not any(
            risk.kind.name == "risk"
            and risk.is_live(corpus.today)
            and risk.text("category") in ("", *categories)
            for risk in corpus.related(customer, *_RELATIONS)
        ):
            place = customer.at("key" if customer.flag("key") else "revenue_share")
            yield Finding(
                place,
                f"no risk speaks of losing {customer.id}, '{customer.title}'",
                f"record a risk with category: {categories[0] if categories else 'customer_loss'} "
                f"and affects: {{satisfaction: [{customer.id}]}}",
            )


def _is_key(corpus: Corpus, customer: Record, share: float) -> bool:
    if customer.text("class") == "prospect" or is_lost(customer, corpus.today):
        return False
    return customer.flag("key") is True or (customer.number("revenue_share") or 0) >= share
