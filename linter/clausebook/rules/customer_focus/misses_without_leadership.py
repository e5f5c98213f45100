"""Requirements that were missed without a word of top management."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from clausebook.analysis.actions import actions_of
from clausebook.analysis.days import after
from clausebook.analysis.role_holding import top_roles
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules.customer_focus._leadership import Act, acts_of_leadership
from clausebook.rules.customer_focus._misses import Miss, misses
from clausebook.rules.rule import Finding, rule

_SOURCES = ("decision", "management-review", "role", "person")
_RELATIONS = ("measures", "shows_ability_for", "measured_by", "pursues", "answered_by")
_TOO_WIDE = ("segment", "product", "process", "provider")


@rule("CUS012", basis="requirement", severity="warning", since="0.2", clauses="5.1.2 a")
def misses_without_leadership(
    corpus: Corpus, *, window: str = "12 months", periods: int = 2
) -> Iterator[Finding]:
    """What customers or the law require was missed, and top management did not react.

    Top management sees to it that requirements are met, not only that they are known. When ovens
    come late month after month, and neither a decision nor a review of top management speaks of it,
    auditors ask who leads. Looked at is the organization as a whole over the last `window`
    (12 months; a house limit), once:

    - **Missed** is a live indicator of a requirement, an obligation, a need or a product, that was
      red once or missed its target in at least `periods` periods (2); and a live objective for a
      requirement or for conformity that is red, or whose day is over without being green. A written
      rating counts; where none is written, it is computed. How customers perceive us (classes
      perception and loyalty) is no requirement.
    - **A reaction** is a decision of top management, or a management review that somebody of top
      management attended, about the indicator or objective, its register, what it measures
      (requirement, obligation, need, objective), or a response to it. It comes after the first miss
      of an indicator has begun; with an objective it may come while it is pursued. So are a
      response in which a role of top management owns an action, and a `decision` that an indicator
      holds which such a role owns. A review that concludes on results without naming records
      counts for all.

    One reaction to any of what was missed is enough: whether each repeated miss leads to an action
    is the matter of OBJ005. Where nothing of top management bears on requirements at all, CUS009
    says so already. Evidence is free in form: where it lies elsewhere, say so in a suppression.

    ## Fails

    ```yaml
    DEC-0003:
      concerns: [SRV-0001]
    MRV-0001:
      inputs:
        objectives: {records: null, conclusion: null, none_reason: Put off to autumn}
        process_performance: {records: [KPI-0002]}
    ```

    ## Passes

    ```yaml
    DEC-0003:
      concerns: [SRV-0001, REQ-0001]
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
        if reactions.answer(corpus, miss) or _top_management_acts(corpus, miss, top):
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
        names = [miss.record.id, *_names(corpus, miss.record)]
        if miss.record.in_register:
            names.append(self.registers.get(miss.record.path, ""))
        spoken = (self.by_name[name] for name in names if name in self.by_name)
        last = max((self.judged_on, *spoken))
        return last > date.min and last >= miss.since


def _reactions(corpus: Corpus, window: str) -> _Reactions:
    by_name: dict[str, date] = {}
    judged_on, letters = date.min, set[str]()
    for act in acts_of_leadership(corpus):
        if _is_recent(act, window, corpus.today):
            letters |= act.letters
            judged_on = max(judged_on, act.day) if act.judges_results else judged_on
            by_name.update((n, max(act.day, by_name.get(n, date.min))) for n in act.names)
    registers = {register.path: register.id for register in corpus.records("register")}
    return _Reactions(by_name, judged_on, "a" in letters, registers)


def _is_recent(act: Act, window: str, today: date) -> bool:
    return act.day <= today <= (after(act.day, window) or today)


def _names(corpus: Corpus, record: Record) -> Iterator[str]:
    """Yield the other ids by which a decision or a review may speak of what was missed."""
    for other in corpus.related(record, *_RELATIONS):
        if other.kind.name not in _TOO_WIDE:
            yield other.id


def _top_management_acts(corpus: Corpus, miss: Miss, top: frozenset[str]) -> bool:
    for response in corpus.related(miss.record, "answered_by"):
        if response.is_valid and any(action.owner in top for action in actions_of(response)):
            return True
    if miss.record.kind.name != "kpi":
        return False
    looked_on = miss.record.date("analysed_on")
    is_after = looked_on is not None and miss.since <= looked_on
    return miss.record.text("owner") in top and miss.record.has("decision") and is_after


def _finding(missed: list[Miss], window: str, role: str) -> Finding:
    first, *others = missed
    more = f" and {len(others)} more were" if others else " was"
    return Finding(
        first.place,
        f"{_told(first)}{more} missed in the last {window}, and no decision or review of top "
        "management speaks of it",
        "record how top management reacts, as in a decision with "
        f"role: {role} and concerns: [{first.record.id}], or look at it in the management review",
        related=tuple((f"{_told(miss)} was missed too", miss.place) for miss in others),
    )


def _told(miss: Miss) -> str:
    return f"{miss.record.id}, '{miss.record.title}' ({miss.when}),"
