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
from clausebook.sphinxext.absence import absent
from clausebook.sphinxext.block import Block
from clausebook.sphinxext.directive import QuestionDirective
from clausebook.sphinxext.html import day, escape, record_link
from clausebook.sphinxext.manual import Manual, manual_of
from clausebook.sphinxext.views.bars import bar_figure
from clausebook.sphinxext.views.figures import chart_name, number_cell
from clausebook.sphinxext.views.marks import Tone, late, mark
from clausebook.sphinxext.views.pareto_chart import pareto_figure
from clausebook.sphinxext.views.pieces import counted, empty, heading, named, spoken, with_words
from clausebook.sphinxext.views.rows import TableRow, row_table

__all__ = ["ComplaintsBlock", "setup"]

_EMPTY = absent(
    "No complaint is on record. Whether none came or none was written down, nobody can tell."
)
_OPEN = "Open complaints"
_TIMES = "Days from receipt to the end"
_ABOUT = "What complaints are about"


class ComplaintsBlock(Block):
    """The complaints of the time ``within``; ``chart`` begins the ids of the SVGs."""

    def html(self, translator: HTML5Translator) -> str:
        """Return the open ones, the times and the categories, each below its heading."""
        corpus = manual_of(translator.builder).corpus
        found = complaint_handling(corpus, self["within"])
        if not found.complaints and not found.waiting:
            return empty(_EMPTY)
        name = self["chart"]
        return "".join(
            (
                heading(self, "What waits", f"{name}-open"),
                f"<p>{escape(_waiting_told(found))}</p>",
                _waiting(translator, found),
                heading(self, "How long it takes", f"{name}-how-long"),
                _times(found, f"{name}-times"),
                heading(self, _ABOUT, f"{name}-about"),
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
        lines = _lines(found) if found.complaints or found.waiting else [_EMPTY]
        return [with_words(block, *lines)]


def setup(app: Sphinx) -> None:
    """Register the directive."""
    app.add_directive_to_domain("qms", "complaints", ComplaintsDirective)


def _waiting(translator: HTML5Translator, found: ComplaintHandling) -> str:
    head = ("Complaint", "Open for", "Answer promised by", "Acknowledged", "Customer last heard")
    ordered = sorted(found.waiting, key=lambda one: (-one.age, one.complaint.id))
    return row_table(_OPEN, head, (_open_row(translator, one) for one in ordered))


def _open_row(translator: HTML5Translator, one: OpenComplaint) -> TableRow:
    due = day(str(one.due)) if one.due is not None else "no day promised"
    if one.told_on is not None:
        due = f"answered {day(str(one.told_on))}"
    elif one.is_overdue:
        due += late()
    heard = one.told_on or one.kept_posted_on or one.acknowledged_on
    cells = (
        record_link(translator, one.complaint.id),
        counted(one.age, "day"),
        due,
        day(str(one.acknowledged_on)) if one.acknowledged_on else mark("not yet", Tone.CARE),
        day(str(heard)) if heard is not None else mark("never", Tone.BAD),
    )
    data = {"age": str(one.age), "overdue": "true" if one.is_overdue else "false"}
    return TableRow(cells, data)


def _waiting_told(found: ComplaintHandling) -> str:
    if not found.waiting:
        return absent("No complaint is open.")
    oldest = max(one.age for one in found.waiting)
    late = [one.complaint.id for one in found.waiting if one.is_overdue]
    overdue = f"{len(late)} without the promised answer: {', '.join(late)}" if late else ""
    total = counted(len(found.waiting), "open complaint")
    told = overdue or "none beyond the promised day"
    return f"{total}, the oldest for {counted(oldest, 'day')}; {told}."


def _times(found: ComplaintHandling, chart: str) -> str:
    bars = [_class_bar(one) for one in time_classes(found.until_closed)]
    return bar_figure(
        _TIMES,
        _times_told(found),
        chart,
        bars if found.until_closed else [],
        head=("Days", "Complaints"),
    )


def _class_bar(one: TimeClass) -> Bar:
    if one.high is None:
        return Bar(f"{one.low} days and more", one.count)
    return Bar(f"{one.low} to {one.high} days", one.count)


def _times_told(found: ComplaintHandling) -> str:
    if not found.until_closed and not found.promised:
        return absent("No complaint has been answered or closed yet.")
    told = []
    if found.until_told:
        told.append(
            f"Half of the answers came within {_days(found.median_until_told)}, nine of ten "
            f"within {_days(found.most_until_told)}."
        )
    if found.promised:
        told.append(f"{found.kept} of {found.promised} promised days were kept.")
    if found.until_closed:
        told.append(
            f"Half of the closed ones took at most {_days(found.median_until_closed)} to the end, "
            f"nine of ten at most {_days(found.most_until_closed)}; what is open is not counted."
        )
    return " ".join(told)


def _days(value: float | None) -> str:
    return f"{number_cell(value)} {'day' if value == 1 else 'days'}"


def _categories(found: ComplaintHandling, chart: str) -> str:
    if found.categories is None:
        return empty("Nothing was received in this time.")
    told = _categories_told(found)
    return pareto_figure(_ABOUT, told, chart, found.categories, counted="Complaints", named=spoken)


def _categories_told(found: ComplaintHandling) -> str:
    first, last = found.complaints[0], found.complaints[-1]
    total = counted(len(found.complaints), "complaint")
    told = f"{total}, received {first.text('received_on')} to {last.text('received_on')}."
    return told if found.categories is None else f"{told} {few_told(found.categories, spoken)}"


def _lines(found: ComplaintHandling) -> Iterator[str]:
    yield _waiting_told(found)
    yield from (f"{named(one.complaint)}: {counted(one.age, 'day')}" for one in found.waiting)
    yield _times_told(found)
    if found.categories is not None:
        yield _categories_told(found)
        for row in found.categories.rows:
            yield f"{spoken(row.category)}: {number_cell(row.weight)}"
