"""Faults in the audit programme, in audits and in their findings (clause 9.2)."""

from collections import Counter
from collections.abc import Iterator

from clausebook.record import Record
from tests.mutate.edits import drop, put, without
from tests.mutate.example import Example
from tests.mutate.mutation import Mutation, operator


def _times_audited(example: Example) -> Counter[str]:
    """Return how often each process is in the programme or in an audit that was held."""
    found: Counter[str] = Counter()
    for audit in example.live("audit"):
        found.update(audit.texts("processes"))
    for programme in example.live("audit-programme"):
        held = {audit.text("number") for audit in example.live("audit")}
        for planned in programme.parts("planned_audits"):
            if planned.text("number") not in held:
                found.update(planned.texts("processes"))
    return found


@operator("AUD001")
def process_left_out_of_the_programme(example: Example) -> Iterator[Mutation]:
    """A process that no audit has looked at in the cycle, and that is planned once."""
    held = {audit.text("number") for audit in example.live("audit")}
    for programme in example.live("audit-programme"):
        for index, planned in enumerate(programme.parts("planned_audits")):
            processes = planned.texts("processes")
            once = len(processes) == 1 and _times_audited(example)[processes[0]] == 1
            if once and planned.text("number") not in held:
                at, words = (programme.id, processes[0]), (processes[0],)
                yield drop(programme, "planned_audits", index, at=at, words=words)


@operator("AUD001")
def process_left_out_of_its_only_audit(example: Example) -> Iterator[Mutation]:
    times = _times_audited(example)
    for audit in example.live("audit"):
        for index, process in enumerate(audit.texts("processes")):
            if times[process] == 1:
                at = (audit.id, audit.text("programme"), process)
                yield drop(audit, "processes", index, at=at, words=(process,))


@operator("AUD001")
def planned_audit_never_held(example: Example) -> Iterator[Mutation]:
    """The audit that was held goes by a number that the programme does not have."""
    for audit in example.live("audit"):
        yield put(audit, "0000-00", "number", at=(audit.text("programme"),))


@operator("AUD001")
def planned_audit_overdue(example: Example) -> Iterator[Mutation]:
    held = {audit.text("number") for audit in example.live("audit")}
    for programme in example.live("audit-programme"):
        for index, planned in enumerate(programme.parts("planned_audits")):
            if planned.text("number") not in held:
                yield put(programme, example.day(-100), "planned_audits", index, "due")


@operator("AUD001")
def programme_without_methods(example: Example) -> Iterator[Mutation]:
    yield from without(example, "audit-programme", "methods")


@operator("AUD001")
def programme_of_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "audit-programme", "responsible")


@operator("AUD001")
def programme_that_weighs_nothing(example: Example) -> Iterator[Mutation]:
    for name in ("importance", "changes", "earlier_results"):
        yield from without(example, "audit-programme", name)


@operator("AUD002")
def auditor_of_the_own_process(example: Example) -> Iterator[Mutation]:
    for audit in example.live("audit"):
        if audit.parts("auditors") and audit.parts("auditors")[0].has("person"):
            for name in audit.texts("processes"):
                for person in example.holders(example.get(name).text("owner")):
                    yield put(audit, person.id, "auditors", 0, "person")


def _is_serious(finding: Record) -> bool:
    return finding.text("grade") in ("major", "minor")


@operator("AUD003")
def finding_against_nothing(example: Example) -> Iterator[Mutation]:
    yield from without(example, "audit-finding", "criterion", where=_is_serious)


@operator("AUD003")
def finding_that_led_to_no_nonconformity(example: Example) -> Iterator[Mutation]:
    for finding in filter(_is_serious, example.live("audit-finding")):
        if not example.links_to(finding):
            yield drop(finding, "gives_rise_to")


@operator("AUD003")
def observation_that_turns_out_grave(example: Example) -> Iterator[Mutation]:
    """Graded as a broken requirement, without nonconformity or corrective action."""
    for finding in example.live("audit-finding"):
        follows = example.related(finding, "gives_rise_to")
        answers = ("nonconformity", "corrective-action")
        if not _is_serious(finding) and all(r.kind.name not in answers for r in follows):
            yield put(finding, "minor", "grade")


@operator("AUD103")
def finding_without_grade(example: Example) -> Iterator[Mutation]:
    yield from without(example, "audit-finding", "grade")


@operator("AUD004")
def audit_reported_to_nobody(example: Example) -> Iterator[Mutation]:
    yield from without(example, "audit", "reported_to")


@operator("AUD005")
def broken_requirement_without_correction(example: Example) -> Iterator[Mutation]:
    yield from without(example, "audit-finding", "response", "done_on", where=_is_serious)
