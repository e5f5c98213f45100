"""The readiness for customer focus as text and as JSON."""

from collections.abc import Iterable, Iterator
from datetime import date

from clausebook import __version__
from clausebook.analysis.readiness import Answer, Progress, Readiness, StepReadiness
from clausebook.control.effect.in_progress import WorkInProgress
from clausebook.record import Record
from clausebook.reports.display import first_of, visible, wrap
from clausebook.reports.in_progress import in_progress_text, in_progress_values
from clausebook.reports.json_text import to_json
from clausebook.reports.style import Style

__all__ = ["readiness_json", "readiness_text"]

SCHEMA_VERSION = 1

_FEW = 6
_READING = (
    "What the records in force show of six steps of good practice, which the standard does not "
    "prescribe: no verdict, and nothing to add up."
)


def readiness_text(
    found: Readiness,
    as_of: date,
    style: Style,
    in_progress: tuple[WorkInProgress, ...] = (),
) -> str:
    """Return a paragraph for each step: how many records count, and which lack what."""
    lines = [f"Six steps to customer focus, as of {as_of}"]
    for step in found.steps:
        lines += ["", _head(step, style)]
        for answer in step.answers:
            lines.extend(_answer(answer, style))
    lines += ["", *in_progress_text(in_progress, style), _next(found)]
    return "\n".join([*lines, wrap(_READING, style.width, "")]) + "\n"


def readiness_json(
    found: Readiness, as_of: date, in_progress: tuple[WorkInProgress, ...] = ()
) -> str:
    """Return all that is known of each step as one JSON object."""
    return to_json(
        {
            "clausebook": __version__,
            "schema_version": SCHEMA_VERSION,
            "as_of": as_of.isoformat(),
            "steps": [_step_value(step) for step in found.steps],
            "next": found.next.step.value if found.next else None,
            "in_progress": in_progress_values(in_progress),
        }
    )


def _head(step: StepReadiness, style: Style) -> str:
    title = style.strong(f"{step.step.number} {step.step.label}")
    return f"{title}: {step.progress}"


def _answer(answer: Answer, style: Style) -> Iterator[str]:
    share = f"{answer.achieved} of {answer.total}" if answer.total else "none yet"
    before = f"  {share:>10}  "
    indent = " " * len(before)
    yield before + wrap(answer.question.text, style.width, indent, len(indent))
    for told in (*_lacking(answer), *_left_out(answer)):
        yield indent + wrap(visible(told), style.width, indent + "  ", len(indent))


def _lacking(answer: Answer) -> Iterator[str]:
    by_what: dict[str, list[Record]] = {}
    for lack in answer.lacking:
        by_what.setdefault(lack.what, []).append(lack.record)
    for what, records in by_what.items():
        yield f"without {what}: {_ids(records)}"


def _left_out(answer: Answer) -> Iterator[str]:
    if answer.waiting and not answer.total:
        yield f"not in force: {_ids(answer.waiting)}"
    if answer.faulty:
        yield f"not looked at, for they break their schema: {_ids(answer.faulty)}"


def _ids(records: Iterable[Record]) -> str:
    return first_of([record.id or record.path for record in records], _FEW)


def _next(found: Readiness) -> str:
    if found.next is None:
        return "Nothing is open in any step."
    told = f"First step with something open: {found.next.step.number} {found.next.step.label}"
    missing = next((a for a in found.next.answers if a.progress is not Progress.WHOLE), None)
    if missing is None or missing.total or missing.waiting or missing.faulty:
        return told
    return f"{told}; begin with 'clausebook new {missing.question.kind}'"


def _step_value(step: StepReadiness) -> dict[str, object]:
    return {
        "step": step.step.value,
        "number": step.step.number,
        "progress": step.progress,
        "questions": [_answer_value(answer) for answer in step.answers],
    }


def _answer_value(answer: Answer) -> dict[str, object]:
    return {
        "question": answer.question.text,
        "kind": answer.question.kind,
        "achieved": answer.achieved,
        "of": answer.total,
        "counting": [record.id for record in answer.counting],
        "lacking": [
            {
                "record": lack.record.id,
                "title": lack.record.title,
                "path": lack.record.path,
                "lacks": lack.what,
            }
            for lack in answer.lacking
        ],
        "not_in_force": [record.id for record in answer.waiting],
        "faulty": [record.id for record in answer.faulty],
    }
