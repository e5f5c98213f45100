"""The gap report between two editions as text, Markdown and JSON."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from clausebook import __version__
from clausebook.edition import Edition
from clausebook.migration.clause_changes import ClauseChange
from clausebook.migration.gap_report import Gap
from clausebook.migration.preparation import Step
from clausebook.reports.display import first_of, visible, wrap
from clausebook.reports.json_text import to_json
from clausebook.reports.markdown import table
from clausebook.reports.result import in_numbers
from clausebook.reports.style import Style

__all__ = ["Migration", "migration_json", "migration_markdown", "migration_text"]

SCHEMA_VERSION = 1

_FEW = 6
_READING = (
    "Rows marked unverified rest on secondary sources, with our confidence in them; compare them "
    "with a licensed copy before you rely on them."
)


@dataclass(frozen=True, slots=True)
class Migration:
    """What is reported: what is new, what to prepare, and which numbers change."""

    present: Edition
    target: Edition
    as_of: date
    gaps: tuple[Gap, ...]
    steps: tuple[Step, ...]
    certain: tuple[ClauseChange, ...]
    left: tuple[ClauseChange, ...]

    @property
    def reading(self) -> str:
        """How the report is to be read, with the end of the transition."""
        ends = self.target.transition_ends
        if ends is None:
            return _READING
        return f"The transition ends on {ends}. {self.target.transition_note} {_READING}"


def migration_text(migration: Migration, style: Style) -> str:
    """Return the report for a terminal."""
    title = f"From {migration.present.title} to {migration.target.title}, as of {migration.as_of}"
    lines = [style.strong(title), "", wrap(migration.reading, style.width, ""), ""]
    for gap in migration.gaps:
        lines += _gap(gap, style)
    lines += ["", style.strong("to prepare")]
    for step in migration.steps:
        shown = ", ".join(step.evidence[:_FEW]) or f"no record shows it: {step.advice}"
        lines.append(
            "  " + wrap(f"{_box(step.is_open)} {step.title}: {shown}", style.width, " " * 6, 2)
        )
    lines += ["", style.strong("clause numbers in records")]
    lines += _numbers(migration, style)
    return "\n".join(lines) + "\n"


def _gap(gap: Gap, style: Style) -> Iterator[str]:
    clause = gap.clause
    heading = f"{clause.number} {clause.title}"
    yield f"{_box(gap.is_open)} {style.strong(heading)} ({_confidence(gap)})"
    indent = "    "
    for told in _facts(gap):
        yield indent + wrap(visible(told), style.width, indent + "  ", 4)


def _facts(gap: Gap) -> Iterator[str]:
    if gap.clause.change:
        yield f"new: {gap.clause.change}"
    if gap.earlier not in ((), (gap.clause.number,)):
        yield f"was: {', '.join(gap.earlier)}"
    yield f"evidence: {_evidence(gap)}"
    for one in gap.found:
        yield f"gap ({one.severity}): {one.code} {one.record or one.location.path} {one.message}"


def _box(is_open: bool) -> str:
    return "[ ]" if is_open else "[x]"


def _confidence(gap: Gap) -> str:
    confidence = gap.clause.confidence or "no"
    mark = "unverified, " if gap.clause.unverified else ""
    return f"{mark}{confidence} confidence"


def _evidence(gap: Gap) -> str:
    headed = "missing in all clauses below" if gap.is_without_evidence else "see the clauses below"
    state = str(gap.state) if gap.state is not None else headed
    if gap.through:
        return f"{state} with {gap.through}"
    return f"{state}; {first_of(gap.evidence, _FEW)}" if gap.evidence else state


def _numbers(migration: Migration, style: Style) -> Iterator[str]:
    files = {change.place.path for change in migration.certain}
    certain = in_numbers(len(migration.certain), "number")
    yield f"  {certain} in {in_numbers(len(files), 'file')} can be rewritten: --diff, then --write"
    for change in migration.left:
        told = f"{change.record.id} {change.place.path}: {_choice(change)}"
        yield "  " + wrap(f"by hand: {visible(told)}", style.width, " " * 4, 2)


def _choice(change: ClauseChange) -> str:
    if not change.new:
        return f"{change.old} has no successor"
    return f"{change.old} is {' and '.join(change.new)} now; say which"


def migration_markdown(migration: Migration) -> str:
    """Return the report as a page."""
    title = f"# From {migration.present.title} to {migration.target.title}"
    lines = [title, "", f"As of {migration.as_of}. {migration.reading}", ""]
    names = (
        "Clause before",
        "Clause after",
        "What is new",
        "Evidence",
        "Gap",
        "Owner",
        "Confidence",
    )
    lines += table(
        names,
        (
            (
                ", ".join(gap.earlier),
                f"{gap.clause.number} {gap.clause.title}",
                gap.clause.change,
                _evidence(gap),
                "; ".join(f"{one.severity}: {one.code} {one.message}" for one in gap.found),
                ", ".join(gap.owners),
                _confidence(gap),
            )
            for gap in migration.gaps
        ),
    )
    lines += ["## To prepare", ""]
    lines += table(
        ("Step", "Shown by", "What to do"),
        (
            (step.title, ", ".join(step.evidence), step.advice if step.is_open else "")
            for step in migration.steps
        ),
    )
    lines += ["## Clause numbers that people must choose", ""]
    lines += table(
        ("Record", "File", "Number"),
        ((one.record.id, one.place.path, _choice(one)) for one in migration.left),
    )
    return "\n".join(lines).rstrip() + "\n"


def migration_json(migration: Migration) -> str:
    """Return the report as one JSON object."""
    ends = migration.target.transition_ends
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "as_of": migration.as_of.isoformat(),
            "from": migration.present.name,
            "to": migration.target.name,
            "transition_ends": ends and ends.isoformat(),
            "clauses": [_gap_json(gap) for gap in migration.gaps],
            "preparation": [
                {"title": step.title, "evidence": step.evidence, "advice": step.advice}
                for step in migration.steps
            ],
            "rewritten": [_change_json(change) for change in migration.certain],
            "by_hand": [_change_json(change) for change in migration.left],
        }
    )


def _gap_json(gap: Gap) -> dict[str, object]:
    return {
        "earlier": gap.earlier,
        "clause": gap.clause.number,
        "title": gap.clause.title,
        "change": gap.clause.change,
        "confidence": gap.clause.confidence or None,
        "unverified": gap.clause.unverified,
        "state": gap.state,
        "evidence": gap.evidence,
        "owners": gap.owners,
        "severity": gap.severity,
        "findings": [
            {
                "code": one.code,
                "severity": one.severity,
                "record": one.record,
                "message": one.message,
            }
            for one in gap.found
        ],
    }


def _change_json(change: ClauseChange) -> dict[str, object]:
    return {
        "record": change.record.id,
        "path": change.place.path,
        "old": change.old,
        "new": change.new,
    }
