"""The directive ``qms:leadership``: what top management did for customers, and when nothing."""

from collections.abc import Sequence
from functools import partial

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.leadership import Act
from clausebook.analysis.leadership_year import LETTERS, LeadershipYear, leadership_year
from clausebook.analysis.period import Period
from clausebook.charts.timeline import Event, Timeline, draw_timeline
from clausebook.language import N_, _, day_text, ngettext
from clausebook.sphinxext.absence import NOT_SHOWN, absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import clause_link, day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import chart_name, figure
from clausebook.sphinxext.views.pieces import empty, folded, named, with_words
from clausebook.sphinxext.views.rows import named_rows

__all__ = ["LeadershipBlock", "setup"]

_CLAUSE = "5.1.2 {}"
_NOTHING = N_(
    "No decision, review or communication of top management bears on customers in the last twelve "
    "months. What was done in them can be written down as a decision."
)


class LeadershipBlock(Block):
    """The last twelve months as a chart, by letter and quarter, and act by act."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the three parts, or a sentence where there was nothing."""
        manual = manual_of(translator.builder)
        year = leadership_year(manual.corpus)
        if not year.acts:
            return empty(absent(_(_NOTHING)))
        picture = _picture(manual, year, _told(year))
        chart = figure(
            picture.title,
            picture.description,
            self["chart"],
            partial(draw_timeline, picture),
        )
        return chart + _matrix(translator, year) + _acts(translator, year)


class LeadershipDirective(QuestionDirective):
    """Shows the evidence of leadership for customer focus: ``{qms:leadership}``."""

    about = ("decision", "management-review", "communication")

    def questions(self) -> Sequence[str]:
        # The day of the build is drawn.
        return ("records",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        year = leadership_year(manual.corpus)
        block = LeadershipBlock("", chart=chart_name(self.env, "leadership"))
        return [with_words(block, _told(year), *map(_line, year.acts))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "leadership", LeadershipDirective)


def _picture(manual: Manual, year: LeadershipYear, told: str) -> Timeline:
    """Return a row for each letter; what one record tells of one day is one mark."""
    letters = list(LETTERS)
    marks = {
        (act.record.id, act.day, letter): Event(
            act.record.id, manual.title(act.record), act.day, letters.index(letter)
        )
        for act in reversed(year.acts)
        for letter in letters
        if letter in act.stated
    }
    rows = [f"{letter}  {_(words)}" for letter, words in LETTERS.items()]
    ends = year.quarters[-1].ends
    return Timeline(_("Leadership for customer focus"), told, rows, list(marks.values()), ends)


def _matrix(translator: HTML5Translator, year: LeadershipYear) -> str:
    names = (_("Customer focus"), *(str(quarter) for quarter in year.quarters))
    rows = (
        (
            f"{clause_link(translator, _CLAUSE.format(letter))} {escape(_(words))}",
            *(_cell(translator, year, letter, quarter) for quarter in year.quarters),
        )
        for letter, words in LETTERS.items()
    )
    return named_rows(
        _("Leadership by letter and quarter"), names, rows, classes="qms-wide qms-leadership"
    )


def _cell(translator: HTML5Translator, year: LeadershipYear, letter: str, quarter: Period) -> str:
    acts, inferred = year.acts_in(letter, quarter), year.inferred_in(letter, quarter)
    counted_here = f"<strong>{len(acts)}</strong> {_links(translator, acts)}"
    gap = f'<span class="qms-gap-cell">{_("nothing states it")}</span>'
    nothing = absent(gap, _(NOT_SHOWN))
    shown = counted_here if acts else nothing
    if not inferred:
        return shown
    told = _("inferred: {records}", records=_links(translator, inferred))
    return f'{shown}<span class="qms-hint">{told}</span>'


def _links(translator: HTML5Translator, acts: Sequence[Act]) -> str:
    ids = dict.fromkeys(act.record.id for act in reversed(acts))
    return " ".join(record_link(translator, one, with_title=False) for one in ids)


def _acts(translator: HTML5Translator, year: LeadershipYear) -> str:
    rows = (
        (
            day(act.day.isoformat()),
            escape(act.what),
            escape(act.impact),
            _letters(act),
            record_link(translator, act.record.id, with_title=False),
        )
        for act in year.acts
    )
    names = (
        _("Day"),
        _("What was decided or done"),
        _("What it means for customers"),
        "5.1.2",
        _("Record"),
    )
    shown = named_rows(_("Acts of top management"), names, rows, classes="qms-wide qms-acts")
    return folded(ngettext("{count} act", "{count} acts", len(year.acts)), shown)


def _told(year: LeadershipYear) -> str:
    if not year.acts:
        return absent(_(_NOTHING))
    told = ngettext(
        "{count} act of top management from {begins} to {ends} on record as for customer focus.",
        "{count} acts of top management from {begins} to {ends} on record as for customer focus.",
        len(year.stated),
        begins=day_text(year.quarters[0].begins),
        ends=day_text(year.quarters[-1].ends),
    )
    others = len(year.acts) - len(year.stated)
    if others:
        told += " " + ngettext(
            "{count} more act can only be inferred to be, from what they are about, and do not "
            "count.",
            "{count} more acts can only be inferred to be, from what they are about, and do not "
            "count.",
            others,
        )
    if not year.gaps:
        return f"{told} {_('No quarter is without one for each letter.')}"
    gaps = ", ".join(
        _("{letter} in {quarter}", letter=letter, quarter=quarter) for letter, quarter in year.gaps
    )
    return told + absent(f" {_('Nothing states to be for {gaps}.', gaps=gaps)}")


def _letters(act: Act) -> str:
    stated, inferred = (", ".join(sorted(letters)) for letters in (act.stated, act.inferred))
    told = _("inferred: {letters}", letters=inferred) if inferred else ""
    return "; ".join(filter(None, (stated, told)))


def _line(act: Act) -> str:
    return f"{act.day} ({_letters(act)}) {act.what}: {act.impact} {named(act.record)}"
