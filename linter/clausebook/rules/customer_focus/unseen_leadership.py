"""Top management that was not seen to act for customers."""

from collections.abc import Iterator

from clausebook.analysis.days import is_within
from clausebook.analysis.leadership import acts_of_leadership
from clausebook.analysis.role_holding import top_roles
from clausebook.corpus import Corpus
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules.rule import Finding, rule

_SUBJECTS = {
    "a": "requirements of customers and the law",
    "b": "risks and opportunities for conformity and satisfaction",
    "c": "the satisfaction of customers",
}
_SOURCES = ("decision", "management-review", "communication", "role", "person")


@rule("CUS009", basis="requirement", severity="warning", since="0.1", clauses="5.1.2")
def unseen_leadership(corpus: Corpus, *, window: str = "12 months") -> Iterator[Finding]:
    """Nothing shows that top management acted for customers in the last year.

    Top management is to demonstrate leadership for customer focus: that requirements are met (a),
    that risks and opportunities are dealt with (b), that satisfaction stays in view (c). For each
    of the three something is looked for in the last `window` (12 months; a house limit):

    - a decision by a role of top management, or by somebody who held one, that names a clause or
      concerns records of that sort (requirements, obligations, orders: a; risks, opportunities: b;
      surveys, feedback, customers, segments: c; needs and complaints: a and c; objectives and
      indicators by what they are about);
    - a management review that somebody of top management attended: what it concluded on process
      performance and changed needs (a), on actions for risks and opportunities (b), on satisfaction
      and feedback (c), and what its decisions answer;
    - an entry in the log of a communication that top management gave, by topic and records.

    No tag has to be set for this rule, and the form of the evidence is free: where it lies outside
    of these records, say so in a suppression. What a decision means for customers is worth writing
    down (`customer_impact`) but not asked for here. The rule speaks once scope or policy is live.

    ## Fails

    ```yaml
    DEC-0002:
      decided_on: 2025-03-18
    MRV-0001:
      inputs:
        risk_and_opportunity_actions: {records: null, conclusion: null, none_reason: Put off}
      decisions: [{type: none_needed, what: Nothing, reason: Nothing was reported}]
    ```

    ## Fails

    ```yaml
    ROL-0001:
      level: management
      top_management: false
    ```

    ## Passes

    ```yaml
    DEC-0001: {clauses: null}
    DEC-0002: {clauses: null}
    DEC-0003: {clauses: null}
    MRV-0001:
      period: {from: 2024-04-01, until: 2025-03-31}
      held_on: [2025-04-14]
      next_due: 2026-07-31
    ```
    """
    if not has_begun(corpus) or corpus.unclear(*_SOURCES):
        return
    recent = (
        act.letters
        for act in acts_of_leadership(corpus)
        if is_within(act.day, window, corpus.today)
    )
    shown = frozenset[str]().union(*recent)
    missing = [letter for letter in _SUBJECTS if letter not in shown]
    if not missing:
        return
    roles = top_roles(corpus)
    subjects = " nor on ".join(f"{_SUBJECTS[letter]} ({letter})" for letter in missing)
    yield Finding(
        roles[0].at() if roles else place_of_absence(corpus, "decision"),
        f"no act of top management in the last {window} bears on {subjects}",
        "record what was decided, reviewed or said, as in a decision with "
        "role: ROL-0001 and concerns: [REQ-0001]"
        if roles
        else "say which role is top management, as in level: top_management",
        clauses=tuple(f"5.1.2 {letter}" for letter in missing),
    )
