"""The directive ``qms:decisions``: decisions, what they mean for customers, what came of them."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.actions import Action
from clausebook.analysis.decisions import Decided, decisions
from clausebook.corpus import Corpus
from clausebook.record import Record
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import counted, empty, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["DecisionLog", "setup"]

_NOTHING = "No decision is on record yet."
_NAMES = ("Decision", "Day", "What it means for customers", "What came of it")


class DecisionLog(Block):
    """All decisions, the latest first."""

    def html(self, translator: HTML5Translator) -> str:
        """Return how many are done, open and overdue, then the log."""
        corpus = manual_of(translator.builder).corpus
        found = decisions(corpus)
        if not found:
            return empty(_NOTHING)
        rows = (_row(translator, corpus, one) for one in found)
        shown = named_rows("Decisions", _NAMES, rows, classes="qms-wide qms-decisions")
        return f"<p>{escape(_told(corpus, found))}</p>{shown}"


class DecisionsDirective(QuestionDirective):
    """Shows the log of decisions: ``{qms:decisions}``."""

    def questions(self) -> Sequence[str]:
        # Whether something is overdue depends on the day.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = decisions(manual.corpus)
        lines = (f"{named(one.record)}: {one.what}. {one.impact}" for one in found)
        return [with_words(DecisionLog(""), _told(manual.corpus, found), *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "decisions", DecisionsDirective)


def _row(translator: HTML5Translator, corpus: Corpus, one: Decided) -> Sequence[str]:
    own = one.what == one.record.title
    link = record_link(translator, one.record.id, with_title=own)
    by = ", ".join(escape(_name(corpus.get(who))) for who in one.by) if own else ""
    return (
        link if own else f"{escape(one.what)} ({link})",
        (day(one.day.isoformat()) if one.day else "") + (f"<br>{by}" if by else ""),
        escape(one.impact) or '<span class="qms-gap-word">not said</span>',
        listing([*_steps(corpus, one), *_elsewhere(translator, one)]) or "Nothing further to do",
    )


def _name(record: Record | None) -> str:
    return "" if record is None else record.title


def _steps(corpus: Corpus, one: Decided) -> Iterator[str]:
    for step in one.steps:
        what = "" if step.what == one.what else f"{escape(step.what)}: "
        yield what + _state(corpus, step)


def _state(corpus: Corpus, step: Action) -> str:
    if not step.is_open:
        return f"done on {day(step.done_on.isoformat())}" if step.done_on else "settled"
    due = f"due {day(step.due.isoformat())}" if step.due else "no day named"
    owner = f", {escape(_name(corpus.get(step.owner)))}" if step.owner else ""
    return due + owner + (late() if step.is_overdue(corpus.today) else "")


def _elsewhere(translator: HTML5Translator, one: Decided) -> Iterator[str]:
    for record_id in one.carried_out_in:
        yield f"carried out in {record_link(translator, record_id)}"


def _told(corpus: Corpus, found: Sequence[Decided]) -> str:
    if not found:
        return _NOTHING
    unsaid = sum(not one.impact for one in found)
    waiting = sum(one.is_open for one in found)
    overdue = sum(one.is_overdue(corpus.today) for one in found)
    impact = f"{unsaid} say not what they mean for customers" if unsaid else _ALL_SAY
    return (
        f"{counted(len(found), 'decision')}, {waiting} with something still to do, {overdue} of "
        f"them overdue; {impact}."
    )


_ALL_SAY = "each says what it means for customers"
