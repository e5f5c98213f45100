"""The risk register: levels before and after treatment, held against the appetite."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.risk_matrix import (
    Appetite,
    Rating,
    appetite,
    criteria_of,
    level_order,
    rating_level,
)
from clausebook.corpus import Corpus
from clausebook.language import N_
from clausebook.record import Part, Record, day_of

__all__ = [
    "RegisteredRisk",
    "Verdict",
    "levels_of",
    "movements",
    "registered",
    "risk_register",
    "sources",
]


class Verdict(StrEnum):
    """What the present level of a risk is against what the organization is ready to take."""

    BEYOND = N_("above tolerance")
    ABOVE = N_("above appetite")
    WITHIN = N_("within appetite")
    NO_APPETITE = N_("no appetite stated")
    UNRATED = N_("not rated")

    @property
    def rank(self) -> int:
        """0 for what asks for a decision most."""
        return _RANKS.index(self)


_RANKS = (
    Verdict.BEYOND,
    Verdict.ABOVE,
    Verdict.UNRATED,
    Verdict.NO_APPETITE,
    Verdict.WITHIN,
)


@dataclass(frozen=True, slots=True)
class RegisteredRisk:
    """One risk; levels are empty where they cannot be told.

    ``looked_at`` is the last day on which the record, or its register where it says nothing itself,
    tells that somebody looked at the risk; ``age`` the days since.
    """

    risk: Record
    inherent: str
    residual: str
    taken: Appetite | None
    verdict: Verdict
    looked_at: date | None
    age: int | None

    @property
    def level(self) -> str:
        """The level that holds today: after treatment, else before it."""
        return self.residual or self.inherent


def risk_register(corpus: Corpus) -> tuple[RegisteredRisk, ...]:
    """Return the risks that were not withdrawn: those that ask for a decision first, then by id."""
    found = [registered(corpus, one) for one in corpus.records("risk") if not is_withdrawn(one)]
    return tuple(sorted(found, key=lambda one: (one.verdict.rank, one.risk.id)))


def registered(corpus: Corpus, risk: Record) -> RegisteredRisk:
    """Return one risk with its levels, held against the appetite."""
    criteria = criteria_of(corpus, risk)
    inherent = _level(criteria, risk.part(Rating.INHERENT.value))
    residual = _level(criteria, risk.part(Rating.RESIDUAL.value))
    taken = appetite(criteria, risk.text("category")) if criteria is not None else None
    looked_at = max((day for day in _looks(risk) if day <= corpus.today), default=None)
    return RegisteredRisk(
        risk,
        inherent,
        residual,
        taken,
        _verdict(criteria, residual or inherent, taken),
        looked_at,
        (corpus.today - looked_at).days if looked_at is not None else None,
    )


def levels_of(corpus: Corpus) -> tuple[str, ...]:
    """Return the levels of all criteria in use, the lowest first."""
    order: dict[str, int] = {}
    for criteria in corpus.records("risk-criteria"):
        if not is_withdrawn(criteria):
            for name, rank in level_order(criteria).items():
                order.setdefault(name, rank)
    return tuple(sorted(order, key=lambda name: (order[name], name)))


def movements(risks: tuple[RegisteredRisk, ...]) -> Counter[tuple[str, str]]:
    """Return how many risks went from which level before treatment to which after it."""
    return Counter((one.inherent, one.residual) for one in risks if one.inherent and one.residual)


def sources(corpus: Corpus, risks: tuple[RegisteredRisk, ...]) -> dict[str, int]:
    """Return how many risks come from each sort of source of the schema, the most first.

    Sources from which no risk is told stay in, with 0: that may be a blind spot.
    """
    known = corpus.library.kinds["risk"].fields.properties["source"].properties["type"].choices
    counts = Counter(one.risk.part("source").text("type") for one in risks)
    return {name: counts[name] for name in sorted(known, key=lambda name: (-counts[name], name))}


def _level(criteria: Record | None, rating: Part) -> str:
    """Return the level that the matrix gives, else the one that is written."""
    likelihood, consequence = rating.whole("likelihood"), rating.whole("consequence")
    if criteria is not None and likelihood is not None and consequence is not None:
        return rating_level(criteria, likelihood, consequence) or ""
    return rating.text("level")


def _verdict(criteria: Record | None, level: str, taken: Appetite | None) -> Verdict:
    if criteria is None or not level:
        return Verdict.UNRATED
    if taken is None:
        return Verdict.NO_APPETITE
    order = level_order(criteria)
    rank = order.get(level)
    if rank is None:  # a level that the criteria do not know is not within anything
        return Verdict.UNRATED
    if rank <= order.get(taken.level, 0):
        return Verdict.WITHIN
    return Verdict.ABOVE if rank <= order.get(taken.tolerance, 0) else Verdict.BEYOND


def _looks(risk: Record) -> Iterator[date]:
    """Yield the days on which somebody looked; the approval counts where none is told."""
    own = [
        risk.date("reviewed_on"),
        risk.part("acceptance").date("on"),
        risk.part("effectiveness").date("checked_on"),
        *(entry.date("date") for entry in risk.parts("history")),
    ]
    told = [day for day in own if day is not None]
    approval = risk.value("approval")
    if not told and isinstance(approval, dict):
        approved = day_of(approval.get("on"))
        told = [approved] if approved is not None else []
    yield from told
