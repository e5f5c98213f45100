"""The directive ``qms:satisfaction-verdict``: are customers satisfied, as far as surveys tell?"""

from collections.abc import Sequence

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.satisfaction_verdict import (
    Leaning,
    Opinion,
    SatisfactionVerdict,
    satisfaction_verdict,
)
from clausebook.analysis.survey_results import survey_results
from clausebook.corpus import Corpus
from clausebook.language import N_, _, list_of, ngettext, percentage
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.figures import number_cell
from clausebook.sphinxext.views.marks import Tone, mark
from clausebook.sphinxext.views.pieces import empty, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["SatisfactionVerdictBlock", "setup"]

_NOTHING = N_("No survey on record states a score, so nothing can be said from surveys.")
_LIMIT = N_("It tells what those who answered said; what the others think is not known.")
_JUDGED = N_(
    "A survey leans one way where its whole interval lies beyond the middle of the scale, at which "
    "as many are in favour as not; no interval is narrowed here for a finite population."
)
_HEAD = (N_("Latest survey"), N_("What it says"), N_("Score"), N_("Answers"), N_("Until"))
_TONES = {Leaning.FOR: Tone.GOOD, Leaning.AGAINST: Tone.BAD, Leaning.UNTOLD: Tone.PLAIN}


class SatisfactionVerdictBlock(Block):
    """One sentence, and the surveys on which it rests."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the sentence, and a row for each latest survey."""
        found = _verdict(manual_of(translator.builder).corpus)
        if not found.opinions:
            return empty(absent(_(_NOTHING)))
        rows = (_row(translator, one) for one in found.opinions)
        label = _("What the latest surveys say")
        limits = f"{_(_LIMIT)} {_(_JUDGED)}"
        told = f'<p><strong class="qms-verdict">{escape(_told(found))}</strong> {limits}</p>'
        return told + row_table(label, [_(name) for name in _HEAD], rows)


class SatisfactionVerdictDirective(QuestionDirective):
    """Says in a sentence whether customers are satisfied: ``{qms:satisfaction-verdict}``."""

    def questions(self) -> Sequence[str]:
        return ("kind:survey",)

    def answer(self, manual: Manual) -> list[nodes.Node]:
        found = _verdict(manual.corpus)
        told = f"{_told(found)} {_(_LIMIT)}" if found.opinions else absent(_(_NOTHING))
        return [with_words(SatisfactionVerdictBlock(""), told, *map(_line, found.opinions))]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "satisfaction-verdict", SatisfactionVerdictDirective)


def _verdict(corpus: Corpus) -> SatisfactionVerdict:
    return satisfaction_verdict(survey_results(corpus))


def _told(found: SatisfactionVerdict) -> str:
    untold = found.count(Leaning.UNTOLD)
    parts = [_for_us(found.count(Leaning.FOR)), _against_us(found.count(Leaning.AGAINST))]
    if untold:
        parts.append(_("{count} cannot be told", count=untold))
    return ngettext(
        "Of {count} latest survey, {opinions}.",
        "Of {count} latest surveys, {opinions}.",
        len(found.opinions),
        opinions=list_of(parts),
    )


def _for_us(number: int) -> str:
    if not number:
        return _("none leans our way by more than chance")
    return ngettext(
        "{count} leans our way by more than chance",
        "{count} lean our way by more than chance",
        number,
    )


def _against_us(number: int) -> str:
    if not number:
        return _("none leans against us")
    return ngettext("{count} leans against us", "{count} lean against us", number)


def _row(translator: HTML5Translator, one: Opinion) -> TableRow:
    survey = one.result.survey
    why = f'<span class="qms-hint">{escape(_why(one))}</span>'
    cells = (
        record_link(translator, survey.id),
        mark(_(one.leaning), _TONES[one.leaning]) + why,
        escape(_score(one)),
        escape(_answers(one)),
        day(survey.part("window").text("until")) if survey.part("window").text("until") else "",
    )
    return TableRow(cells, {"survey": survey.id, "leaning": one.leaning.name.lower()})


def _score(one: Opinion) -> str:
    score, precision = number_cell(one.result.score.value), one.result.widest
    shown = f"{score} {_unit(one)}".strip()
    if precision is None:
        return shown
    low, high = number_cell(precision.lower), number_cell(precision.upper)
    return _(
        "{score}, interval {low} to {high} at {level}",
        score=shown,
        low=low,
        high=high,
        level=percentage(f"{100 * one.result.confidence:g}"),
    )


def _answers(one: Opinion) -> str:
    invited = one.result.survey.whole("invited")
    answers = str(one.result.score.answers)
    if not invited:
        return answers
    return _("{answers} of {invited} asked", answers=answers, invited=invited)


def _why(one: Opinion) -> str:
    if one.why or one.middle is None:
        return one.why
    return _("the middle is {score}", score=f"{number_cell(one.middle)} {_unit(one)}".strip())


def _unit(one: Opinion) -> str:
    return one.result.survey.part("results").text("unit")


def _line(one: Opinion) -> str:
    why = f" ({_why(one)})"
    told = f"{_score(one)}, {_answers(one)}"
    return f"{named(one.result.survey)} {_(one.leaning)}{why}: {told}"
