"""Requirements that cannot all be met, and what was decided between them."""

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain, combinations

from clausebook.analysis.requirement_limits import Limits, limits_of
from clausebook.corpus import Corpus
from clausebook.record import Record

__all__ = ["Conflict", "TradeOff", "conflicts", "trade_offs"]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two live requirements of which no value meets both; ``product`` is empty for all.

    ``decision`` settles it, None where nobody has decided, or where both hold for one segment: then
    no decision helps, for one of the two has to give way.
    """

    first: Limits
    second: Limits
    product: str
    decision: Record | None


@dataclass(frozen=True, slots=True)
class TradeOff:
    """A decision between requirements, with those that name it."""

    decision: Record
    requirements: tuple[Record, ...]


def conflicts(corpus: Corpus) -> tuple[Conflict, ...]:
    """Return each pair once, by the ids of both; for the first product that they have in common.

    Compared are criteria with one measure and unit, as the rule REQ006 compares them.
    """
    groups: defaultdict[tuple[str, str, str], list[Limits]] = defaultdict(list)
    for requirement in sorted(corpus.live("requirement"), key=lambda one: one.id):
        limits = limits_of(requirement)
        if limits is not None:
            for product in requirement.texts("products") or ("",):
                groups[limits.measure, limits.unit, product].append(limits)
    found: dict[tuple[str, str], Conflict] = {}
    for (_, _, product), group in sorted(groups.items()):
        for first, second in combinations(group, 2):
            if first.excludes(second):
                pair = (first.requirement.id, second.requirement.id)
                found.setdefault(
                    pair, Conflict(first, second, product, _decision(corpus, first, second))
                )
    return tuple(found[pair] for pair in sorted(found))


def trade_offs(corpus: Corpus) -> tuple[TradeOff, ...]:
    """Return the decisions that live requirements name as their trade-off, by id."""
    found: defaultdict[str, list[Record]] = defaultdict(list)
    for requirement in sorted(corpus.live("requirement"), key=lambda one: one.id):
        for decision in corpus.related(requirement, "traded_off_in"):
            found[decision.id].append(requirement)
    return tuple(TradeOff(corpus.by_id[name], tuple(found[name])) for name in sorted(found))


def _decision(corpus: Corpus, first: Limits, second: Limits) -> Record | None:
    if not first.is_for_others_than(second):
        return None
    named = (corpus.related(one.requirement, "traded_off_in") for one in (first, second))
    return next(chain.from_iterable(named), None)
