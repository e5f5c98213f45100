"""The directive ``qms:decisions``: decisions, what they mean for customers, what came of them."""

from collections.abc import Iterator, Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.actions import Action
from clausebook.analysis.decisions import Decided, decisions
from clausebook.corpus import Corpus
from clausebook.language import N_, _, ngettext
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.marks import late
from clausebook.sphinxext.views.pieces import empty, listing, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["DecisionLog", "setup"]

_NOTHING = N_("No decision is on record yet.")
_NAMES = (N_("Decision"), N_("Day"), N_("What it means for customers"), N_("What came of it"))


class DecisionLog(Block):
    """All decisions, the latest first."""

    def html(self, translator: HTML5Translator) -> str:
        """Return how many are done, open and overdue, then the log."""
        manual = manual_of(translator.builder)
        found = decisions(manual.corpus)
        if not found:
            return empty(absent(_(_NOTHING)))
        rows = (_row(translator, manual, one) for one in found)
        names = [_(name) for name in _NAMES]
        shown = named_rows(_("Decisions"), names, rows, classes="qms-wide qms-decisions")
        return f"<p>{escape(_told(manual.corpus, found))}</p>{shown}"


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


def _row(translator: HTML5Translator, manual: Manual, one: Decided) -> Sequence[str]:
    own = one.what == one.record.title
    link = record_link(translator, one.record.id, with_title=own)
    by = ", ".join(escape(_name(manual, who)) for who in one.by) if own else ""
    return (
        link if own else f"{escape(one.what)} ({link})",
        (day(one.day.isoformat()) if one.day else "") + (f"<br>{by}" if by else ""),
        escape(one.impact) or f'<span class="qms-gap-word">{_("not said")}</span>',
        listing([*_steps(manual, one), *_elsewhere(translator, one)]) or _("Nothing further to do"),
    )


def _name(manual: Manual, record_id: str) -> str:
    record = manual.corpus.get(record_id)
    return "" if record is None else manual.title(record)


def _steps(manual: Manual, one: Decided) -> Iterator[str]:
    for step in one.steps:
        what = "" if step.what == one.what else f"{escape(step.what)}: "
        yield what + _state(manual, step)


def _state(manual: Manual, step: Action) -> str:
    if not step.is_open:
        if step.done_on is None:
            return _("settled")
        return _("done on {day}", day=day(step.done_on.isoformat()))
    due = _("due {day}", day=day(step.due.isoformat())) if step.due else _("no day named")
    owner = f", {escape(_name(manual, step.owner))}" if step.owner else ""
    return due + owner + (late() if step.is_overdue(manual.corpus.today) else "")


def _elsewhere(translator: HTML5Translator, one: Decided) -> Iterator[str]:
    for record_id in one.carried_out_in:
        yield _("carried out in {record}", record=record_link(translator, record_id))


def _told(corpus: Corpus, found: Sequence[Decided]) -> str:
    if not found:
        return absent(_(_NOTHING))
    unsaid = sum(not one.impact for one in found)
    waiting = sum(one.is_open for one in found)
    overdue = sum(one.is_overdue(corpus.today) for one in found)
    impact = _("each says what it means for customers")
    if unsaid:
        impact = _("{count} say not what they mean for customers", count=unsaid)
    return _(
        "{decisions}, {waiting} with something still to do, {overdue} of them overdue; {impact}.",
        decisions=ngettext("{count} decision", "{count} decisions", len(found)),
        waiting=waiting,
        overdue=overdue,
        impact=impact,
    )
