"""An audit programme that leaves something out, has run out or is not carried out."""

from collections.abc import Iterable, Iterator
from datetime import date

from clausebook.analysis.audits import Audits, begins_on, held_audits
from clausebook.analysis.days import after_days, before
from clausebook.analysis.elsewhere import is_kept_elsewhere
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.rules._absence import has_begun, place_of_absence
from clausebook.rules._lists import listed
from clausebook.rules.rule import Finding, rule

_CONTENTS = {
    "methods": "how audits are done",
    "responsible": "who answers for it",
    "planned_audits": "which audits are due when",
    "reporting": "to whom results are reported",
    "importance": "which processes are important",
    "changes": "which changes were taken into account",
    "earlier_results": "what earlier audits led to",
}
_TOLD_BY_RECORDS = {
    "changes": ("change",),
    "earlier_results": ("audit", "audit-finding", "external-audit"),
}


@rule("AUD001", basis="requirement", severity="warning", since="0.2", clauses="9.2.2 a")
def incomplete_audit_programme(corpus: Corpus, *, grace_days: int = 0) -> Iterator[Finding]:
    """The audit programme leaves something out, has run out, or an audit in it was not held.

    A promise to customers holds for as long as somebody looks whether it is kept. The organization
    plans, carries out and keeps up an audit programme that says how often, how, by whom, on what
    terms and with which reports it audits itself, and that takes into account how important the
    processes are, what has changed and what earlier audits found. Of live programmes it is asked:

    - **Contents:** methods, the responsible role, planned audits, reporting; and what was weighed:
      importance, changes, earlier results. A change among the records that it `considers` also
      tells of changes, an audit or a finding there also tells of earlier results. Where no audit
      was held before the programme took effect, there are none to tell.
    - **Carried out:** for each planned audit whose day has passed there is an audit that was held,
      even if late, or a reason why it was dropped. The record of the audit has the same number;
      where one of the two has no number, a process or a clause that both name will do.
    - **Every process:** each live process is in a planned audit or was audited within the `cycle`
      that the programme sets (without one: within its period). A process counts with the one that
      it is part of. Programmes that plan by clauses and name no process are not asked.
    - **In force:** one of the programmes still runs, and where audits are held, there is one.

    The standard prescribes no cycle, neither for processes nor for clauses: the organization is
    held to its own. That a programme is a document is not asked either; what must be kept are the
    records that it was carried out (see DOC009). The threshold `grace_days` lets that many days
    pass after a planned day.

    ## Fails

    ```yaml
    AUP-0001: {reporting: null}
    ```

    ## Fails

    ```yaml
    AUP-0001:
      planned_audits:
        - {number: 2026-01, due: 2026-05-29, processes: [PRC-0001], auditors: [PSN-0002]}
        - {number: 2026-02, due: 2026-06-26, processes: [PRC-0002, PRC-0003], auditors: [PSN-0001]}
    ```

    ## Fails

    ```yaml
    AUP-0001:
      planned_audits:
        - {number: 2026-01, due: 2026-05-29, processes: [PRC-0001], auditors: [PSN-0002]}
        - {number: 2026-02, due: 2026-09-30, processes: [PRC-0002], auditors: [PSN-0001]}
    ```

    ## Fails

    ```yaml
    AUP-0001: {period: {from: 2025-06-01, until: 2026-05-31}}
    ```

    ## Passes

    ```yaml
    AUP-0001:
      planned_audits:
        - {number: 2026-01, due: 2026-05-29, processes: [PRC-0001], auditors: [PSN-0002]}
        - {number: 2026-02, due: 2026-06-26, processes: [PRC-0002, PRC-0003],
           dropped_reason: Put together with the audit of the autumn}
        - {number: 2026-03, due: 2026-11-30, processes: [PRC-0002, PRC-0003]}
    ```
    """
    programmes = corpus.live("audit-programme")
    running = [p for p in programmes if (_end(p) or date.max) >= corpus.today]
    for programme in running:
        yield from _contents(corpus, programme)
    if programmes and not corpus.unclear("audit"):
        audits = Audits(held_audits(corpus))
        for programme in programmes:
            yield from _not_held(corpus, programme, audits, grace_days)
    if running:
        yield from _uncovered(corpus, running)
    elif not corpus.unclear("audit-programme"):
        yield from _nothing_runs(corpus, programmes)


def _end(programme: Record) -> date | None:
    return programme.part("period").date("until")


