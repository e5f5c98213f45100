"""What waits for a decision of management, why, and what weighs most.

Nothing is listed because it exists: a risk within the appetite, or one that somebody with the
authority accepted, needs no decision today.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.actions import Action, actions_of
from clausebook.analysis.benefits import Standing, measured
from clausebook.analysis.days import after
from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.objective_tree import Aim, aim_of
from clausebook.analysis.responses import is_answered
from clausebook.analysis.risk_matrix import criteria_of, level_order
from clausebook.analysis.risk_register import RegisteredRisk, Verdict, registered
from clausebook.corpus import Corpus
from clausebook.language import N_, _, day_text, number_text, own_words
from clausebook.record import Record

__all__ = ["KINDS", "PendingDecision", "Reason", "Weight", "pending_decisions"]

KINDS = ("risk", "opportunity", "objective", "kpi")
"""Kinds of which decisions are looked for."""


class Weight(StrEnum):
    """What sort of decision it is; the first weighs most."""

    BEYOND = N_("above tolerance")
    UNTREATED = N_("no treatment decided")
    UNACCEPTED = N_("not accepted")
    INEFFECTIVE = N_("treatment did not work")
    MISSED = N_("target missed, no answer")
    OVERDUE = N_("action overdue")
    UNJUDGED = N_("cannot be judged")
    UNDECIDED = N_("not decided")

    @property
    def rank(self) -> int:
        """0 for what weighs most."""
        return list(Weight).index(self)


_BY_OTHER_RECORDS = frozenset({Weight.MISSED, Weight.UNJUDGED})
"""What another record might answer, such as an action, or criteria for the level of a risk."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a decision is needed, in a clause without a full stop."""

    weight: Weight
    told: str


@dataclass(frozen=True, slots=True)
class PendingDecision:
    """A record about which something is to be decided, its weightiest reason first."""

    record: Record
    reasons: tuple[Reason, ...]

    @property
    def weight(self) -> Weight:
        """That of the weightiest reason."""
        return self.reasons[0].weight


def pending_decisions(
    corpus: Corpus, kinds: tuple[str, ...] = KINDS, *, is_whole: bool = True
) -> tuple[PendingDecision, ...]:
    """Return what waits for a decision, the weightiest first, then by id.

    Where the corpus ``is_whole`` no more, since its readers are not shown everything, nothing is
    said for want of what may stand in other records.
    """
    found = []
    for kind in kinds:
        for record in corpus.records(kind):
            if not is_withdrawn(record):
                reasons = [
                    one
                    for one in _reasons(corpus, record)
                    if is_whole or one.weight not in _BY_OTHER_RECORDS
                ]
                reasons.sort(key=lambda one: one.weight.rank)
                found.append(PendingDecision(record, tuple(reasons)))
    waiting = [one for one in found if one.reasons]
    return tuple(sorted(waiting, key=lambda one: (one.weight.rank, one.record.id)))


def _reasons(corpus: Corpus, record: Record) -> Iterator[Reason]:
    kind = record.kind.name
    if kind == "risk":
        yield from _of_risk(corpus, registered(corpus, record))
    elif kind == "opportunity" and not record.part("decision").text("choice"):
        yield Reason(Weight.UNDECIDED, _("nobody has decided whether to pursue it"))
    elif kind == "objective":
        yield from _of_objective(corpus, aim_of(corpus, record))
    elif kind == "kpi":
        yield from _of_indicator(corpus, record)
    for action in actions_of(record):
        if action.is_overdue(corpus.today):
            yield Reason(Weight.OVERDUE, _told_overdue(action))


def _told_overdue(action: Action) -> str:
    due = day_text(action.due) if action.due is not None else ""
    if not action.what:
        return _("due on {day} and not done: an action", day=due)
    return _("due on {day} and not done: {what}", day=due, what=action.what)


def _of_risk(corpus: Corpus, one: RegisteredRisk) -> Iterator[Reason]:
    open_actions = [action for action in actions_of(one.risk) if action.is_open]
    if one.verdict in (Verdict.ABOVE, Verdict.BEYOND):
        yield from _above_appetite(corpus, one, open_actions)
    elif one.verdict is Verdict.UNRATED:
        told = _("it is not rated, so nobody can tell whether to bear it")
        yield Reason(Weight.UNJUDGED, told)
    elif one.verdict is Verdict.NO_APPETITE:
        family = own_words(one.risk.text("category")) or _("risks without a category")
        told = _("the criteria state no appetite for '{category}'", category=family)
        yield Reason(Weight.UNJUDGED, told)
    result = one.risk.part("effectiveness").text("result")
    if result == "ineffective" and not open_actions:
        told = _("the check found no effect, and no further action is open")
        yield Reason(Weight.INEFFECTIVE, told)


