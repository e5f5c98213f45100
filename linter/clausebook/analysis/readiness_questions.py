"""What the readiness tracker asks of the records, step by step: the one table that says so."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from clausebook.analysis.readiness_facts import Facts, has_value
from clausebook.language import N_, _
from clausebook.record import Record

__all__ = ["QUESTIONS", "Question", "Step"]

Population = Callable[[Facts], tuple[Record, ...]]
Check = Callable[[Facts, Record], str]
"""Says what a record lacks, and nothing where it counts."""


class Step(StrEnum):
    """The steps in their order: each rests on those before it."""

    CUSTOMERS = "identify_customers"
    NEEDS = "prioritise_needs"
    GOALS = "align_goals"
    COMMUNICATION = "communicate_internally"
    ROLES = "define_roles"
    MEASUREMENT = "measure"

    @property
    def number(self) -> int:
        """The place of the step, from 1."""
        return list(Step).index(self) + 1

    @property
    def label(self) -> str:
        """The step as people write it, in English."""
        return _LABELS[self]

    @property
    def meaning(self) -> str:
        """What it is about, in one clause of English."""
        return _MEANINGS[self]


_LABELS = {
    Step.CUSTOMERS: N_("Identify customers"),
    Step.NEEDS: N_("Prioritise needs"),
    Step.GOALS: N_("Align goals"),
    Step.COMMUNICATION: N_("Communicate internally"),
    Step.ROLES: N_("Define roles"),
    Step.MEASUREMENT: N_("Measure"),
}
_MEANINGS = {
    Step.CUSTOMERS: N_("whom we serve, whom we do not, and why"),
    Step.NEEDS: N_("what customers need, and what most, in their own rating"),
    Step.GOALS: N_("objectives that pursue these needs and carry out the policy"),
    Step.COMMUNICATION: N_("everybody hears what customers need and what we want to reach"),
    Step.ROLES: N_("who answers for what, does the work, and looks after whom"),
    Step.MEASUREMENT: N_("figures, and how customers see it themselves"),
}


@dataclass(frozen=True, slots=True)
class Question:
    """Something that is asked of each record of a population, all of one kind.

    A question that is needed stays open while there is no record to ask it of.
    """

    step: Step
    text: str
    kind: str
    population: Population
    lacks: Check
    is_needed: bool = True


def _says(field: str, words: str) -> Check:
    return lambda _facts, record: "" if record.has(field) else _(words)


def _is_told(topic: str, words: str) -> Check:
    return lambda facts, role: "" if facts.is_told(role, topic) else _(words)


def _in_segment(facts: Facts, customer: Record) -> str:
    segment = facts.corpus.get(customer.text("segment"))
    is_live = segment is not None and segment.is_live(facts.corpus.today)
    return "" if is_live else _("a segment that is in force")


def _has_need(facts: Facts, segment: Record) -> str:
    return "" if any(n.text("segment") == segment.id for n in facts.needs) else _("a need")


def _is_rated(facts: Facts, need: Record) -> str:
    answers = (need.part("kano").whole(name) for name in _KANO)
    return "" if need.has("importance") or any(answers) else _("a rating by customers")


def _pursues(facts: Facts, objective: Record) -> str:
    pursues = objective.has("needs") or objective.has("requirements")
    return "" if pursues else _("a need or a requirement that it pursues")


def _follows_policy(facts: Facts, objective: Record) -> str:
    if not objective.has("policy"):
        return _("the policy that it follows from")
    return "" if objective.has("commitment") else _("the commitment that it serves")


def _is_pursued(facts: Facts, segment: Record) -> str:
    needs = [need for need in facts.needs if need.text("segment") == segment.id]
    requirements = (r for need in needs for r in facts.live_related(need, "satisfied_by"))
    of_segment = {record.id for record in (*needs, *requirements)}
    return "" if of_segment & facts.pursued else _("a need that an objective pursues")


def _is_held(facts: Facts, role: Record) -> str:
    return "" if role.id in facts.roles_held else _("somebody who holds it today")


def _is_done_by_somebody(facts: Facts, process: Record) -> str:
    in_use = {role.id for role in facts.roles}
    named = {*process.texts("responsible"), *(s.text("role") for s in process.parts("steps"))}
    return "" if named & in_use else _("a role that does the work")


def _is_looked_after(facts: Facts, customer: Record) -> str:
    in_use = {role.id for role in facts.roles}
    return "" if customer.text("relationship_owner") in in_use else _("a role that looks after it")


def _is_measured(facts: Facts, need: Record) -> str:
    return "" if facts.is_measured(need) else _("an indicator with values")


def _is_heard(facts: Facts, segment: Record) -> str:
    heard = facts.live_related(segment, "asked_in", "heard_in")
    return "" if heard else _("a survey or feedback")


def _is_judged(facts: Facts, objective: Record) -> str:
    kpi = facts.corpus.get(objective.text("kpi"))
    measured = kpi is not None and kpi.kind.name == "kpi" and kpi.is_valid and has_value(kpi)
    return "" if measured or objective.has("status_of_achievement") else _("a value")


def _live(kind: str) -> Population:
    return lambda facts: facts.corpus.live(kind)


def _met_by_customers(facts: Facts) -> tuple[Record, ...]:
    return tuple(p for p in facts.corpus.live("process") if p.flag("customer_facing"))


_KANO = ("attractive", "one_dimensional", "must_be", "indifferent", "reverse")

QUESTIONS = (
    Question(
        Step.CUSTOMERS,
        N_("segments of which it is decided whether they are served"),
        "segment",
        _live("segment"),
        _says("target", N_("the decision whether it is served")),
    ),
    Question(
        Step.CUSTOMERS,
        N_("target segments that say what their customers have in common"),
        "segment",
        lambda facts: facts.targets,
        _says("criteria", N_("what its customers have in common")),
    ),
    Question(
        Step.CUSTOMERS,
        N_("customers placed in a segment"),
        "customer",
        lambda facts: facts.customers,
        _in_segment,
        is_needed=False,
    ),
    Question(
        Step.NEEDS,
        N_("target segments with needs on record"),
        "segment",
        lambda facts: facts.targets,
        _has_need,
    ),
    Question(
        Step.NEEDS,
        N_("needs of target segments that customers rated"),
        "need",
        lambda facts: facts.needs,
        _is_rated,
    ),
    Question(
        Step.NEEDS,
        N_("requirements of these needs with a priority"),
        "requirement",
        lambda facts: facts.requirements,
        _says("priority", N_("a priority")),
    ),
    Question(
        Step.GOALS,
        N_("objectives that pursue a need or a requirement"),
        "objective",
        _live("objective"),
        _pursues,
    ),
    Question(
        Step.GOALS,
        N_("objectives that serve a commitment of the policy"),
        "objective",
        _live("objective"),
        _follows_policy,
    ),
    Question(
        Step.GOALS,
        N_("target segments with a need that an objective pursues"),
        "segment",
        lambda facts: facts.targets,
        _is_pursued,
    ),
    Question(
        Step.COMMUNICATION,
        N_("roles that are told what customers need"),
        "role",
        lambda facts: facts.roles,
        _is_told("customer_needs", N_("word of what customers need")),
    ),
    Question(
        Step.COMMUNICATION,
        N_("roles that are told the objectives"),
        "role",
        lambda facts: facts.roles,
        _is_told("objectives", N_("word of the objectives")),
    ),
    Question(
        Step.ROLES,
        N_("roles that say what they answer for"),
        "role",
        lambda facts: facts.roles,
        _says("responsibilities", N_("what it answers for")),
    ),
    Question(
        Step.ROLES,
        N_("roles that somebody holds"),
        "role",
        lambda facts: facts.roles,
        _is_held,
    ),
    Question(
        Step.ROLES,
        N_("processes that customers meet, with a role that does the work"),
        "process",
        _met_by_customers,
        _is_done_by_somebody,
    ),
    Question(
        Step.ROLES,
        N_("customers that a role looks after"),
        "customer",
        lambda facts: facts.customers,
        _is_looked_after,
        is_needed=False,
    ),
    Question(
        Step.MEASUREMENT,
        N_("needs of target segments that an indicator with values stands for"),
        "need",
        lambda facts: facts.needs,
        _is_measured,
    ),
    Question(
        Step.MEASUREMENT,
        N_("target segments whose own view was heard"),
        "segment",
        lambda facts: facts.targets,
        _is_heard,
    ),
    Question(
        Step.MEASUREMENT,
        N_("objectives of which it is known how far they have come"),
        "objective",
        _live("objective"),
        _is_judged,
    ),
)
"""All questions, step by step."""