def _contents(corpus: Corpus, programme: Record) -> Iterator[Finding]:
    missing = [
        name
        for name in _CONTENTS
        if not programme.has(name) and not _is_told_otherwise(corpus, programme, name)
    ]
    if missing:
        yield Finding(
            programme.at(),
            f"the programme does not say {listed([_CONTENTS[name] for name in missing])}",
            f"fill in {listed(missing)}; where there is nothing to tell, say so",
        )


def _is_told_otherwise(corpus: Corpus, programme: Record, name: str) -> bool:
    kinds = _TOLD_BY_RECORDS.get(name, ())
    found = (corpus.get(one) for one in programme.texts("considers"))
    if any(record is not None and record.kind.name in kinds for record in found):
        return True
    issued = programme.date("effective_on") or programme.part("period").date("from") or date.min
    earlier = (begins_on(audit) for audit in corpus.records("audit"))
    return name == "earlier_results" and not any(day and day < issued for day in earlier)


def _not_held(
    corpus: Corpus, programme: Record, audits: Audits, grace_days: int
) -> Iterator[Finding]:
    for planned in programme.parts("planned_audits"):
        due = planned.date("due")
        if due is None or after_days(due, grace_days) >= corpus.today:
            continue
        if planned.has("dropped_reason") or audits.carry_out(planned, programme):
            continue
        number = f" {planned.text('number')}" if planned.has("number") else ""
        yield Finding(
            planned.at("due"),
            f"the audit{number} was due on {due}, and no record says that it was held",
            "record the audit with the same 'number', the 'programme' and the days under "
            "'held_on', or write a 'dropped_reason'",
        )


def _uncovered(corpus: Corpus, running: list[Record]) -> Iterator[Finding]:
    planned = [
        part
        for programme in running
        for part in programme.parts("planned_audits")
        if not part.has("dropped_reason")
    ]
    if not any(part.has("processes") for part in planned) or corpus.unclear("audit"):
        return
    since = min(_since(corpus, programme) for programme in running)
    held = [a for a in held_audits(corpus) if (begins_on(a) or date.min) >= since]
    audited = {one for part in (*planned, *held) for one in part.texts("processes")}
    left = [p for p in corpus.live("process") if not audited & _family(corpus, p)]
    if left:
        yield Finding(
            running[-1].at("planned_audits"),
            f"no audit of {listed([process.id for process in left])} is planned or was held "
            f"within {_span(running)}",
            f"plan one, as in '{{number: 2026-04, due: 2026-11-30, processes: [{left[0].id}]}}'",
            tuple((f"'{process.title}' is not audited", process.at()) for process in left),
        )


def _span(running: list[Record]) -> str:
    cycle = max((programme.text("cycle") for programme in running), key=bool)
    return f"the cycle of {cycle}" if cycle else "the period of the programme"


def _since(corpus: Corpus, programme: Record) -> date:
    """Return the first day of the cycle that ends today, or of the period where there is none."""
    begins = programme.part("period").date("from") or date.min
    cycle = programme.text("cycle")
    return min(begins, (before(corpus.today, cycle) if cycle else None) or begins)


def _family(corpus: Corpus, process: Record) -> set[str]:
    """Return the ids of a process, of those that it is part of and of those that are part of it."""
    found = {process.id}
    for relation in ("part_of", "has_part"):
        level: Iterable[Record] = (process,)
        while level:
            level = [
                other
                for one in level
                for other in corpus.related(one, relation)
                if other.id not in found
            ]
            found.update(other.id for other in level)
    return found


def _nothing_runs(corpus: Corpus, programmes: tuple[Record, ...]) -> Iterator[Finding]:
    drafts = [p.id for p in corpus.records("audit-programme") if p.status in ("draft", "review")]
    following = f"{drafts[0]} is only a draft" if drafts else "none follows"
    if programmes:
        last = max(programmes, key=lambda programme: _end(programme) or date.min)
        yield Finding(
            last.at("period", "until"),
            f"the programme ended on {_end(last)}, and {following}",
            "plan the audits that come next in a new programme, and have it approved",
        )
        return
    if not corpus.records("audit") or not has_begun(corpus) or corpus.unclear("record-location"):
        return
    if not is_kept_elsewhere(corpus, "9.2.2 a"):
        yield Finding(
            place_of_absence(corpus, "audit"),
            f"audits are held, but no programme plans them{f'; {following}' if drafts else ''}",
            "write one with 'clausebook new audit-programme', or name the place where it is kept "
            "in a record location with the clause 9.2.2 a",
        )