def _above_appetite(
    corpus: Corpus, one: RegisteredRisk, open_actions: list[Action]
) -> Iterator[Reason]:
    level = own_words(one.level)
    if one.verdict is Verdict.BEYOND and not open_actions:
        told = _(
            "'{level}' is more than is borne even for a time, and no action is open", level=level
        )
        yield Reason(Weight.BEYOND, told)
    treatment = one.risk.part("treatment").text("option")
    if not treatment:
        told = _("'{level}' is above the appetite, and no treatment is decided", level=level)
        yield Reason(Weight.UNTREATED, told)
    elif one.residual or treatment == "retain" or not open_actions:
        lacking = _lacking_acceptance(corpus, one)
        if lacking:
            told = _("'{level}' is above the appetite, and {lack}", level=level, lack=lacking)
            yield Reason(Weight.UNACCEPTED, told)


def _lacking_acceptance(corpus: Corpus, one: RegisteredRisk) -> str:
    """Return what is wrong with the acceptance of a risk, empty where it holds today."""
    acceptance, criteria = one.risk.part("acceptance"), criteria_of(corpus, one.risk)
    begins, until = acceptance.date("on"), acceptance.date("until")
    if not acceptance or criteria is None:
        return _("nobody accepted it")
    longest = criteria.text("acceptance_period")
    ends = until or (after(begins, longest) if begins is not None and longest else None)
    role = acceptance.text("role")
    if criteria.parts("authority") and role not in _authorised(criteria, one.level):
        name = corpus.get(role)
        named = name.title if name is not None else role
        return _("{name} may not accept this level", name=named)
    if begins is not None and begins > corpus.today:
        return _("it is accepted only from {day}", day=day_text(begins))
    if ends is not None and ends < corpus.today:
        return _("the acceptance ended on {day}", day=day_text(ends))
    return ""


def _authorised(criteria: Record, level: str) -> set[str]:
    """Return the roles that may accept a level, or a higher one and so this one too."""
    ranks = level_order(criteria)
    return {
        role
        for part in criteria.parts("authority")
        if ranks.get(part.text("level"), 0) >= ranks.get(level, 0)
        for role in part.texts("roles")
    }


def _of_objective(corpus: Corpus, aim: Aim) -> Iterator[Reason]:
    objective, due = aim.objective, aim.objective.date("due")
    if due is None or due >= corpus.today or aim.standing not in (Standing.MISSED, Standing.NEAR):
        return
    begins = objective.date("effective_on") or due
    kpi = corpus.get(objective.text("kpi"))
    if not any(is_answered(corpus, one, begins) for one in (objective, kpi) if one is not None):
        told = _("it was due on {day} and not reached, and nothing answers it", day=day_text(due))
        yield Reason(Weight.MISSED, told)


def _of_indicator(corpus: Corpus, kpi: Record) -> Iterator[Reason]:
    """Yield that the latest value misses the target, unless somebody acts or aims at it."""
    if not kpi.is_live(corpus.today):
        return
    shown = measured(corpus, kpi)
    latest = shown.latest
    if latest is None or shown.target is None or shown.standing is not Standing.MISSED:
        return
    aims = [one for one in corpus.related(kpi, "measures") if one.kind.name == "objective"]
    if any(_is_still_aimed_at(corpus, one) for one in aims):
        return
    if is_answered(corpus, kpi, latest.day, [latest.part]):
        return
    unit = f" {shown.unit}" if shown.unit else ""
    told = _(
        "{value} in {period} against {target}, and nothing answers it",
        value=number_text(f"{latest.value:g}"),
        period=latest.period,
        target=number_text(f"{shown.target.value:g}") + unit,
    )
    yield Reason(Weight.MISSED, told)


def _is_still_aimed_at(corpus: Corpus, objective: Record) -> bool:
    due = objective.date("due")
    return objective.is_live(corpus.today) and due is not None and due >= corpus.today
