"""Requirements that were missed, and nobody reacted."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.days import is_within
from clausebook.analysis.leadership import acts_of_leadership
from clausebook.analysis.responses import is_answered
from clausebook.analysis.role_holding import top_roles
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.customer_focus._misses import Miss, misses
from clausebook.rules.rule import Finding, rule

_SOURCES = ("decision", "management-review", "role", "person")
_RELATIONS = ("measures", "shows_ability_for", "measured_by", "pursues", "answered_by")
_TOO_WIDE = ("segment", "product", "process", "provider")
_REACTING = frozenset({"corrective-action", "decision", "improvement"})


@rule("CUS012", basis="practice", severity="warning", since="0.2", clauses="5.1.2 a")
def misses_without_leadership(
    corpus: Corpus, *, window: str = "12 months", periods: int = 2
) -> Iterator[Finding]:
    """What customers or the law require was missed, and neither top management nor others reacted.

    Top management sees to it that requirements are met, not only that they are known. When ovens
    come late month after month, and no decision, review or action speaks of it, auditors ask who
    leads. The clause does not ask top management to react to each miss: that a reaction can be
    seen at all is good practice. Looked at is the organization as a whole over the last `window`
    (12 months; a house limit), once:

    - **Missed** is a live indicator of a requirement, an obligation, a need or a product, that was
      red once or missed its target in at least `periods` periods (2); and a live objective for a
      requirement or for conformity that is red, or whose day is over without being green. A written
      rating counts; where none is written, it is computed. How customers perceive us (classes
      perception and loyalty) is no requirement.
    - **A reaction** is a decision of top management, or a management review that somebody of top
      management attended, about the indicator or objective, its register, what it measures
      (requirement, obligation, need, objective), or a response to it. It comes after the first miss
      of an indicator has begun; with an objective it may come while it is pursued. A review that
      concludes on results without naming records counts for all.
    - **Whoever reacts will do:** the `responses` of the indicator, of its values or of an objective
      that it measures; a corrective action, an improvement, a decision or the like that names one
      of these; a corrective action, an improvement or a decision on what is measured; and a
      `decision` that the indicator holds. What was over before the first miss answers something
      else.

    One reaction to any of what was missed is enough: whether each repeated miss leads to an action
    is the matter of OBJ005. Where nothing of top management bears on requirements at all, CUS009
    says so already. Evidence is free in form: where it lies elsewhere, say so in a suppression.

    ## Fails

    ```yaml
    KPI-0001: {decision: null}
    DEC-0003:
      concerns: [SRV-0001]
    MRV-0001:
      inputs:
        objectives: {records: null, conclusion: null, none_reason: Put off to autumn}
        process_performance: {records: [KPI-0002]}
    ```

    ## Passes

    ```yaml
    KPI-0001: {decision: null}
    DEC-0003:
      concerns: [SRV-0001, REQ-0001]
    MRV-0001:
      inputs:
        objectives: {records: null, conclusion: null, none_reason: Put off to autumn}
        process_performance: {records: [KPI-0002]}
    ```

    ## Passes

    ```yaml
    KPI-0001: {decision: null, responses: [CAR-0001]}
    DEC-0003:
      concerns: [SRV-0001]
    MRV-0001:
      inputs:
        objectives: {records: null, conclusion: null, none_reason: Put off to autumn}
        process_performance: {records: [KPI-0002]}
    ```
    """
    top = frozenset(role.id for role in top_roles(corpus))
    if not top or corpus.unclear(*_SOURCES):
        return
    missed = []
    reactions: _Reactions | None = None
    for miss in misses(corpus, window, periods):
        reactions = reactions or _reactions(corpus, window)
        if reactions.answer(corpus, miss) or _somebody_reacts(corpus, miss):
            return
        missed.append(miss)
    if reactions is not None and reactions.bear_on_requirements:
        yield _finding(missed, window, min(top))


@dataclass(frozen=True, slots=True)
class _Reactions:
    """The last day on which top management spoke of a record, or judged results as a whole."""

    by_name: Mapping[str, date]
    judged_on: date
    bear_on_requirements: bool
    registers: Mapping[str, str]

    def answer(self, corpus: Corpus, miss: Miss) -> bool:
        """Whether top management spoke of it since it was missed."""
        names = [miss.record.id, *(other.id for other in _measured(corpus, miss.record))]
        if miss.record.in_register:
            names.append(self.registers.get(miss.record.path, ""))
        spoken = (self.by_name[name] for name in names if name in self.by_name)
        last = max((self.judged_on, *spoken))
        return last > date.min and last >= miss.since


def _reactions(corpus: Corpus, window: str) -> _Reactions:
    by_name: dict[str, date] = {}
    judged_on, letters = date.min, set[str]()
    for act in acts_of_leadership(corpus):
        if is_within(act.day, window, corpus.today):
            letters |= act.letters
            judged_on = max(judged_on, act.day) if act.judges_results else judged_on
            by_name.update((n, max(act.day, by_name.get(n, date.min))) for n in act.names)
    registers = {register.path: register.id for register in corpus.records("register")}
    return _Reactions(by_name, judged_on, "a" in letters, registers)


def _measured(corpus: Corpus, record: Record) -> Iterator[Record]:
    """Yield the other records by which a decision or a review may speak of what was missed."""
    for other in corpus.related(record, *_RELATIONS):
        if other.kind.name not in _TOO_WIDE:
            yield other


def _somebody_reacts(corpus: Corpus, miss: Miss) -> bool:
    """Whether anybody decided or did something about it since it was missed."""
    record, since = miss.record, miss.since
    values = record.parts("series") if record.kind.name == "kpi" else ()
    if is_answered(corpus, record, since, values) or _holds_decision(miss):
        return True
    return any(
        is_answered(corpus, other, since)
        if other.kind.name == "objective"
        else is_answered(corpus, other, since, kinds=_REACTING)
        for other in _measured(corpus, record)
    )


def _holds_decision(miss: Miss) -> bool:
    if miss.record.kind.name != "kpi" or not miss.record.has("decision"):
        return False
    looked_on = miss.record.date("analysed_on")
    return looked_on is not None and miss.since <= looked_on


def _finding(missed: list[Miss], window: str, role: str) -> Finding:
    first, *others = missed
    more = f" and {len(others)} more were" if others else " was"
    return Finding(
        first.place,
        f"{_told(first)}{more} missed in the last {window}, and no decision, review or action "
        "that is recorded speaks of it",
        "record who reacts and how, as in 'responses: [CAR-0001]', in a decision with "
        f"role: {role} and concerns: [{first.record.id}], or in the management review",
        related=tuple((f"{_told(miss)} was missed too", miss.place) for miss in others),
    )


def _told(miss: Miss) -> str:
    return f"{miss.record.id}, '{miss.record.title}' ({miss.when}),"
