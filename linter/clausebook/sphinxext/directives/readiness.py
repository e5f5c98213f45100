"""The directive ``qms:readiness``: how far six steps to customer focus have come."""

from collections.abc import Iterable, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.readiness import Answer, Lack, Progress, StepReadiness, readiness
from clausebook.language import N_, _, capital_first, ngettext, pgettext
from clausebook.record import Record
from clausebook.sphinxext.absence import NOT_SHOWN, absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import escape, record_link, table
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.pieces import folded, heading, listing, with_words

__all__ = ["ReadinessTracker", "setup"]

_READING = N_(
    "Counted are records in force. The steps are good practice, and each rests on those before it; "
    "the standard does not prescribe them. The numbers are no verdict, and nothing to add up."
)
_COLOUR = {Progress.NONE: "missing", Progress.PART: "draft", Progress.WHOLE: "live"}
"""The state of evidence whose colour goes with the word."""


class ReadinessTracker(Block):
    """The six steps, each with its questions, what counts and what is lacking."""

    def html(self, translator: HTML5Translator) -> str:
        """Return which step comes next, then a table for each step."""
        found = readiness(manual_of(translator.builder).corpus)
        parts = [f"<p>{escape(_(_READING))}</p><p>{escape(_next(found.next))}</p>"]
        for step in found.steps:
            shown = f"{step.step.number} {escape(_(step.step.label))} {_mark(step.progress)}"
            anchor = f"readiness-{step.step.value.replace('_', '-')}"
            parts.append(heading(self, shown, anchor))
            parts.append(f"<p>{escape(capital_first(_(step.step.meaning)))}.</p>")
            parts.append(_table(translator, step))
        return "".join(parts)


class ReadinessDirective(QuestionDirective):
    """Shows the steps with the records that count and those that lack something."""

    def questions(self) -> Sequence[str]:
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = readiness(manual.corpus)
        lines = (_line(step) for step in found.steps)
        return [with_words(ReadinessTracker(""), _(_READING), _next(found.next), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "readiness", ReadinessDirective)


def _table(translator: HTML5Translator, step: StepReadiness) -> str:
    names = (_("On record"), _("What is counted"), _("What is lacking"))
    head = "".join(f'<th scope="col">{name}</th>' for name in names)
    body = "".join(_row(translator, answer) for answer in step.answers)
    return table(head, body, label=_(step.step.label), classes="qms-wide qms-readiness")


def _row(translator: HTML5Translator, answer: Answer) -> str:
    told = escape(_(answer.question.text))
    if answer.counting:
        links = listing(record_link(translator, record.id) for record in answer.counting)
        told += folded(ngettext("{count} record", "{count} records", answer.achieved), links)
    return (
        f'<tr data-achieved="{answer.achieved}" data-total="{answer.total}">'
        f'<th scope="row">{escape(_share(answer))}</th>'
        f"<td>{told}</td><td>{_lacking(translator, answer)}</td></tr>"
    )


def _lacking(translator: HTML5Translator, answer: Answer) -> str:
    items = [
        f'{record_link(translator, lack.record.id)} <span class="qms-way">'
        f"{_('lacks {what}', what=escape(lack.what))}</span>"
        for lack in answer.lacking
    ]
    if answer.waiting and not answer.total:
        items.append(_("not in force: {records}", records=_links(translator, answer.waiting)))
    if answer.faulty:
        links = _links(translator, answer.faulty)
        items.append(_("not looked at, for they break their schema: {records}", records=links))
    return listing(items) if items or not answer.total else pgettext("lacking", "nothing")


def _links(translator: HTML5Translator, records: Iterable[Record]) -> str:
    return ", ".join(record_link(translator, r.id, with_title=False) for r in records if r.id)


def _share(answer: Answer) -> str:
    if not answer.total:
        return absent(_("none yet"), _(NOT_SHOWN))
    return _("{count} of {total}", count=answer.achieved, total=answer.total)


def _mark(progress: Progress) -> str:
    return f'<span class="qms-state qms-state-{_COLOUR[progress]}">{escape(_(progress))}</span>'


def _next(step: StepReadiness | None) -> str:
    if step is None:
        return absent(_("Nothing is open in any step."))
    return _(
        "First step with something open: {number} {step}.",
        number=step.step.number,
        step=_(step.step.label),
    )


def _line(step: StepReadiness) -> str:
    told = "; ".join(f"{_share(answer)} {_(answer.question.text)}" for answer in step.answers)
    lacks = "; ".join(_lack(lack) for answer in step.answers for lack in answer.lacking)
    line = f"{step.step.number} {_(step.step.label)}, {_(step.progress)}: {told}."
    return f"{line} {lacks}." if lacks else line


def _lack(lack: Lack) -> str:
    return f"{lack.record.id} {_('lacks {what}', what=lack.what)}"
