"""The directive ``qms:complaints``: what waits, how long it takes, what it is about."""

from collections.abc import Iterator, Sequence
from typing import ClassVar

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.application import Sphinx
from sphinx.writers.html5 import HTML5Translator

from clausebook.analysis.complaint_handling import (
    ComplaintHandling,
    OpenComplaint,
    TimeClass,
    complaint_handling,
    time_classes,
)
from clausebook.analysis.pareto_analyses import few_told
from clausebook.charts.bars import Bar
from clausebook.language import N_, _, day_text, ngettext, own_words, pgettext
from clausebook.record import Record
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name, number_cell
from clausebook.sphinxext.views.marks import Tone, late, mark
from clausebook.sphinxext.views.pareto_chart import pareto_figure
from clausebook.sphinxext.views.pieces import empty, heading, named, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["ComplaintsBlock", "setup"]

_EMPTY = N_(
    "No complaint is on record. Whether none came or none was written down, nobody can tell."
)
_OPEN = N_("Open complaints")
_TIMES = N_("Days from receipt to the end")
_ABOUT = N_("What complaints are about")


class ComplaintsBlock(Block):
    """The complaints of the time ``within``; ``chart`` begins the ids of the SVGs."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the open ones, the times and the categories, each below its heading."""
        corpus = manual_of(translator.builder).corpus
        found = complaint_handling(corpus, self["within"])
        if not found.complaints and not found.waiting:
            return empty(absent(_(_EMPTY)))
        name = self["chart"]
        return "".join(
            (
                heading(self, _("What waits"), f"{name}-open"),
                f"<p>{escape(_waiting_told(found))}</p>",
                _waiting(translator, found),
                heading(self, _("How long it takes"), f"{name}-how-long"),
                _times(found, f"{name}-times"),
                heading(self, _(_ABOUT), f"{name}-about"),
                _categories(found, f"{name}-categories"),
            )
        )


class ComplaintsDirective(QuestionDirective):
    """Shows complaints, all or of the last time: ``:within: 12 months``."""

    option_spec: ClassVar = {"within": directives.unchanged_required}

    about = ("complaint",)

    def questions(self) -> Sequence[str]:
        return ("kind:complaint", "kind:kpi", "day")

    def answer(self, manual: Manual) -> list[nodes.Node]:
        within = self.length_of_time()
        found = complaint_handling(manual.corpus, within)
        chart = chart_name(self.env, "complaints")
        block = ComplaintsBlock("", within=within, chart=chart)
        lines = _lines(found) if found.complaints or found.waiting else [absent(_(_EMPTY))]
        return [with_words(block, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "complaints", ComplaintsDirective)


def _waiting(translator: HTML5Translator, found: ComplaintHandling) -> str:
    head = (
        _("Complaint"),
        _("Open for"),
        _("Answer promised by"),
        pgettext("complaint", "Acknowledged"),
        _("Customer last heard"),
    )
    ordered = sorted(found.waiting, key=lambda one: (-one.age, one.complaint.id))
    return row_table(_(_OPEN), head, (_open_row(translator, one) for one in ordered))


def _open_row(translator: HTML5Translator, one: OpenComplaint) -> TableRow:
    due = day(str(one.due)) if one.due is not None else _("no day promised")
    if one.told_on is not None:
        due = _("answered {day}", day=day(str(one.told_on)))
    elif one.is_overdue:
        due += late()
    heard = one.told_on or one.kept_posted_on or one.acknowledged_on
    cells = (
        record_link(translator, one.complaint.id),
        _days_open(one.age),
        due,
        day(str(one.acknowledged_on)) if one.acknowledged_on else mark(_("not yet"), Tone.CARE),
        day(str(heard)) if heard is not None else mark(_("never"), Tone.BAD),
    )
    data = {"age": str(one.age), "overdue": "true" if one.is_overdue else "false"}
    return TableRow(cells, data)


def _waiting_told(found: ComplaintHandling) -> str:
    if not found.waiting:
        return absent(_("No complaint is open."))
    oldest = max(one.age for one in found.waiting)
    late = [one.complaint.id for one in found.waiting if one.is_overdue]
    told = _("none beyond the promised day")
    if late:
        named_ones = ", ".join(late)
        told = _(
            "{count} without the promised answer: {complaints}",
            count=len(late),
            complaints=named_ones,
        )
    return _(
        "{complaints}, the oldest for {days}; {promises}.",
        complaints=ngettext(
            "{count} open complaint", "{count} open complaints", len(found.waiting)
        ),
        days=_days_open(oldest),
        promises=told,
    )


def _days_open(number: int) -> str:
    return ngettext("{count} day", "{count} days", number)


def _times(found: ComplaintHandling, chart: str) -> str:
    bars = [_class_bar(one) for one in time_classes(found.until_closed)]
    return bar_figure(
        _(_TIMES),
        _times_told(found),
        chart,
        bars if found.until_closed else [],
        head=(_("Days"), _("Complaints")),
    )


def _class_bar(one: TimeClass) -> Bar:
    if one.high is None:
        return Bar(_("{low} days and more", low=one.low), one.count)
    return Bar(_("{low} to {high} days", low=one.low, high=one.high), one.count)


def _times_told(found: ComplaintHandling) -> str:
    if not found.until_closed and not found.promised:
        return absent(_("No complaint has been answered or closed yet."))
    told = []
    if found.until_told:
        told.append(
            _(
                "Half of the answers came within {half}, nine of ten within {most}.",
                half=_days(found.median_until_told),
                most=_days(found.most_until_told),
            )
        )
    if found.promised:
        told.append(
            _(
                "{count} of {total} promised days were kept.",
                count=found.kept,
                total=found.promised,
            )
        )
    if found.until_closed:
        told.append(
            _(
                "Half of the closed ones took at most {half} to the end, nine of ten at most "
                "{most}; what is open is not counted.",
                half=_days(found.median_until_closed),
                most=_days(found.most_until_closed),
            )
        )
    return " ".join(told)


def _days(value: float | None) -> str:
    number = number_cell(value)
    return _("{number} day", number=number) if value == 1 else _("{number} days", number=number)


def _categories(found: ComplaintHandling, chart: str) -> str:
    if found.categories is None:
        return empty(_("Nothing was received in this time."))
    told = _categories_told(found)
    return pareto_figure(
        _(_ABOUT), told, chart, found.categories, counted=_("Complaints"), named=own_words
    )


def _categories_told(found: ComplaintHandling) -> str:
    first, last = found.complaints[0], found.complaints[-1]
    told = ngettext(
        "{count} complaint, received {first} to {last}.",
        "{count} complaints, received {first} to {last}.",
        len(found.complaints),
        first=_received(first),
        last=_received(last),
    )
    return told if found.categories is None else f"{told} {few_told(found.categories, own_words)}"


def _received(complaint: Record) -> str:
    received = complaint.date("received_on")
    return day_text(received) if received is not None else ""


def _lines(found: ComplaintHandling) -> Iterator[str]:
    yield _waiting_told(found)
    yield from (f"{named(one.complaint)}: {_days_open(one.age)}" for one in found.waiting)
    yield _times_told(found)
    if found.categories is not None:
        yield _categories_told(found)
        for row in found.categories.rows:
            yield f"{own_words(row.category)}: {number_cell(row.weight)}"
