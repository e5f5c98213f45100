"""The directive ``qms:golden-thread``: from a need to all that was made of it, with the gaps."""

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.evidence import is_withdrawn
from clausebook.analysis.golden_thread import Thread, ThreadStage
from clausebook.analysis.thread_links import Stage, stages_of_kind
from clausebook.language import _, ngettext, noun
from clausebook.sphinxext.anchors import record_anchor
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, identifier, record_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.page.findings import findings_html
from clausebook.sphinxext.views.once import thread_of
from clausebook.sphinxext.views.pieces import (
    folded,
    heading,
    named,
    with_words,
)
from clausebook.sphinxext.views.threads import thread_html

__all__ = ["GoldenThread", "ThreadOverview", "setup", "thread_anchor"]


class GoldenThread(Block):
    """The thread through the record ``record``, stage by stage."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the stages and the findings of the record; one of many under its name, folded."""
        manual = manual_of(translator.builder)
        found = thread_of(manual, self["record"])
        stages = thread_html(translator, found)
        findings = findings_html(translator, manual.findings_by_record.get(found.start.id, ()))
        gaps = escape(_gaps(found))
        if not self["titled"]:
            return f'{stages}<p class="qms-totals">{gaps}</p>{findings}'
        shown = record_link(translator, found.start.id)
        head = heading(self, shown, thread_anchor(found.start.id))
        return f"{head}{folded(gaps, stages + findings)}"


class ThreadOverview(Block):
    """All needs with the number of records at each stage."""

    def html(self, translator: HTML5Translator) -> str:
        """Return one table: a row for each need, a column for each stage."""
        manual = manual_of(translator.builder)
        names = (_("Need"), *(_(stage.short_label) for stage in Stage if stage is not Stage.NEED))
        head = "".join(f'<th scope="col">{escape(name)}</th>' for name in names)
        body = "".join(_overview_row(manual, thread_of(manual, need)) for need in self["records"])
        return table(
            head, body, label=_("Golden threads at a glance"), classes="qms-wide qms-threads"
        )


class GoldenThreadDirective(QuestionDirective):
    """Shows the thread of one record, or of every need: ``{qms:golden-thread} NED-0001``."""

    optional_arguments = 1

    def answer(self, manual: Manual) -> list[nodes.Node]:
        if self.arguments:
            record = manual.corpus.get(self.arguments[0])
            if record is None:
                raise self.error(f"qms:golden-thread: no record has the id '{self.arguments[0]}'")
            if not stages_of_kind(record.kind.name):
                kind = record.kind.title.lower()
                raise self.error(f"qms:golden-thread: a {kind} has no place on the thread")
            return [_block(manual, record.id, titled=False)]
        needs = [r.id for r in manual.corpus.records("need") if not is_withdrawn(r)]
        if not needs:
            return [nodes.paragraph("", _("No need is on record, so no thread begins."))]
        ordered = sorted(needs)
        return [
            ThreadOverview("", records=ordered),
            *(_block(manual, need, titled=True) for need in ordered),
        ]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "golden-thread", GoldenThreadDirective)


def thread_anchor(record_id: str) -> str:
    """Return the id of the heading above the thread of a record."""
    return f"thread-{record_anchor(record_id)}"


def _block(manual: Manual, record_id: str, *, titled: bool) -> Block:
    found = thread_of(manual, record_id)
    lines = (_line(stage) for stage in found.stages)
    block = GoldenThread("", record=record_id, titled=titled)
    return with_words(block, named(found.start), *lines, _gaps(found))


def _overview_row(manual: Manual, found: Thread) -> str:
    cells = "".join(_overview_cell(s) for s in found.stages if s.stage is not Stage.NEED)
    start = found.start
    title = f" {escape(manual.title(start))}" if start.title != start.id else ""
    return (
        f'<tr data-need="{escape(start.id)}"><th scope="row">'
        f'<a class="reference internal" href="#{escape(thread_anchor(start.id))}">'
        f"{identifier(start.id)}{title}</a></th>{cells}</tr>"
    )


def _overview_cell(stage: ThreadStage) -> str:
    number = len(stage.steps) or len(stage.statements)
    if not number:
        return f'<td class="qms-gap-cell" data-stage="{stage.stage}">{_("gap")}</td>'
    return f'<td class="qms-number" data-stage="{stage.stage}">{number}</td>'


def _gaps(found: Thread) -> str:
    if not found.gaps:
        return _("Something is on record at every stage.")
    stages = ", ".join(noun(gap.label) for gap in found.gaps)
    return ngettext(
        "{count} gap: {stages}.", "{count} gaps: {stages}.", len(found.gaps), stages=stages
    )


def _line(stage: ThreadStage) -> str:
    told: Iterable[str] = (
        *(named(step.record) for step in stage.steps),
        *(statement.text for statement in stage.statements),
    )
    return f"{_(stage.stage.label)}: {'; '.join(told) or _('gap, nothing on record')}"
