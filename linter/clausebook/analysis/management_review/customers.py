"""How satisfied customers were in a period, and what they let us know."""

from collections.abc import Iterator
from datetime import date

from clausebook.analysis.comparison import Figure, compared, counted
from clausebook.analysis.indicators import PERCEIVED
from clausebook.analysis.management_review.considered import Considered, Found
from clausebook.analysis.period import Period
from clausebook.analysis.survey_answers import score_kind
from clausebook.analysis.survey_waves import change_between, earlier_wave
from clausebook.corpus import Corpus
from clausebook.language import N_, _, choice_word, ngettext
from clausebook.record import Record

__all__ = ["satisfaction_and_feedback"]

_HIGH = ("high", "critical")
_SENTIMENTS = (
    ("positive", N_("Feedback, positive"), "higher_is_better"),
    ("negative", N_("Feedback, negative"), "lower_is_better"),
)


def satisfaction_and_feedback(corpus: Corpus, period: Period) -> Found:
    """Return surveys, indicators of perception, feedback and complaints of a period."""
    surveys = [s for s in corpus.live("survey") if _asked_on(s) in period]
    kpis = [k for k in corpus.live("kpi") if k.text("class") in PERCEIVED]
    figures = [
        *(_of_survey(corpus, survey) for survey in surveys),
        *(figure for kpi in kpis if (figure := compared(corpus, kpi, period))),
        *_numbers(corpus, period),
    ]
    items = [
        *(Considered(survey, _told(survey)) for survey in surveys),
        *_feedback(corpus, period),
        *_complaints(corpus, period),
    ]
    return Found(tuple(items), tuple(figures))


def _asked_on(survey: Record) -> date | None:
    return survey.part("window").date("until") or survey.date("analysed_on")


def _told(survey: Record) -> str:
    answers = survey.whole("responded")
    asked = (
        ngettext("{count} answer", "{count} answers", answers)
        if answers is not None
        else _("answers not counted")
    )
    read = survey.text("decision") or survey.text("reading")
    return f"{asked}; {read or _('nobody has written down what it says')}"


def _of_survey(corpus: Corpus, survey: Record) -> Figure:
    earlier = earlier_wave(corpus, survey)
    change = None if earlier is None else change_between(earlier, survey)
    stated = survey.part("results").number("value")
    direction = survey.part("instrument").text("direction") or "higher_is_better"
    if change is None:
        return Figure(survey.title, stated, None, direction, margin=None, record=survey.id)
    return Figure(
        survey.title,
        change.later.value,
        change.earlier.value,
        direction,
        unit=score_kind(survey).upper() if score_kind(survey) == "nps" else "",
        margin=change.margin,
        record=survey.id,
    )


def _numbers(corpus: Corpus, period: Period) -> Iterator[Figure]:
    received = [c.date("received_on") for c in corpus.live("complaint")]
    if received:
        now, before = (sum(day in p for day in received) for p in (period, period.earlier))
        yield counted(_("Complaints received"), now, before, "lower_is_better")
    for sentiment, name, direction in _SENTIMENTS:
        days = [
            f.date("received_on")
            for f in corpus.live("feedback")
            if f.text("sentiment") == sentiment
        ]
        if days:
            now, before = (sum(day in p for day in days) for p in (period, period.earlier))
            yield counted(_(name), now, before, direction)


def _feedback(corpus: Corpus, period: Period) -> Iterator[Considered]:
    for feedback in corpus.live("feedback"):
        if feedback.date("received_on") in period:
            action = feedback.part("action")
            followed = action.text("what") or action.text("none_reason")
            kind = feedback.text("feedback_kind")
            said = (choice_word(kind) if kind else "", followed or _("nothing followed yet"))
            yield Considered(feedback, "; ".join(filter(None, said)))


def _complaints(corpus: Corpus, period: Period) -> Iterator[Considered]:
    """Yield the complaints that are grave or not settled; the others are told by their number.

    What is not settled is told however old it is.
    """
    for complaint in corpus.live("complaint"):
        received = complaint.date("received_on")
        is_open = complaint.status != "closed" and (received or date.min) <= period.ends
        is_grave = complaint.text("severity") in _HIGH and received in period
        if is_open or is_grave:
            severity = complaint.text("severity")
            grade = choice_word(severity) if severity else _("not graded")
            due = complaint.date("due")
            is_late = due is not None and due < period.ends and not complaint.has("told_on")
            needs_attention = is_open and is_late
            told = (
                _("{grade}, open", grade=grade) if is_open else _("{grade}, settled", grade=grade)
            )
            yield Considered(complaint, told, needs_attention)
