"""The golden thread as HTML: whole for a directive, and folded, in short, on a record's page."""

from collections.abc import Iterator, Sequence

from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.golden_thread import Statement, Step, Thread, ThreadStage
from clausebook.diagnostic import Diagnostic
from clausebook.language import _, choice_word, link_word, ngettext, noun, status_text
from clausebook.record import BEGUN, Record
from clausebook.sphinxext.html import (
    escape,
    identifier,
    record_address,
    record_link,
    rule_link,
)
from clausebook.sphinxext.manual import manual_of
from clausebook.sphinxext.views.once import Gaps, gaps_of, is_on_thread, thread_of
from clausebook.sphinxext.views.pieces import folded, listing

__all__ = ["folded_thread", "gap_html", "thread_html"]

_WITH_TITLES = 5
"""So many records of a stage are shown with their titles, more by their ids."""


def thread_html(translator: HTML5Translator, thread: Thread) -> str:
    """Return all stages, each record with what ties it there."""
    gaps = gaps_of(manual_of(translator.builder), thread.start.id)
    stages = "".join(
        _stage_html(translator, stage, gaps, _whole(translator, stage)) for stage in thread.stages
    )
    return f'<ol class="qms-thread">{stages}</ol>'


def folded_thread(translator: HTML5Translator, record: Record) -> str:
    """Return the thread of a record in short, folded; empty for one that has no place on it."""
    manual = manual_of(translator.builder)
    if not is_on_thread(manual, record):
        return ""
    thread = thread_of(manual, record.id)
    others = {s.record.id for stage in thread.stages for s in stage.steps} - {record.id}
    if not others:
        return ""
    gaps = gaps_of(manual, record.id)
    shown = [one for one in thread.stages if not one.is_gap or gaps[one.stage]]
    stages = "".join(
        _stage_html(translator, stage, gaps, _short(translator, stage, record)) for stage in shown
    )
    told = [ngettext("{count} other record", "{count} other records", len(others))]
    if faults := sum(map(bool, gaps.values())):
        told.append(ngettext("{count} gap", "{count} gaps", faults))
    return (
        '<div class="qms-own-thread">'
        + folded(
            _("Golden thread: {parts}", parts=", ".join(told)),
            f'<ol class="qms-thread qms-thread-short">{stages}</ol>{_nothing(thread, shown)}',
        )
        + "</div>"
    )


def _nothing(thread: Thread, shown: Sequence[ThreadStage]) -> str:
    """Return in a sentence the stages that are empty without any rule that misses something."""
    names = [noun(one.stage.label) for one in thread.stages if one not in shown]
    if not names:
        return ""
    told = _("Nothing on record, and nothing missed: {stages}.", stages=", ".join(names))
    return f'<p class="qms-totals">{told}</p>'


def _stage_html(translator: HTML5Translator, stage: ThreadStage, gaps: Gaps, shown: str) -> str:
    name = f'<span class="qms-stage">{escape(_(stage.stage.label))}</span>'
    inner, gap = shown, ""
    if stage.is_gap:
        inner, gap = gap_html(translator, gaps.get(stage.stage, ())), " qms-stage-gap"
    return (
        f'<li class="qms-stage-item{gap}" data-stage="{stage.stage}" '
        f'data-records="{len(stage.steps)}">{name}<div>{inner}</div></li>'
    )


def gap_html(translator: HTML5Translator, findings: Sequence[Diagnostic]) -> str:
    """Return that nothing is there, and what the linter says about that."""
    told = "".join(
        f"<li>{_severity(one)} {rule_link(translator, one.code)} {escape(one.message)}</li>"
        for one in findings
    )
    word = _("gap: nothing on record")
    return f'<span class="qms-gap-word">{word}</span><ul class="qms-list">{told}</ul>'


def _whole(translator: HTML5Translator, stage: ThreadStage) -> str:
    return listing(
        (
            *(_step(translator, step) for step in stage.steps),
            *(_statement(translator, statement) for statement in stage.statements),
        )
    )


def _step(translator: HTML5Translator, step: Step) -> str:
    marks = _finding_marks(translator, step.record)
    return f"{record_link(translator, step.record.id)}{_way(step)}{marks}"


def _way(step: Step) -> str:
    """Return what ties the record to the one it was reached from: "satisfies NED-0001"."""
    if step.origin is None:
        return ""
    said = f"{escape(link_word(step.phrase))} {identifier(step.origin.id)}"
    return f' <span class="qms-way">{said}</span>'


def _statement(translator: HTML5Translator, statement: Statement) -> str:
    said_in = record_link(translator, statement.record.id, with_title=False)
    told = _("said in {record}", record=said_in)
    if statement.detail:
        told = _("{detail}, said in {record}", detail=escape(statement.detail), record=said_in)
    return f'{escape(statement.text)} <span class="qms-way">{told}</span>'


def _finding_marks(translator: HTML5Translator, record: Record) -> str:
    found = manual_of(translator.builder).findings_by_record.get(record.id, ())
    codes: dict[str, Diagnostic] = {}
    for diagnostic in found:
        codes.setdefault(diagnostic.code, diagnostic)
    return "".join(
        f" {_severity(one)} {rule_link(translator, code)}" for code, one in sorted(codes.items())
    )


def _severity(one: Diagnostic) -> str:
    return f'<span class="qms-severity qms-{one.severity}">{choice_word(one.severity)}</span>'


def _short(translator: HTML5Translator, stage: ThreadStage, start: Record) -> str:
    """Return the records of a stage in a line, and how much others say about it."""
    records = [step.record for step in stage.steps]
    has_titles = len(records) <= _WITH_TITLES
    parts = [
        f"<strong>{_('this record')}</strong>"
        if record is start
        else _short_link(translator, record, has_title=has_titles)
        for record in records
    ]
    parts += _said(stage.statements, start)
    return ", ".join(parts)


def _short_link(translator: HTML5Translator, record: Record, *, has_title: bool) -> str:
    """Return a link with as few bytes as can be, for a page may have thousands."""
    title = ""
    if has_title and record.title != record.id:
        title = f" {escape(manual_of(translator.builder).title(record))}"
    status = f" ({escape(status_text(record.status))})" if record.status in BEGUN else ""
    address = record_address(translator, record.id)
    shown = f"{escape(record.id)}{title}"
    return f'<a href="{escape(address)}">{shown}</a>{status}' if address else f"{shown}{status}"


def _entries(number: int, records: int) -> str:
    """Return how many entries stand in how many of the records that are shown."""
    if records > 1:
        return ngettext(
            "{count} entry in {records} of these records",
            "{count} entries in {records} of these records",
            number,
            records=records,
        )
    return ngettext(
        "{count} entry in one of these records",
        "{count} entries in one of these records",
        number,
    )


def _said(statements: Sequence[Statement], start: Record) -> Iterator[str]:
    """Yield what the record says itself, and how often others say something."""
    for one in statements:
        if one.record is start:
            detail = f" ({escape(one.detail)})" if one.detail else ""
            yield f"{escape(one.text)}{detail}"
    others = [one.record.id for one in statements if one.record is not start]
    if others:
        yield f'<span class="qms-way">{_entries(len(others), len(set(others)))}</span>'
