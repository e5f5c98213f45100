"""How much of the revenue hangs on few customers."""

from dataclasses import dataclass

from clausebook.analysis.days import come
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["ConcentratedShare", "customer_concentration"]


@dataclass(frozen=True, slots=True)
class ConcentratedShare:
    """A live customer with its share of the revenue and that of all up to it, in per cent.

    ``risks`` are the live risks that speak of losing the customer.
    """

    customer: Record
    share: float
    with_all_above: float
    risks: tuple[Record, ...]


_RELATIONS = ("satisfaction_threatened_by", "gives_rise_to")


def customer_concentration(corpus: Corpus) -> tuple[ConcentratedShare, ...]:
    """Return the live customers that were not lost and have a share, the largest first."""
    known = [
        (share, one)
        for one in corpus.live("customer")
        if (share := one.number("revenue_share"))
        and share > 0
        and not come(one.date("lost_on"), corpus.today)
    ]
    found, total = [], 0.0
    for share, customer in sorted(known, key=lambda pair: (-pair[0], pair[1].id)):
        total += share
        found.append(ConcentratedShare(customer, share, total, _risks(corpus, customer)))
    return tuple(found)


def _risks(corpus: Corpus, customer: Record) -> tuple[Record, ...]:
    related = corpus.related(customer, *_RELATIONS)
    return tuple(one for one in related if one.kind.name == "risk" and one.is_live(corpus.today))
