"""An auditor who looks at the own work."""

from collections.abc import Iterable, Iterator
from datetime import date

from clausebook.analysis.audits import Audits, begins_on, held_audits
from clausebook.analysis.role_holding import roles_held
from clausebook.corpus import Corpus
from clausebook.record import Part, Place, Record
from clausebook.rules.audits._process_roles import roles_at_work_in
from clausebook.rules.rule import Finding, rule

_LOOKING_ON = ("expert", "trainee", "observer")


@rule("AUD002", basis="house", severity="warning", since="0.2", clauses="9.2.2 c")
def audit_of_own_work(corpus: Corpus) -> Iterator[Finding]:
    """An auditor audits a process that is the auditor's own work.

    Whoever built something sees what it was meant to be. The standard asks that auditors be chosen,
    and audits carried out, so that they are objective and impartial; it leaves open how. That
    nobody audits the own work is the house's way to get there, and the usual one.

    A process is somebody's own work who held, on the first day of the audit, a role that answers
    for it or does it: its owner, the roles under `responsible` and those of its `steps`. The owner
    of a register of processes keeps the list, and answers only for processes in it that name
    nobody. Those who only look on (`part: observer`, `trainee`, `expert`) do not count.

    Where several audit together, one of them may have left the own work to another: say so by
    naming the person under `independence`, as in "PSN-0002 did not look at PRC-0003". The audits
    that a live programme still plans are looked at too, with the roles of today, for then it can
    still be changed. A firm with one auditor exchanges audits with a neighbour, or gives its reason
    in a suppression.

    ## Fails

    ```yaml
    AUD-0001:
      auditors: [{person: PSN-0003, part: lead}]
    ```

    ## Fails

    ```yaml
    AUP-0001:
      planned_audits:
        - {number: 2026-01, due: 2026-05-29, processes: [PRC-0001], auditors: [PSN-0002]}
        - {number: 2026-02, due: 2026-09-30, processes: [PRC-0002, PRC-0003], auditors: [PSN-0002]}
    ```

    ## Passes

    ```yaml
    AUD-0001:
      auditors: [{person: PSN-0002, part: lead}, {person: PSN-0003, part: observer}]
    ```

    ## Passes

    ```yaml
    AUD-0001:
      processes: [PRC-0001, PRC-0002]
      auditors: [{person: PSN-0002, part: lead}, {person: PSN-0003, part: auditor}]
      independence: PSN-0002 did not look at PRC-0002, nor PSN-0003 at PRC-0001
    ```
    """
    for audit in corpus.live("audit"):
        auditors = [p for p in audit.parts("auditors") if p.text("part") not in _LOOKING_ON]
        shared = len(auditors) > 1
        for part in auditors:
            if not (shared and part.text("person") in audit.text("independence")):
                day = begins_on(audit) or corpus.today
                yield from _own(corpus, audit, part.text("person"), part.at("person"), day)
    yield from _planned(corpus)


def _planned(corpus: Corpus) -> Iterator[Finding]:
    programmes = corpus.live("audit-programme")
    held = Audits(held_audits(corpus)) if programmes else Audits(())
    for programme in programmes:
        for planned in programme.parts("planned_audits"):
            if planned.has("dropped_reason") or held.carry_out(planned, programme):
                continue
            for index, person in enumerate(planned.texts("auditors")):
                place = planned.at("auditors", index)
                yield from _own(corpus, planned, person, place, corpus.today)


def _own(
    corpus: Corpus, audit: Record | Part, person_id: str, place: Place, day: date
) -> Iterator[Finding]:
    person = corpus.get(person_id)
    if person is None or not person.is_valid or person.kind.name != "person":
        return
    held = roles_held(person, day)
    own = [p for p in _processes(corpus, audit.texts("processes")) if held & roles_at_work_in(p)]
    if own:
        role = min(held & roles_at_work_in(own[0]))
        yield Finding(
            place,
            f"{person.id} audits {' and '.join(process.id for process in own)} and, as {role}, "
            "answers for that work or does it",
            "let somebody else look at it, or somebody from outside, as in 'outside: Auditor of a "
            "neighbouring firm'",
            tuple((f"'{process.title}'", process.at()) for process in own),
        )


def _processes(corpus: Corpus, ids: Iterable[str]) -> Iterator[Record]:
    for process in map(corpus.get, ids):
        if process is not None and process.is_valid and process.kind.name == "process":
            yield process
