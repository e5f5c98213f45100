"""What an auditor would likely raise and what to pull, as text, Markdown and JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook import __version__
from clausebook.analysis.concerns import Concern, Grade
from clausebook.analysis.sampling_plan import Sample
from clausebook.control.effect.in_progress import WorkInProgress
from clausebook.edition import Edition
from clausebook.engine import Suppressed
from clausebook.reports.display import first_of, visible, wrap
from clausebook.reports.heading import place_of
from clausebook.reports.in_progress import (
    in_progress_markdown,
    in_progress_text,
    in_progress_values,
)
from clausebook.reports.json_text import to_json
from clausebook.reports.markdown import table
from clausebook.reports.result import in_numbers
from clausebook.reports.style import Style

__all__ = ["Audit", "audit_json", "audit_markdown", "audit_text"]

SCHEMA_VERSION = 1

_FEW = 5
_READING = (
    "A guess from the records, by rules that the manual tells. It is no audit: an auditor looks at "
    "what is done, and at what no record shows."
)


_NOTHING_YET = (
    "Nothing is in force or recorded yet: that nothing is raised below tells nothing. Begin with "
    "what 'clausebook coverage' calls missing; drafts count once 'clausebook approve' has "
    "approved them."
)


@dataclass(frozen=True, slots=True)
class Audit:
    """What is reported: concerns and samples for the time from ``since`` to ``on``.

    ``is_empty`` says that no record counts on that day: that nothing is found then means nothing.
    """

    edition: Edition
    on: date
    since: date
    seed: str
    concerns: tuple[Concern, ...]
    accepted: tuple[Suppressed, ...]
    samples: tuple[Sample, ...]
    in_progress: tuple[WorkInProgress, ...] = ()
    is_empty: bool = False

    def graded(self, grade: Grade) -> tuple[Concern, ...]:
        """Return the concerns of one grade."""
        return tuple(concern for concern in self.concerns if concern.grade is grade)


def audit_text(audit: Audit, style: Style) -> str:
    """Return the report for a terminal."""
    lines = [f"{audit.edition.title}, on {audit.on}, records since {audit.since}", ""]
    if audit.is_empty:
        lines += [wrap(_NOTHING_YET, style.width, ""), ""]
    for grade in Grade:
        found = audit.graded(grade)
        lines.append(style.strong(f"{grade}: {len(found) or 'none'}"))
        for concern in found:
            lines += _paragraph(audit.edition, concern, style)
        lines.append("")
    lines += [*_accepted(audit, style), *_plan(audit, style)]
    lines += [*in_progress_text(audit.in_progress, style), wrap(_READING, style.width, "")]
    return "\n".join(lines) + "\n"


def _paragraph(edition: Edition, concern: Concern, style: Style) -> Iterator[str]:
    heading = f"{concern.code} {concern.name}"
    yield f"  {style.strong(heading)}: {_effort(concern)}"
    for told in (
        f"criterion: {_criterion(edition, concern)}",
        f"looked at: {_looked_at(concern)}",
        f"why: {concern.reason}",
        *(
            f"{place_of(one.location)}: {visible(one.message)}"
            for one in concern.diagnostics[:_FEW]
        ),
    ):
        yield "    " + wrap(told, style.width, "      ", 4)
    if len(concern.diagnostics) > _FEW:
        yield f"    and {len(concern.diagnostics) - _FEW} more"
    for hint in dict.fromkeys(one.hint for one in concern.diagnostics[:_FEW] if one.hint):
        yield "    " + wrap(f"help: {visible(hint)}", style.width, "      ", 4)


def _criterion(edition: Edition, concern: Concern) -> str:
    """Return the clauses with their titles, or on whose word the rule rests."""
    named = (edition.clauses.get(number) for number in concern.clauses)
    told = "; ".join(f"{clause.number} {clause.title}" for clause in named if clause)
    return told or concern.basis.meaning


def _looked_at(concern: Concern) -> str:
    if not concern.records:
        return "all records; none gives evidence"
    shown = first_of(concern.records, _FEW)
    return f"{shown}; {len(concern.records)} of {in_numbers(concern.looked_at, 'record')}"


def _effort(concern: Concern) -> str:
    return f"{in_numbers(len(concern.diagnostics), 'finding')}, {concern.effort} to mend"


def _accepted(audit: Audit, style: Style) -> Iterator[str]:
    if not audit.accepted:
        return
    yield style.strong(f"knowingly not followed: {len(audit.accepted)}")
    for entry in audit.accepted:
        one, said = entry.diagnostic, entry.suppression
        until = f", until {said.until}" if said.until else ", without an end"
        told = f"{one.code} {one.record or one.location.path}: {said.reason}{until}"
        yield "    " + wrap(visible(told), style.width, "      ", 4)
    yield ""


def _plan(audit: Audit, style: Style) -> Iterator[str]:
    yield style.strong(f"to pull, drawn with seed '{visible(audit.seed)}'")
    for sample in audit.samples:
        size = f"{len(sample.drawn)} of {sample.population}"
        told = f"{sample.title}, {size}, for {', '.join(sample.clauses) or 'the system'}"
        yield "  " + wrap(told, style.width, "    ", 2)
        for one in sample.drawn:
            trail = f"; leads to {', '.join(one.leads_to[:_FEW])}" if one.leads_to else ""
            told = f"{one.record.id} {visible(one.record.title)} ({one.record.path}){trail}"
            yield "    " + wrap(told, style.width, "      ", 4)
    if not audit.samples:
        yield "  nothing: no record tells of anything that happened"
    yield ""


def audit_markdown(audit: Audit) -> str:
    """Return the report for the file of an audit."""
    head = f"# What an auditor would likely raise on {audit.on}"
    lines = [head, "", f"{audit.edition.title}; records since {audit.since}. {_READING}", ""]
    if audit.is_empty:
        lines += [_NOTHING_YET, ""]
    for grade in Grade:
        found = audit.graded(grade)
        lines += [f"## {str(grade).capitalize()}: {len(found) or 'none'}", ""]
        if found:
            lines += table(
                ("Criterion", "Concern", "Evidence looked at", "Why this grade", "Effort"),
                (
                    (
                        _criterion(audit.edition, concern),
                        f"{concern.code} {concern.name}: {_all_of(concern)}",
                        _looked_at(concern),
                        concern.reason,
                        _effort(concern),
                    )
                    for concern in found
                ),
            )
    lines += [f"## Knowingly not followed: {len(audit.accepted) or 'none'}", ""]
    if audit.accepted:
        lines += table(
            ("Rule", "Record", "What the rule says", "Why it is not followed", "By", "Until"),
            (
                (
                    entry.diagnostic.code,
                    entry.diagnostic.record or entry.diagnostic.location.path,
                    entry.diagnostic.message,
                    entry.suppression.reason,
                    entry.suppression.by,
                    str(entry.suppression.until or "no end"),
                )
                for entry in audit.accepted
            ),
        )
    lines += [f"## To pull, drawn with seed `{audit.seed}`", ""]
    lines += table(
        ("Records", "Clauses", "Record", "Leads to", "Seen"),
        (
            (
                f"{sample.title}, {len(sample.drawn)} of {sample.population}",
                ", ".join(sample.clauses),
                f"{one.record.id} {one.record.title} ({one.record.path})",
                ", ".join(one.leads_to),
                "",
            )
            for sample in audit.samples
            for one in sample.drawn
        ),
    )
    lines += in_progress_markdown(audit.in_progress)
    return "\n".join(lines).rstrip() + "\n"


def _all_of(concern: Concern) -> str:
    """Return every finding with its place, for the file of an audit holds the evidence."""
    return "; ".join(f"{place_of(one.location)} {one.message}" for one in concern.diagnostics)


def audit_json(audit: Audit) -> str:
    """Return the report as one JSON object."""
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "on": audit.on.isoformat(),
            "since": audit.since.isoformat(),
            "edition": audit.edition.name,
            "seed": audit.seed,
            "concerns": [_concern(concern) for concern in audit.concerns],
            "accepted": [
                {
                    "code": entry.diagnostic.code,
                    "record": entry.diagnostic.record,
                    "message": entry.diagnostic.message,
                    "reason": entry.suppression.reason,
                    "by": entry.suppression.by or None,
                    "until": entry.suppression.until and entry.suppression.until.isoformat(),
                }
                for entry in audit.accepted
            ],
            "samples": [_sample(sample) for sample in audit.samples],
            "in_progress": in_progress_values(audit.in_progress),
        }
    )


def _concern(concern: Concern) -> dict[str, object]:
    return {
        "grade": concern.grade,
        "reason": concern.reason,
        "effort": concern.effort,
        "code": concern.code,
        "name": concern.name,
        "basis": concern.basis,
        "clauses": concern.clauses,
        "records": concern.records,
        "looked_at": concern.looked_at,
        "findings": [
            {
                "message": one.message,
                "hint": one.hint,
                "path": one.location.path,
                "line": one.location.span.start.line,
                "record": one.record,
            }
            for one in concern.diagnostics
        ],
    }


def _sample(sample: Sample) -> dict[str, object]:
    return {
        "kind": sample.kind,
        "clauses": sample.clauses,
        "population": sample.population,
        "drawn": [
            {
                "record": one.record.id,
                "title": one.record.title,
                "path": one.record.path,
                "leads_to": one.leads_to,
            }
            for one in sample.drawn
        ],
    }
